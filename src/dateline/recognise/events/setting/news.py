"""The time of news that no words date."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from dateline.base.records import Article, EventTime, TimeExpression
from dateline.parse import Sentence, Token
from dateline.parse.phrases import auxiliaries
from dateline.recognise.events.act import SPOKEN, Act
from dateline.recognise.events.setting.attach import setting_words, within

LEAD_PARAGRAPHS = 4  # of the body: what stands there as done is the news of the day


def dated(act: Act, tellings: Iterable[Act], article: Article, times: Sequence[TimeExpression]) -> Act:
    """The act with a time: its own, or that of the article's news if a telling of it stands in the lead."""
    if act.time is not None and act.time.start is not None:
        return act
    return replace(act, time=news_time(act, tellings, article, times) or act.time)


def news_time(act: Act, tellings: Iterable[Act], article: Article, times: Sequence[TimeExpression]) -> EventTime | None:
    """The publication day and the day before it, with basis 'published', for an act that no words date.

    Only for the article's own news, told as done in its headline or first paragraphs, in the outlet's own words, in a
    sentence that tells of no other day; else `None`.
    """
    if act.time is not None or act.background or act.status != "happened" or not article.published:
        return None
    told = [telling for telling in tellings if not telling.bare and _in_lead(telling.sentence, article)]
    day = date.fromisoformat(article.published[:10])
    start = (day - timedelta(days=1)).isoformat()
    if any(_tells_of_another_day(telling.sentence, times, start) for telling in told):
        return None
    if not any(_told_as_news(telling) for telling in told):
        return None
    return EventTime(start=start, end=day.isoformat(), precision="day", basis="published")


def _tells_of_another_day(sentence: Sentence, times: Sequence[TimeExpression], news: str) -> bool:
    """True if the sentence holds a time that is not the day of the news, dated or not ('hours after')."""
    told = (time for time in within(sentence, times) if time.kind in ("moment", "range"))
    return any((time.end or time.start or "") < news for time in told)


def _in_lead(sentence: Sentence, article: Article) -> bool:
    if sentence.role in ("headline", "standfirst"):
        return True
    body = (p for p in article.paragraphs[: sentence.paragraph + 1] if p.role == "body")
    return sentence.role == "body" and sum(1 for _ in body) <= LEAD_PARAGRAPHS


def _told_as_news(act: Act) -> bool:
    """The predicate of a headline, or of a main or reported clause in a past tense: not a state, not an aside."""
    sentence, verb = act.sentence, act.trigger
    if sentence.role in ("headline", "standfirst"):
        return verb.dep not in ("acl", "relcl", "pcomp")  # 'Girls kidnapped last year freed'
    if act.quote is not None and act.speaker not in act.actors:
        return False
    if verb.pos != "VERB":
        verb = sentence.head(verb)
    if verb.pos != "VERB" or any(_aside(sentence, token) for token in (verb, *sentence.ancestors(verb))):
        return False
    helpers = set(auxiliaries(sentence, verb))
    tenses = ("VBD", "VBN", "VBG", "VBZ", "VBP") if act.type in SPOKEN else ("VBD", "VBN", "VBG")
    return verb.tag in tenses and (verb.tag == "VBG" or not {"is", "are", "am", "'s", "had"} & helpers)


def _aside(sentence: Sentence, verb: Token) -> bool:
    """'who killed six', 'after the army had left', 'have already been charged': not what the sentence has to tell."""
    if verb.dep in ("relcl", "acl", "pcomp"):
        return True
    if any(t.lower in setting_words("before_the_news") for t in sentence.children(verb, "advmod")):
        return True
    perfect = {"has", "have"} & set(auxiliaries(sentence, verb))
    return verb.dep == "advcl" and sentence.child(verb, "mark") is not None and not perfect
