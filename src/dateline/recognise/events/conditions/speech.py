"""Conditions on what is said, threatened, promised, refused or blamed."""

from dateline.parse import Token, phrases
from dateline.recognise.events.conditions.asked import Asked, complements, has_to, listed
from dateline.recognise.events.conditions.shape import (
    infinitive_or_clause,
    passive,
    with_clause,
    with_infinitive,
    with_object,
    with_person,
)
from dateline.recognise.events.view import lemma_of


def accusable(asked: Asked) -> bool:
    """The object is somebody, or something done; not 'blast off', 'slam the door'."""
    if asked.object is None:
        return asked.frame.words[-1] in ("at", "against") or (len(asked.frame.words) == 1 and with_clause(asked))
    return lemma_of(asked.object) not in listed("slammed_things")


def charged(asked: Asked) -> bool:
    """Somebody is charged, by passive or as the object: not 'charge a fee'."""
    return passive(asked) or with_person(asked)


def allegation(asked: Asked) -> bool:
    """A clause of wrong follows whose subject is another: 'claimed that the army had shot them'.

    What somebody alleges is always a wrong: 'alleged that the firm had hired them'.
    """
    clause = asked.sentence.child(asked.token, "ccomp")
    about = phrases.own_subject(asked.sentence, clause) if clause is not None else None
    if clause is None or asked.agent is None or about is None:
        return False
    other = about.lower not in listed("own_pronouns") and asked.view.is_actor_like(about)
    return other and (lemma_of(asked.token) == "allege" or lemma_of(clause) in listed("wicked"))


def bad_name(asked: Asked) -> bool:
    """Somebody or something is called a bad name: 'called the raid an act of war'."""
    tokens = asked.sentence.subtree(asked.token, without=("relcl", "advcl", "nsubj", "conj"))
    return any(lemma_of(token) in listed("bad_names") for token in tokens if token.index > asked.token.index)


def refusal(asked: Asked) -> bool:
    """What is refused is an act or a thing asked for; not 'declined to comment', not a fall in numbers."""
    silent = [c for c in asked.sentence.children(asked.token, "xcomp") if lemma_of(c) in listed("no_comment")]
    if silent:
        return False
    return with_infinitive(asked) or (with_object(asked) and lemma_of(asked.token) == "refuse")


def fails_to_agree(asked: Asked) -> bool:
    """They fail to agree."""
    return any(lemma_of(c) in listed("coming_to_terms") for c in asked.sentence.children(asked.token, "xcomp"))


def threat(asked: Asked) -> bool:
    """Somebody threatens; not clouds that threaten rain, not a thing that threatens a thing."""
    return asked.has_side or (passive(asked) and with_infinitive(asked))


def coercion(asked: Asked) -> bool:
    """What is warned of is coercion: 'warned of retaliation', 'warned it would strike'; not of rain or of a risk."""
    if not asked.has_side:
        return False
    for noun in asked.behind("of", "about"):
        if {lemma_of(noun), *map(lemma_of, asked.view.modifiers(noun))} & listed("coercive"):
            return bool(asked.behind("of")) or bool(asked.view.words_of(asked.token) & listed("payback"))
    return any(_own_threat(asked, clause) for clause in asked.sentence.children(asked.token, "ccomp", "xcomp"))


def _own_threat(asked: Asked, clause: Token) -> bool:
    lemma = lemma_of(clause)
    if lemma in listed("to_face"):
        return bool(asked.view.words_of(clause) & listed("consequences"))
    subject = phrases.own_subject(asked.sentence, clause)
    modals = {"can", "could", "may", "might", *listed("will")} & set(phrases.auxiliaries(asked.sentence, clause))
    owners = asked.sentence.children(subject, "poss") if subject is not None else []
    own = subject is not None and (
        subject.lower in listed("own_pronouns")
        or any(owner.tag == "PRP$" for owner in owners)  # 'his army would strike'
    )
    return own and bool(modals) and lemma in listed("coercive") | listed("bad_future")


def hostile(asked: Asked) -> bool:
    """What is vowed is coercion: revenge, an attack, sanctions."""
    bad = (listed("coercive") | listed("bad_future")) - listed("good_future")
    if any(lemma_of(clause) in bad for clause in asked.sentence.children(asked.token, "xcomp", "ccomp")):
        return True
    return asked.object is not None and lemma_of(asked.object) in listed("payback")


def good_future(asked: Asked) -> bool:
    """What is promised is help, peace or cooperation."""
    return not hostile(asked) and infinitive_or_clause(asked)


def complaint(asked: Asked) -> bool:
    """A complaint about something: a clause, or 'about', 'against'."""
    return asked.has_side and (with_clause(asked) or bool(asked.behind("about", "against")))


def told_to(asked: Asked) -> bool:
    """People are told to do something or keep from it: 'warned residents to stay indoors'."""
    return with_person(asked) and with_infinitive(asked)


def issued_warning(asked: Asked) -> bool:
    """A warning to somebody of what would follow; not a weather or health warning."""
    if asked.object is None or asked.view.words_of(asked.token) & listed("weather"):
        return False
    on_warning = phrases.prepositional(asked.sentence, asked.object, "to", "against")
    return any(asked.view.is_actor_like(noun) for noun in [*asked.behind("to"), *(noun for _, noun in on_warning)])


def call_on_to(asked: Asked) -> bool:
    """A call on somebody to do something: somebody behind 'on', and an infinitive or 'for'."""
    on = [noun for noun in asked.behind("on", "upon") if asked.view.is_actor_like(noun)]
    infinitives = [c for noun in on for c in asked.sentence.children(noun, "acl", "relcl", "xcomp")]
    told = with_infinitive(asked) or any(has_to(asked.sentence, c) for c in infinitives)
    return bool(on) and (told or bool(asked.behind("for")))


def granted(asked: Asked) -> bool:
    """Somebody lets others do something; not what is allowed to anyone: 'pilgrims are allowed to pray there'."""
    standing = {"is", "are", "'s", "’s"} & set(phrases.auxiliaries(asked.sentence, asked.token))
    return not (passive(asked) and standing and "being" not in phrases.auxiliaries(asked.sentence, asked.token))


def new_word(asked: Asked) -> bool:
    """A promise that is made; not one that is kept or broken."""
    above = asked.sentence.head(asked.token)
    return asked.token.dep not in ("dobj", "nsubjpass") or lemma_of(above) not in listed("keeps_word")


def deadline(asked: Asked) -> bool:
    """So much time is given to yield: 'gave Ostland a week to withdraw'."""
    given = asked.sentence.children(asked.token, "dobj", "npadvmod", "tmod")
    clauses = [clause for clause in complements(asked.sentence, asked.token) if has_to(asked.sentence, clause)]
    yields = any(lemma_of(clause) in listed("yielding") for clause in clauses)
    return yields and any(lemma_of(noun) in listed("terms") for noun in given)
