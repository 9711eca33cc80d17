"""The events of an article."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from dateline.base.records import (
    Actor,
    Article,
    Attribution,
    Event,
    Place,
    Quantity,
    Quote,
    TimeExpression,
)
from dateline.base.spans import Span
from dateline.knowledge.coding import codebook
from dateline.parse import Parse, Sentence, Token, phrases
from dateline.recognise.encoder import Judge, Silent
from dateline.recognise.events.act import Act
from dateline.recognise.events.arguments import actors_of, evidence, recipients_of
from dateline.recognise.events.choose import choose, done_with
from dateline.recognise.events.claim import accusers_of, answered, done_by_claimant, is_claimed, takes_up_deed
from dateline.recognise.events.codes import contexts_of, in_book, modes_of
from dateline.recognise.events.filled import Told, with_sides
from dateline.recognise.events.heard import heard_sides, with_heard
from dateline.recognise.events.hosts import guests_and_hosts, land_of
from dateline.recognise.events.lone import as_encoder_names
from dateline.recognise.events.match import Match
from dateline.recognise.events.merge import combine, merge_acts
from dateline.recognise.events.propose import proposed
from dateline.recognise.events.relevance import relevant
from dateline.recognise.events.setting import dated, placed, setting_of
from dateline.recognise.events.speech import find_speech_acts
from dateline.recognise.events.status import reality_of
from dateline.recognise.events.status.weigh import heard
from dateline.recognise.events.told import as_told
from dateline.recognise.events.triggers import find_matches
from dateline.recognise.events.trust import trusted
from dateline.recognise.events.view import View
from dateline.recognise.events.voices import bodies_of, with_bodies
from dateline.recognise.events.weigh import odds_of, weighed
from dateline.recognise.lookup import ActorIndex
from dateline.recognise.quotes.kind import kind_of_actor

_SAID = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
_RULES_ALONE: Final = Silent()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Facts:
    """What was found in the article before its events."""

    text: str
    published: str | None
    lead: int | None
    index: ActorIndex
    actors: dict[str, Actor]
    places: Sequence[Place]
    times: Sequence[TimeExpression]
    amounts: Sequence[Quantity]
    quotes: Sequence[tuple[Span, Quote]]
    judge: Judge


def find_events(
    article: Article,
    parse: Parse,
    actors: tuple[Actor, ...],
    places: tuple[Place, ...],
    times: tuple[TimeExpression, ...],
    amounts: tuple[Quantity, ...],
    quotes: tuple[Quote, ...],
    judge: Judge = _RULES_ALONE,
) -> tuple[Event, ...]:
    """The events of the article in text order of their best evidence; every real act once."""
    facts = _Facts(
        text=article.text,
        published=article.published,
        lead=next((number for number, p in enumerate(article.paragraphs) if p.role == "body"), None),
        index=ActorIndex(actors),
        actors={actor.id: actor for actor in actors},
        places=places,
        times=times,
        amounts=amounts,
        quotes=sorted(((segment, quote) for quote in quotes for segment in quote.segments), key=lambda pair: pair[0]),
        judge=judge,
    )
    sentences = list(parse.news())
    lone = len(sentences) == 1
    acts = [act for sentence in sentences for act in _acts(sentence, facts, lone=lone)]
    acts = relevant(acts, facts.actors, sentences)
    groups = merge_acts([act for told in acts if (act := in_book(told))], actors, places)
    acts_set = [placed(dated(combine(group), group, article, times), group, places) for group in groups]
    told: Told = [(done_by_claimant(act, group), group) for act, group in zip(acts_set, groups, strict=True)]
    told = with_heard(with_sides(told, facts.actors))
    accusers = accusers_of(act for act, _ in told)
    events = [_event(answered(act, accusers), group) for act, group in told]
    events.sort(key=lambda event: (event.spans[0], event.type))
    return tuple(replace(event, id=f"e{number}") for number, event in enumerate(events, 1))


def _acts(sentence: Sentence, facts: _Facts, *, lone: bool) -> list[Act]:
    """The acts that one sentence tells; `lone` if it is the whole text."""
    view = View(sentence, facts.index, facts.judge)
    matches = weighed(view, find_matches(view))
    speech = weighed(view, [match for match in find_speech_acts(view) if match.frame.type in codebook().types])
    matches += proposed(view, [*matches, *speech])
    if not matches and not speech:
        return []
    chosen = choose(view, matches, speech)
    chosen = as_encoder_names(view, chosen) if lone else chosen
    return [act for match in chosen if (act := _act(view, match, facts))]


def _act(view: View, match: Match, facts: _Facts) -> Act | None:
    """The act that a match tells, how real it is and its setting; `None` for one only supposed or not done."""
    sentence, kind = view.sentence, match.frame.type
    verbal = kind in _SAID
    span = evidence(view, match)
    quote = _quote_at(facts.quotes, match.token.span)
    speaker = quote.speaker if quote is not None else None
    actors, recipients = _sides(view, match, facts, speaker)
    setting = setting_of(sentence, match.predicate, facts.places, facts.times, facts.amounts, verbal=verbal)
    actors, hosts = guests_and_hosts(view, match, actors, facts.actors, land_of(setting.place, facts.places))
    recipients = recipients or hosts
    reality = reality_of(
        sentence,
        _told_by(sentence, match),
        verbal=verbal,
        claimed=is_claimed(sentence, speaker, match, actors, facts.actors),
        time=setting.time,
        published=facts.published,
        lead=sentence.role == "headline" or sentence.paragraph == facts.lead,
        opinion=view.opinion(),
    )
    told = as_told(sentence, match, reality, by_somebody=match.agent is not None and view.is_actor_like(match.agent))
    undone = told.type == "REJECT" or phrases.is_negated(sentence, match.predicate)  # 'would not confirm or deny it'
    if told.status == "hypothetical" or (told.status == "denied" and undone):
        return None
    if told.type != kind:  # a promise or a refusal to those with whom the act itself would be done
        match = replace(match, frame=replace(match.frame, joint=False))
        actors = actors_of(view, match)
        recipients = recipients_of(view, match, actors)
    bare = not match.frame.is_verb and ((not actors and not recipients) or takes_up_deed(sentence, match))
    return Act(
        sentence=sentence,
        trigger=match.token,
        span=span,
        type=told.type,
        modes=modes_of(view, match) if told.type == kind else (),
        contexts=contexts_of(view, match),
        actors=actors,
        recipients=recipients,
        status=told.status,
        background=reality.background,
        bare=bare,
        quote=quote.id if quote is not None else None,
        speaker=speaker,
        source=(quote and quote.source) or kind_of_actor(facts.actors.get(speaker or "")) or "unnamed",
        place=setting.place,
        time=setting.time,
        time_odds=setting.time_odds,
        quantities=setting.quantities,
        odds=odds_of(view, match),
        by_rule=not match.said,
        heard=heard(match.token, view.opinion()),
        score=match.frame.score if match.frame.own else None,
        why=f"{_why(match)}; {told.why}",
        about=match.object if verbal else None,
        sides=heard_sides(view, match),
    )


def _sides(view: View, match: Match, facts: _Facts, speaker: str | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who did it and to whom; 'we' and 'us' within a quote are its speaker, and a spokesperson's word is his body's."""
    kind = match.frame.type
    actors = actors_of(view, match)
    if not actors and speaker is not None and match.agent is not None and match.agent.lower in ("i", "we"):
        actors = (speaker,)
    if kind in ("ASSAULT", "MOBILIZE"):
        actors = bodies_of(actors, facts.actors, facts.index, facts.text)
    recipients = recipients_of(view, match, actors)
    if kind in _SAID:
        spoken_for = with_bodies(actors, facts.actors, facts.index, facts.text)
        actors = tuple(actor for actor in spoken_for if actor not in recipients)
    if speaker is not None and speaker not in actors and match.object is not None:
        recipients = recipients or ((speaker,) if match.object.lower in ("me", "us") else ())
    return actors, recipients


def _told_by(sentence: Sentence, match: Match) -> Token:
    """The word whose tense tells how real the act is."""
    return done_with(sentence, match) or (match.predicate if match.frame.is_verb else match.token)


def _why(match: Match) -> str:
    """The rule in words: which trigger coded which type."""
    words = " ".join(word.lower for word in match.words if not word.is_inserted)
    kind = "verb" if match.frame.is_verb else "noun"
    carried = f" carried by {match.light.lower!r}" if match.light is not None else ""
    agent = f" with {match.agent.lower!r} as actor" if match.agent is not None else ""
    said = f" ({match.said})" if match.said else ""
    return f"{kind} {words!r}{carried}{agent}: {' '.join((match.frame.type, *match.frame.modes))}{said}"


def _quote_at(quotes: Sequence[tuple[Span, Quote]], span: Span) -> Quote | None:
    """The innermost quotation that holds `span`."""
    holding = [(segment.length(), quote) for segment, quote in quotes if segment.covers(span)]
    return min(holding, key=lambda pair: pair[0])[1] if holding else None


def _event(act: Act, group: Sequence[Act]) -> Event:
    """The event of a group of tellings, its best evidence first."""
    code = codebook().code(act.type, act.modes)
    trigger = next((told.trigger for told in group if told.span == act.span), act.trigger)
    spans = tuple(dict.fromkeys([act.span, *(told.span for told in group)]))
    return Event(
        id="e0",
        type=act.type,
        quad=code.quad,
        cameo=code.cameo,
        intensity=code.intensity,
        status=act.status,
        spans=spans,
        trigger=trigger.span,
        score=trusted(act, len(group)),
        why=act.why,
        modes=act.modes,
        contexts=act.contexts,
        background=act.background,
        actors=act.actors,
        recipients=tuple(actor for actor in act.recipients if actor not in act.actors),
        place=act.place,
        time=act.time,
        quantities=act.quantities,
        attribution=_attribution(group),
    )


def _attribution(group: Sequence[Act]) -> tuple[Attribution, ...]:
    found = [
        Attribution(kind=act.source, actor=act.speaker, quote=act.quote) for act in group if act.speaker or act.quote
    ]
    return tuple(dict.fromkeys(found))
