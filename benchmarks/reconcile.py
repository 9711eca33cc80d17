"""`python -m benchmarks.reconcile [stories|wire|events|growth ...] [--half choose|held] [--show]`.

Our own sets of look-alikes (training/stories/own): B-cubed F1 of stories in order of time and in five orders of chance,
copied paragraphs, and pairs of events; and what one more article costs when many are kept.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from benchmarks import growth
from dateline.base.records import RawPage, Reading
from dateline.pipeline import read_page
from dateline.reconcile.acts import Acts
from dateline.reconcile.copies import Copies, Held
from dateline.reconcile.stories import Remembered, Stories
from dateline.reconcile.stories.profile import profile_of

OWN = Path(__file__).parents[1] / "training" / "stories" / "own"
ORDERS = 5
Figures = dict[str, float]


def main() -> None:
    """Print the figures that were asked for; all, if none is named."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("sets", nargs="*", choices=[*SETS, []], help="what to measure")
    asked.add_argument("--half", default="held", choices=["choose", "held"])
    asked.add_argument("--show", action="store_true", help="tell each error on standard error")
    given = asked.parse_args()
    for name in given.sets or SETS:
        for figure, value in SETS[name](given.half, given.show).items():
            sys.stdout.write(f"{name}: {figure:42} {value:10g}\n")


def held() -> Figures:
    """The figures of the held halves that have floors; orders of chance by their mean."""
    found = stories("held", show=False)
    by_chance = [value for name, value in found.items() if "in time" not in name]
    told = {
        "look-alike stories in order of time: B-cubed F1": found["B-cubed F1, in time (held)"],
        "look-alike stories in orders of chance: B-cubed F1": round(sum(by_chance) / len(by_chance), 3),
    }
    for what, name, measure in (("wire copies", "wire", wire), ("pairs of events", "events", events)):
        sys.stderr.write(f"bench: {name}\n")
        shares = measure("held", False)
        told |= {f"{what}: {share}": shares[f"{share} (held)"] for share in ("precision", "recall")}
    return told


def stories(half: str, show: bool) -> Figures:
    """B-cubed F1 of all articles of a half, put into stories together."""
    groups = [group for group in _rows("stories") if group["half"] == half]
    truth: dict[str, str] = {}
    profiles = []
    for group in groups:
        for story, articles in group["stories"].items():
            for number, (published, outlet, title, text) in enumerate(articles):
                page = RawPage(
                    id=f"{story} {number}", text=f"{title}\n{text}", title=title, outlet=outlet, published=published
                )
                truth[f"{story} {number}"] = story
                profiles.append((published, profile_of(read_page(page))))
    profiles.sort(key=lambda pair: pair[0])
    found = {}
    for seed in range(ORDERS + 1):
        order = profiles if seed == 0 else random.Random(seed).sample(profiles, len(profiles))
        grown = Remembered()
        for _, profile in order:
            Stories(grown).add(profile)
        together = [list(group) for group in grown.groups()]
        if show and seed == 0:
            _tell(f"{group}" for group in together if len({truth[a] for a in group}) > 1)
            parts = Counter(truth[a] for group in together for a in {truth[x]: x for x in group}.values())
            _tell(f"split: {story} in {count}" for story, count in parts.items() if count > 1)
        found[f"B-cubed F1, {'in time' if seed == 0 else f'order {seed}'} ({half})"] = b_cubed(together, truth)
    return found


def b_cubed(groups: list[list[str]], truth: dict[str, str]) -> float:
    """The harmonic mean of B-cubed precision and recall."""
    sizes = Counter(truth.values())
    precision = recall = 0.0
    for group in groups:
        for article in group:
            right = sum(truth[other] == truth[article] for other in group)
            precision += right / len(group) / len(truth)
            recall += right / sizes[truth[article]] / len(truth)
    return round(2 * precision * recall / (precision + recall), 3)


def wire(half: str, show: bool) -> Figures:
    """Whether a paragraph is a copy of another."""
    judged = []
    for row in (row for row in _rows("wire") if row["half"] == half):
        for kind, truth in (("copies", True), ("others", False)):
            for what, other in row[kind].items():
                index = Copies(Held())
                made = [read_page(RawPage(id=name, text=text)) for name, text in (("a", row["base"]), ("b", other))]
                found = any(list(index.add(reading)) for reading in made)
                judged.append(_Judged(f"{what}: {other}", truth, found))
    return _shares(judged, half, show)


def events(half: str, show: bool) -> Figures:
    """Whether the events of one type in two short articles are one act."""
    judged = []
    for row in (row for row in _rows("events") if row["half"] == half):
        base = _told("base", row["base"])
        for kind, truth in (("same", True), ("different", False)):
            for what, told in row[kind].items():
                other = _told("other", told)
                read = all(any(event.type == row["type"] for event in reading.events) for reading in (base, other))
                joined = any(
                    len(group) > 1 and group[0].event.type == row["type"] for group in Acts([base, other]).groups()
                )
                judged.append(_Judged(f"{what}: {told[1]}" if read else f"{what} (not read)", truth, joined, read))
    return _shares(judged, half, show)


def _told(name: str, told: list[str]) -> Reading:
    published, text = told
    return read_page(RawPage(id=name, text=text, published=published, outlet=name))


@dataclass(frozen=True, slots=True)
class _Judged:
    """A pair with the truth and what was found; not `readable` where a reading lacks the event that is asked for."""

    what: str
    truth: bool
    found: bool
    readable: bool = True


def _shares(judged: list[_Judged], half: str, show: bool) -> Figures:
    """Precision and recall over all pairs; recall as well over those in which both readings have the event."""
    right = sum(pair.truth and pair.found for pair in judged)
    sound = sum(pair.truth and pair.readable for pair in judged)
    if show:
        _tell(f"{'missed' if p.truth else 'wrong'}: {p.what}" for p in judged if p.truth != p.found)
    return {
        f"pairs ({half})": len(judged),
        f"precision ({half})": round(right / (sum(pair.found for pair in judged) or 1), 3),
        f"recall ({half})": round(right / sum(pair.truth for pair in judged), 3),
        f"recall where both were read ({half})": round(right / (sound or 1), 3),
    }


def grown(_half: str, _show: bool) -> Figures:
    """What an article costs as the kept ones grow; halves do not matter here."""
    return growth.figures()


def _rows(name: str) -> list[dict[str, Any]]:
    rows = yaml.safe_load((OWN / f"{name}.yaml").read_text(encoding="utf-8"))
    assert isinstance(rows, list)
    return rows


def _tell(lines: Iterable[str]) -> None:
    sys.stderr.writelines(f"  {line}\n" for line in lines)


SETS = {"stories": stories, "wire": wire, "events": events, "growth": grown}

if __name__ == "__main__":
    main()
