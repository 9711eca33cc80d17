"""Times told by an event: 'Since his ouster, ...', 'Prior to the verdict, ...'. They have no calendar date of their own."""

from functools import cache

from dateline.recognise.numerals import alternatives
from dateline.recognise.times.meaning import Context, Match, Meaning, Rule
from dateline.recognise.times.vocabulary import words, write


def _anchored(match: Match, context: Context) -> Meaning | None:
    """A phrase that opens a sentence, ends at a comma and names an event; without a verb of its own."""
    return Meaning(precision="vague")


@cache
def rules() -> tuple[Rule, ...]:
    """The rules for times told by events."""
    noun = r"(?i:" + alternatives(words("event_nouns")) + ")"
    owner = r"(?:(?i:the|his|her|their|its|this|that|a|an|last)\s+|[A-Z][\w-]+['’]s?\s+){1,2}"
    word = r"(?:[A-Z]?[\w-]+\s+){0,2}?"
    opening = r"(?:(?<=[.!?]\ )|(?<=[\n”\"])|(?<=[.!?][\"”]\ ))(?i:since|prior\s+to|following|before|after|until|in\s+the\s+run-up\s+to|in\s+the\s+wake\s+of)\s+"
    both = r"\b(?i:before\s+and\s+(?:since|after)|both\s+before\s+and\s+after)\s+"
    return (
        Rule("event told first", write(opening + owner + word + noun + r"(?=,)"), _anchored),
        Rule("before and since", write(both + owner + word + noun + r"\b"), _anchored),
    )
