"""What a telling calls its act, and what the act is done to: words that make two tellings sound like one."""

from collections.abc import Iterator

from dateline.parse import Sentence, Token, phrases
from dateline.recognise.events.act import Act
from dateline.recognise.events.merge.known import one_meaning, words
from dateline.recognise.numerals import parse_number

_ABOUT = ("of", "on", "upon", "against", "at", "in", "into", "to", "near", "around", "outside", "over", "for", "with")
_DAYS = ("part-of-day", "day", "week", None)
_OWN = ("compound", "poss", "nmod")


def akin(act: Act, other: Act) -> bool:
    """True if two tellings call the act by words of one stem: 'The blast killed six', 'the blast'."""
    return _one_talk(act, other) or any(related(a, b) for a in names_of(act) for b in names_of(other))


def _one_talk(act: Act, other: Act) -> bool:
    """'Lund met the mayor', 'they talked', neither of them told of a month or year long gone."""
    if any(one.time is not None and one.time.precision not in _DAYS for one in (act, other)):
        return False
    return act.type == other.type == "CONSULT" and {act.trigger.lemma, other.trigger.lemma} <= words("one_talk")


def related(left: Token, right: Token) -> bool:
    """'strike' and 'airstrike', 'kidnap' and 'kidnapping', 'kidnap' and 'abduct'."""
    a, b = sorted((left.lemma.lower(), right.lemma.lower()), key=len)
    if a == b:
        return a not in words("plain_sayings")
    if one_meaning(a, b):
        return True
    return len(a) >= 4 and (b.endswith(a) or b.startswith(a[: max(4, len(a) - 1)]))


def names_of(act: Act) -> list[Token]:
    """The words for an act: its own, or the noun its verb carries ('paid a visit'); 'blast' of 'a blast killed'."""
    sentence, trigger = act.sentence, act.trigger
    if trigger.pos in ("NOUN", "PROPN"):
        means = [own for own in sentence.children(trigger, "compound") if own.lemma.lower() in words("burst")]
        return [trigger, *means]  # 'bomb attack', 'bombing'
    subjects = sentence.children(trigger, "nsubj")
    doing = [noun for noun in subjects if noun.lemma.lower() in words("violence")]
    carried = sentence.children(trigger, "dobj") if trigger.lemma in words("carrying") else []
    return [*(carried or [trigger]), *doing]


def matter_of(act: Act) -> frozenset[str]:
    """Lemmas of what the act is done to, and of what its noun is called after: 'the embassy bombings'."""
    sentence = act.sentence
    found = {token.lemma.lower() for name in names_of(act) for token in _matter(sentence, name)}
    violent = {"violence"} if found & (words("violence") | words("outrage")) else set()
    return frozenset((found - words("no_matter") - words("violence") - words("outrage")) | violent)


def _matter(sentence: Sentence, name: Token) -> Iterator[Token]:
    if name.pos in ("NOUN", "PROPN"):
        yield from _nouns_at(sentence, name)
        return
    patient = phrases.patient(sentence, name)
    if patient is not None and patient.index != name.index:
        yield from _with_own(sentence, patient)
    for _, noun in phrases.prepositional(sentence, name, *_ABOUT):
        yield from _with_own(sentence, noun)
    for said in sentence.children(name, "xcomp", "ccomp"):  # 'willing to withdraw', 'warned that schools would close'
        yield said
        for noun in sentence.children(said, "nsubj", "nsubjpass", "dobj"):
            yield from _with_own(sentence, noun)


def _with_own(sentence: Sentence, noun: Token) -> Iterator[Token]:
    for each in phrases.with_conjuncts(sentence, noun):
        if each.pos in ("NOUN", "PROPN") and not parse_number(each.lower):
            yield each
            yield from _nouns_at(sentence, each)


def _nouns_at(sentence: Sentence, noun: Token) -> Iterator[Token]:
    """The nouns that stand with a noun: 'a wall of the German consulate', 'the school bus'."""
    for own in sentence.children(noun, *_OWN):
        if own.pos in ("NOUN", "PROPN"):
            yield own
    for _, inner in phrases.prepositional(sentence, noun, *_ABOUT):
        yield from _with_own(sentence, inner)


def toll(act: Act) -> tuple[int, str] | None:
    """How many were killed, hurt or arrested, and what they are called: (52, 'villager'); `None` without a number."""
    if act.trigger.lemma not in words("casualty_verbs") and "arrest" not in act.modes:
        return None
    victims = phrases.patient(act.sentence, act.trigger)
    if victims is None:
        return None
    for number in [victims, *act.sentence.children(victims, "nummod")]:
        value = parse_number(number.lower)
        if value is not None:
            return int(value), "" if number is victims else victims.lemma.lower()
    return None
