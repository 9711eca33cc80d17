"""Words that point to now, before or to come without a date: 'recently', 'now', 'soon', 'earlier'."""

from collections.abc import Callable
from functools import cache

from dateline.recognise.numerals import alternatives
from dateline.recognise.times.meaning import Context, Match, Meaning, Rule
from dateline.recognise.times.vocabulary import vague_references, write


def _reference(value: str) -> Callable[[Match, Context], Meaning | None]:
    def read(match: Match, context: Context) -> Meaning | None:
        """A reference to the present, the past or the future; nothing as part of 'as soon as' or 'now that'."""
        following = context.after(match.end(), 9).lower()
        if following.startswith((" as ", " that ", " after", "-")) and not match.group().lower().startswith("as"):
            return None
        return Meaning(value=value)

    return read


def _earlier(match: Match, context: Context) -> Meaning | None:
    """'Earlier, he was handed ...': an adverb alone at the head of its clause."""
    return Meaning(value="PAST_REF" if match.group().lower() in ("earlier", "previously") else "FUTURE_REF")


@cache
def rules() -> tuple[Rule, ...]:
    """The rules for vague times."""
    found = [
        Rule(value, write(r"\b(?i:" + alternatives(phrases) + r")\b"), _reference(value))
        for value, phrases in vague_references().items()
    ]
    alone = write(r"(?:(?<=[.!?\n]\ )|(?<=[\n;“\"]))(?i:earlier|previously|later)(?=,)")
    return (*found, Rule("alone", alone, _earlier))
