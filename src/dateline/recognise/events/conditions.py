"""The named conditions of trigger frames: each is a small question about one clause."""

from collections.abc import Callable
from dataclasses import dataclass

from dateline.knowledge.triggers import Frame, lexicon
from dateline.parse import Sentence, Token, phrases
from dateline.recognise.events.view import View, lemma_of

_SPEAKERS_WORDS = frozenset({"accuse", "blame"})
_OWN = frozenset("he she it they we i".split())


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """What a condition is asked about: the frame's verb or noun in its clause, with subject and object if known."""

    view: View
    token: Token
    frame: Frame
    agent: Token | None
    object: Token | None

    @property
    def sentence(self) -> Sentence:
        """The sentence it stands in."""
        return self.view.sentence


def holds(name: str, asked: Asked) -> bool:
    """True if the condition `name` of a frame holds; an unknown name is an error of the lexicon."""
    return CONDITIONS[name](asked)


def complements(sentence: Sentence, verb: Token) -> list[Token]:
    """The clauses that complete a verb: infinitives, that-clauses, '-ing' after a preposition."""
    found = sentence.children(verb, "xcomp", "ccomp")
    for preposition in sentence.children(verb, "prep"):
        found += sentence.children(preposition, "pcomp")
    direct = sentence.child(verb, "dobj")
    if direct is not None:
        found += [acl for acl in sentence.children(direct, "acl") if has_to(sentence, acl)]
    found += [adverbial for adverbial in sentence.children(verb, "advcl") if has_to(sentence, adverbial)]
    return sorted(found, key=lambda token: token.index)


def has_to(sentence: Sentence, verb: Token) -> bool:
    """True for an infinitive with 'to'."""
    return any(aux.tag == "TO" for aux in sentence.children(verb, "aux"))


def _object(asked: Asked) -> bool:
    """There is an object."""
    return asked.object is not None


def _person(asked: Asked) -> bool:
    """The object is somebody."""
    return asked.object is not None and asked.view.is_actor_like(asked.object)


def _passive(asked: Asked) -> bool:
    """The verb is passive."""
    return phrases.is_passive(asked.sentence, asked.token)


def _actor(asked: Asked) -> bool:
    """The subject is somebody."""
    return asked.agent is not None and asked.view.is_actor_like(asked.agent)


def _to(asked: Asked) -> bool:
    """An infinitive follows."""
    return any(has_to(asked.sentence, c) for c in complements(asked.sentence, asked.token))


def _that(asked: Asked) -> bool:
    """A clause follows."""
    return asked.sentence.child(asked.token, "ccomp") is not None


def _to_or_that(asked: Asked) -> bool:
    """An infinitive or a clause follows."""
    return _to(asked) or _that(asked)


def _to_object(asked: Asked) -> bool:
    """An infinitive, a clause or 'for' follows, or there is an object that is somebody."""
    if _to(asked) or _that(asked):
        return True
    return _person(asked) and bool(phrases.prepositional(asked.sentence, asked.token, "for", "on", "over"))


def _intransitive(asked: Asked) -> bool:
    """There is no object."""
    return asked.sentence.child(asked.token, "dobj") is None


def _accusable(asked: Asked) -> bool:
    """The object is somebody, or something done; not 'blast off', 'slam the door'."""
    if asked.object is None:
        return asked.frame.words[-1] in ("at", "against") or len(asked.frame.words) == 1 and _that(asked)
    lemma = lemma_of(asked.object)
    return lemma not in ("door", "wall", "way", "hole", "window", "brake", "ball", "building", "car", "house", "music")


def _charged(asked: Asked) -> bool:
    """Somebody is charged, by passive or with something: not 'charge a fee'."""
    if phrases.is_passive(asked.sentence, asked.token):
        return True
    return _person(asked)


def _allegation(asked: Asked) -> bool:
    """A clause follows whose subject is another: 'claimed that the army had shot them'."""
    clause = asked.sentence.child(asked.token, "ccomp")
    if clause is None or asked.agent is None:
        return False
    about = phrases.own_subject(asked.sentence, clause)
    if about is None or about.lower in _OWN or not asked.view.is_actor_like(about):
        return False
    return lemma_of(clause) in lexicon().classes["wicked"]


def _bad_name(asked: Asked) -> bool:
    """Somebody or something is called a bad name: 'called the raid an act of war'."""
    tokens = asked.sentence.subtree(asked.token, without=("relcl", "advcl", "nsubj", "conj"))
    return any(lemma_of(token) in lexicon().classes["bad_names"] for token in tokens if token.index > asked.token.index)


def _refusal(asked: Asked) -> bool:
    """What is refused is an act or a thing asked for; not 'declined to comment', not a fall in numbers."""
    if any(lemma_of(c) in ("comment", "say", "name", "give", "identify", "discuss", "elaborate", "specify", "speak", "disclose")
           for c in asked.sentence.children(asked.token, "xcomp")):
        return False
    return _to(asked) or (_object(asked) and lemma_of(asked.token) == "refuse")


def _meeting(asked: Asked) -> bool:
    """People meet: an object or 'with' that is somebody, or a subject of several."""
    if asked.object is not None:
        return asked.view.is_actor_like(asked.object)
    if asked.agent is None or not asked.view.is_actor_like(asked.agent):
        return False
    several = asked.agent.tag in ("NNS", "NNPS") or len(asked.view.heads(asked.agent)) > 1 or asked.agent.lower in ("they", "we")
    return several or bool(phrases.prepositional(asked.sentence, asked.token, "with"))


def _phone_call(asked: Asked) -> bool:
    """Somebody calls somebody: an object that is a person or state, nothing it is called, no 'for', 'on', 'off'."""
    sentence, verb = asked.sentence, asked.token
    if asked.object is None or asked.object.pos != "PROPN" or sentence.child(verb, "oprd", "prt", "ccomp"):
        return False
    if phrases.is_passive(sentence, verb) or phrases.prepositional(sentence, verb, "for"):
        return False
    return len(sentence.children(verb, "dobj")) == 1 and asked.object.index > verb.index


def _threat(asked: Asked) -> bool:
    """Somebody threatens; not clouds that threaten rain, not a thing that threatens a thing."""
    if asked.agent is None or not asked.view.is_actor_like(asked.agent):
        return phrases.is_passive(asked.sentence, asked.token) and _to(asked)
    return True


def _coercion(asked: Asked) -> bool:
    """What is warned of is coercion: 'warned of retaliation', 'warned it would strike'; not of rain or of a risk."""
    if asked.agent is None or not asked.view.is_actor_like(asked.agent):
        return False
    sentence, coercive = asked.sentence, lexicon().classes["coercive"]
    of = phrases.prepositional(sentence, asked.token, "of", "about")
    if any(word in coercive for _, noun in of for word in (lemma_of(noun), *map(lemma_of, asked.view.modifiers(noun)))):
        return any(preposition.lower == "of" for preposition, _ in of) or _own_retaliation(asked)
    return any(_is_own_threat(asked, clause) for clause in sentence.children(asked.token, "ccomp", "xcomp"))


def _own_retaliation(asked: Asked) -> bool:
    return any(word in ("retaliation", "revenge", "response", "consequence") for word in asked.view.words_of(asked.token))


def _is_own_threat(asked: Asked, clause: Token) -> bool:
    sentence = asked.sentence
    if lemma_of(clause) not in lexicon().classes["coercive"] | lexicon().classes["bad_future"] | {"be", "face"}:
        return False
    subject = phrases.own_subject(sentence, clause)
    if lemma_of(clause) in ("face", "be"):
        words = asked.view.words_of(clause)
        return bool(words & {"consequence", "war", "retaliation", "sanction", "response", "hell", "severe", "price"})
    modal = {"will", "would", "'ll", "can", "could", "may", "might"} & set(phrases.auxiliaries(sentence, clause))
    return subject is not None and subject.lower in _OWN and bool(modal)


def _hostile(asked: Asked) -> bool:
    """What is vowed is coercion: revenge, an attack, sanctions."""
    sentence, classes = asked.sentence, lexicon().classes
    bad = classes["coercive"] | classes["bad_future"]
    good = classes["good_future"]
    clauses = sentence.children(asked.token, "xcomp", "ccomp")
    if any(lemma_of(clause) in bad and lemma_of(clause) not in good for clause in clauses):
        return True
    return asked.object is not None and lemma_of(asked.object) in ("revenge", "retaliation", "response", "vengeance", "action", "war")


def _good_future(asked: Asked) -> bool:
    """What is promised is help, peace or cooperation."""
    return not _hostile(asked) and (_to(asked) or _that(asked))


def _fail_to(asked: Asked) -> bool:
    """They fail to agree."""
    clauses = asked.sentence.children(asked.token, "xcomp")
    agree = {"reach", "agree", "strike", "resolve", "secure", "settle", "sign", "compromise", "comply", "respond", "attend"}
    return any(lemma_of(clause) in agree for clause in clauses)


def _hits(asked: Asked) -> bool:
    """What is fired is said to hit or to be aimed at somebody or something other than the sea."""
    aimed = phrases.prepositional(asked.sentence, asked.token, "at", "into", "on", "against", "toward", "towards")
    if any(lemma_of(noun) in ("sea", "ocean", "water", "waters", "orbit", "space", "air") for _, noun in aimed):
        return False
    clauses = asked.sentence.children(asked.token, "advcl", "conj")
    if asked.object is not None:
        clauses += asked.sentence.children(asked.object, "acl", "relcl")
        aimed += phrases.prepositional(asked.sentence, asked.object, "at", "into", "on", "against")
    return bool(aimed) or any(lemma_of(c) in ("kill", "wound", "injure", "hit", "destroy", "damage", "strike") for c in clauses)


def _display(asked: Asked) -> bool:
    """Weapons are shown or tested, not used: nothing is said to be hit."""
    return lemma_of(asked.token) not in ("fire", "launch") or not _hits(asked)


def _crowd(asked: Asked) -> bool:
    """People in the streets, not a single mind that protests nor shares that rally."""
    if asked.agent is None or lemma_of(asked.agent) in ("share", "stock", "market", "dollar", "price", "index", "oil"):
        return False
    return not _that(asked)


def _that_about(asked: Asked) -> bool:
    """A complaint about something: a clause, or 'about', 'against', 'to'."""
    if asked.agent is None or not asked.view.is_actor_like(asked.agent):
        return False
    return _that(asked) or bool(phrases.prepositional(asked.sentence, asked.token, "about", "against"))


def _courtesy(asked: Asked) -> bool:
    """A visit: 'called on the president', with nothing that he is called on to do."""
    on = phrases.prepositional(asked.sentence, asked.token, "on")
    return not _to(asked) and any(asked.view.is_actor_like(noun) for _, noun in on) and _person_noun(on)


def _person_noun(pairs: list[tuple[Token, Token]]) -> bool:
    titles = {"president", "minister", "king", "premier", "secretary", "governor", "pope", "emir", "chancellor", "hussain", "chief"}
    return any(lemma_of(noun) in titles for _, noun in pairs)


def _not_courtesy(asked: Asked) -> bool:
    """A call on somebody to do something: an infinitive or 'for', and somebody behind 'on'."""
    on = phrases.prepositional(asked.sentence, asked.token, "on", "upon")
    if not any(asked.view.is_actor_like(noun) for _, noun in on):
        return False
    infinitives = any(has_to(asked.sentence, below) for _, noun in on for below in asked.sentence.children(noun, "acl", "relcl", "xcomp"))
    return infinitives or _to(asked) or bool(phrases.prepositional(asked.sentence, asked.token, "for"))


def _advise(asked: Asked) -> bool:
    """People are told to do something or keep from it: 'warned residents to stay indoors'."""
    return asked.object is not None and asked.view.is_actor_like(asked.object) and _to(asked)


def _issued_warning(asked: Asked) -> bool:
    """A warning to somebody of what would follow; not a weather or health warning."""
    words = asked.view.words_of(asked.token)
    if words & {"weather", "storm", "flood", "tsunami", "health", "heat", "travel", "rain", "cyclone", "hurricane", "profit"}:
        return False
    warning = asked.object
    if warning is None:
        return False
    pairs = phrases.prepositional(asked.sentence, asked.token, "to") + phrases.prepositional(asked.sentence, warning, "to", "against")
    return any(asked.view.is_actor_like(noun) for _, noun in pairs)


def _plural(asked: Asked) -> bool:
    """The noun is plural: talks, sanctions."""
    return asked.token.tag in ("NNS", "NNPS")


def _of_person(asked: Asked) -> bool:
    """The release of people: 'of' somebody, or somebody's."""
    inner = [noun for _, noun in phrases.prepositional(asked.sentence, asked.token, "of")]
    owners = asked.sentence.children(asked.token, "poss")
    captives = lexicon().classes["captives"]
    return any(lemma_of(h) in captives or h.pos == "PROPN" for n in inner + owners for h in asked.view.heads(n))


def _purpose(asked: Asked) -> bool:
    """A call, demand or threat for something: 'for', 'to do', 'of force', and somebody's or with a verb of uttering."""
    if asked.token.dep in ("compound", "amod"):
        return False
    tail = phrases.prepositional(asked.sentence, asked.token, "for", "of", "against")
    infinitive = any(has_to(asked.sentence, acl) for acl in asked.sentence.children(asked.token, "acl"))
    return bool(tail or infinitive) and asked.agent is not None


def _strike_noun(asked: Asked) -> bool:
    """A military strike: 'US strikes on', 'launched strikes'; not of workers, not in a match."""
    sentence, token = asked.sentence, asked.token
    before = {lemma_of(m) for m in asked.view.modifiers(token)}
    if before & {"hunger", "general", "labor", "labour", "trade", "teacher", "rail", "pilot", "nationwide", "worker", "match", "lightning",
                 "student", "doctor", "nurse", "day", "hour", "prison", "strike", "union", "bus", "transport", "climate", "public", "sympathy"}:
        return False
    if before & {"air", "missile", "drone", "rocket", "artillery", "military", "retaliatory", "precision", "pre-emptive", "preemptive", "night"}:
        return True
    at = phrases.prepositional(sentence, token, "on", "against", "inside")
    if token.dep == "dobj" and lemma_of(sentence.head(token)) in ("carry", "launch", "conduct", "order"):
        at += phrases.prepositional(sentence, sentence.head(token), "on", "against", "inside")
    states = any(m.pos == "PROPN" or m.tag == "JJ" and m.text[:1].isupper() for m in asked.view.modifiers(token))
    return bool(at) or states


CONDITIONS: dict[str, Callable[[Asked], bool]] = {
    "object": _object,
    "person": _person,
    "actor": _actor,
    "passive": _passive,
    "to": _to,
    "that": _that,
    "toorthat": _to_or_that,
    "toobject": _to_object,
    "intransitive": _intransitive,
    "accusable": _accusable,
    "charged": _charged,
    "allegation": _allegation,
    "badname": _bad_name,
    "refusal": _refusal,
    "meeting": _meeting,
    "phonecall": _phone_call,
    "threat": _threat,
    "coercion": _coercion,
    "hostile": _hostile,
    "goodfuture": _good_future,
    "failto": _fail_to,
    "display": _display,
    "hits": _hits,
    "crowd": _crowd,
    "thatabout": _that_about,
    "courtesy": _courtesy,
    "notcourtesy": _not_courtesy,
    "advise": _advise,
    "issuedwarning": _issued_warning,
    "plural": _plural,
    "ofperson": _of_person,
    "purpose": _purpose,
    "strike": _strike_noun,
}
