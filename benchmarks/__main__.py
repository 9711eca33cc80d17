"""`python -m benchmarks [--raise] [SET ...]`: score, time, write the quality page, hold the floors that only rise."""

import argparse
import json
import os
import sys
from pathlib import Path

from benchmarks import page, quality, reconcile, speed

ROOT = Path(__file__).parents[1]
FLOORS = ROOT / "benchmarks" / "floors.json"
OUTPUT = ROOT / "bench-output"
LOWER_IS_BETTER = ("wrong", "leak", "broken laws", "sprung", "coded as real", "swapped", "speed:")
UNGUARDED = ("a second", "share of", "seconds to")  # figures of the machine more than of the code: shown, not held


def main() -> int:
    """Run what was asked for; 1 if a figure fell below its floor."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("sets", nargs="*", help="sets to score, `reconcile`, `speed`; all, if none is named")
    asked.add_argument("--raise", dest="lift", action="store_true", help="lift the floors to what was reached")
    given = asked.parse_args()
    figures = _measure(set(given.sets))
    floors: dict[str, float] = json.loads(FLOORS.read_text(encoding="utf-8"))
    fallen = [
        _fall(name, figures[name], floor) for name, floor in floors.items() if _worse(name, figures.get(name), floor)
    ]
    if given.lift:
        _lift(floors, figures)
    if not given.sets:
        _write_page(figures, floors)
    sys.stdout.writelines(
        f"{name:58} {figure:10g}   floor {floors.get(name, '-')}\n" for name, figure in figures.items()
    )
    sys.stdout.writelines(f"FELL  {line}\n" for line in fallen)
    return 1 if fallen else 0


def _measure(sets: set[str]) -> dict[str, float]:
    shared = Path(os.environ.get("DATELINE_SHARED", ROOT.parent / "shared"))
    figures: dict[str, float] = {}
    if (shared / "score").is_dir():
        for task in quality.tasks(shared, OUTPUT):
            if not sets or task.name in sets:
                sys.stderr.write(f"bench: {task.name}\n")
                figures |= quality.figures(task, OUTPUT)
    else:
        sys.stderr.write(
            f"bench: no development sets at {shared}: quality is not scored; set DATELINE_SHARED to where they are\n"
        )
    if not sets or "reconcile" in sets:
        sys.stderr.write("bench: reconcile\n")
        figures |= reconcile.held()
    if not sets or "speed" in sets:
        sys.stderr.write("bench: speed\n")
        figures |= speed.figures(ROOT / "examples" / "articles")
    return figures


def _lower_is_better(name: str) -> bool:
    return any(sign in name for sign in LOWER_IS_BETTER)


def _worse(name: str, figure: float | None, floor: float) -> bool:
    if figure is None:
        return False
    return figure > floor if _lower_is_better(name) else figure < floor


def _fall(name: str, figure: float, floor: float) -> str:
    return f"{name}: {figure:g}, but the floor is {floor:g}; find what made it worse, floors are never lowered"


def _lift(floors: dict[str, float], figures: dict[str, float]) -> None:
    """Floors only rise: a figure that is better than its floor becomes the floor; times get a tenth of slack."""
    for name, figure in figures.items():
        if any(sign in name for sign in UNGUARDED):
            continue
        reached = round(figure * 1.1, 2) if name.startswith("speed:") else figure
        if name not in floors or _worse(name, floors[name], reached):
            floors[name] = reached
    FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _write_page(figures: dict[str, float], floors: dict[str, float]) -> None:
    rows = [f"| {name} | {figure:g} | {floors.get(name, '')} |" for name, figure in figures.items()]
    page.fill("measured", "| figure | measured | floor |", rows)


if __name__ == "__main__":
    sys.exit(main())
