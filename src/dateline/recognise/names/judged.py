"""What the encoder says where the rules are in doubt: the kind of a name, that it is none, and how far it reaches."""

from collections.abc import Sequence
from typing import Final

from dateline.knowledge.gazetteer import lookup
from dateline.parse import Sentence
from dateline.recognise.encoder import Opinion
from dateline.recognise.names.kinds import DOUBTFUL, Judgement
from dateline.recognise.names.lexicon import is_title
from dateline.recognise.names.name import NameKind
from dateline.recognise.names.split import Piece

SURE: Final = 0.6  # the encoder's kind counts from this probability on
AGAINST: Final = 0.95  # the same, against the kind that the rules suppose or the place that the gazetteer has
NO_NAME: Final = 0.7  # words of unknown kind are no name from this probability on
WHOLE: Final = 0.8  # the encoder's name takes in the parts that the rules saw from this probability on
_KINDS: Final[dict[str, NameKind]] = {
    "Person": "person",
    "Organization": "org",
    "Location": "place",
    "NORP": "nationality",
    "Facility": "place",
}


def judged(piece: Piece, ruling: Judgement, opinion: Opinion) -> Judgement:
    """The ruling of the rules, or the encoder's kind in the place of a doubtful one."""
    if ruling.why not in DOUBTFUL:
        return ruling
    tokens = [token.index for token in piece.tokens]
    odds = {kind: opinion.inside("name", tokens, kind) for kind in _KINDS}
    best = max(odds, key=lambda kind: odds[kind])
    kind = _KINDS[best]
    if kind == "nationality" and piece.tokens[-1].tag in ("NNS", "NNPS"):
        return ruling  # 'Islamists', 'Ashkuris': people who act as a group, as against 'an Ashkuri elder'
    against = ruling.kind != "unknown" or (kind != "place" and _may_be_place(piece))
    if kind == ruling.kind or odds[best] < (AGAINST if against else SURE):
        return ruling
    return Judgement(kind, f"{ruling.why}; encoder: {best.lower()} {odds[best]:.2f}")


def is_no_name(piece: Piece, ruling: Judgement, opinion: Opinion) -> bool:
    """True for words of unknown kind, which have only their capitals, that the encoder takes for no name at all."""
    if ruling.kind != "unknown" or _may_be_place(piece):
        return False
    return 1.0 - opinion.inside("name", [token.index for token in piece.tokens]) >= NO_NAME


def _may_be_place(piece: Piece) -> bool:
    return bool(lookup(" ".join(token.text for token in piece.tokens)))


def whole_names(sentence: Sentence, pieces: Sequence[Piece], opinion: Opinion) -> list[Piece]:
    """The pieces in order, those that the encoder sees as one longer name put together ('San Juan' + 'Sur')."""
    found = list(pieces)
    for stretch in opinion.spans("name"):
        if stretch.kind not in _KINDS or stretch.score < WHOLE:
            continue
        tokens = tuple(t for t in sentence.tokens[stretch.first : stretch.last] if not t.is_inserted)
        touched = [n for n, piece in enumerate(found) if any(token in tokens for token in piece.tokens)]
        whole = touched and all(token in tokens for n in touched for token in found[n].tokens)
        titled = bool(touched) and tokens[0] not in found[touched[0]].tokens and is_title(tokens[0].text)
        longer = not titled and sum(len(found[n].tokens) for n in touched) < len(tokens)
        if whole and longer and tokens[0].text[0].isupper() and tokens[-1].text[0].isupper():
            found[touched[0] : touched[-1] + 1] = [Piece(tokens)]
    return found
