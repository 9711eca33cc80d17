"""What the browser gets is what the sources say, and it is small."""

import gzip
import json
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FRONTEND = ROOT / "frontend"
STATIC = ROOT / "src" / "dateline" / "web" / "static"
BUILT = ("desk.js", "desk.css", "world.json", "licences.txt")


@pytest.mark.skipif(
    shutil.which("node") is None or not (FRONTEND / "node_modules" / ".ready").exists(),
    reason="Node or frontend/node_modules is missing: make frontend builds the bundle anew",
)
def test_the_bundle_is_what_its_sources_build(tmp_path: Path) -> None:
    node = shutil.which("node")
    assert node is not None
    done = subprocess.run(
        [node, FRONTEND / "build.mjs", tmp_path], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    stale = [name for name in BUILT if (tmp_path / name).read_bytes() != (STATIC / name).read_bytes()]
    assert stale == [], "run `make frontend` and commit what it builds"


def test_the_first_page_is_light_before_the_map_is_fetched() -> None:
    sent = sum((STATIC / name).stat().st_size for name in ("desk.js", "desk.css"))
    assert sent < 250_000, "pages with their words must fit beside it into 400 kB"


def test_the_base_map_is_light() -> None:
    assert len(gzip.compress((STATIC / "world.json").read_bytes())) < 100_000


def test_every_country_of_the_base_map_has_a_shape_and_most_have_codes() -> None:
    world = json.loads((STATIC / "world.json").read_bytes())
    countries = world["objects"]["countries"]["geometries"]
    assert {country["type"] for country in countries} == {"Polygon", "MultiPolygon"}
    assert [country["properties"]["name"] for country in countries if not country["properties"]["code"]] == [
        "Somaliland", "N. Cyprus", "Indian Ocean Ter.", "Siachen Glacier",
    ]  # fmt: skip
    assert {"UKR", "PSE", "XKX", "TWN", "SGP", "MLT", "BHR"} <= {country["properties"]["code"] for country in countries}


def test_pins_name_no_host_and_every_package_has_its_hash() -> None:
    packages = json.loads((FRONTEND / "package-lock.json").read_bytes())["packages"]
    pinned = [entry for name, entry in packages.items() if name]
    assert pinned
    assert all("resolved" not in entry and entry["integrity"].startswith("sha512-") for entry in pinned)


def test_the_licences_of_what_is_bundled_are_shipped() -> None:
    told = (STATIC / "licences.txt").read_text(encoding="utf-8")
    assert all(f"{name} " in told for name in ("d3-geo", "d3-scale", "d3-shape", "topojson-client", "world-atlas"))


@pytest.mark.parametrize("name", ["desk.js", "desk.css"])
def test_nothing_of_the_bundle_comes_from_elsewhere(name: str) -> None:
    words = (STATIC / name).read_text(encoding="utf-8")
    hosts = [part.split("/")[0] for part in words.split("://")[1:]]
    assert set(hosts) <= {"www.w3.org"}, "only the names of SVG and its like are addresses"
