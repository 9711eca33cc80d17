"""The time of news that no words date."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from dateline.base.records import Article, EventTime
from dateline.parse import Sentence
from dateline.parse.phrases import auxiliaries
from dateline.recognise.events.act import SPOKEN, Act

LEAD_PARAGRAPHS = 4  # of the body: what stands there as done is the news of the day


def dated(act: Act, tellings: Iterable[Act], article: Article) -> Act:
    """The act with a time: its own, or that of the article's news if a telling of it stands in the lead."""
    if act.time is not None and act.time.start is not None:
        return act
    return replace(act, time=news_time(act, tellings, article) or act.time)


def news_time(act: Act, tellings: Iterable[Act], article: Article) -> EventTime | None:
    """The publication day and the day before it, with basis 'published', for an act that no words date.

    Only for the article's own news, told as done in its headline or first paragraphs; else `None`.
    """
    if act.time is not None or act.background or act.status != "happened" or not article.published:
        return None
    if not any(_in_lead(told.sentence, article) and _told_as_news(told) for told in tellings if not told.bare):
        return None
    day = date.fromisoformat(article.published[:10])
    start = (day - timedelta(days=1)).isoformat()
    return EventTime(start=start, end=day.isoformat(), precision="day", basis="published")


def _in_lead(sentence: Sentence, article: Article) -> bool:
    if sentence.role in ("headline", "standfirst"):
        return True
    body = (p for p in article.paragraphs[: sentence.paragraph + 1] if p.role == "body")
    return sentence.role == "body" and sum(1 for _ in body) <= LEAD_PARAGRAPHS


def _told_as_news(act: Act) -> bool:
    """The predicate of a headline, or of a main or reported clause in a past tense: not a state, not an aside."""
    sentence, verb = act.sentence, act.trigger
    if sentence.role in ("headline", "standfirst"):
        return verb.dep not in ("acl", "relcl")  # 'Girls kidnapped last year freed'
    if verb.pos != "VERB":
        verb = sentence.head(verb)
    helpers = set(auxiliaries(sentence, verb))
    aside = verb.dep == "advcl" and sentence.child(verb, "mark") is not None and not helpers & {"has", "have"}
    if verb.pos != "VERB" or verb.dep in ("relcl", "acl", "pcomp") or aside:
        return False
    tenses = ("VBD", "VBN", "VBG", "VBZ", "VBP") if act.type in SPOKEN else ("VBD", "VBN", "VBG")
    return verb.tag in tenses and (verb.tag == "VBG" or not {"is", "are", "am", "'s", "had"} & helpers)
