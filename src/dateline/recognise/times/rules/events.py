"""Times told by an event: 'Since his removal, ...', 'before and since the raid'. They have no date of their own."""

from dateline.recognise.times.meaning import Context, Match, Meaning


def _anchored(_match: Match, _context: Context) -> Meaning | None:
    """A phrase that opens a sentence, ends at a comma and names an event; without a verb of its own."""
    return Meaning(precision="vague")


RULES = {"event told first": _anchored, "before and since": _anchored}
