"""What a new version of an article changes: its words, and the facts that they tell."""

from collections.abc import Callable

from dateline.base.records import Reading
from dateline.reconcile import revision

Write = Callable[..., Reading]

OLD = (
    "A drone struck a fuel depot in Odesa on Tuesday, killing nine people, the regional governor said.",
    "“We have no water left,” said Ola Brandt, who runs a bakery near the port.",
)


def test_one_word_replaced_is_one_change_with_both_wordings_and_the_number_it_touches(write: Write) -> None:
    old = write("a", *OLD, published="2024-03-12")
    new = write("a", OLD[0].replace("nine", "eleven"), OLD[1], published="2024-03-12")
    found = revision(old, new)
    (change,) = found.text
    assert (change.old_words, change.new_words) == ("nine", "eleven")
    assert change.old is not None
    assert change.old.of(old.article.text) == "nine"
    assert [(fact.kind, fact.fields) for fact in found.facts if fact.kind == "quantity"] == [("quantity", ("low",))]


def test_a_paragraph_taken_out_takes_its_quote_with_it(write: Write) -> None:
    found = revision(write("a", *OLD), write("a", OLD[0]))
    assert [change.new for change in found.text] == [None]
    gone = [fact for fact in found.facts if fact.kind == "quote" and fact.new is None]
    assert [fact.old_words.strip(",") for fact in gone] == ["We have no water left"]


def test_a_paragraph_put_in_brings_its_facts(write: Write) -> None:
    added = "Police arrested two men in Odesa on Wednesday."
    found = revision(write("a", *OLD), write("a", *OLD, added))
    assert [change.new_words for change in found.text] == [added]
    assert [fact.kind for fact in found.facts if fact.old is None and fact.kind == "event"] == ["event"]


def test_an_act_that_becomes_real_is_told_by_its_status(write: Write) -> None:
    found = revision(
        write("a", "The army will deploy 300 soldiers to the border.", published="2024-03-12"),
        write("a", "The army has deployed 300 soldiers to the border.", published="2024-03-14"),
    )
    assert any(fact.kind == "event" and "status" in fact.fields for fact in found.facts)


def test_the_same_text_changes_nothing(write: Write) -> None:
    found = revision(write("a", *OLD), write("a", *OLD))
    assert found.text == ()
    assert found.facts == ()
