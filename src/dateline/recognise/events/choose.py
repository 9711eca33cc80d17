"""Which of the matches of a sentence are acts of their own: not what is asked, threatened, promised or only meant."""

from collections.abc import Iterator
from dataclasses import replace

from dateline.parse import Sentence, Token, phrases
from dateline.recognise.events.conditions import complements, has_to
from dateline.recognise.events.match import Match
from dateline.recognise.events.view import View, lemma_of, listed

_SPEAKS = frozenset({"REQUEST", "THREATEN", "AGREE", "REJECT", "ACCUSE", "SUPPORT", "CONCEDE", "CONSULT"})
_OBJECT_IS_CONTENT = frozenset({"REQUEST", "THREATEN", "REJECT", "AGREE"})
_GROUNDED = frozenset({"convict", "arrest", "allege"})
_SUBJECT_MATTER = ("on", "about", "over", "regarding", "aimed", "for", "of", "to", "with")


def choose(view: View, matches: list[Match], speech: list[Match]) -> list[Match]:
    """The matches that tell acts of their own, in text order."""
    direct = {match.token.index for match in matches}
    matches = matches + [match for match in speech if match.token.index not in direct]
    matches.sort(key=lambda match: match.token.index)
    silent: set[int] = set()
    for match in matches:
        if match.token.index not in silent:
            silent |= {token.index for token in _content(view, match)}
    silent -= {match.token.index for match in matches if _comes_before(view.sentence, match)}
    matches = [match for match in matches if not _is_small_talk(match)]
    kept = [match for match in matches if match.token.index not in silent and not _is_purpose(view.sentence, match)]
    return _absorbed(view, kept)


def _comes_before(sentence: Sentence, match: Match) -> bool:
    """'vowed to guard the square after clashes there': violence after which something is asked or promised."""
    if match.frame.type not in ("ASSAULT", "PROTEST") or match.frame.is_verb or match.token.dep != "pobj":
        return False
    return sentence.head(match.token).lower in ("after", "following", "amid", "amidst")


def _is_purpose(sentence: Sentence, match: Match) -> bool:
    """An infinitive that says what something is for: 'sent troops to fight', 'met to prevent a strike'."""
    verb = match.predicate
    if not has_to(sentence, verb) or verb.dep not in ("advcl", "acl", "xcomp", "relcl"):
        return False
    if done_with(sentence, match) is not None:
        return False
    return verb.dep != "xcomp" or lemma_of(sentence.head(verb)) in listed("aims")


def done_with(sentence: Sentence, match: Match) -> Token | None:
    """The word above an infinitive that does what it says: 'tried to kill the king', 'marched to demand elections'."""
    verb, above = match.token, sentence.head(match.token)
    while verb.dep == "conj" and above.pos == "VERB":
        verb, above = above, sentence.head(above)
    if not match.frame.is_verb or not has_to(sentence, verb):
        return None
    if match.frame.type == "ASSAULT":
        return above if verb.dep == "xcomp" and lemma_of(above) in ("try", "attempt") else None
    said = match.frame.type in ("REQUEST", "ACCUSE")
    return above if said and lemma_of(above) in listed("crowd_acts") else None


def _is_small_talk(match: Match) -> bool:
    """'You agree', 'thank you': words to the listener."""
    return any(noun is not None and noun.lower in ("you", "your") for noun in (match.agent, match.object))


def _content(view: View, match: Match) -> Iterator[Token]:
    """The words of what a speech act says, asks or threatens, and of its subject matter."""
    sentence, kind = view.sentence, match.frame.type
    if _GROUNDED & set(match.frame.modes):
        yield from _grounds(view, match)
    if kind not in _SPEAKS and not _is_order(match):
        return
    heads: list[Token] = []
    if match.frame.is_verb:
        heads += [c for c in complements(sentence, match.token) if kind != "ACCUSE" or c.dep != "ccomp"]
        if match.frame.words == ("say",):
            others = [word for word in match.words if word is not match.token]
            heads += [word for word in others if match.token not in sentence.subtree(word)]
            heads += [c for word in match.words for c in complements(sentence, word)]
    else:
        heads += [acl for acl in sentence.children(match.token, "acl") if has_to(sentence, acl)]
        if match.light is not None:
            heads += [c for c in sentence.children(match.light, "advcl", "xcomp") if has_to(sentence, c)]
    for head in heads:
        yield from sentence.subtree(head, without=("relcl",))
    if kind in _OBJECT_IS_CONTENT:
        yield from _object_content(sentence, match)
    if kind == "CONSULT":
        hosts = [match.token, *match.claims]
        pairs = [p for host in hosts for p in phrases.prepositional(sentence, host, "on", "about", "over", "regarding")]
        for _, noun in pairs:
            yield from sentence.subtree(noun, without=("relcl",))


def _is_order(match: Match) -> bool:
    """'ordered the villagers to leave': what is ordered is no act of theirs yet."""
    return match.frame.is_verb and match.frame.type == "COERCE" and "restrict" in match.frame.modes


def _grounds(view: View, match: Match) -> Iterator[Token]:
    """What somebody is charged with, convicted of or held for: 'fined for insulting the court', 'face murder charges'.

    A deed that is known ('over the bombing') is no mere ground.
    """
    sentence = view.sentence
    hosts = [match.token, *match.claims, *sentence.children(match.token, "dobj", "nsubjpass")]
    hosts += [conjunct for host in hosts[1:] for conjunct in phrases.with_conjuncts(sentence, host)[1:]]
    prepositions = [p for host in hosts for p in sentence.children(host, "prep")]
    for preposition in [c for p in prepositions for c in (p, *sentence.children(p, "conj"))]:
        if preposition.lower not in ("of", "for", "on", "over", "with"):
            continue
        deeds = sentence.children(preposition, "pcomp")
        deeds += [d for noun in sentence.children(preposition, "pobj") for d in phrases.with_conjuncts(sentence, noun)]
        for deed in deeds:
            if deed.dep == "pcomp" or not _is_known(sentence, deed):
                yield from sentence.subtree(deed, without=("relcl", "acl"))


def _is_known(sentence: Sentence, noun: Token) -> bool:
    """'the attack', 'this attack', 'Friday's attack'."""
    return any(
        word.dep == "poss" or word.lower in ("the", "this", "that", "these", "those")
        for word in sentence.children(noun, "det", "poss")
    )


def _object_content(sentence: Sentence, match: Match) -> Iterator[Token]:
    nouns = [match.object] if match.object is not None and match.frame.is_verb else []
    host = match.token
    for _, noun in phrases.prepositional(sentence, host, *_SUBJECT_MATTER):
        nouns.append(noun)
    for noun in nouns:
        for conjunct in phrases.with_conjuncts(sentence, noun):
            yield from (t for t in sentence.subtree(conjunct, without=("relcl",)) if t is not match.token)


def _absorbed(view: View, matches: list[Match]) -> list[Match]:
    """The matches without those that another one of the same type tells already in the same clause.

    'killed in a raid', 'the raid that killed', 'struck the camp, killing six' tell one act each.
    """
    by_token = {match.token.index: match for match in matches}
    gone: set[int] = set()
    for match in matches:
        if match.token.index in gone:
            continue
        whole = match
        for other in _same_act(view, match, by_token):
            if other.token.index not in gone and other is not match:
                gone.add(other.token.index)
                whole = _joined(whole, other)
        by_token[match.token.index] = whole
    return [by_token[match.token.index] for match in matches if match.token.index not in gone]


def _same_act(view: View, match: Match, by_token: dict[int, Match]) -> Iterator[Match]:
    """Other matches of the type that the clause of `match` tells with it."""
    sentence, kind = view.sentence, match.frame.type
    near: list[Token] = []
    if match.frame.is_verb and kind == "ASSAULT":
        agent = phrases.agent(sentence, match.token) or phrases.subject(sentence, match.token)
        near += [agent] if agent is not None else []
        near += [noun for _, noun in phrases.prepositional(sentence, match.token, "in", "by", "during", "with", "from")]
        near += [c for c in sentence.children(match.token, "advcl") if c.tag == "VBG"]
        if match.object is not None:
            near += [c for c in sentence.children(match.object, "acl") if c.tag == "VBG"]
        if phrases.agent(sentence, match.token) is None:
            near += [c for c in sentence.children(match.token, "advcl") if _is_moment(sentence, c)]
    elif kind == "ASSAULT":
        hosts = [match.token, match.light] if match.light is not None else [match.token]
        near += [c for host in hosts for c in sentence.children(host, "advcl", "acl", "relcl") if c.tag == "VBG"]
        near += [n for host in hosts for _, n in phrases.prepositional(sentence, host, "in", "with")]
    near += [c for c in sentence.children(match.token, "conj") if _shares_all(sentence, c)]
    for token in near:
        other = by_token.get(token.index)
        if other is not None and other.frame.type == kind:
            yield other


def _is_moment(sentence: Sentence, clause: Token) -> bool:
    """'... was killed when gunmen opened fire': the clause tells the same moment."""
    return any(mark.lower in ("when", "as") for mark in sentence.children(clause, "advmod", "mark"))


def _shares_all(sentence: Sentence, verb: Token) -> bool:
    """A coordinated verb without object of its own: 'arrested and detained'."""
    return verb.pos == "VERB" and not sentence.children(verb, "dobj", "prep", "nsubj", "nsubjpass")


def _joined(match: Match, other: Match) -> Match:
    """`match` with what the other telling adds: its modes, and its agent or object where it has none."""
    modes = tuple(dict.fromkeys((*match.frame.modes, *other.frame.modes)))
    frame = replace(match.frame, modes=modes)
    if match.object in match.claims and other.object is not None:  # 'fired forty rounds, killing two'
        return replace(match, frame=replace(frame, receivers=("object", *frame.receivers)), object=other.object)
    agent = match.agent
    if agent is other.token and other.light is not None:  # 'claimed the attack, which killed two'
        agent = other.agent
    if agent is None:
        agent = other.token if not other.frame.is_verb else other.agent
    target = match.object if match.object is not None else other.object
    return replace(match, frame=frame, agent=agent, object=target)
