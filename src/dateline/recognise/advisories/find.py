"""Warnings in three forms: a public is told what to do; a notice is issued; the words of an alert are printed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.base.records import Actor, Advisory, Article, Place
from dateline.base.spans import Span
from dateline.knowledge.countries import country_of_capital, country_of_name, country_of_seat
from dateline.parse import Parse, Sentence, Token
from dateline.parse.phrases import agent, is_negated, noun_phrase, patient, prepositional, subject, with_conjuncts
from dateline.recognise.advisories.countries import Lands
from dateline.recognise.advisories.words import action_of, is_public, urgencies, words
from dateline.recognise.lookup import ActorIndex

_LEVEL = re.compile(r"\b([Ll]evel) (?:[^.;\n]{0,40}?\bto )?(?:[Ll]evel )?([1-5]|one|two|three|four|five)\b")
_UNSAID = frozenset("could may might would should can".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Warning:
    """A warning while it is being put together: who, to whom, what to do, by which verb, and its clause."""

    sentence: Sentence
    verb: Token
    issuer: Token | None
    audience: Token | None
    action: str | None
    span: Span


def find_advisories(
    article: Article, parse: Parse, actors: tuple[Actor, ...], places: tuple[Place, ...]
) -> tuple[Advisory, ...]:
    """The advisories of the article in text order."""
    index, lands = ActorIndex(actors), Lands(article.text, places)
    found: list[Advisory] = []
    end = 0
    for sentence in parse.news():
        for warning in _warnings(article.text, sentence):
            if warning.span.start >= end:
                end = warning.span.end
                found.append(_advisory(f"v{len(found) + 1}", article.text, warning, index, lands))
    return tuple(found)


def _warnings(text: str, sentence: Sentence) -> Iterator[_Warning]:
    for verb in sentence.tokens:
        if verb.pos != "VERB" or verb.is_inserted or not _is_said(sentence, verb):
            continue
        lemma = verb.lemma.lower()
        found = None
        if lemma in words("tells"):
            found = _told(sentence, verb) or _against_travel(sentence, verb)
        if found is None and lemma in words("issues"):
            found = _issued(sentence, verb)
        if found is None:
            found = _printed(text, sentence, verb)
        if found is not None:
            yield found


def _is_said(sentence: Sentence, verb: Token) -> bool:
    """False for a warning that is denied, or only possible."""
    helpers = {token.lower for token in sentence.children(verb, "aux")}
    return not (is_negated(sentence, verb) or helpers & _UNSAID)


def _told(sentence: Sentence, verb: Token) -> _Warning | None:
    """'The embassy urged its citizens to leave', 'residents were told to stay indoors', 'called on people to leave'."""
    audience = _audience(sentence, verb)
    if audience is None or not is_public(audience):
        return None
    issuer = agent(sentence, verb)
    if issuer is audience or (issuer is not None and not _may_warn(sentence, issuer)):
        return None
    action = _what_to_do(sentence, verb, audience)
    return _warning(sentence, verb, issuer, audience, action) if action is not None else None


def _what_to_do(sentence: Sentence, verb: Token, audience: Token) -> str | None:
    """The action that a verb of telling asks of its audience."""
    contents = sentence.children(verb, "xcomp", "ccomp", "advcl")
    contents += [v for v in sentence.children(audience, "acl", "relcl") if v.lower != "living"]
    acts = [act for content in contents for act in (content, *sentence.children(content, "conj", "xcomp", "ccomp"))]
    return next((action for act in acts if (action := action_of(sentence, act)) is not None), None)


def _audience(sentence: Sentence, verb: Token) -> Token | None:
    """Whom the verb tells: its object, the subject of its passive, the noun after 'on' or 'to', a content's subject."""
    found = patient(sentence, verb)
    if found is not None and is_public(found):
        return found
    for _, noun in prepositional(sentence, verb, "on", "to", "upon"):
        if is_public(noun):
            return noun
    for content in sentence.children(verb, "ccomp", "xcomp"):
        subject = sentence.child(content, "nsubj")
        if subject is not None and is_public(subject):
            return subject
    return found


def _against_travel(sentence: Sentence, verb: Token) -> _Warning | None:
    """'Norway advised against all travel to the country', 'warned its nationals against travelling to'."""
    issuer = agent(sentence, verb)
    if issuer is not None and not _may_warn(sentence, issuer):
        return None
    for _, noun in prepositional(sentence, verb, "against"):
        if noun.lower in words("travel_words"):
            told = patient(sentence, verb)
            audience = told if told is not None and is_public(told) else None
            if issuer is None and audience is None:
                return None
            return _warning(sentence, verb, issuer, audience, "do-not-travel")
    return None


def _issued(sentence: Sentence, verb: Token) -> _Warning | None:
    """'The consulate sent out a flood warning to hikers', 'the travel advice was raised to Level 4'."""
    notice = patient(sentence, verb)
    if notice is None or not _is_notice(sentence, notice):
        return None
    issuer = agent(sentence, verb)
    if issuer is not None and not _may_warn(sentence, issuer):
        return None
    audience, action = None, _action_of_notice(sentence, notice)
    for holder in (notice, verb):
        for _, noun in prepositional(sentence, holder, "for", "to"):
            audience = audience or (noun if is_public(noun) else None)
    for teller in (*sentence.children(notice, "acl", "relcl"), *sentence.children(verb, "advcl", "acl")):
        told = _audience(sentence, teller) if teller.lemma in words("tells") else None
        if told is not None and is_public(
            told
        ):  # 'an alert urging Danes to leave', 'raised it, telling Danes to leave'
            audience, action = audience or told, action or _what_to_do(sentence, teller, told)
    return _warning(sentence, verb, issuer, audience, action)


def _is_notice(sentence: Sentence, notice: Token) -> bool:
    """A travel warning, a storm alert, an alert level: the noun alone is not enough."""
    kinds = {token.lower for token in sentence.subtree(notice, without=("relcl", "prep", "acl"))}
    if notice.lemma.lower() == "level":
        return bool((kinds - {"level"}) & (words("notices") | words("notice_kinds")))
    if notice.lemma.lower() not in words("notices"):
        return False
    return bool(kinds & words("notice_kinds")) or any(
        is_public(noun) for _, noun in prepositional(sentence, notice, "for", "to")
    )


def _action_of_notice(sentence: Sentence, notice: Token) -> str | None:
    told = {token.lower for token in sentence.subtree(notice)}
    if told & {"evacuation", "evacuate"}:
        return "evacuate"
    if "shelter" in told or "shelter-in-place" in told:
        return "take-shelter"
    for verb in sentence.children(notice, "acl", "relcl", "xcomp", "ccomp"):
        for act in sentence.subtree(verb):
            action = action_of(sentence, act) if act.pos == "VERB" else None
            if action is not None:
                return action
    return None


def _printed(text: str, sentence: Sentence, verb: Token) -> _Warning | None:
    """The words of an alert between quotation marks: 'Take shelter', 'Do not travel'."""
    action = action_of(sentence, verb)
    if action is None or not _is_command(sentence, verb):
        return None
    if not re.search(r"[\"“‘']", text[sentence.span.start : verb.span.start]):
        return None
    notice = next((t for t in sentence.tokens[: verb.index] if t.lemma.lower() in words("notices")), None)
    if notice is None and not _LEVEL.search(sentence.span.of(text)):
        return None
    teller = next((t for t in sentence.ancestors(verb) if t.pos == "VERB"), verb)
    span = Span(sentence.span.start, sentence.span.end).strip(text, " .\n")
    issuer = _sender(sentence, notice) if notice is not None else None
    return _Warning(sentence=sentence, verb=teller, issuer=issuer, audience=None, action=action, span=span)


def _is_command(sentence: Sentence, verb: Token) -> bool:
    """True for 'take shelter', 'please leave', 'do not travel'."""
    helpers = [token.lower for token in sentence.children(verb, "aux", "intj", "advmod")]
    if "do" in helpers or "please" in helpers:
        return True
    return verb.tag in ("VB", "VBP") and not sentence.child(verb, "nsubj", "nsubjpass", "aux")


def _sender(sentence: Sentence, notice: Token) -> Token | None:
    """Who sent the notice, or the notice itself where nobody else did: 'the alert told'."""
    for token in (notice, *sentence.ancestors(notice)):
        found = subject(sentence, token) if token.pos == "VERB" else None
        if found is not None and found is not notice and _may_warn(sentence, found):
            return found
    return None


def _may_warn(sentence: Sentence, head: Token) -> bool:
    """True for a state, a capital, a seat, or a phrase whose words name a public body or its people."""
    phrase = noun_phrase(sentence, head)
    tokens = sentence.tokens_in(phrase)
    named = " ".join(token.text for token in tokens).removeprefix("The ").removeprefix("the ")
    if country_of_name(named) or country_of_capital(named) or country_of_seat(named):
        return True
    if head.pos == "PRON":
        return head.lower in ("it", "they", "he", "she")
    return any(token.lemma.lower() in words("issuers") or token.lower in words("issuers") for token in tokens)


def _warning(
    sentence: Sentence, verb: Token, issuer: Token | None, audience: Token | None, action: str | None
) -> _Warning:
    others = {t.index for c in sentence.children(verb, "conj", "cc", "parataxis") for t in sentence.subtree(c)}
    tokens = [token for token in sentence.subtree(verb) if token.index not in others]
    begin = sentence.span.start
    if issuer is not None and issuer.index < verb.index and issuer in tokens:
        begin = noun_phrase(sentence, issuer).start  # what stands before the issuer is a dateline, or tells when
    run = [t for t in tokens if t.span.start >= begin and not t.is_inserted]
    while len(run) > 1 and run[-1].pos == "PUNCT" and run[-1].text not in '"”’':
        run.pop()
    return _Warning(
        sentence=sentence, verb=verb, issuer=issuer, audience=audience, action=action, span=sentence.span_of(run)
    )


def _advisory(number: str, text: str, warning: _Warning, index: ActorIndex, lands: Lands) -> Advisory:
    sentence, issuer, audience = warning.sentence, warning.issuer, warning.audience
    by = noun_phrase(sentence, issuer) if issuer is not None else None
    whom = _audience_span(sentence, audience) if audience is not None else None
    actor = index.at(by, issuer.span) if by is not None and issuer is not None else None
    level = _LEVEL.search(warning.span.of(text))
    return Advisory(
        id=number,
        span=warning.span,
        issuer=actor.id if actor else None,
        audience=whom.of(text) if whom else None,
        countries=lands.meant(warning.span, _without(sentence, by, issuer), whom, actor),
        action=warning.action,
        strength=_strength(sentence, warning.verb),
        urgency=_urgency(warning.span.of(text)),
        level=f"{level[1]} {level[2]}" if level else None,
    )


def _audience_span(sentence: Sentence, head: Token) -> Span:
    """The words for the public, without where it is: 'Danish tourists', 'residents of the old town'."""
    phrase = noun_phrase(sentence, head)
    where = next(
        (t for t in sentence.children(head, "prep") if t.lower in ("in", "at") and t.span.start > head.span.end), None
    )
    return (
        phrase
        if where is None or where.index == 0
        else sentence.span_of([t for t in sentence.tokens_in(phrase) if t.index < where.index])
    )


def _without(sentence: Sentence, by: Span | None, issuer: Token | None) -> Sequence[Span]:
    """Where countries do not count: the issuer and those beside it."""
    if by is None or issuer is None:
        return ()
    return [noun_phrase(sentence, token) for token in with_conjuncts(sentence, issuer)]


def _strength(sentence: Sentence, verb: Token) -> str:
    """The verb as published, with its particle: 'urged', 'put out'."""
    particle = sentence.child(verb, "prt")
    return f"{verb.lower} {particle.lower}" if particle is not None else verb.lower


def _urgency(words_of_span: str) -> str | None:
    lower = words_of_span.lower()
    for phrase in urgencies():
        found = re.search(rf"\b{re.escape(phrase)}\b", lower)
        if found:
            return words_of_span[found.start() : found.end()]
    return None
