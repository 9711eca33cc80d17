"""Of what kind a source is: named, unnamed, official or an outlet; anonymity is told apart from it.

The rules are asked in the order of `_RULES`; the first that knows decides.
"""

from dataclasses import dataclass
from typing import Final

from dateline.base.records import Actor, AttributionKind
from dateline.knowledge.countries import country_of_capital, country_of_name, country_of_seat
from dateline.knowledge.organisations import organisation_of
from dateline.knowledge.roles import role_of
from dateline.parse.syntax import Sentence, Token
from dateline.recognise.quotes.source import Source, those_counted
from dateline.recognise.quotes.sourcing import listed
from dateline.recognise.quotes.speech import speech

_STATE: Final = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
_NO_STATE: Final = frozenset({"IGO", "REB", "OPP", "UAF", "PTY", "NGO", "BUS", "MNC", "EDU", "MED"})


@dataclass(frozen=True, slots=True)
class Who:
    """The words of a source as the rules see them: its head noun, its words in lower case, and its actor, if known."""

    sentence: Sentence
    head: Token
    source: Source
    words: str
    actor: Actor | None


def kind_of(sentence: Sentence, source: Source, text: str, actor: Actor | None) -> AttributionKind | None:
    """The kind of a source by its words and its actor; `None` for a document and for a pronoun of nobody known."""
    head = sentence.token_at(source.head.start)
    if head is None:
        return kind_of_actor(actor)
    who = Who(sentence, head, source, source.span.of(text), actor)
    return next((kind for rule in _RULES if (kind := rule(who)) is not None), None)


def kind_of_actor(actor: Actor | None) -> AttributionKind | None:
    """The kind of a source of which only the actor is known."""
    if actor is None:
        return None
    if actor.kind == "state":
        return "official"
    kind = _kind_of_body(actor.sectors) if actor.kind == "org" else "named"
    return kind if kind != "named" or _is_named(actor) else "unnamed"


def _kind_of_body(sectors: tuple[str, ...]) -> AttributionKind:
    """The kind of a body with a name."""
    if "JRN" in sectors:
        return "outlet"
    return "official" if _STATE & set(sectors) and not _NO_STATE & set(sectors) else "named"


def _named_person(who: Who) -> AttributionKind | None:
    """A person with a name, in these words or elsewhere in the article; also who is called by a name alone."""
    if who.actor is not None and who.actor.kind == "person" and _is_named(who.actor):
        return "named"
    return "named" if _holds_name(who) else None


def _role(who: Who) -> AttributionKind | None:
    """A person or people told by role alone: 'a senior official', 'witnesses', 'a spokesman for the ministry'."""
    noun = _noun(who)
    nominal = noun.pos in ("PROPN", "NOUN", "ADJ") or noun.lower in listed("people")
    if (nominal and _person_role(noun) and not _is_state_name(who.words)) or _is_of_some(who):
        return "unnamed"
    return "unnamed" if noun is not who.head or _is_share(who) else None


def _is_share(who: Who) -> bool:
    """True for '60 percent', 'less than a third', 'nine in 10': people that a poll counts."""
    number = who.head.tag == "CD" and (who.head.text.isdigit() or who.head.text.isalpha())
    counted = number or who.head.lower in listed("counts")
    return counted and who.actor is None


def _is_of_some(who: Who) -> bool:
    """True for 'many moderates', 'some moderates': whoever they are, there are several, and they have no name."""
    if who.head.tag != "NNS" or who.actor is not None or _is_document(who):
        return False
    return any(t.lower in listed("counts") for t in who.sentence.children(who.head, "amod", "det", "nummod"))


def _outlet(who: Who) -> AttributionKind | None:
    """A news agency, a paper, a broadcaster; also 'state media', 'local radio' and 'the Harbour Post'."""
    if who.actor is not None and kind_of_actor(who.actor) == "outlet":
        return "outlet"
    words = who.words.lower().split()
    named_so = who.head.lower in speech().outlets and (who.head.lower != "agency" or "news" in words)
    other = who.actor is not None and (
        who.actor.kind in ("person", "state") or (_STATE | _NO_STATE) & set(who.actor.sectors)
    )
    return "outlet" if (named_so or _is_news(who)) and not other and not _is_document(who) else None


def _is_news(who: Who) -> bool:
    """True for a name that holds the word of a paper: 'Arden News Service', 'the Times Picayune'."""
    names = {t.lower for t in who.sentence.tokens_in(who.source.span) if t.pos == "PROPN"}
    return who.head.pos == "PROPN" and bool(names & listed("papers"))


def _state(who: Who) -> AttributionKind | None:
    """A state or an organ of one: by metonym ('Washington', 'the Kremlin') or as a body ('the ministry', 'police')."""
    if who.head.pos == "PRON":
        return None
    if _is_state_name(who.words):
        return "official"
    if who.actor is not None and who.actor.kind == "org" and _NO_STATE & set(who.actor.sectors):
        return None
    if who.actor is not None and kind_of_actor(who.actor) == "official" and not _is_document(who):
        return "official"
    role = role_of(who.head.lower)
    is_organ = role is not None and role.kind != "person" and _kind_of_body(role.sectors) == "official"
    is_realm = who.actor is None and who.head.lower in listed("realms")
    return "official" if is_organ or is_realm or _is_office(who) else None


def _is_office(who: Who) -> bool:
    """True for 'the prosecutor's office' and 'the police department': an organ by its last word and its owner."""
    before = who.words[: who.head.span.start - who.source.span.start].lower().split()
    owners = {word.removesuffix("'s").removesuffix("’s").removesuffix("'") for word in before}
    return who.head.lower in listed("offices") and bool(owners & listed("office_owners"))


def _known(who: Who) -> AttributionKind | None:
    """Whatever else the article has as an actor: bodies with a name ('the Arden campaign'), and those without."""
    if who.actor is not None and who.actor.kind == "org" and _holds_proper_noun(who):
        return "named"
    return kind_of_actor(who.actor) if who.head.pos == "PRON" or not _is_document(who) else None


def _unknown(who: Who) -> AttributionKind | None:
    """A name that is no actor of the article, or a body or people by role."""
    if _is_document(who) or who.head.pos == "PRON":
        return None
    known = organisation_of(who.words)
    if known is not None:
        return _kind_of_body(known.sectors)
    role = role_of(who.head.lower) or role_of(who.head.lemma.lower())
    body = role is not None and role.kind == "org" and _holds_proper_noun(who)
    if who.head.pos == "PROPN" or not who.head.text.islower() or "." in who.head.text[1:-1] or body:
        return "named"
    return "unnamed" if role is not None or who.head.pos == "NUM" else None


_RULES: Final = (_outlet, _named_person, _role, _state, _known, _unknown)


def _is_named(actor: Actor) -> bool:
    return any(mention.form == "name" for mention in actor.mentions)


def _holds_name(who: Who) -> bool:
    """True for 'the minister, Ann Lee', 'spokesman Tom Lee' where no actor is known."""
    if who.actor is not None and who.actor.kind != "person":
        return False
    if who.actor is not None and who.head.pos == "PROPN" and not _person_role(who.head):
        return True
    named = [who.head, *(t for span in who.source.others if (t := who.sentence.token_at(span.start)) is not None)]
    return any(
        t.pos == "PROPN" and not _person_role(t) and t is not who.head and t.text[:1].isupper() for t in named
    ) or _named_behind(who)


def _named_behind(who: Who) -> bool:
    """True for 'spokesman Tom Lee': a name headed by its last word, behind a role."""
    before = who.sentence.children(who.head, "compound", "nmod", "appos")
    return who.head.pos == "PROPN" and not _person_role(who.head) and any(_person_role(t) for t in before)


def _person_role(token: Token) -> bool:
    """True for a noun that tells what a person is or does: 'official', 'witnesses', 'spokeswoman'."""
    if token.lower in listed("people") or token.lemma.lower() in listed("people"):
        return True
    role = role_of(token.lemma.lower()) or role_of(token.lower)
    if role is None and token.lower.endswith("s"):
        role = role_of(token.lower[:-1])
    return role is not None and (role.kind == "person" or (role.kind == "group" and not _STATE & set(role.sectors)))


def _noun(who: Who) -> Token:
    """The noun that tells the role: behind 'one of', 'a group of', 'two of' the people they are of."""
    counted = those_counted(who.sentence, who.head)
    return counted if _person_role(counted) else who.head


def _holds_proper_noun(who: Who) -> bool:
    """True for 'the Arden campaign', not for 'a Silicon Valley company'."""
    if any(t.lower in ("a", "an", "another") for t in who.sentence.children(who.head, "det")):
        return False
    words = who.sentence.tokens_in(who.source.span)
    owners = [t for t in words if t.dep == "poss" and t.pos == "NOUN" and t.text[:1].isupper()]
    return who.head.tag in ("NN", "NNP") and bool(owners or any(t.pos == "PROPN" for t in words))


def _is_state_name(words: str) -> bool:
    """True for the name, capital or seat of a state: 'Iran', 'Washington', 'Downing Street', 'the White House'."""
    bare = words.removesuffix("'s").removesuffix("’s")
    return bool(country_of_name(bare) or country_of_capital(bare) or country_of_seat(bare))


def _is_document(who: Who) -> bool:
    return who.head.lemma.lower() in listed("documents") and (who.head.pos == "NOUN" or who.head.text.islower())
