"""Looking up which actor some words name."""

from dateline.base.records import Actor, Mention
from dateline.base.spans import Span
from dateline.recognise.lookup import ActorIndex

TEXT = "A spokesman for the Velland ministry, Tom Arden, spoke. He left."


def actor(identity: str, *words: str) -> Actor:
    spans = (Span(TEXT.index(w), TEXT.index(w) + len(w)) for w in words)
    return Actor(
        id=identity, name=words[0], kind="org", mentions=tuple(Mention(span=span, form="name") for span in spans)
    )


MINISTRY, ARDEN = actor("a1", "the Velland ministry"), actor("a2", "Tom Arden", "He")


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def test_the_mention_that_shares_most_words_wins() -> None:
    assert ActorIndex((MINISTRY, ARDEN)).at(span("the Velland ministry, Tom")) is MINISTRY


def test_the_head_decides_which_mentions_count() -> None:
    index = ActorIndex((MINISTRY, ARDEN))
    whole = span("A spokesman for the Velland ministry, Tom Arden")
    assert index.at(whole, span("Tom Arden")) is ARDEN
    assert index.at(whole, span("spokesman")) is None


def test_a_pronoun_is_a_mention_too() -> None:
    assert ActorIndex((MINISTRY, ARDEN)).at(span("He")) is ARDEN


def test_words_that_name_nobody_give_none() -> None:
    assert ActorIndex((MINISTRY, ARDEN)).at(span("left")) is None
    assert ActorIndex(()).at(span("He")) is None
