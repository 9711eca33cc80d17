"""Names in title case: a headline with a capital on every word tells names only by what the body calls so."""

from collections.abc import Iterable

from dateline.base.spans import Span
from dateline.parse import Sentence
from dateline.recognise.names import Name
from dateline.recognise.names.kinds import DOUBTFUL

_BY_CAPITALS = DOUBTFUL | {"'the' stands before it"}  # the reasons that hold only where capitals tell names
_LONGEST = 120  # code points of a name that are looked at
_FEWEST, _LONG = 5, 4  # how many words of four letters and more there must be
_SMALL = frozenset("with from over into onto upon than that amid after about under".split())


def is_in_title_case(sentence: Sentence) -> bool:
    """True if every longer word has a capital, so that capitals tell nothing of names."""
    if sentence.role not in ("headline", "subhead") and sentence.paragraph > 0:
        return False
    words = [t.text for t in sentence.tokens if t.text.isalpha() and len(t.text) >= _LONG and t.text not in _SMALL]
    return len(words) >= _FEWEST and all(word[0].isupper() for word in words)


def cut_to_body(names: Iterable[tuple[Name, Sentence | None]], text: str) -> list[Name]:
    """The names, those in title case cut to what the body names so and dropped where nothing else speaks for them."""
    told = [(name, sentence is not None and is_in_title_case(sentence)) for name, sentence in names]
    body = {name.span.of(text): name for name, in_title in told if not in_title and name.kind != "place"}
    families = {n.rpartition(" ")[2]: name for n, name in body.items() if name.kind == "person" and " " in n}
    kept = (_in_body(name, text, {**families, **body}) if in_title else name for name, in_title in told)
    return [name for name in kept if name is not None]


def _in_body(name: Name, text: str, body: dict[str, Name]) -> Name | None:
    words = name.span.of(text)
    if words in body or name.kind in ("place", "nationality"):
        return name
    starts = [n for n in range(min(len(words), _LONGEST)) if n == 0 or words[n - 1] == " "]
    ends = [n for n in range(1, min(len(words), _LONGEST) + 1) if n == len(words) or words[n] in " '’"]
    parts = [(start, end) for start in starts for end in ends if words[start:end] in body]
    if parts:
        start, end = max(parts, key=lambda part: part[1] - part[0])
        same = body[words[start:end]]
        return Name(span=Span(name.span.start + start, name.span.start + end), kind=same.kind, why=same.why)
    return None if name.kind == "unknown" or name.why in _BY_CAPITALS else name
