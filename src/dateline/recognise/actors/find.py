"""Names, states and descriptions are found, grouped, and written as actors."""

from dateline.base.records import Actor, Article, Place
from dateline.base.spans import Span
from dateline.parse import Parse
from dateline.recognise.actors.candidate import Candidate
from dateline.recognise.actors.context import Context
from dateline.recognise.actors.described import find_described
from dateline.recognise.actors.group import Groups
from dateline.recognise.actors.named import find_named
from dateline.recognise.actors.pronouns import find_pronouns
from dateline.recognise.actors.states import find_states
from dateline.recognise.names import Name


def find_actors(
    article: Article, parse: Parse, names: tuple[Name, ...], places: tuple[Place, ...]
) -> tuple[Actor, ...]:
    """The actors of the article in the order of their first mention."""
    context = Context(article, parse, names)
    named = [*find_states(context), *find_named(context)]
    described = list(find_described(context))
    groups = Groups()
    groups.add_names(named)
    groups.add_descriptions(described, _appositions(named, described))
    groups.add_pronouns(list(find_pronouns(context)))
    entities = sorted(groups.entities, key=lambda e: min(e.mentions))
    return tuple(entity.actor(number) for number, entity in enumerate(entities, start=1))


def _appositions(named: list[Candidate], described: list[Candidate]) -> dict[Span, Span]:
    """Which description stands in apposition to which name: 'X, president of Y' and 'the secretary, X'."""
    by_head = {(id(c.sentence), c.head.index): c for c in named}
    found: dict[Span, Span] = {}
    for candidate in described:
        head, sentence = candidate.head, candidate.sentence
        above = by_head.get((id(sentence), head.head)) if head.dep == "appos" else None
        below = (by_head.get((id(sentence), child.index)) for child in sentence.children(head, "appos"))
        partner = above or next((c for c in below if c is not None), None)
        if partner is not None and partner.kind in ("person", "org") and candidate.kind == partner.kind:
            found[candidate.span] = partner.span
    return found
