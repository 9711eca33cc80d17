"""Sources tell of which house they are."""

import pytest
from pydantic import ValidationError

from dateline.collect.families import families_of, families_of_settings
from dateline.collect.source import Feed, Source


def source(name: str, **fields: str) -> Source:
    host = name.lower().replace(" ", "-")
    return Source(name=name, feeds=(Feed(url=f"https://feeds.{host}.example/rss"),), **fields)  # type: ignore[arg-type]


def test_sources_of_one_family_or_of_one_owner_are_of_one_house() -> None:
    found = families_of(
        [
            source("Harbour Courier", family="harbour", owner="Harbour Media Group"),
            source("Coast Radio", family="harbour", owner="Harbour Media Group"),
            source("Inland Post", owner="Inland Press"),
            source("Inland Evening", owner="Inland Press"),
            source("Northgate Times"),
        ]
    )
    assert found.of("Harbour Courier") == found.of("Coast Radio") == "Harbour Media Group"
    assert found.of(None, "https://inland-post.example/1") == found.of("Inland Evening") == "Inland Press"
    assert found.of("Northgate Times") is None


def test_a_family_with_several_owners_is_called_by_its_own_name() -> None:
    found = families_of([source("A Post", family="allied", owner="A"), source("B Post", family="allied", owner="B")])
    assert (found.of("A Post"), found.of("B Post")) == ("allied", "allied")


def test_a_source_stands_above_the_shipped_table() -> None:
    assert families_of([source("CNN", family="a newsroom of its own")]).of("CNN") == "a newsroom of its own"


def test_the_settings_that_a_store_keeps_are_read() -> None:
    kept = source("Harbour Courier", owner="Harbour Media Group").model_dump_json()
    assert families_of_settings([kept]).of("Harbour Courier") == "Harbour Media Group"


def test_settings_that_are_not_understood_are_refused() -> None:
    with pytest.raises(ValidationError, match="moods"):
        families_of_settings(['{"name": "A Post", "moods": 3}'])
