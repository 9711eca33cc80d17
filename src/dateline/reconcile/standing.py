"""Acts and stories as persons left them: without the accounts that they rejected, and what only those told."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from dateline.base.records.story import Account, Difference, MergedEvent, Story, Toll
from dateline.reconcile.acts.show import most_precise, often
from dateline.reconcile.acts.tolls import best_of
from dateline.reconcile.tell import timeline_of

Rejected = Set[tuple[str, str]]  # pairs of an article and an event of it


def standing_story(story: Story, rejected: Rejected) -> Story:
    """A story without the accounts that persons rejected, and without the acts of which they rejected all."""
    kept = [act for event in story.events if (act := standing_act(event, rejected)) is not None]
    if kept == list(story.events):
        return story
    return replace(story, events=tuple(kept), timeline=timeline_of(kept))


def standing_act(event: MergedEvent, rejected: Rejected) -> MergedEvent | None:
    """An act without the accounts that persons rejected; `None` if they rejected all of them.

    Its day and manner, of which accounts do not tell which they are from, stay as they were told.
    """
    accounts = tuple(a for a in event.accounts if (a.article, a.event) not in rejected)
    if len(accounts) == len(event.accounts):
        return event
    if not accounts:
        return None
    return replace(
        event,
        accounts=accounts,
        statuses=often(a.status for a in accounts),
        actors=often(party.name for a in accounts for party in a.actors),
        recipients=often(party.name for a in accounts for party in a.recipients),
        origins=len({a.origin for a in accounts}),
        place=most_precise([a.place for a in accounts if a.place is not None]),
        tolls=tuple(_tolls(event.tolls, accounts)),
        differences=tuple(_differences(event.differences, accounts)),
    )


def _tolls(tolls: Sequence[Toll], accounts: Sequence[Account]) -> Iterator[Toll]:
    """The figures of these accounts; an act has one account of an article at most."""
    origins = {account.article: account.origin for account in accounts}
    for toll in tolls:
        told = tuple(figure for figure in toll.told if figure.article in origins)
        values = [[v for v in (figure.low, figure.high) if v is not None] for figure in told]
        if told:
            best = best_of([(origins[f.article], first) for f, (first, *_) in zip(told, values, strict=True)])
            numbers = [value for some in values for value in some]
            yield replace(toll, told=told, low=min(numbers), best=best, high=max(numbers))


def _differences(differences: Sequence[Difference], accounts: Sequence[Account]) -> Iterator[Difference]:
    """What these accounts still tell differently."""
    mine = {account.article for account in accounts}
    for one in differences:
        left = (replace(v, articles=tuple(a for a in v.articles if a in mine)) for v in one.variants)
        variants = tuple(variant for variant in left if variant.articles)
        if len(variants) > 1:
            yield replace(one, variants=variants)
