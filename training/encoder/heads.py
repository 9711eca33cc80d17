"""The labels of the heads, as training and the engine share them (`knowledge/models/heads.yaml`)."""

from dateline.recognise import network

HEADS: dict[str, list[str]] = network.heads()
SPANS: dict[str, list[str]] = {head: HEADS[head] for head in network.spans()}
TRIGGER, STATUS, MODE = HEADS["trigger"], HEADS["status"], HEADS["mode"]
SIDES: dict[str, int] = network.sides()
NUMBERS: list[str] = ["background", "factuality"]
PAIR: list[str] = network.pair_labels()
MUTUAL = {"AGREE", "CONSULT", "COOPERATE"}  # acts whose sides may be exchanged

IGNORED = -100  # a label that tells nothing: the set says nothing of this head at this word
ANY = (1 << len(TRIGGER)) - 1  # a set of labels (as bits) that allows all
NONE = 1


def one(label: str) -> int:
    """The set of labels (as bits) that holds this one alone."""
    return 1 << TRIGGER.index(label)


def some(*labels: str) -> int:
    """The set of labels (as bits) that holds these."""
    return sum({one(label) for label in labels})
