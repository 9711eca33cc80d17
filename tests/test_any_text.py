"""Whatever a text is made of, no step fails on it and the reading keeps the laws."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import read

WORDS = (
    "the a two minister police Ann Berg Tom Lee Kaldor Iran Paris Interfax U.S. Dr. said told quoted as saying "
    "citing according to reporters that in at on by of and because anonymity attacked killed arrested agreed urged "
    "citizens leave level 4 1,200 $40m 12% half dozen nearly Monday May 2021 yesterday he they its who will not n't"
).split()
SIGNS = [*", . ? ! : ; - — \" “ ” ' ‘ ’ « » ( ) [ ] & % … /".split(), "Q:", "BERG:", "@berg", "https://a.example/b"]
STRANGE = [
    "\u00a0",
    "\u200b",
    "\u200f",
    "\u2028",
    "🙂",
    "👩‍👧",
    "é",
    "e\u0301",
    "ﬁ",
    "שלום",
    "مرحبا",
    "北京",
    "\t",
    "\x00",
    "\ufeff",
]
PARTS = st.one_of(st.sampled_from(WORDS), st.sampled_from(SIGNS), st.sampled_from(STRANGE), st.text(max_size=4))
GAPS = st.sampled_from([" ", " ", " ", "", "\n", "\n\n", "\u00a0"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(PARTS, GAPS), max_size=50), st.sampled_from([None, "2021-05-04"]))
def test_any_text_is_read_without_a_failure_and_within_the_laws(parts: list[tuple[str, str]], day: str | None) -> None:
    text = "".join(part + gap for part, gap in parts)
    reading = read(text=text, published=day)
    assert [failure for failure in reading.failures if failure.error != "PageError"] == []
    assert all(span.of(reading.article.text).strip() for _, span in reading.spans())
