"""What stands around a toponym in its sentence: a larger place, a dateline, a person of it, a party."""

from functools import cache

from dateline.knowledge import load_words
from dateline.knowledge.countries import country_of_name
from dateline.knowledge.gazetteer import lookup, short_form
from dateline.recognise.places.known import Names
from dateline.recognise.places.toponyms import Toponym, small_words

SHORT_NAMES = frozenset({"US", "UK", "UN", "EU"})


def is_dateline(toponym: Toponym) -> bool:
    """In capitals with a dash, a colon or an agency's name in brackets soon after."""
    if not toponym.words.isupper() or len(toponym.words) < 4:
        return False
    tokens = toponym.sentence.tokens[toponym.last + 1 : toponym.last + 6]
    return any(token.text in ("-", "--", "–", "—", "(", ":") for token in tokens)


def qualifier(toponym: Toponym) -> str | None:
    """The larger place named right after a comma: 'Texas' in 'Paris, Texas'; otherwise `None`."""
    tokens, at = toponym.sentence.tokens, toponym.last + 1
    if at + 1 >= len(tokens) or tokens[at].text != "," or not tokens[at + 1].text[:1].isupper():
        return None
    for length in (3, 2, 1):
        named = tokens[at + 1 : at + 1 + length]
        if not named[-1].text[:1].isupper():
            continue
        words = " ".join(token.text for token in named)
        if country_of_name(words) or short_form(words) or any(p.precision == "admin1" for p in lookup(words)):
            return words
    return None


def is_qualifier(toponym: Toponym) -> bool:
    """A state or country after a comma behind another name: 'Texas' in 'Paris, Texas'."""
    tokens, at = toponym.sentence.tokens, toponym.first
    if at < 2 or tokens[at - 1].text != "," or not tokens[at - 2].text[:1].isupper():
        return False
    return any(option.precision in ("country", "admin1") and not option.alternate for option in toponym.options)


def is_of_someone(toponym: Toponym, names: Names) -> bool:
    """'Ruth Kesk of Malden', 'Ruth Kesk, 54, of Malden'."""
    tokens, at = toponym.sentence.tokens, toponym.first
    if at < 2 or tokens[at - 1].lower != "of":
        return False
    if tokens[at - 2].text == ",":
        return at > 2 and tokens[at - 3].text.isdigit()
    name = names.on(tokens[at - 2].span)
    return name is not None and name.kind == "person"


def is_division(toponym: Toponym) -> bool:
    """'Malden County', 'Kesk Township': no person is called so."""
    return len(toponym.tokens) > 1 and toponym.tokens[-1].lower in small_words("divisions") | small_words(
        "inside_divisions"
    )


def is_town_of(toponym: Toponym) -> bool:
    """'the town of', 'the outskirts of'."""
    return toponym.first > 1 and toponym.sentence.tokens[toponym.first - 2].lower in small_words("towns") | small_words(
        "divisions"
    )


def is_within_the(toponym: Toponym) -> bool:
    """'in the Vale', 'across the EU'."""
    tokens, at = toponym.sentence.tokens, toponym.first
    return at > 1 and tokens[at - 1].lower == "the" and tokens[at - 2].lower in small_words("within")


def speaks(toponym: Toponym) -> bool:
    """'Malden said': most often a person."""
    token = toponym.tokens[-1]
    verb = toponym.sentence.head(token)
    return token.dep == "nsubj" and verb.lemma.lower() in small_words("speaking")


def is_party_district(toponym: Toponym) -> bool:
    """The district of a member of parliament: 'Ruth Kesk, D-Cook'."""
    tokens, at = toponym.sentence.tokens, toponym.first
    return at > 1 and tokens[at - 1].text == "-" and tokens[at - 2].text in small_words("parties")


@cache
def _common() -> frozenset[str]:
    return load_words("gazetteer/common_words.txt")


def is_common(words: str) -> bool:
    """True for a name that is a word of every day too ('Most', 'Police')."""
    return words not in SHORT_NAMES and words.casefold() in _common()
