"""A source has a file, and what is wrong in it is told with line and key."""

from pathlib import Path

import pytest

from dateline.collect.source import Source
from dateline.collect.source_file import SourceError, load_source

WHOLE = """\
name: Harbour Post
owner: Harbour Media
family: harbour
country: PRT
languages: [en, pt]
hosts: [harbour.example]
feeds:
  - url: https://feeds.harbour.example/world.xml
    kind: rss
  - url: https://harbour.example/feed.json
sitemaps:
  - https://harbour.example/news.xml
terms:
  fetch: allowed
  text_mining: not-told
  note: https://harbour.example/terms
expect_a_day: 40
seconds_between_requests: 2
"""


def load(folder: Path, text: str) -> Source:
    path = folder / "harbour.yaml"
    path.write_text(text, encoding="utf-8")
    return load_source(path)


def test_a_source_is_loaded_from_its_file(tmp_path: Path) -> None:
    source = load(tmp_path, WHOLE)
    assert (source.name, source.country, source.languages) == ("Harbour Post", "PRT", ("en", "pt"))
    assert [(feed.kind, feed.url[-8:]) for feed in source.feeds] == [("rss", "orld.xml"), ("any", "eed.json")]
    assert (source.terms.text_mining, source.expect_a_day, source.seconds_between_requests) == ("not-told", 40.0, 2.0)


@pytest.mark.parametrize(
    ("came", "instead", "told"),
    [
        ("name: Harbour Post\n", "", "harbour.yaml:1: came no 'name'; expected the key 'name'; add it"),
        ("PRT", "PT", "harbour.yaml:4: country: came 'PT'; expected a code of ISO 3166-1 alpha-3"),
        ("PRT", "XYZ", "harbour.yaml:4: country: came 'XYZ'"),
        ("[en, pt]", "[english]", "harbour.yaml:5: languages.1: came 'english'; expected codes of ISO 639"),
        ("owner:", "ownr:", "harbour.yaml:2: ownr: came the unknown key 'ownr'; expected one of name, owner"),
        ("kind: rss", "kind: rdf", "harbour.yaml:9: feeds.1.kind: came 'rdf'; expected any, rss, atom or json"),
        ("kind: rss", "knd: rss", "did you mean kind?"),
        ("https://feeds.harbour.example/world.xml", "harbour.example/world.xml", "harbour.yaml:8: feeds.1.url: came"),
        ("https://harbour.example/news.xml", "https://m:x@harbour.example/", "harbour.yaml:12: sitemaps.1: came"),
        ("allowed", "sometimes", "terms.fetch: came 'sometimes'; expected allowed or refused"),
        ("expect_a_day: 40", "expect_a_day: many", "expect_a_day: came 'many'; expected a number above 0"),
        ("requests: 2", "requests: 0.1", "came '0.1'; expected a number from 0.5 to 3600"),
        ("[harbour.example]", "[https://harbour.example/]", "expected a list of hosts"),
        ("owner: Harbour Media", "name: Again", "came a second one; expected one, as in line 1"),
    ],
)
def test_what_is_wrong_in_a_file_is_told_with_line_and_key(tmp_path: Path, came: str, instead: str, told: str) -> None:
    with pytest.raises(SourceError) as refused:
        load(tmp_path, WHOLE.replace(came, instead, 1))
    assert told in str(refused.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "expected a source"),
        ("- a\n- b\n", "came a list; expected a source"),
        ("name: x\n  y: : z\n", "expected YAML"),
        ("name: Harbour Post\n", "came no feed and no sitemap"),
        ("a: &x [1]\nb: *x\n", "a link of YAML"),
        ("name: \xff" + "x" * 1_000_001, "a source of at most a million"),
    ],
)
def test_a_file_that_holds_no_source_is_told(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(SourceError) as refused:
        load(tmp_path, text)
    assert told in str(refused.value)


@pytest.mark.parametrize(
    ("url", "own"),
    [
        ("https://www.harbour.example/a", True),
        ("https://sport.harbour.example/a", True),
        ("https://plover.example/a", False),
        ("https://notharbour.example/a", False),
        ("https://harbour.example.plover.example/a", False),
    ],
)
def test_a_source_knows_its_own_pages_by_their_host(tmp_path: Path, url: str, *, own: bool) -> None:
    assert load(tmp_path, WHOLE).publishes(url) is own
    assert load(tmp_path, WHOLE.replace("hosts: [harbour.example]\n", "")).publishes(url) is own
