"""Why an act is told as history or context only, not as this article's news."""

from datetime import date

from dateline.base.records import EventTime
from dateline.parse import Sentence, Token
from dateline.parse.phrases import auxiliaries
from dateline.recognise.events.status.judged import Judged
from dateline.recognise.events.status.lexicon import words

NEWS_DAYS = 3  # an act that ended more days before publication than this is history


def why_background(
    sentence: Sentence,
    predicate: Token,
    judged: Judged,
    *,
    verbal: bool,
    time: EventTime | None,
    published: str | None,
) -> str | None:
    """The reason in words why the act is background, or `None` for the article's own news."""
    if judged.status == "planned":
        return None
    old = _why_old(time, published)
    if old is not None:
        return old
    if predicate.pos not in ("VERB", "AUX"):
        return _earlier_noun(sentence, predicate)
    if _past_perfect_aside(sentence, predicate):
        return "past perfect: before the news"
    if sentence.role == "body" and judged.why == "present tense" and not verbal:
        return "a habit or state, told in the present"
    return None


def _why_old(time: EventTime | None, published: str | None) -> str | None:
    told = time and (time.end or time.start)
    if not told or not published:
        return None
    days = (date.fromisoformat(published[:10]) - date.fromisoformat(told[:10])).days
    return f"{days} days before publication" if days > NEWS_DAYS else None


def _earlier_noun(sentence: Sentence, noun: Token) -> str | None:
    for child in sentence.children(noun, "amod"):
        if child.lower in words("earlier_words", "adjectives"):
            return f"'{child.lower} {noun.lower}' is earlier than the news"
    return None


def _past_perfect_aside(sentence: Sentence, verb: Token) -> bool:
    """'had been warning' in the outlet's own voice; under 'said' the past perfect is only the past of the telling."""
    if "had" not in auxiliaries(sentence, verb):
        return False
    if any(t.lower == "since" for t in (*sentence.children(verb, "prep"), *_marks_below(sentence, verb))):
        return True
    return not any(t.pos == "VERB" and t.tag in ("VBD", "VBN") for t in sentence.ancestors(verb))


def _marks_below(sentence: Sentence, verb: Token) -> list[Token]:
    return [m for clause in sentence.children(verb, "advcl") for m in sentence.children(clause, "mark")]
