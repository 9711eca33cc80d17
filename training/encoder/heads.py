"""The labels of the heads, as training and the engine share them (`knowledge/models/heads.yaml`)."""

from typing import Any

from dateline.knowledge import load_yaml

_TOLD: dict[str, Any] = load_yaml("models/heads.yaml")

SPANS: dict[str, list[str]] = {
    head: ["O", *(f"{edge}-{kind}" for kind in kinds for edge in "BI")] for head, kinds in _TOLD["spans"].items()
}
TRIGGER: list[str] = _TOLD["trigger"]
STATUS: list[str] = _TOLD["status"]
MODE: list[str] = [f"{kind}/{mode}" for kind, modes in _TOLD["mode"].items() for mode in modes]
NUMBERS: list[str] = _TOLD["numbers"]
PAIR: list[str] = _TOLD["pair"]

IGNORED = -100  # a label that tells nothing: the set says nothing of this head at this word
ANY = (1 << len(TRIGGER)) - 1  # a set of labels (as bits) that allows all
NONE = 1


def one(label: str) -> int:
    """The set of labels (as bits) that holds this one alone."""
    return 1 << TRIGGER.index(label)


def some(*labels: str) -> int:
    """The set of labels (as bits) that holds these."""
    return sum({one(label) for label in labels})
