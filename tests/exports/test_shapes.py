"""The shapes of other people's event data: their columns, their scope, and never a row that passes for theirs."""

import csv
import io
from dataclasses import replace

import pytest

from dateline.base.records import Reading
from dateline.base.records.story import Story
from dateline.exports import convert, exporter
from dateline.exports.acled import kind_of
from dateline.exports.acts import Act, Range, Side
from dateline.exports.ucdp import is_deadly, violence


def content(record: Reading | Story, to: str, *, every_status: bool = False) -> bytes:
    return b"".join(chunk.content for chunk in convert([record], to, every_status=every_status))


@pytest.mark.parametrize("shape", ["polecat", "gdelt", "acled", "ucdp"])
def test_a_shape_holds_only_what_happened_unless_all_is_asked_for(reading: Reading, shape: str) -> None:
    assert b"derived:planned" not in content(reading, shape)
    planned = replace(reading, events=(replace(reading.events[0], status="planned"),))
    assert b"derived:" not in content(planned, shape)
    assert b"derived:planned:r1#e1" in content(planned, shape, every_status=True)


def test_gdelt_rows_have_61_columns_without_names_and_say_that_they_are_derived(reading: Reading) -> None:
    rows = [line.split("\t") for line in content(reading, "gdelt").decode().splitlines()]
    names = [column.name for column in exporter("gdelt").tables["events"]]
    assert len(names) == 61
    assert {len(row) for row in rows} == {61}
    first = dict(zip(names, rows[0], strict=True))
    assert first["GLOBALEVENTID"] == "derived:happened:r1#e1"
    assert (first["SQLDATE"], first["MonthYear"], first["Year"], first["FractionDate"]) == (
        "20240312",
        "202403",
        "2024",
        "2024.2795",
    )
    assert (first["EventCode"], first["EventBaseCode"], first["EventRootCode"], first["QuadClass"]) == (
        "195",
        "195",
        "19",
        "4",
    )
    assert (first["ActionGeo_Type"], first["ActionGeo_Lat"], first["ActionGeo_Long"]) == ("4", "41.5", "-17.25")
    assert (first["AvgTone"], first["Actor1Geo_Lat"], first["DATEADDED"]) == ("", "", "20240312072000")
    undated = dict(zip(names, rows[1], strict=True))
    assert (undated["SQLDATE"], undated["Year"], undated["ActionGeo_Lat"]) == ("", "", "")


@pytest.mark.parametrize(
    ("shape", "count", "row"),
    [
        (
            "polecat",
            40,
            {
                "Event ID": "derived:happened:r1#e1",
                "Event Type": "ASSAULT",
                "Event Mode": "drone",
                "City": "Brenhol",
                "Province": "Oster Province",
                "Recipient Name": "Mira Dolan",
                "Actor COW": "",
            },
        ),
        (
            "acled",
            31,
            {
                "event_id_cnty": "derived:happened:r1#e1",
                "event_type": "Explosions/Remote violence",
                "sub_event_type": "Air/drone strike",
                "fatalities": "3",
                "time_precision": "1",
                "geo_precision": "1",
                "inter2": "Civilians",
            },
        ),
        (
            "ucdp",
            49,
            {
                "id": "derived:happened:r1#e1",
                "low": "3",
                "best": "3",
                "high": "",
                "type_of_violence": "3",
                "where_prec": "1",
                "date_prec": "1",
                "geom_wkt": "POINT (-17.25 41.5)",
                "deaths_a": "",
            },
        ),
    ],
)
def test_a_shape_has_the_columns_of_its_data_set_and_three_of_ours_behind(
    reading: Reading, shape: str, count: int, row: dict[str, str]
) -> None:
    names = [column.name for column in exporter(shape).tables["events"]]
    assert len(names) == count + 3
    assert names[-3:] == ["derived", "dateline_id", "dateline_status"]
    lines = csv.reader(
        io.StringIO(content(reading, shape).decode()),
        delimiter="\t" if shape == "polecat" else ",",
        quoting=csv.QUOTE_NONE if shape == "polecat" else csv.QUOTE_MINIMAL,
    )
    assert next(lines) == names
    first = dict(zip(names, next(lines), strict=True))
    assert {name: first[name] for name in row} == row
    assert first["derived"].startswith("derived by Dateline")


def test_a_side_that_a_story_names_has_the_sectors_of_our_tables(story: Story) -> None:
    act = replace(story.events[0], actors=("United Nations",), recipients=("Canada", "Mira Dolan"))
    (row,) = csv.reader(io.StringIO(content(replace(story, events=(act,)), "gdelt").decode()), delimiter="\t")
    told = dict(zip((column.name for column in exporter("gdelt").tables["events"]), row, strict=True))
    assert (told["Actor1Name"], told["Actor1Type1Code"] != "") == ("UNITED NATIONS", True)
    assert (told["Actor2CountryCode"], told["Actor2Type1Code"]) == ("CAN", "GOV")


def _act(
    type_: str, *modes: str, one: tuple[str, ...] = (), other: tuple[str, ...] = (), dead: int | None = None
) -> Act:
    return Act(
        id="x",
        type=type_,
        quad=4,
        cameo="190",
        intensity=-9.0,
        status="happened",
        modes=modes,
        actors=(Side(name="one", sectors=one),) if one else (),
        recipients=(Side(name="other", sectors=other),) if other else (),
        counts={} if dead is None else {"dead": Range(low=dead, best=dead, high=dead)},
    )


@pytest.mark.parametrize(
    ("act", "event", "sub_event"),
    [
        (_act("ASSAULT", "firearms", one=("REB",), other=("MIL",)), "Battles", "Armed clash"),
        (_act("ASSAULT", "firearms", one=("REB",), other=("CVL",)), "Violence against civilians", "Attack"),
        (_act("ASSAULT", "explosives"), "Explosions/Remote violence", None),
        (_act("PROTEST", "riot"), "Riots", "Violent demonstration"),
        (_act("PROTEST"), "Protests", None),
        (_act("ASSAULT"), None, None),
        (_act("PROTEST", "boycott"), None, None),
        (_act("CONSULT"), None, None),
    ],
)
def test_acled_takes_what_lies_in_its_scope_and_nothing_is_guessed(
    act: Act, event: str | None, sub_event: str | None
) -> None:
    kind = kind_of(act)
    assert (kind.event if kind else None, kind.sub_event if kind else None) == (event, sub_event)


@pytest.mark.parametrize(
    ("act", "deadly", "kind"),
    [
        (_act("ASSAULT", one=("REB",), other=("MIL",), dead=2), True, 1),
        (_act("ASSAULT", one=("REB",), other=("UAF",), dead=2), True, 2),
        (_act("ASSAULT", one=("MIL",), other=("CVL",), dead=2), True, 3),
        (_act("ASSAULT", one=("MIL",), dead=0), False, None),
        (_act("ASSAULT", one=("MIL",)), False, None),
        (_act("COERCE", one=("MIL",), dead=2), False, None),
    ],
)
def test_ucdp_takes_deadly_assaults(act: Act, deadly: bool, kind: int | None) -> None:
    assert (is_deadly(act), violence(act)) == (deadly, kind)
