"""The texts of the annotated articles and sentences, as they were annotated, from the public sets that hold them."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final
from zlib import crc32

from dateline.base.records import RawPage

ANNOTATIONS: Final = Path(__file__).parent / "annotations.jsonl"
_FILES: Final = {
    "worldwide": ("ner/worldwide_train.jsonl",),
    "wikievents": ("events/wikievents_train.jsonl", "events/wikievents_dev.jsonl"),
    "polnear": ("quotes/polnear_train.jsonl",),
    "tbaq": ("time/tbaq.jsonl",),
    "andy": ("pages/andy.jsonl",),
    "fundus": ("pages/fundus.jsonl",),
    "giveme5w1h": ("clusters/giveme5w1h_dev.jsonl",),
    "location": ("geo/event_location_train.jsonl",),
}
_SENTENCES: Final = frozenset({"location"})  # sets of single sentences


@dataclass(frozen=True, slots=True)
class News:
    """One annotated article, or one sentence of it where not all of it is annotated (`whole` is false).

    `events` and `actors` are those of a gold reading, with offsets into `text`.
    """

    id: str
    part: str
    whole: bool
    text: str
    title: str | None
    published: str | None
    outlet: str | None
    events: list[dict[str, Any]]
    actors: list[dict[str, Any]]

    def page(self) -> RawPage:
        """The article as it is given to be read."""
        return RawPage(text=self.text, title=self.title, published=self.published)

    def gold(self) -> dict[str, Any]:
        """The article as a gold reading; of actors only countries and mentions are annotated."""
        nothing: dict[str, list[Any]] = {
            name: [] for name in ("roles", "quotes", "quantities", "advisories", "times", "negatives", "not_stated")
        }
        told = {"schema": "dateline-gold/1", "id": self.id, "title": self.title or "", "source": "", "text": self.text}
        days = {"document_date": self.published, "outlet": self.outlet}
        events = [_gold_event(event) for event in self.events]
        actors = [{"name": actor["id"], "kind": "org", **actor} for actor in self.actors if actor["mentions"]]
        return {**told, **days, "actors": actors, "events": events, **nothing}


def _gold_event(event: dict[str, Any]) -> dict[str, Any]:
    """The event as gold readings have it; of a place that the title alone tells, nothing."""
    place = event["place"] if event["place"] and event["place"]["span"] else None
    told = {field: value for field, value in event.items() if field != "words"}
    return {"what": event["type"], **told, "place": place}


def annotated(data: Path, part: str) -> Iterator[News]:
    """The articles of `train`, `tune`, `proof` or `held`; raises `FileNotFoundError` where the sets are absent."""
    for line in ANNOTATIONS.read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        if told["part"] != part:
            continue
        made = _made(data, told)
        if crc32(made["text"].encode()) != told["crc32"]:
            raise ValueError(f"{told['set']} {told['id']}: the text is another than the annotated one; look at the set")
        whole = "sentence" not in told and told["set"] not in _SENTENCES
        yield News(f"{told['set']}:{told['id']}", part, whole, **made, events=told["events"], actors=told["actors"])


def text_of(data: Path, told: Mapping[str, Any]) -> str:
    """The text of the article `id` of a `set`, or of its `sentence` (offsets), as it is annotated."""
    text: str = _made(data, told)["text"]
    return text


def _made(data: Path, told: Mapping[str, Any]) -> dict[str, Any]:
    made = _TEXTS[told["set"]](_rows(data, told["set"])[told["id"]])
    if "sentence" in told:
        made["text"] = _on_one_line(made["text"][slice(*told["sentence"])])
    return made


@cache
def _rows(data: Path, name: str) -> Mapping[str, dict[str, Any]]:
    found = {}
    for file in _FILES[name]:
        with (data / file).open(encoding="utf-8") as lines:
            for number, row in enumerate(map(json.loads, lines)):
                found[str(row.get("doc_id") or row.get("docid") or row.get("id") or number)] = row
    return found


def _told(
    text: str, title: str | None = None, published: str | None = None, outlet: str | None = None
) -> dict[str, Any]:
    return {"text": text, "title": title, "published": published, "outlet": outlet}


def _worldwide(row: dict[str, Any]) -> dict[str, Any]:
    """The first line is the address, which holds the day; the second is most often the headline."""
    first, *rest = [_joined([word[0] for word in words]) for words in row["sentences"]]
    day = re.search(r"/(20\d\d)/(\d\d)/(\d\d)/", first)
    title = rest[0] if rest and len(rest[0]) < 140 else None
    return _told("\n\n".join(rest), title, "-".join(day.groups()) if day else None)


def _wikievents(row: dict[str, Any]) -> dict[str, Any]:
    return _told(re.sub(r" +", " ", _joined(row["tokens"])))


def _polnear(row: dict[str, Any]) -> dict[str, Any]:
    outlet, day, *_ = row["id"].split("_")
    return _told(row["text"], row["text"].split("\n\n", 1)[0], day, outlet)


def _tbaq(row: dict[str, Any]) -> dict[str, Any]:
    paragraphs = [re.sub(r"\s+", " ", paragraph).strip() for paragraph in row["text"].split("\n\n")]
    kept = [paragraph.replace("``", "“").replace("''", "”") for paragraph in paragraphs if paragraph]
    return _told("\n\n".join(kept), None, row["published"])


def _sentence(row: dict[str, Any]) -> dict[str, Any]:
    return _told(_on_one_line(row["text"]))


def _page(row: dict[str, Any]) -> dict[str, Any]:
    text = row.get("text") or row.get("body") or ""
    text = "\n\n".join(text) if isinstance(text, list) else text
    return _told(text, row["title"], (row.get("published") or "")[:10] or None, row.get("outlet") or row.get("site"))


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _joined(words: list[str]) -> str:
    """Words as running text: no blank before a full stop or within quotation marks."""
    text = " ".join(words)
    text = re.sub(r" ([,.;:!?%)\]’]|'s|n't|'re|'ve|'ll)", r"\1", text)
    text = re.sub(r"([(\[$£“]) ", r"\1", text)
    text = re.sub(r" (-|/) ", r"\1", text)
    open_ = False

    def mark(_: re.Match[str]) -> str:
        nonlocal open_
        open_ = not open_
        return ' "' if open_ else '" '

    return re.sub(r"\s+", " ", re.sub(r' ?" ?', mark, text)).strip()


_TEXTS: Final[Mapping[str, Callable[[dict[str, Any]], dict[str, Any]]]] = {
    "worldwide": _worldwide,
    "wikievents": _wikievents,
    "polnear": _polnear,
    "tbaq": _tbaq,
    "andy": _page,
    "fundus": _page,
    "giveme5w1h": _page,
    "location": _sentence,
}
