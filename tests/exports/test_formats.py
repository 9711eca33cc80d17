"""Each format is what its readers expect: GeoJSON, TimelineJS, Atom, CAP, Web Annotations, HXL and shapes of others."""

import csv
import io
import json
import re
from dataclasses import replace
from importlib.metadata import EntryPoint
from typing import Any

import feedparser
import pytest
from lxml import etree

from dateline.base.codec import decode_reading
from dateline.base.errors import DatelineError
from dateline.base.records import Article, EventTime, Reading, TimePrecision
from dateline.base.records.story import Story
from dateline.exports import Exporter, convert, exporter, format_names, registry

CAP = "{urn:oasis:names:tc:emergency:cap:1.2}"


def content(record: Reading | Story, to: str, **options: object) -> bytes:
    return b"".join(chunk.content for chunk in convert([record], to, **options))  # type: ignore[arg-type]


def as_json(record: Reading | Story, to: str, **options: object) -> Any:
    return json.loads(content(record, to, **options))


def of_event(reading: Reading, **fields: object) -> Reading:
    return replace(reading, events=(replace(reading.events[0], **fields),))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", format_names())
def test_every_format_is_an_exporter_that_documents_its_columns(name: str) -> None:
    form = exporter(name)
    assert isinstance(form, Exporter)
    assert form.name == name
    assert form.meaning
    for columns in form.tables.values():
        assert len({column.name for column in columns}) == len(columns)
        assert all(column.meaning for column in columns)


def test_geojson_gives_a_point_to_a_town_and_none_to_a_province(reading: Reading) -> None:
    collection = as_json(reading, "geojson")
    assert collection["type"] == "FeatureCollection"
    town, province = collection["features"]
    assert town["geometry"] == {"type": "Point", "coordinates": [-17.25, 41.5]}
    assert province["geometry"] is None
    assert province["properties"]["place_precision"] == "admin1"
    assert (town["properties"]["dead_low"], town["properties"]["dead_high"]) == (3, None)
    for feature in collection["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        assert set(feature["properties"]) == {column.name for column in exporter("geojson").tables["features"]}


def test_geojson_of_a_story_has_its_acts(story: Story) -> None:
    (feature,) = as_json(story, "geojson")["features"]
    assert feature["geometry"]["coordinates"] == [44.25, 41.5]
    assert feature["properties"]["origins"] == 2


@pytest.mark.parametrize(
    ("start", "precision", "date"),
    [
        ("2024-03-12T08:30:00Z", "hour", {"year": 2024, "month": 3, "day": 12, "hour": 8, "minute": 30}),
        ("2024-03-12", "day", {"year": 2024, "month": 3, "day": 12}),
        ("2024-03-01", "month", {"year": 2024, "month": 3}),
        ("2024-01-01", "year", {"year": 2024}),
    ],
)
def test_a_slide_has_as_much_of_its_date_as_is_known(
    reading: Reading, start: str, precision: TimePrecision, date: dict[str, int]
) -> None:
    time = EventTime(start=start, precision=precision, basis="stated")
    (slide,) = as_json(of_event(reading, time=time), "timelinejs")["events"]
    assert slide["start_date"] == date


def test_what_has_no_date_is_on_no_time_line_and_words_are_no_html(reading: Reading) -> None:
    (slide,) = as_json(reading, "timelinejs")["events"]
    assert slide["unique_id"] == "r1#e1"
    hostile = of_event(reading, spans=(reading.quotes[0].segments[0],))
    assert "<script" not in content(hostile, "timelinejs").decode()
    assert "&#x27;" in as_json(hostile, "timelinejs")["events"][0]["text"]["text"]


def test_the_feed_is_read_by_feedparser_newest_first(reading: Reading, story: Story) -> None:
    feed = feedparser.parse(content(reading, "atom"))
    assert not feed.bozo
    assert len(feed.entries) == 3
    assert {entry.updated for entry in feed.entries} == {"2024-03-12T07:20:00Z"}
    assert feed.entries[0].link == reading.article.url
    assert len({entry.id for entry in feed.entries}) == 3
    (entry,) = feedparser.parse(content(story, "atom")).entries
    assert (entry.title, entry.updated) == (story.title, "2024-03-13T08:00:00Z")


def test_a_feed_links_to_web_addresses_only_and_leaves_out_what_has_no_date(reading: Reading) -> None:
    odd = replace(
        reading,
        article=Article.of(
            reading.article.text, url="javascript:alert(1)", published="2024-03-12", published_basis="given"
        ),
    )
    assert b"javascript" not in content(odd, "atom")
    undated = replace(reading, article=Article.of(reading.article.text))
    assert feedparser.parse(content(undated, "atom")).entries == []
    assert list(convert([undated], "cap")) == []


def test_an_alert_keeps_the_rules_of_cap_and_cannot_look_official(reading: Reading) -> None:
    (chunk,) = convert([reading], "cap")
    alert = etree.fromstring(chunk.content)
    names = [etree.QName(child).localname for child in alert]
    order = (
        "identifier sender sent status msgType source scope restriction addresses code note references incidents info"
    )
    assert names == sorted(names, key=order.split().index)
    told = {etree.QName(child).localname: child.text or "" for child in alert}
    assert re.fullmatch(r"[^\s,<&]+", told["identifier"])
    assert chunk.file == told["identifier"]
    assert re.fullmatch(r"[^\s,<&]+", told["sender"])
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[-+]\d\d:\d\d", told["sent"])
    assert told["sent"] == "2024-03-12T07:20:00-00:00"
    assert (told["status"], told["msgType"], told["scope"]) == ("Draft", "Alert", "Restricted")
    assert "Third-party" in told["restriction"]
    assert "third-party" in told["sender"]
    assert "news article reports" in told["note"]
    _check_info(alert.find(f"{CAP}info"))


def _check_info(info: etree._Element | None) -> None:
    assert info is not None
    names = [etree.QName(child).localname for child in info]
    order = (
        "language category event responseType urgency severity certainty audience eventCode effective onset expires "
        "senderName headline description instruction web contact parameter resource area"
    )
    assert names == sorted(names, key=order.split().index)
    assert {"category", "event", "urgency", "severity", "certainty"} <= set(names)
    assert {info.findtext(f"{CAP}{name}") for name in ("urgency", "severity", "certainty")} == {"Unknown"}
    assert "instruction" not in names
    assert "responseType" not in names
    assert "not an alerting authority" in (info.findtext(f"{CAP}senderName") or "")
    assert (info.findtext(f"{CAP}headline") or "").startswith("Reported, not issued here: advisory of Canada")
    area = info.find(f"{CAP}area")
    assert area is not None
    assert area.findtext(f"{CAP}areaDesc") == "Georgia"


def test_an_annotation_points_in_code_points_and_repeats_the_words(reading: Reading) -> None:
    page = as_json(reading, "annotations")
    assert (page["@context"], page["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
    facts = sum(len(getattr(reading, k)) for k in ("events", "quotes", "actors", "places", "quantities", "advisories"))
    assert len(page["items"]) == facts
    text, quoted = reading.article.text, 0
    for annotation in page["items"]:
        for target in annotation["target"]:
            assert target["source"] == reading.article.url
            position, *quote = target["selector"]
            exact = text[position["start"] : position["end"]]
            for selector in quote:
                quoted += 1
                assert selector["exact"] == exact
                assert selector["prefix"] + exact + selector["suffix"] in text
    assert quoted == facts  # one actor has two mentions, and one event is too long to be repeated


def test_hxl_has_a_row_of_hashtags_below_the_names(reading: Reading) -> None:
    names, tags, *rows = csv.reader(io.StringIO(content(reading, "hxl").decode()))
    assert len(names) == len(tags) == len(rows[0])
    assert all(re.fullmatch(r"#[a-z0-9]+(\+[a-z0-9_]+)*", tag) for tag in tags)
    first = dict(zip(tags, rows[0], strict=True))
    assert (first["#affected+killed+min"], first["#affected+killed+max"]) == ("3", "")
    assert (first["#geo+lat"], first["#geo+lon"]) == ("41.5", "-17.25")


def test_json_lines_are_extracts_for_others_and_readings_for_ourselves(reading: Reading) -> None:
    extract = as_json(reading, "jsonl")
    assert extract["schema"] == "dateline.extract/1"
    assert reading.article.text[:40] not in json.dumps(extract)
    assert [event["id"] for event in extract["events"]] == ["e1", "e2", "e3"]
    assert decode_reading(content(reading, "jsonl", profile="internal")) == reading


def test_an_installed_package_adds_a_format_and_takes_no_name_that_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    def installed(name: str, value: str) -> None:
        registry._points.cache_clear()
        monkeypatch.setattr(registry, "entry_points", lambda group: [EntryPoint(name, value, group)])

    installed("shapes", "dateline.exports.geojson:EXPORTER")
    assert format_names()[-1] == "shapes"
    assert isinstance(exporter("shapes"), Exporter)
    installed("shapes", "json:dumps")
    with pytest.raises(DatelineError, match="json:dumps is no exporter"):
        exporter("shapes")
    installed("shapes", "no.such.module:EXPORTER")
    with pytest.raises(DatelineError, match="cannot be loaded"):
        exporter("shapes")
    installed("csv", "dateline.exports.geojson:EXPORTER")
    with pytest.raises(DatelineError, match="the format 'csv' is given by"):
        format_names()
    registry._points.cache_clear()
