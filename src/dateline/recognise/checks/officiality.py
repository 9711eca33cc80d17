"""'The government has said' against 'not confirmed by its ministry': what is official, and what is not yet."""

from collections.abc import Iterator, Sequence

from dateline.base.records import Actor, Article, Quote
from dateline.base.spans import Span
from dateline.knowledge import load_yaml
from dateline.parse import Parse, Sentence, Token
from dateline.parse.phrases import agent, is_negated
from dateline.recognise.checks.draft import Draft, draft
from dateline.recognise.lookup import ActorIndex

FIRST_PARAGRAPHS = 5  # where an outlet says on whose word its news stands
_FOR_A_STATE = frozenset({"GOV", "MIL"})


def check_officiality(
    article: Article, parse: Parse, actors: Sequence[Actor], quotes: Sequence[Quote]
) -> Iterator[Draft]:
    """A state that is said to have spoken, where the article says too that it has not announced the matter."""
    index, by_id = ActorIndex(actors), {actor.id: actor for actor in actors}
    open_matters = [found for sentence in parse.news() for found in _not_announced(sentence, index)]
    for span, silent in open_matters:
        spoken = next((s for s in _spoken(article, parse, quotes, by_id) if _one_state(s[1], silent)), None)
        if spoken is None:
            continue
        words = " ".join(spoken[0].of(article.text).split())
        detail = (
            f"'{words}' stands on the word of {spoken[1].name}, but '{span.of(article.text)}' tells it as not announced"
        )
        yield draft("officiality", "inconsistent", [spoken[0], span], detail)


def _not_announced(sentence: Sentence, index: ActorIndex) -> Iterator[tuple[Span, Actor]]:
    """'not announced by the ministry', 'the ministry has yet to confirm': the words, and who is silent."""
    announcing = load_yaml("languages/en/checks.yaml")["announcing"]
    for verb in sentence.tokens:
        if verb.lemma not in announcing or verb.pos != "VERB":
            continue
        start = _denial(sentence, verb)
        who = agent(sentence, verb) if start is not None else None
        if start is None or who is None:
            continue
        actor = index.at(who.span)
        if actor is not None:
            tokens = [start, verb, who]
            yield (
                sentence.span_of(sentence.tokens[min(t.index for t in tokens) : max(t.index for t in tokens) + 1]),
                actor,
            )


def _denial(sentence: Sentence, verb: Token) -> Token | None:
    """The word that tells the announcing as not done: 'not', 'yet to'."""
    if is_negated(sentence, verb):
        return next((t for t in sentence.children(verb, "neg")), verb)
    yet = [t for t in sentence.tokens[max(0, verb.index - 4) : verb.index] if t.lower == "yet"]
    to = any(t.lower == "to" for t in sentence.children(verb, "aux"))
    return yet[0] if yet and to else None


def _spoken(
    article: Article, parse: Parse, quotes: Sequence[Quote], actors: dict[str, Actor]
) -> Iterator[tuple[Span, Actor]]:
    """Words in the first paragraphs by which a state itself is the source of the news: 'the capital has said'."""
    affirming = load_yaml("languages/en/checks.yaml")["affirming"]
    for quote in quotes:
        speaker = actors.get(quote.speaker or "")
        if speaker is None or quote.cue is None or quote.speaker_span is None or not _for_a_state(speaker):
            continue
        sentence = parse.sentence_at(quote.cue.start)
        if sentence is None or sentence.paragraph >= FIRST_PARAGRAPHS:
            continue
        if any(t.lemma in affirming for t in sentence.tokens_in(quote.cue)):
            span = Span(min(quote.speaker_span.start, quote.cue.start), max(quote.speaker_span.end, quote.cue.end))
            yield span.strip(article.text), speaker


def _for_a_state(actor: Actor) -> bool:
    return actor.kind == "state" or (actor.kind == "org" and bool(_FOR_A_STATE & set(actor.sectors)))


def _one_state(left: Actor, right: Actor) -> bool:
    return left.country is not None and left.country == right.country and _for_a_state(right)
