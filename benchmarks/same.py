"""`python -m benchmarks.same > A.json` on each processor, then `python -m benchmarks.same A.json B.json`: what differs.

Emulated processors do as well (docs/reference/encoder.md tells the commands). The sentences are our own training
sentences, one of each tenth family, so that no parser need run under emulation.
"""

import json
import re
import sys
from pathlib import Path

import numpy as np

from dateline.recognise import encoder, network

SENTENCES = Path(__file__).parents[1] / "training" / "sentences"
Told = dict[str, list[list[float]]]


def main() -> None:
    """Print the probabilities, or compare two prints."""
    if len(sys.argv) == 3:
        one, other = (json.loads(Path(name).read_text(encoding="utf-8")) for name in sys.argv[1:])
        sys.stdout.writelines(f"{line}\n" for line in compared(one, other))
    else:
        sys.stdout.write(json.dumps(told()))


def sentences() -> list[list[str]]:
    """The words of the first sentence of each tenth family."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(SENTENCES.glob("*.txt")))
    firsts = re.findall(r"^## .*\n(.+)$", text, re.MULTILINE)[::10]
    return [re.findall(r"\w+|[^\w\s]", re.sub(r"\{\S+ ([^}]*)\}", r"\1", line)) for line in firsts]


def told() -> Told:
    """Head -> a row for each word of all sentences, of the probabilities that the engine would see."""
    outputs = np.concatenate([network.run(words)[0][1:] for words in sentences()])
    opinion = encoder.Opinion(outputs, outputs, tuple(range(1, len(outputs))))
    found = {head: opinion._odds(head) for head in network.heads() if head != "factuality"}  # noqa: SLF001
    return {head: np.round(odds.astype(float), 3).tolist() for head, odds in found.items()}


def compared(one: Told, other: Told) -> list[str]:
    """What differs, in sentences."""
    pairs = {head: (np.array(one[head]), np.array(other[head])) for head in one}
    count = sum(a.size for a, _ in pairs.values())
    differing = sum(int((a != b).sum()) for a, b in pairs.values())
    largest = max(float(np.abs(a - b).max()) for a, b in pairs.values())
    words = labels = 0
    for head, (a, b) in pairs.items():
        apart = a.round() != b.round() if head in encoder.EACH_BY_ITSELF else a.argmax(1) != b.argmax(1)
        words, labels = words + apart.size, labels + int(apart.sum())
    return [
        f"probabilities that differ in the third place: {differing} of {count}",
        f"largest difference: {largest:.3f}",
        f"labels that change: {labels} of {words}",
    ]


if __name__ == "__main__":
    main()
