"""Whatever an article says, each format stays readable, and its words come back."""

import csv
import io
import json
import re

from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from dateline.base.records import Advisory, Article, Event, Maker, Reading
from dateline.base.spans import Span
from dateline.exports import convert, exporter
from dateline.exports.comma import comma_rows
from dateline.exports.words import carried

NASTY = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("\"',;\t\r\n\x00=+-@<>&\u202e\ufeff█"))
)
WORDS = NASTY.filter(lambda words: bool(words) and not words[0].isspace() and not words[-1].isspace())


def reading_of(words: str) -> Reading:
    """A reading whose headline, text, event and advisory are these words."""
    whole = Span(0, len(words))
    return Reading(
        id="r1",
        article=Article.of(words, title=words, outlet=words, published="2024-03-12", published_basis="given"),
        maker=Maker(version="0", codebook="0"),
        events=(
            Event(
                id="e1", type="ASSAULT", quad=4, cameo="190", intensity=-9, status="happened", spans=(whole,),
                trigger=whole, score=0.5, why="a rule",
            ),
        ),
        advisories=(Advisory(id="v1", span=whole),),
    )  # fmt: skip


def content(words: str, to: str) -> bytes:
    return b"".join(chunk.content for chunk in convert([reading_of(words)], to, profile="internal"))


def with_newlines(text: str) -> str:
    """Without outer blanks, and with one kind of line end: XML knows no other."""
    return re.sub("\r\n?", "\n", text).strip()


@given(st.lists(NASTY, min_size=1, max_size=4))
def test_cells_of_csv_come_back(cells: list[str]) -> None:
    (row,) = csv.reader(io.StringIO(comma_rows([[*cells, "end"]]).decode(), newline=""))
    assert row == [*map(carried, cells), "end"]


@settings(max_examples=25, deadline=None)
@given(WORDS)
@example("0\r\n0")
def test_words_of_any_kind_break_no_format(words: str) -> None:
    for to in ("geojson", "timelinejs", "annotations"):
        json.loads(content(words, to))
    for to in ("atom", "cap"):
        root = etree.fromstring(content(words, to))
        told = [text for text in root.itertext() if text.strip()]
        assert with_newlines(carried(words)) in map(with_newlines, told)
    for to in ("polecat", "gdelt"):
        for line in content(words, to).decode().rstrip("\n").split("\n"):
            assert line.count("\t") == len(exporter(to).tables["events"]) - 1
