"""Which actor said it: look-up of the source, and turn-taking over paragraphs."""

from collections.abc import Mapping

from dateline.base.records import NEWS_ROLES, Actor, Article
from dateline.recognise.lookup import ActorIndex
from dateline.recognise.quotes.draft import Draft
from dateline.recognise.quotes.people import People
from dateline.recognise.quotes.source import Source
from dateline.recognise.quotes.speech import speech

_PERSONAL = frozenset({"he", "she"})


def name_speakers(article: Article, drafts: list[Draft], actors: tuple[Actor, ...], index: ActorIndex) -> None:
    """Fill in the speaker of every draft that has one; drafts come in text order."""
    kinds = {actor.id: actor.kind for actor in actors}
    people = People(article.text, actors, index)
    last: Draft | None = None
    for draft in drafts:
        if draft.source is None and draft.kind != "indirect" and draft.place == "none":
            _inherit(article, draft, last, kinds)
        elif draft.source is not None:
            namesake = people.namesake(draft.source.span.of(article.text)) if draft.place == "turn" else None
            draft.speaker = namesake or _actor(index, draft.source)
            if draft.source.span.of(article.text).lower() in _PERSONAL:
                _refer_back(article.text, draft, last, people)
        if draft.kind != "indirect" or draft.source is not None:
            last = draft
    _echoes(article, drafts)


def _actor(index: ActorIndex, source: Source) -> str | None:
    for head in (source.head, *source.others):
        actor = index.at(source.span, head)
        if actor is not None:
            return actor.id
    return None


def _inherit(article: Article, draft: Draft, last: Draft | None, kinds: Mapping[str, str]) -> None:
    """A quotation without a cue that opens its paragraph goes on from the speaker of the paragraph before.

    That speaker was quoted there, or is a person whose words were reported; the outlet's own 'I' hands on nothing.
    """
    if last is None or last.source is None or draft.kind != "direct":
        return
    if last.kind == "indirect" and kinds.get(last.speaker or "") != "person":
        return
    if article.paragraphs[draft.paragraph].role != "body" or last.source.span.of(article.text).lower() in ("i", "we"):
        return
    between = article.paragraphs[last.last_paragraph + 1 : draft.paragraph][:3]
    before = all(paragraph.role not in NEWS_ROLES for paragraph in between)
    opens = draft.start - article.paragraphs[draft.paragraph].span.start <= 1
    if before and opens:
        draft.source, draft.speaker, draft.inherited = last.source, last.speaker, True


def _refer_back(text: str, draft: Draft, last: Draft | None, people: People) -> None:
    """'He added' after words by a person is that person, where nothing better is known of the pronoun.

    Somebody who was named last within those words is no better: 'Lee said Park had left. He told ...' is Lee.
    """
    if last is None or draft.source is None or last.last_paragraph < draft.paragraph - 1:
        return
    who, known = people.get(last.speaker), people.get(draft.speaker)
    if who is None or (draft.speaker is not None and known is None):
        return
    pronoun = draft.source.span
    replies = draft.verb is not None and draft.verb.lemma in speech().replies  # not who asked, but who was asked
    within = known is not None and not replies and people.named_only_within(known, last, pronoun.start)
    if known is None or (within and people.may_be(who, pronoun.of(text).lower())):
        draft.speaker = who.id


def _echoes(article: Article, drafts: list[Draft]) -> None:
    """Words in marks in a heading are those of whoever says the same words in the body."""
    told: dict[str, Draft] = {}
    for draft in drafts:
        if draft.kind != "indirect" and draft.source is not None:
            told.setdefault(_folded(article.text, draft), draft)
    for draft in drafts:
        if draft.kind != "indirect" and draft.source is None:
            same = told.get(_folded(article.text, draft))
            if same is not None:
                draft.source, draft.speaker, draft.inherited = same.source, same.speaker, True


def _folded(text: str, draft: Draft) -> str:
    return " ".join(span.of(text) for span in draft.segments).strip(" ,.;!?…").casefold()
