"""Make `centres.tsv`: the middle of countries, states, provinces and US counties, from their outlines.

Run only when the outlines change; the table is kept beside this file. It needs three packages, unpacked:
`pip download --no-deps iso3166-2==1.8.4` (MIT; middles of OpenStreetMap outlines, by ISO 3166-2 code) and
`npm pack us-atlas@3.0.1 world-atlas@2.0.2` (ISC; outlines of the US Census Bureau and of Natural Earth, public domain).
Usage: make_centres.py ISO3166-2.JSON US-ATLAS/COUNTIES-10M.JSON WORLD-ATLAS/COUNTRIES-50M.JSON
"""

import json
import sys
from pathlib import Path

TARGET = Path(__file__).with_name("centres.tsv")
Ring = list[tuple[float, float]]


def arcs_of(topology: dict[str, object]) -> list[Ring]:
    """The arcs of a quantised TopoJSON file in degrees."""
    scale, move = topology["transform"]["scale"], topology["transform"]["translate"]  # type: ignore[index]
    arcs = []
    for steps in topology["arcs"]:  # type: ignore[attr-defined]
        x = y = 0
        arc = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            arc.append((x * scale[0] + move[0], y * scale[1] + move[1]))
        arcs.append(arc)
    return arcs


def ring_of(arcs: list[Ring], indexes: list[int]) -> Ring:
    """One closed ring, put together from its arcs; a negative index is an arc run backwards.

    A ring that crosses the date line goes on beyond 180 degrees.
    """
    ring: Ring = []
    for index in indexes:
        for longitude, latitude in arcs[index] if index >= 0 else arcs[~index][::-1]:
            turns = round((ring[-1][0] - longitude) / 360) if ring else 0
            ring.append((longitude + 360 * turns, latitude))
    return ring


def middle(ring: Ring) -> tuple[float, float, float]:
    """Area, longitude and latitude of the centroid of a ring; degrees, as if the earth were flat there."""
    area = x = y = 0.0
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = x1 * y2 - x2 * y1
        area, x, y = area + cross, x + (x1 + x2) * cross, y + (y1 + y2) * cross
    return (abs(area) / 2, x / (3 * area), y / (3 * area)) if area else (0.0, *ring[0])


def outlines(path: Path, what: str, prefix: str) -> dict[str, tuple[float, float]]:
    """Code -> latitude and longitude of the middle of the largest part of each county or country."""
    topology = json.loads(path.read_text(encoding="utf-8"))
    arcs = arcs_of(topology)
    largest: dict[str, tuple[float, float, float]] = {}
    for area in topology["objects"][what]["geometries"]:
        parts = area["arcs"] if area["type"] == "MultiPolygon" else [area["arcs"]]
        middles = [middle(ring_of(arcs, part[0])) for part in parts]
        code = f"{prefix}{area.get('id')}"
        largest[code] = max(*middles, largest.get(code, (0.0, 0.0, 0.0)))
    return {code: (latitude, (longitude + 180) % 360 - 180) for code, (_, longitude, latitude) in largest.items()}


def main() -> None:
    """Write the table anew."""
    told = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    centres = {code: tuple(part["latLng"]) for parts in told.values() for code, part in parts.items()}
    centres |= outlines(Path(sys.argv[2]), "counties", "US-") | outlines(Path(sys.argv[3]), "countries", "")
    lines = [f"{code}\t{latitude:.3f}\t{longitude:.3f}" for code, (latitude, longitude) in sorted(centres.items())]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
