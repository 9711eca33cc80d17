"""The tables: CSV, Parquet and frames say the same, keep hostile words, and leave empty what is not known."""

import csv
import io
from collections.abc import Iterable

import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest

from dateline.base.errors import DatelineError
from dateline.base.records import Reading
from dateline.base.records.story import Story
from dateline.exports import convert, exporter, to_pandas, to_polars
from dateline.exports.comma import cell_text

KINDS = ("events", "quotes", "actors", "places", "quantities", "advisories")


def files(records: Iterable[Reading | Story], to: str, **options: object) -> dict[str, bytes]:
    out: dict[str, bytes] = {}
    for chunk in convert(records, to, **options):  # type: ignore[arg-type]
        out[chunk.file] = out.get(chunk.file, b"") + chunk.content
    return out


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_each_kind_of_fact_has_its_file_with_the_columns_that_it_tells(reading: Reading) -> None:
    made = files([reading], "csv")
    assert tuple(made) == KINDS
    for kind, content in made.items():
        header = next(csv.reader(io.StringIO(content.decode())))
        assert tuple(header) == tuple(column.name for column in exporter("csv").tables[kind])


def test_a_table_alone_can_be_asked_for(reading: Reading) -> None:
    assert tuple(files([reading], "csv", tables=["quotes"])) == ("quotes",)


def test_words_with_quotes_commas_line_breaks_emoji_and_right_to_left_marks_come_back_as_they_were(
    reading: Reading,
) -> None:
    (first, *_) = rows(files([reading], "csv")["events"])
    assert first["title"] == (reading.article.title or "").replace("\x00", "\ufffd")
    frame = pd.read_csv(io.BytesIO(files([reading], "csv")["events"]))
    assert frame.title[0] == first["title"]


def test_what_is_not_known_is_an_empty_cell_never_a_zero_or_the_word_none(reading: Reading) -> None:
    planned = rows(files([reading], "csv")["events"])[1]
    assert planned["time_start"] == planned["recipients"] == planned["modes"] == ""
    (count,) = rows(files([reading], "csv")["quantities"])
    assert (count["low"], count["high"]) == ("3", "")
    assert b"None" not in b"".join(files([reading], "csv").values())


def test_spans_are_code_points_of_the_articles_text(reading: Reading) -> None:
    for row in rows(files([reading], "csv")["quotes"]):
        assert reading.article.text[int(row["start"]) : int(row["end"])] == row["words"]


def test_quotations_are_short_for_others_and_whole_for_ourselves(reading: Reading) -> None:
    partner, internal = (
        rows(files([reading], "csv", profile=p)["events"])[2]["words"] for p in ("partner", "internal")
    )
    assert len(partner.split()) == 25 + 1
    assert partner.endswith(" ...")
    assert internal == reading.events[2].spans[0].of(reading.article.text)


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "  =1", "＝1"])
def test_a_spreadsheet_runs_no_formula_from_an_excel_safe_file(reading: Reading, start: str) -> None:
    assert cell_text(start, excel_safe=True).startswith("'")
    assert not cell_text(start).startswith("'")
    content = files([reading], "csv", excel_safe=True)["quotes"]
    assert content.startswith(b"\xef\xbb\xbf")
    assert rows(content)[0]["words"] == "'=cmd|'/C calc'!A0"
    assert cell_text(-9.5, excel_safe=True) == "-9.5"


def test_parquet_has_the_same_columns_with_types_and_nulls(reading: Reading) -> None:
    for kind, content in files([reading], "parquet").items():
        table = pq.read_table(io.BytesIO(content))
        assert tuple(table.column_names) == tuple(column.name for column in exporter("parquet").tables[kind])
        assert pl.read_parquet(io.BytesIO(content)).height == pd.read_parquet(io.BytesIO(content)).shape[0]
    events = pq.read_table(io.BytesIO(files([reading], "parquet")["events"])).to_pylist()
    assert events[0]["title"] == reading.article.title
    assert events[1]["time_start"] is None
    assert (events[0]["quad"], events[0]["intensity"], events[0]["background"]) == (4, -9.5, False)


def test_parquet_is_written_by_row_groups(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.exports.parquet.GROUP", 3)
    content = files([reading] * 3, "parquet")["events"]
    file = pq.ParquetFile(io.BytesIO(content))
    assert (file.num_row_groups, file.metadata.num_rows) == (3, 9)


def test_frames_have_the_columns_of_csv_and_null_for_what_is_not_known(reading: Reading) -> None:
    frames, polar = to_pandas([reading]), to_polars([reading])
    assert tuple(frames) == tuple(polar) == KINDS
    for kind in KINDS:
        names = [column.name for column in exporter("csv").tables[kind]]
        assert list(frames[kind].columns) == polar[kind].columns == names
    assert frames["quantities"].high.isna().all()
    assert polar["quantities"]["low"].to_list() == [3.0]


def test_no_reading_gives_empty_frames() -> None:
    assert to_pandas([])["events"].empty
    assert to_polars([])["events"].is_empty()


def test_stories_have_tables_of_acts_and_accounts(story: Story) -> None:
    made = files([story], "csv")
    assert tuple(made) == ("acts", "accounts")
    (act,) = rows(made["acts"])
    assert (act["dead_low"], act["dead_high"], act["injured_low"], act["origins"]) == ("3", "5", "", "2")
    assert [row["article"] for row in rows(made["accounts"])] == ["r1", "r2"]


def test_the_same_input_gives_the_same_bytes(reading: Reading, story: Story) -> None:
    for to in ("jsonl", "csv", "parquet", "geojson", "timelinejs", "atom", "hxl", "polecat", "gdelt", "acled", "ucdp"):
        for record in (reading, story):
            assert list(convert([record], to)) == list(convert([record], to))


@pytest.mark.parametrize(
    ("to", "options", "said"),
    [
        ("xlsx", {}, "there is no format 'xlsx'; there are jsonl, csv"),
        ("csv", {"profile": "secret"}, "there is no profile 'secret'; there are public, partner, internal"),
        ("csv", {"tables": ["verbs"]}, "csv has no table 'verbs'; it has events"),
        ("geojson", {"excel_safe": True}, "excel-safe is for formats with commas"),
    ],
)
def test_what_cannot_be_done_is_told(reading: Reading, to: str, options: dict[str, object], said: str) -> None:
    with pytest.raises(DatelineError, match=said):
        files([reading], to, **options)


def test_readings_and_stories_are_not_mixed(reading: Reading, story: Story) -> None:
    with pytest.raises(DatelineError, match="s1: readings and stories are mixed"):
        files([reading, story], "csv")
    with pytest.raises(DatelineError, match="cap takes readings, and these are stories"):
        files([story], "cap")
