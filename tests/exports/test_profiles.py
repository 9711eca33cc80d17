"""What each profile shows: nothing that the public may not see is in any format, by whatever way."""

import csv
import io
import json

import pytest

from dateline.base.records import Reading
from dateline.base.records.story import Story
from dateline.exports import convert, format_names, to_pandas
from dateline.exports.profiles import for_profile, private_persons, public_reading

EVERY = [name for name in format_names() if name != "parquet"]


def content(record: Reading | Story, to: str, profile: str) -> str:
    return b"".join(c.content for c in convert([record], to, profile=profile, every_status=True)).decode()  # type: ignore[arg-type]


def table(record: Reading | Story, name: str, profile: str) -> list[dict[str, str]]:
    chunks = convert([record], "csv", profile=profile, tables=[name])  # type: ignore[arg-type]
    return list(csv.DictReader(io.StringIO(b"".join(c.content for c in chunks).decode(), newline="")))


def test_private_are_who_holds_no_office_who_was_harmed_and_who_spoke_anonymously(reading: Reading) -> None:
    assert private_persons(reading) == {"a2", "a4"}


@pytest.mark.parametrize("to", EVERY)
def test_the_public_sees_no_private_name_no_town_and_no_anonymous_source(reading: Reading, to: str) -> None:
    shown = content(reading, to, "public")
    for hidden in ("Mira", "Dolan", "Brenhol", "an aide", "41.5", "-17.25", "Q1"):
        assert hidden not in shown
        assert hidden.upper() not in shown or hidden == "Q1"


def test_the_public_sees_officials_provinces_and_states(reading: Reading) -> None:
    names = {row["name"] for row in table(reading, "actors", "public")}
    assert {"Ada Vorn", "Canada", "[withheld]"} <= names
    places = table(reading, "places", "public")
    assert [(p["name"], p["precision"], p["latitude"], p["geonames_id"]) for p in places] == [
        ("Oster Province", "admin1", "", ""),
        ("Karvenia", "country", "", ""),
        ("Oster Province", "admin1", "42.0", ""),
    ]
    (event, *_) = table(reading, "events", "public")
    assert event["words"] == "A drone struck the market of [withheld]"
    (quote,) = table(reading, "quotes", "public")
    assert (quote["speaker"], quote["speaker_words"], quote["anonymous"], quote["source"]) == (
        "",
        "",
        "true",
        "anonymous",
    )


def test_a_public_map_shows_no_point_for_a_town(reading: Reading, story: Story) -> None:
    for record in (reading, story):
        features = json.loads(content(record, "geojson", "public"))["features"]
        assert features
        assert all(feature["geometry"] is None for feature in features)


def test_spans_of_a_public_export_still_fit_the_article(reading: Reading) -> None:
    public = public_reading(reading)
    assert len(public.article.text) == len(reading.article.text)
    assert [event.spans for event in public.events] == [event.spans for event in reading.events]


@pytest.mark.parametrize("to", EVERY)
def test_partners_get_no_article(reading: Reading, to: str) -> None:
    long = reading.events[2].spans[0].of(reading.article.text)
    assert long not in content(reading, to, "partner")
    assert reading.article.text not in content(reading, to, "partner").replace("\\n", "\n")


def test_we_ourselves_get_everything(reading: Reading, story: Story) -> None:
    assert for_profile(reading, "internal") is reading
    assert for_profile(story, "internal") is story


@pytest.mark.parametrize("to", [to for to in EVERY if to not in ("cap", "annotations")])
def test_the_public_story_names_only_whom_our_tables_know(story: Story, to: str) -> None:
    shown = content(story, to, "public")
    for hidden in ("Mira", "Dolan", "Brenhol", "Ada Vorn", "struck", "41.5"):
        assert hidden not in shown
        assert hidden.upper() not in shown
    (act,) = table(story, "acts", "public")
    assert (act["actors"], act["recipients"], act["place"]) == ("United Nations", "[withheld]", "Georgia")
    assert (act["title"], act["place_precision"]) == ("ASSAULT, Georgia, 2024-03-12", "country")


def test_a_partners_story_has_short_accounts(story: Story) -> None:
    assert {len(row["words"].split()) for row in table(story, "accounts", "partner")} == {25 + 1}


def test_frames_are_shown_by_a_profile_too(reading: Reading) -> None:
    assert "Brenhol" not in to_pandas([reading], profile="public")["events"].to_csv()
