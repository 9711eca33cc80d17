"""Annotations told in words -> rows of `annotations.jsonl`: `python -m training.news.take SETS PART TOLD`.

A line of TOLD is one article of a set: `{"set", "id", "actors", "events"}`; with `"sentence": [start, end]` it is one
sentence of the article. Its facts are those of a gold reading, but that words stand where a gold reading has offsets:

- an actor's `mentions`: each stands for all its occurrences, with `@4` for those in the fourth paragraph alone, with
  `#2` for the second of them;
- an event's `spans`: found once, if need be by `@` and `#`, with the one word that tells the act in angle brackets
  ('jets <struck> a school@2');
- `words` of its `place` (`name`, `country`, `words`) and `time` (`start`, `end`, `words`), null where none tell it:
  the first occurrence.

Prints the rows. What cannot be taken is told, all of it, and then nothing is printed.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any, Final, get_args
from zlib import crc32

from training.news.articles import text_of

from dateline.base.records import Status
from dateline.knowledge.coding import shipped

_MARKED: Final = re.compile(r"(.*?)(?:@(\d+))?(?:#(\d+))?", re.DOTALL)
_ACT: Final = re.compile(r"([^<>]*)<([^<>]+)>([^<>]*)")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_COUNTRY: Final = re.compile(r"[A-Z]{3}")
Words = list[int]


def main(data: Path, part: str, told: Path) -> None:
    """Print the rows, or what is wrong with the lines."""
    rows, wrong = [], []
    for number, line in enumerate(told.read_text(encoding="utf-8").splitlines(), start=1):
        one = json.loads(line)
        text = text_of(data, one)
        taken = Taken(text)
        facts = taken.facts(one)
        told_of = {field: one[field] for field in ("set", "id", "sentence") if field in one}
        rows.append({**told_of, "part": part, "crc32": crc32(text.encode()), **facts})
        wrong += [f"line {number}: {what}" for what in taken.wrong]
    if wrong:
        raise SystemExit("\n".join(wrong))
    for row in rows:
        sys.stdout.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")


class Taken:
    """The facts of one article with offsets, and what is `wrong` with them as they were told."""

    def __init__(self, text: str) -> None:
        self.wrong: list[str] = []
        self._text = text
        self._paragraphs = [found.span() for found in re.finditer(r"[^\n]*\S[^\n]*", text)]

    def facts(self, told: dict[str, Any]) -> dict[str, Any]:
        """The `events` and `actors` of a row."""
        known = {actor["id"] for actor in told["actors"]}
        self._expect(len(known) == len(told["actors"]), "an id is that of two actors")
        actors = [self._actor(actor) for actor in told["actors"]]
        return {
            "events": [self._event(f"E{k:02}", e, known) for k, e in enumerate(told["events"], 1)],
            "actors": actors,
        }

    def _actor(self, told: dict[str, Any]) -> dict[str, Any]:
        country = told["country"]
        self._expect(country is None or bool(_COUNTRY.fullmatch(country)), f"country {country!r}: not three letters")
        mentions = sorted({tuple(span) for words in told["mentions"] for span in self._found(words)})
        return {"id": told["id"], "country": country, "mentions": [list(span) for span in mentions]}

    def _event(self, name: str, told: dict[str, Any], known: set[str]) -> dict[str, Any]:
        kind, sides = told["type"], [*told["actors"], *told["recipients"]]
        modes = shipped().book.types[kind].modes if kind in shipped().book.types else ()
        self._expect(kind in shipped().book.types, f"{name}: no type {kind!r} in the codebook")
        self._expect(set(told["modes"]) <= set(modes), f"{name}: {kind} has not all of the modes {told['modes']}")
        self._expect(told["status"] in get_args(Status), f"{name}: no status {told['status']!r}")
        self._expect({*sides, *told["attributed_to"]} <= known, f"{name}: not all of {sides} are actors of the article")
        self._expect(len(set(sides)) == len(sides), f"{name}: an actor stands on both sides, or twice")
        spans = [self._span(words) for words in told["spans"]]
        return {
            "id": name,
            **{field: told[field] for field in ("required", "type", "modes", "status", "background", "actors")},
            "recipients": told["recipients"],
            "place": told["place"] and {**_but_words(told["place"]), "span": self._first(told["place"]["words"])},
            "time": told["time"] and self._time(name, told["time"]),
            "spans": [span for span, _ in spans],
            "words": [word for _, word in spans],
            "attributed_to": told["attributed_to"],
        }

    def _time(self, name: str, told: dict[str, Any]) -> dict[str, Any]:
        for end in ("start", "end"):
            self._expect(bool(_DAY.fullmatch(told[end])), f"{name}: {told[end]!r} is no day (2031-05-09)")
        return {**_but_words(told), "span": self._first(told["words"])}

    def _span(self, told: str) -> tuple[Words, Words]:
        """The offsets of a span, and of the word in it that tells the act."""
        marked = _ACT.fullmatch(told)
        if marked is None:
            self.wrong.append(f"{told!r}: one word in angle brackets is expected")
            return [0, 0], [0, 0]
        before, word, behind = marked.groups()
        found = self._found(before + word + behind)
        self._expect(
            len(found) < 2, f"{told!r}: found {len(found)} times; tell the paragraph by @, the place in it by #"
        )
        start, end = found[0] if found else (0, 0)
        return [start, end], [start + len(before), start + len(before) + len(word)]

    def _first(self, told: str | None) -> Words | None:
        return next(iter(self._found(told)), None) if told else None

    def _found(self, told: str) -> list[Words]:
        """Where the words stand, as whole words."""
        marked = _MARKED.fullmatch(told)
        words, paragraph, which = marked.groups() if marked else ("", None, None)
        inside = [(0, len(self._text))] if paragraph is None else self._paragraphs[int(paragraph) - 1 :][:1]
        sought = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)" if words.strip() else r"(?!)")
        found = [list(one.span()) for span in inside for one in sought.finditer(self._text, *span)]
        if which is not None:
            found = found[int(which) - 1 :][:1]
        self._expect(bool(found), f"{told!r} is not in the text, or not there")
        return found

    def _expect(self, right: bool, what: str) -> None:
        if not right:
            self.wrong.append(what)


def _but_words(told: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if name != "words"}


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
