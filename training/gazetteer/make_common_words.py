"""Make `common_words.txt`: names in the gazetteer that news prints mostly in lower case ('Most', 'Police', 'Date').

Counted over the training texts named on the command line (JSON lines with `text` or `tokens`).
Usage: make_common_words.py FILE...
"""

import json
import re
import sys
from collections import Counter
from pathlib import Path

from dateline.knowledge.countries import country_of_name
from dateline.knowledge.gazetteer import lookup

TARGET = Path(__file__).parents[2] / "src/dateline/knowledge/gazetteer/common_words.txt"
WORD = re.compile(r"(?<![\w.'’-])[^\W\d_]{2,}(?![\w'’])")
SHARE, LEAST = 0.12, 5  # of all its uses, and how many at least, in lower case


def texts(path: str) -> list[str]:
    """The texts of one file."""
    found = []
    with Path(path).open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            told = row.get("text") or row.get("tokens") or [word for s in row.get("sentences", ()) for word, _ in s]
            found.append(told if isinstance(told, str) else " ".join(told))
    return found


def main() -> None:
    """Write the list anew."""
    lower: Counter[str] = Counter()
    upper: Counter[str] = Counter()
    for text in (text for path in sys.argv[1:] for text in texts(path)):
        for word in WORD.findall(text):
            (lower if word.islower() else upper)[word.lower()] += 1
    common = [
        w
        for w, n in lower.items()
        if n >= LEAST and n >= SHARE * (n + upper[w]) and lookup(w) and not country_of_name(w)
    ]
    lines = [
        "# Words of every day that are names of places too. Made by training/gazetteer/make_common_words.py.",
        *sorted(common),
    ]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
