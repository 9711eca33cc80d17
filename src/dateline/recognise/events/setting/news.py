"""The time of news that no words date."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from dateline.base.records import Article, EventTime, TimeExpression
from dateline.base.spans import Span
from dateline.parse import Sentence, Token
from dateline.parse.phrases import auxiliaries
from dateline.recognise.events.act import SPOKEN, Act
from dateline.recognise.events.setting.attach import setting_words

_LAST = 10**6
_NO_DAY = ("PRESENT_REF", "FUTURE_REF")
LEAD_PARAGRAPHS = 4  # of the body: what stands there as done is the news of the day


def dated(act: Act, tellings: Iterable[Act], article: Article, times: Sequence[TimeExpression]) -> Act:
    """The act with a time: its own, or that of the article's news if a telling of it stands in the lead."""
    if act.time is not None and act.time.start is not None:
        return act
    return replace(act, time=news_time(act, tellings, article, times) or act.time)


def news_time(act: Act, tellings: Iterable[Act], article: Article, times: Sequence[TimeExpression]) -> EventTime | None:
    """The publication day and the day before it, with basis 'published', for an act that no words date.

    Only for the article's own news, told as done in its headline or first paragraphs, in the outlet's own words, in a
    sentence that tells of no other day; and further down, in an article that begins with that day, for what is said or
    was also done.
    """
    if act.time is not None or act.background or act.status not in ("happened", "alleged") or not article.published:
        return None
    day = date.fromisoformat(article.published[:10])
    start = (day - timedelta(days=1)).isoformat()
    goes_on = _begins_with_the_day(article, times, start)
    told = [
        t
        for t in tellings
        if not t.bare and _rank(t.sentence, article) <= (_LAST if goes_on and _goes_on(t) else LEAD_PARAGRAPHS)
    ]
    if any(_tells_of_another_day(telling, article, times, start) or _before_a_court(telling) for telling in told):
        return None
    if not any(_told_as_news(telling, article) for telling in told):
        return None
    return EventTime(start=start, end=day.isoformat(), precision="day", basis="published")


def _goes_on(act: Act) -> bool:
    """True for an act in words, and for one that was 'also' done."""
    verb = act.trigger
    return act.type in SPOKEN or any(t.lower == "also" for t in act.sentence.children(verb, "advmod"))


def _begins_with_the_day(article: Article, times: Sequence[TimeExpression], start: str) -> bool:
    """True if the headline or a first paragraph tells a day that is that of the news ('on Friday', published then)."""
    for time in times:
        near = time.precision in ("day", "part-of-day", "hour", "second") and time.start is not None
        if near and start <= (time.start or "") and _rank_at(time.span.start, article) < LEAD_PARAGRAPHS:
            return True
    return False


def _tells_of_another_day(telling: Act, article: Article, times: Sequence[TimeExpression], news: str) -> bool:
    """True if a time beside the telling is not the day of the news, dated or not ('hours after').

    In the first paragraphs its sentence is looked at, further down its whole paragraph; there, and of what 'has been'
    so, how long it took too. What a relative clause beside it dates is another thing ('X, who was freed in May').
    """
    deep = _rank(telling.sentence, article) > LEAD_PARAGRAPHS
    around = article.paragraphs[telling.sentence.paragraph].span if deep else telling.sentence.span
    lasts = deep or bool({"has", "have"} & set(auxiliaries(telling.sentence, telling.trigger)))
    kinds = ("moment", "range", "duration") if lasts else ("moment", "range")
    beside = _beside(telling)
    told = [time for time in times if around.covers(time.span) and time.kind in kinds]
    told = [time for time in told if not any(clause.covers(time.span) for clause in beside)]
    return any((time.end or time.start or "") < news and time.value not in _NO_DAY for time in told)


def _beside(telling: Act) -> list[Span]:
    """The relative clauses of its sentence that do not hold the act."""
    sentence = telling.sentence
    clauses = [sentence.subtree(t) for t in sentence.tokens if t.dep == "relcl"]
    return [sentence.span_of(clause) for clause in clauses if telling.trigger not in clause]


def _rank(sentence: Sentence, article: Article) -> int:
    """0 for the headline and the standfirst, 1 for the first paragraph of the body and so on; else after them all."""
    return _rank_at(sentence.span.start, article)


def _rank_at(offset: int, article: Article) -> int:
    paragraphs = [p for p in article.paragraphs if p.span.start <= offset]
    role = paragraphs[-1].role if paragraphs else "body"
    if role in ("headline", "standfirst"):
        return 0
    return sum(p.role == "body" for p in paragraphs) if role == "body" else _LAST + 1


def _in_marks(act: Act, article: Article) -> bool:
    """True between quotation marks; 'six were killed, officials said' is told in the outlet's own words."""
    before = article.text[article.paragraphs[act.sentence.paragraph].span.start : act.trigger.span.start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _told_as_news(act: Act, article: Article) -> bool:
    """The predicate of a headline, or of a main or reported clause in a past tense: not a state, not an aside."""
    sentence, verb, rank = act.sentence, act.trigger, _rank(act.sentence, article)
    if rank == 0:
        return verb.dep not in ("acl", "relcl", "pcomp")  # 'Girls kidnapped last year freed'
    if act.quote is not None and act.speaker not in act.actors and _in_marks(act, article):
        return False
    if verb.pos != "VERB":
        noun, verb = verb, sentence.head(verb)
        if noun.dep in ("nsubj", "nsubjpass", "dobj") and verb.lemma not in setting_words("carriers"):
            return False  # 'Their abduction caused an outcry', 'condemned the raid'
    if verb.pos != "VERB" or any(_aside(sentence, token) for token in (verb, *sentence.ancestors(verb))):
        return False
    helpers = set(auxiliaries(sentence, verb))
    if rank > LEAD_PARAGRAPHS:
        return verb.tag == "VBD" and not helpers
    if (
        rank > 1 and {"has", "have"} & helpers and act.type not in SPOKEN
    ):  # 'has suspended' is news only where it opens the story
        return False
    tenses = ("VBD", "VBN", "VBG", "VBZ", "VBP") if act.type in SPOKEN else ("VBD", "VBN", "VBG")
    return verb.tag in tenses and (verb.tag == "VBG" or not {"is", "are", "am", "'s", "had"} & helpers)


def _before_a_court(act: Act) -> bool:
    """True for force that is told with its trial or charge: 'were kidnapped and killed, prosecutors allege'."""
    told = act.sentence.tokens
    return act.type not in (*SPOKEN, "SANCTION", "COERCE", "RETREAT") and any(
        token.lower in setting_words("court") for token in told
    )


def _aside(sentence: Sentence, verb: Token) -> bool:
    """'who killed six', 'after the army had left', 'have already been charged': not what the sentence has to tell."""
    if verb.dep in ("relcl", "acl", "pcomp"):
        return True
    if any(t.lower in setting_words("before_the_news") for t in sentence.children(verb, "advmod")):
        return True
    perfect = {"has", "have"} & set(auxiliaries(sentence, verb))
    return verb.dep == "advcl" and sentence.child(verb, "mark") is not None and not perfect
