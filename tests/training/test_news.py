"""The annotated news: offsets that hold together, and texts put together again from the sets that hold them."""

import json
from collections.abc import Callable
from pathlib import Path
from zlib import crc32

import pytest
from training.news import articles
from training.news.articles import ANNOTATIONS, annotated
from training.news.take import main as take

from dateline.knowledge.coding import shipped
from dateline.measure.gold import GoldArticle

STATUSES = {"happened", "ongoing", "planned", "alleged", "denied", "hypothetical"}
WORDS = [
    ["http://courier.example/2031/05/09/x"],
    ["Rebels", "free", "six"],
    ["They", "are", "free", ",", "Lund", "said", "."],
]
TEXT = "Rebels free six\n\nThey are free, Lund said."


def test_every_annotated_act_is_of_the_codebook_and_its_sides_are_actors_of_the_article() -> None:
    for line in ANNOTATIONS.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        actors = {actor["id"] for actor in article["actors"]}
        for event in article["events"]:
            assert event["type"] in shipped().book.types
            assert event["status"] in STATUSES
            assert {*event["actors"], *event["recipients"]} <= actors
            assert event["spans"]
            assert all(start < end for start, end in event["spans"])
            words = event.get("words", event["spans"])
            assert all(s <= a < b <= e for (s, e), (a, b) in zip(event["spans"], words, strict=True))


@pytest.fixture
def annotate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """One article of an invented set, annotated on the given text."""

    def write(text: str) -> None:
        (tmp_path / "ner").mkdir()
        row = {"id": "a.txt", "sentences": [[[word, "O"] for word in words] for words in WORDS]}
        (tmp_path / "ner/worldwide_train.jsonl").write_text(json.dumps(row), encoding="utf-8")
        told = {"set": "worldwide", "id": "a.txt", "part": "train", "crc32": crc32(text.encode())}
        (tmp_path / "told.jsonl").write_text(json.dumps({**told, "events": [], "actors": []}), encoding="utf-8")
        monkeypatch.setattr(articles, "ANNOTATIONS", tmp_path / "told.jsonl")

    return write


def test_an_article_is_put_together_with_its_title_and_its_day(annotate: Callable[[str], None], tmp_path: Path) -> None:
    annotate(TEXT)
    (article,) = annotated(tmp_path, "train")
    assert (article.text, article.title, article.published) == (TEXT, "Rebels free six", "2031-05-09")
    assert article.whole
    assert not list(annotated(tmp_path, "proof"))


def test_a_text_that_is_no_more_the_annotated_one_is_refused(annotate: Callable[[str], None], tmp_path: Path) -> None:
    annotate("Rebels free seven")
    with pytest.raises(ValueError, match="the text is another than the annotated one"):
        list(annotated(tmp_path, "train"))


def test_a_sentence_of_an_article_is_annotated_alone(
    annotate: Callable[[str], None], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    annotate(TEXT)
    start = TEXT.index("They")
    told = {**TOLD, "sentence": [start, len(TEXT)], "actors": [], "events": []}
    (tmp_path / "told").write_text(json.dumps(told), encoding="utf-8")
    take(tmp_path, "train", tmp_path / "told")
    (tmp_path / "told.jsonl").write_text(capsys.readouterr().out, encoding="utf-8")
    (sentence,) = annotated(tmp_path, "train")
    assert (sentence.text, sentence.whole) == (TEXT[start:], False)


EVENT = {
    "required": True,
    "type": "RETREAT",
    "modes": ["release"],
    "status": "happened",
    "background": False,
    "actors": ["a1"],
    "recipients": [],
    "place": None,
    "time": {"start": "2031-05-09", "end": "2031-05-09", "words": None},
    "attributed_to": [],
    "spans": ["Rebels <free> six"],
}
TOLD = {"set": "worldwide", "id": "a.txt", "actors": [{"id": "a1", "country": None, "mentions": ["Rebels", "They@2"]}]}


def test_annotations_told_in_words_get_their_offsets(
    annotate: Callable[[str], None], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    annotate(TEXT)
    (tmp_path / "told").write_text(json.dumps({**TOLD, "events": [EVENT]}), encoding="utf-8")
    take(tmp_path, "train", tmp_path / "told")
    row = json.loads(capsys.readouterr().out)
    assert [TEXT[slice(*span)] for span in row["actors"][0]["mentions"]] == ["Rebels", "They"]
    assert [TEXT[slice(*span)] for span in (*row["events"][0]["spans"], *row["events"][0]["words"])] == [
        "Rebels free six",
        "free",
    ]
    assert row["crc32"] == crc32(TEXT.encode())
    (tmp_path / "told.jsonl").write_text(json.dumps(row), encoding="utf-8")
    (article,) = annotated(tmp_path, "train")
    assert GoldArticle.model_validate(article.gold()).events[0].type == "RETREAT"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"spans": ["Rebels free six"]}, "one word in angle brackets"),
        ({"spans": ["<free>"]}, "found 2 times"),
        ({"spans": ["<free> seven"]}, "not in the text"),
        ({"modes": ["aerial"]}, "has not all of the modes"),
        ({"status": "perhaps"}, "no status 'perhaps'"),
        ({"recipients": ["a2"]}, "are actors of the article"),
        ({"recipients": ["a1"]}, "stands on both sides"),
        ({"time": {"start": "May", "end": "2031-05-09", "words": None}}, "'May' is no day"),
    ],
)
def test_what_is_wrong_with_annotations_is_told_and_nothing_taken(
    change: dict[str, object], told: str, annotate: Callable[[str], None], tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    annotate(TEXT)
    (tmp_path / "told").write_text(json.dumps({**TOLD, "events": [{**EVENT, **change}]}), encoding="utf-8")
    with pytest.raises(SystemExit, match=told):
        take(tmp_path, "train", tmp_path / "told")
    assert capsys.readouterr().out == ""
