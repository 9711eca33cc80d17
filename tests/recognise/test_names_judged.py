"""Where the rules on names are in doubt, the judge decides; where they are not, nobody asks it."""

from collections.abc import Iterable
from typing import cast

import pytest

from dateline.base.records import RawPage
from dateline.extract import extract_article
from dateline.parse import Sentence, parse_article
from dateline.recognise.encoder import Judge, Opinion, Stretch
from dateline.recognise.names import find_names


class Said:
    """An opinion that holds one stretch of words for a name."""

    def __init__(self, sentence: Sentence, words: str, kind: str, score: float) -> None:
        wanted = words.split()
        texts = [token.text for token in sentence.tokens]
        first = next((n for n in range(len(texts)) if texts[n : n + len(wanted)] == wanted), None)
        self._kind, self._score = kind, score
        self._inside = range(first, first + len(wanted)) if first is not None else range(0)

    def inside(self, _head: str, tokens: Iterable[int], kind: str | None = None) -> float:
        share = [token in self._inside and kind in (None, self._kind) for token in tokens]
        return self._score * sum(share) / len(share)

    def spans(self, _head: str) -> list[Stretch]:
        inside = self._inside
        return [Stretch(inside.start, inside.stop, self._kind, self._score)] if inside else []


class Fixed(Judge):
    """A judge with one opinion, which counts how often it was asked."""

    def __init__(self, words: str, kind: str, score: float) -> None:
        super().__init__()
        self.said = (words, kind, score)
        self.asked = 0

    def of(self, sentence: Sentence) -> Opinion:
        self.asked += 1
        return cast("Opinion", Said(sentence, *self.said))


def names_in(text: str, judge: Judge) -> list[tuple[str, str]]:
    article = extract_article(RawPage(text=text, language="en"))
    return [(name.span.of(article.text), name.kind) for name in find_names(article, parse_article(article), judge)]


@pytest.mark.parametrize(
    ("text", "name", "told", "kind"),
    [
        ("Aides of Orvane left before the vote.", "Orvane", "Person", "person"),
        ("Talks between Morvik and its rivals stalled.", "Morvik", "Organization", "org"),
        ("The clashes spread beyond Tolmira overnight.", "Tolmira", "Location", "place"),
        ("Elders of the Ashkuri signed the pact.", "Ashkuri", "NORP", "nationality"),
        ("A delegation toured Velm Taroq and left.", "Velm Taroq", "Location", "place"),
    ],
)
def test_the_judge_gives_a_kind_where_the_rules_know_none(text: str, name: str, told: str, kind: str) -> None:
    assert (name, kind) in names_in(text, Fixed(name, told, 0.96))


def test_a_judge_that_is_not_sure_changes_no_kind() -> None:
    assert ("Orvane", "unknown") in names_in("Aides of Orvane left before the vote.", Fixed("Orvane", "NORP", 0.5))


def test_a_name_that_the_gazetteer_has_is_taken_from_the_places_only_by_a_sure_judge() -> None:
    text = "Aides of Springfield left before the vote."
    assert ("Springfield", "person") not in names_in(text, Fixed("Springfield", "Person", 0.7))


def test_a_people_in_the_plural_stays_a_group_that_can_act() -> None:
    text = "Police said Ashkurists fired at the bridge."
    assert ("Ashkurists", "nationality") not in names_in(text, Fixed("Ashkurists", "NORP", 0.95))


def test_words_of_unknown_kind_are_no_name_where_the_judge_sees_none() -> None:
    assert names_in("Drivers praised the new Frobble for its quiet engine.", Fixed("praised", "Misc", 0.0)) == []


def test_a_name_that_the_rules_cut_is_whole_where_the_judge_is_sure() -> None:
    text = "Boats of Orsk wa Tarova left the lake."
    assert ("Orsk wa Tarova", "place") in names_in(text, Fixed("Orsk wa Tarova", "Location", 0.96))


def test_nobody_asks_where_a_title_tells_the_kind() -> None:
    judge = Fixed("Tomas Varkey", "Location", 0.99)
    assert names_in("Gen. Tomas Varkey denied it.", judge) == [("Tomas Varkey", "person")]
    assert judge.asked == 0


def test_a_title_does_not_become_part_of_a_name() -> None:
    text = "Aides thanked Dame Velda Orsk for it."
    assert "Dame Velda Orsk" not in [name for name, _ in names_in(text, Fixed("Dame Velda Orsk", "Person", 0.99))]
