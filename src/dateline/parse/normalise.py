"""Small reversible changes to a paragraph that the parser reads better. Offsets of the article are kept.

The small parser stumbles on headline case, headline passives ('envoy wounded in shootout') and fronted phrases
without a comma ('On Sunday farmers marched'). No word is changed or taken away: case is lowered, or one word is put in.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from dateline.base.spans import Span
from dateline.knowledge import load_words
from dateline.knowledge.countries import country_of_demonym, country_of_name
from dateline.parse.syntax import Sentence, Token

_WORD = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?")
_WITHIN = re.compile(r"(?<=[\w,;][ \u00a0])[A-Z](?:[\w'’-]*\w)?")  # a capital within a sentence
_DATELINE_END = re.compile(r"[^—–:\n]{0,60}?(?:--|[—–]|[-:](?=\s))\s*")
_FUNCTION_WORDS = frozenset(
    "a an and as at after against amid before but by for from has have had in into is are was were be been of off on or"
    " over says said say the their its his her to up will with who that this not over under near than more most"
    " least about during despite following since until while no new says calls tells urges warns".split()
)
_AFTER_PASSIVES = frozenset("in by at over after during for near to as on".split())


def case_of_words(paragraphs: Iterable[str]) -> "Case":
    """How the body writes its words where a capital tells something: within a sentence."""
    lower: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for text in paragraphs:
        lower.update(word for word in _WORD.findall(text) if word.islower())
        capital.update(word.removesuffix("'s").removesuffix("’s") for word in _WITHIN.findall(text))
    return Case(lower, capital)


@dataclass(frozen=True, slots=True)
class Case:
    """Counts of the words that the body writes in lower case, and with a capital within a sentence."""

    lower: Mapping[str, int] = field(default_factory=dict)
    capital: Mapping[str, int] = field(default_factory=dict)

    def is_ordinary(self, word: str, is_word: Callable[[str], bool]) -> bool:
        """True if a capitalised word of a headline is no name: by the body if it has it, else by the dictionary."""
        word = word.removesuffix("'s").removesuffix("’s")
        low, named = word.lower(), self.capital.get(word, 0)
        if low in _FUNCTION_WORDS or self.lower.get(low, 0) > named:
            return True
        return not named and is_word(low) and country_of_name(word) is None and country_of_demonym(word) is None


def untitle(text: str, case: Case, is_word: Callable[[str], bool]) -> str:
    """A line in Title Case with its ordinary words in lower case; any other text as it is. Never changes the length.

    `is_word` tells of a word in lower case whether the dictionary has it.
    """
    words = _WORD.findall(text)
    long_words = [word for word in words if len(word) > 3]
    if len(long_words) < 3 or sum(not word.islower() for word in long_words) < 0.8 * len(long_words):
        return text

    def lowered(match: re.Match[str]) -> str:
        word = match.group()
        low = word.lower()
        if match.start() == 0 or word.isupper() or len(low) != len(word):
            return word
        return low if case.is_ordinary(word, is_word) else word

    return _WORD.sub(lowered, text)


def after_dateline(text: str, end: int) -> int:
    """Where a report begins whose dateline names a place up to `end`: after the date, the agency and the dash."""
    found = _DATELINE_END.match(text, end)
    return found.end() if found else end


@dataclass(frozen=True, slots=True)
class Insertion:
    """Words put in at an offset of the article (before the code point there)."""

    offset: int
    words: str


def propose(sentence: Sentence) -> Insertion | None:
    """The one insertion that might mend this parse, or `None` if nothing looks wrong."""
    return _headline_passive(sentence) or _fronted_phrase(sentence)


def _headline_passive(sentence: Sentence) -> Insertion | None:
    """'Peruvian envoy wounded in shootout': a headline whose root is a noun with a participle on it wants 'was'."""
    if sentence.role not in ("headline", "subhead", "standfirst"):
        return None
    if any(t.pos == "AUX" for t in sentence.tokens):
        return None
    verb = next((t for t in sentence.tokens if t.tag in ("VBN", "VBD") and _lacks_was(sentence, t)), None)
    return Insertion(verb.span.start, "was ") if verb is not None else None


def _lacks_was(sentence: Sentence, verb: Token) -> bool:
    """True if `verb` follows a noun, has no object, and either needs one or is followed by 'in', 'by', 'at' ..."""
    before = sentence.tokens[verb.index - 1] if verb.index else None
    if before is None or before.pos not in ("NOUN", "PROPN", "NUM") or sentence.child(verb, "dobj", "ccomp", "xcomp"):
        return False
    if verb.lemma in load_words("languages/en/headline-passives.txt"):
        return True
    after = sentence.tokens[verb.index + 1] if verb.index + 1 < len(sentence.tokens) else None
    return verb.dep in ("acl", "ROOT", "ccomp", "advcl") and after is not None and after.lower in _AFTER_PASSIVES


def _fronted_phrase(sentence: Sentence) -> Insertion | None:
    """'On Sunday farmers marched', 'In Peruvian ports dockers protested': a verb without a subject wants a comma."""
    first, root = sentence.tokens[0], sentence.root
    if (
        first.tag != "IN"
        or first.dep != "prep"
        or root.tag not in ("VBD", "VBZ", "VBP")
        or sentence.child(root, "nsubj", "nsubjpass", "expl", "csubj")
    ):
        return None
    if any(t.text == "," for t in sentence.tokens[: root.index]):
        return None
    phrase = [t for t in sentence.tokens[1 : root.index] if t.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET")]
    nouns = [t for t in phrase if t.pos in ("NOUN", "PROPN")]
    if len(nouns) < 2:
        return None
    later = next((t for t in nouns[1:] if _begins_subject(sentence, t)), None)
    return Insertion(later.span.start, ", ") if later is not None and later.span.start > first.span.end else None


def _begins_subject(sentence: Sentence, token: Token) -> bool:
    before = sentence.tokens[token.index - 1]
    return before.pos in ("NOUN", "PROPN") and not before.is_inserted


def insert(text: str, start: int, insertions: list[Insertion]) -> tuple[str, list[tuple[int, int]]]:
    """`text`, which stands at `start` in the article, with the words put in; and where: (offset there, length)."""
    parts, marks, last, length = [], [], 0, 0
    for insertion in sorted(insertions, key=lambda i: i.offset):
        cut = insertion.offset - start
        parts += [text[last:cut], insertion.words]
        length += cut - last
        marks.append((length, len(insertion.words)))
        length += len(insertion.words)
        last = cut
    return "".join([*parts, text[last:]]), marks


def original(span: Span, start: int, marks: list[tuple[int, int]]) -> Span:
    """Where a run of the changed text stands in the article; empty at its place if it was put in."""
    if not marks:
        return span.shift(start)
    shift = 0
    for offset, length in marks:
        if span.start >= offset + length:
            shift += length
        elif span.start >= offset:
            return Span(offset - shift + start, offset - shift + start)
    return span.shift(start - shift)
