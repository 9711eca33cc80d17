"""Which actor said it: by the source that is told, else by what was said before; each with its reason and trust."""

from dateline.base.records import Actor, Article
from dateline.knowledge import word_set
from dateline.parse import Parse
from dateline.recognise.lookup import ActorIndex
from dateline.recognise.quotes.continued import Continued, outermost
from dateline.recognise.quotes.draft import Draft
from dateline.recognise.quotes.identify import Identified, Sources
from dateline.recognise.quotes.people import People
from dateline.recognise.quotes.speech import speech
from dateline.recognise.quotes.trust import trust

_REACH = 3  # paragraphs from who was quoted to a pronoun that nobody else fits
_SHORTEST_ECHO = 3  # words of a heading that a longer quotation in the body must hold


def name_speakers(
    article: Article, parse: Parse, drafts: list[Draft], actors: tuple[Actor, ...], index: ActorIndex
) -> None:
    """Fill in speaker, trust and reason of every draft that has one; drafts come in the order of their cues."""
    speakers = _Speakers(article, parse, drafts, actors, index)
    for draft in drafts:
        speakers.take(draft)
    _echoes(article, drafts)


class _Speakers:
    """Goes through the quotes of an article and knows who spoke last, in its headings and in its body."""

    def __init__(
        self, article: Article, parse: Parse, drafts: list[Draft], actors: tuple[Actor, ...], index: ActorIndex
    ) -> None:
        self._article, self._text = article, article.text
        self._people = People(self._text, parse, actors, index)
        self._sources = Sources(self._text, parse, index, self._people)
        self._continued = Continued(article, parse, index, {actor.id: actor.kind for actor in actors})
        first_turn = next((draft.start for draft in drafts if draft.place == "turn"), 0)
        self._interviewed = self._people.most_named_before(first_turn)
        self._before: dict[bool, list[Draft]] = {True: [], False: []}

    def take(self, draft: Draft) -> None:
        """Fill in the speaker of a draft."""
        before = self._before[self._article.paragraphs[draft.paragraph].role == "body"]
        last = outermost(before[-1], before) if before else None
        if draft.place == "turn" and self._is_answer(draft):
            if self._interviewed is not None:
                rule = trust().told["interviewed"]
                _give(draft, self._interviewed, rule.right, rule.words)
        elif draft.source is not None:
            _settle(draft, self._identified(draft, last), self._text)
        elif draft.kind != "indirect" and draft.place == "none":
            self._go_on(draft, last, before)
        if draft.source is not None or draft.kind == "direct":
            before.append(draft)

    def _is_answer(self, draft: Draft) -> bool:
        """True for a turn that no name labels: 'A: It will', or the lines under a question.

        Such answers are of the person whom the words before the first turn name most.
        """
        label = draft.source.span.of(self._text).lower() if draft.source is not None else ""
        return not label or label in word_set("languages/en/speakers.yaml", "answers")

    def _identified(self, draft: Draft, last: Draft | None) -> Identified | None:
        assert draft.source is not None
        found = self._sources.of(draft.source, draft.place)
        if last is None or not self._sources.is_personal(draft.source):
            return found
        if found is not None and found.actor == last.speaker and self._continued.is_asked(last):
            return self._sources.addressee(last) or found
        return self._last_quoted(draft, last, found) or found

    def _last_quoted(self, draft: Draft, last: Draft, found: Identified | None) -> Identified | None:
        """'He added' after words by a person is that person, where nothing better is known of the pronoun.

        Somebody who was named within those words or beside them is no better: 'Lee said Park had left. He told ...' is
        Lee; somebody of whom the outlet told since is: 'Lee said so. Park laughed. He told ...' is Park.
        """
        if draft.source is None or last.last_paragraph < draft.paragraph - _REACH:
            return None
        who, known = self._people.get(last.speaker), self._people.get(found.actor if found is not None else None)
        if who is None or who is known or (found is not None and known is None):
            return None
        pronoun = draft.source.span
        if last.last_paragraph < draft.paragraph - 1 and (
            known is not None or not self._people.is_alone(who, last, pronoun.start, pronoun.of(self._text).lower())
        ):
            return None
        replies = draft.verb is not None and draft.verb.lemma in speech().replies  # not who asked, but who was asked
        if known is not None and (replies or self._people.stands_out(known, last, pronoun.start)):
            return None
        return Identified(who.id, "last quoted") if self._people.may_be(who, pronoun.of(self._text).lower()) else None

    def _go_on(self, draft: Draft, last: Draft | None, before: list[Draft]) -> None:
        """A quote without a cue: signed, introduced by the paragraph before, or going on from what was said last."""
        signed = self._continued.signature(draft)
        if signed is not None:
            draft.source = signed
            return _settle(draft, self._sources.of(signed, "signed"), self._text, "signed")
        rule = self._continued.from_last(draft, last)
        if rule is not None and last is not None:
            return _inherit(draft, last, rule)
        if last is not None and self._continued.is_asked(last):
            return self._answer(draft, last, before)
        told = self._continued.introduced(draft)
        if told is not None:
            draft.source, draft.cue = told
            found = self._sources.of(draft.source, "introduced")
            _settle(draft, found, self._text, "introduced")
        return None

    def _answer(self, draft: Draft, last: Draft, before: list[Draft]) -> None:
        """What follows a question is of the other of the two who spoke before, if there is one."""
        other = next((earlier for earlier in reversed(before[-3:-1]) if earlier.speaker != last.speaker), None)
        if other is not None and draft.kind == "direct" and self._continued.opens_after(draft, last):
            _inherit(draft, other, "turns")


def _settle(draft: Draft, found: Identified | None, text: str, told: str | None = None) -> None:
    """Give the draft the speaker found, with the trust that both rules deserve and the reason in words."""
    if found is None or draft.source is None:
        return
    table = trust()
    cue = draft.cue.of(text) if draft.cue is not None else ""
    tied, known = table.told[told or _tie(draft.place, cue)], table.known[found.rule]
    words = (rule.words.format(cue=cue, source=draft.source.span.of(text)) for rule in (tied, known))
    _give(draft, found.actor, tied.right * known.right, "; ".join(filter(None, words)))


def _tie(place: str, cue: str) -> str:
    """The rule that ties a quote to its source, by where the source stands and the words between."""
    if cue == ":" and place == "report":
        return "colon"
    return "according" if cue.lower().startswith("according") else place


def _inherit(draft: Draft, last: Draft, rule: str) -> None:
    """Give the draft the source and the speaker of another, which may be unknown."""
    draft.source, draft.inherited = last.source, True
    tied = trust().told[rule]
    if last.speaker is not None:
        _give(draft, last.speaker, tied.right * (last.trust or 1.0), tied.words)


def _give(draft: Draft, speaker: str, score: float, why: str) -> None:
    if score >= trust().least:
        draft.speaker, draft.trust, draft.why = speaker, round(score, 2), why


def _echoes(article: Article, drafts: list[Draft]) -> None:
    """Words in marks in a heading are those of whoever says the same words in the body, alone or among others."""
    marked = [draft for draft in drafts if draft.kind != "indirect"]
    told = [(_folded(article.text, draft), draft) for draft in marked if draft.source is not None]
    same_words = dict(reversed(told))
    for draft in marked:
        if draft.source is None:
            words = _folded(article.text, draft)
            found = same_words.get(words)
            if found is None and article.paragraphs[draft.paragraph].role in ("headline", "standfirst"):
                found = _only_one(words, told)
            if found is not None:
                _inherit(draft, found, "echo")


def _only_one(words: str, told: list[tuple[str, Draft]]) -> Draft | None:
    """The first quote that holds the words among others, if all that do are of one speaker."""
    if len(words.split()) < _SHORTEST_ECHO:
        return None
    holding = [draft for said, draft in told if f" {words} " in f" {said} "]
    return holding[0] if len({draft.speaker for draft in holding}) == 1 else None


def _folded(text: str, draft: Draft) -> str:
    return " ".join(span.of(text) for span in draft.segments).strip(" ,.;!?…").casefold()
