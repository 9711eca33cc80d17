"""What parts the words said and is the outlet's: 'the plan, citing a report, would cost more' - no plan cites."""

from dateline.base.spans import Span
from dateline.knowledge.roles import role_of
from dateline.parse.syntax import Sentence, Token
from dateline.recognise.quotes.sourcing import listed


def is_aside(sentence: Sentence, token: Token) -> bool:
    """True for the ', citing' behind a thing: what is cited there is what the speaker leans on."""
    comma, noun = sentence.tokens[token.index - 1], sentence.tokens[token.index - 2]
    if token.index < 2 or token.tag != "VBG" or token.lemma not in listed("citing") or comma.text != ",":
        return False
    return noun.tag in ("NN", "NNS") and role_of(noun.lemma.lower()) is None


def without_asides(sentence: Sentence, words: Span) -> tuple[Span, ...]:
    """The words in two where such an aside parts them; else as they are."""
    run = sentence.tokens_in(words)
    first = next((i for i, t in enumerate(run) if i > 1 and is_aside(sentence, t)), None)
    last = next((i for i, t in enumerate(run) if first is not None and i > first and t.text == ","), None)
    if first is None or last is None or last + 1 == len(run):
        return (words,)
    return sentence.span_of(run[: first - 1]), sentence.span_of(run[last + 1 :])
