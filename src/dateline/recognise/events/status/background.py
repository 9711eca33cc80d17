"""Why an act is told as history or context only, not as this article's news."""

from datetime import date

from dateline.base.records import EventTime
from dateline.parse import Sentence, Token
from dateline.parse.phrases import auxiliaries
from dateline.recognise.events.status.judged import Judged
from dateline.recognise.events.status.lexicon import words
from dateline.recognise.events.status.verbs import since

LEAD_DAYS = 14  # what the headline or the lead has to tell may be as old as this
NEWS_DAYS = 3  # elsewhere: an act that ended more days before publication than this is history


def why_background(
    sentence: Sentence,
    predicate: Token,
    judged: Judged,
    *,
    verbal: bool,
    time: EventTime | None,
    published: str | None,
    lead: bool = False,
) -> str | None:
    """The reason in words why the act is background, or `None` for the article's own news."""
    if judged.status == "planned":
        return None
    tells = lead and not (predicate.dep in ("relcl", "acl", "advcl", "pcomp") or predicate.pos not in ("VERB", "AUX"))
    old = _why_old(time, published, LEAD_DAYS if tells else NEWS_DAYS)
    if old is not None:
        return old
    if predicate.pos not in ("VERB", "AUX"):
        return _earlier_noun(sentence, predicate)
    return _earlier_verb(sentence, predicate) or _standing(sentence, predicate, judged, verbal=verbal)


def _earlier_verb(sentence: Sentence, verb: Token) -> str | None:
    """Words of the clause that set it before the news."""
    for adverb in sentence.children(verb, "advmod"):
        if adverb.lower in words("earlier_words", "adverbs"):
            return f"'{adverb.lower}' sets it before the news"
    if sentence.role in ("headline", "standfirst"):
        return None
    perfect = bool({"had", "has", "have"} & set(auxiliaries(sentence, verb)))
    if perfect and since(sentence, verb):
        return "'since' reaches back before the news"
    if verb.dep == "pcomp" and sentence.head(verb).lower == "after":
        return "told as what came before ('after ...')"
    return "past perfect: before the news" if _past_perfect_aside(sentence, verb) else None


def _standing(sentence: Sentence, verb: Token, judged: Judged, *, verbal: bool) -> str | None:
    """Habits, states and what has been going on: context, told in the body."""
    if sentence.role != "body":
        return None
    if judged.why.startswith("present tense") and (not verbal or verb.dep == "relcl"):
        return "a habit or state, told in the present"
    if judged.why == "a habit":
        return "a habit"
    if verb.lemma in words("results"):
        return "only what came of it is told"
    helpers = auxiliaries(sentence, verb)
    if judged.why == "progressive" and "been" in helpers:
        return "going on since before the news"
    return None


def _why_old(time: EventTime | None, published: str | None, news_days: int) -> str | None:
    told = time and (time.end or time.start)
    if not told or not published:
        return None
    days = (date.fromisoformat(published[:10]) - date.fromisoformat(told[:10])).days
    return f"{days} days before publication" if days > news_days else None


def _earlier_noun(sentence: Sentence, noun: Token) -> str | None:
    if noun.dep == "pobj" and sentence.head(noun).lower == "since":
        return "told as what the time is counted from ('since ...')"
    for child in sentence.children(noun, "amod"):
        if child.lower in words("earlier_words", "adjectives"):
            return f"'{child.lower} {noun.lower}' is earlier than the news"
    return None


def _past_perfect_aside(sentence: Sentence, verb: Token) -> bool:
    """'had been warning' in the outlet's own voice; under 'said' the past perfect is only the past of the telling."""
    if "had" not in auxiliaries(sentence, verb):
        return False
    return not any(t.pos == "VERB" and t.tag in ("VBD", "VBN") for t in sentence.ancestors(verb))
