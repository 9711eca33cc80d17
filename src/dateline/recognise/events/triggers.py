"""Which words of a sentence tell coded acts: verbs and nouns matched with the frames of the lexicon."""

from dateline.recognise.events.match import Match
from dateline.recognise.events.nouns import match_noun
from dateline.recognise.events.verbs import match_verb
from dateline.recognise.events.view import View


def find_matches(view: View) -> list[Match]:
    """The frames that hold in a sentence, in text order, at most one a word; a noun that a verb claims has none."""
    verbs = [match for token in view.sentence.tokens if (match := match_verb(view, token))]
    claimed = {noun.index for match in verbs for noun in match.claims}
    nouns = [
        match for token in view.sentence.tokens if token.index not in claimed and (match := match_noun(view, token))
    ]
    taken = {match.light.index for match in nouns if match.light}
    verbs = [match for match in verbs if match.token.index not in taken or match.claims]
    return sorted([*verbs, *nouns], key=lambda match: match.token.index)
