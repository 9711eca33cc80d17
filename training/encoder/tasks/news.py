"""Articles and sentences whose acts we annotated (`training/news`): triggers with types, statuses, modes, and sides.

An annotated span is a clause. Its trigger is the annotated word or, where none is, the word that the lexicon knows for
the type, else the head of the clause; of a clause whose head only says something ('said', 'was') nothing is told. Words
outside all spans are no acts.
"""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.encoder.example import Example, Pair, Sides
from training.encoder.heads import ANY, IGNORED, MODE, MUTUAL, NONE, STATUS, one
from training.encoder.text import covered, parsed
from training.news.articles import News, annotated

from dateline.knowledge.coding import lexicon
from dateline.parse import Token
from dateline.recognise.events.view import lemma_of, listed

_CONTENT = ("VERB", "NOUN", "PROPN", "ADJ")


def examples(data: Path, part: str) -> Iterator[Example]:
    """The sentences of one part; `dev` are the articles kept for proof."""
    for article in annotated(data, "proof" if part == "dev" else part):
        mentions = {actor["id"]: actor["mentions"] for actor in article.actors}
        for words in parsed(article.text):
            yield _example(article, mentions, words)


def _example(article: News, mentions: dict[str, Any], words: list[Token]) -> Example:
    count = len(words)
    trigger, told = [NONE] * count, [False] * count
    status = [IGNORED] * count
    modes: list[list[int] | None] = [None] * count
    background: list[float | None] = [None] * count
    pairs: list[Pair] = []
    sides: list[Sides] = []
    acts: dict[int, dict[str, Any]] = {}
    for event in article.events:
        for number, (start, end) in enumerate(event["spans"]):
            place = covered(words, start, end)
            if place == (0, 0):
                continue
            if "words" in event:
                at = next(iter(range(*covered(words, *event["words"][number]))), None)
            else:
                at = _trigger(words, place, event["type"])
            for k in range(*place):
                told[k] = True
                trigger[k] |= one(event["type"]) if at is not None else ANY
            if at is not None and at not in acts:
                acts[at] = event
    for k, event in acts.items():
        trigger[k] = one(event["type"])
        status[k] = STATUS.index(event["status"])
        modes[k] = [MODE.index(mode) for m in event["modes"] if (mode := f"{event['type']}/{m}") in MODE]
        background[k] = float(event["background"])
        pairs += _pairs(words, mentions, event, k)
        sides.append(Sides(k, *(_named(words, mentions, event[role]) for role in ("actors", "recipients"))))
    return Example(
        "news", [word.text for word in words], trigger=trigger, status=status, modes=modes,
        numbers={"background": background}, pairs=pairs, sides=sides, group=article.id,
    )  # fmt: skip


def _trigger(words: list[Token], place: tuple[int, int], kind: str) -> int | None:
    """The word of a span that tells the act; `None` where no word can be named."""
    known: dict[int, int] = {}
    frames = (lexicon().verbs, lexicon().nouns)
    inside = range(*place)
    depth = {k: _depth(words, k, inside) for k in inside}
    for k in inside:
        lemma = lemma_of(words[k])
        if words[k].pos in _CONTENT and any(f.type == kind for table in frames for f in table.get(lemma, ())):
            known[k] = depth[k]
    if known:
        return min(known, key=lambda k: (known[k], k))
    heads = [k for k in inside if words[k].pos in _CONTENT]
    head = min(heads, key=lambda k: (depth[k], k), default=None)
    if head is None or lemma_of(words[head]) in listed("say") | listed("broad"):
        return None
    return head


def _depth(words: list[Token], k: int, inside: range) -> int:
    """How far a word stands below the head of its span."""
    places = {word.index: at for at, word in enumerate(words)}
    steps = 0
    while (above := places.get(words[k].head)) is not None and above != k and above in inside and steps < len(inside):
        k, steps = above, steps + 1
    return steps


def _named(words: list[Token], mentions: dict[str, Any], actors: list[str]) -> list[int]:
    """The words of all mentions of these actors."""
    return sorted({k for each in actors for span in mentions[each] for k in range(*covered(words, *span))})


def _pairs(words: list[Token], mentions: dict[str, Any], event: dict[str, Any], at: int) -> Iterator[Pair]:
    sides: dict[str, list[int]] = defaultdict(list)
    for role in ("actors", "recipients"):
        for each in event[role]:
            places = [covered(words, *span) for span in mentions[each]]
            near = [place for place in places if place != (0, 0) and at not in range(*place)]
            if near:
                sides[role] += range(*min(near, key=lambda place: abs(place[0] - at)))
    actor, recipient = (sorted(set(sides[role])) for role in ("actors", "recipients"))
    if set(actor) & set(recipient):
        return
    yield Pair(actor, recipient, [at], one(event["type"]))
    if actor and recipient and event["type"] not in MUTUAL:
        yield Pair(recipient, actor, [at], NONE)
