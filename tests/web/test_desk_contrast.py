"""What the desk draws can be told from what lies beneath it, in the light and in the dark."""

import re
from pathlib import Path

import pytest
from tests.web.test_contrast import contrast

STYLE = Path(__file__).parents[2] / "frontend" / "src" / "style"
PAGE = Path(__file__).parents[2] / "src/dateline/web/page/assets/page.css"
DRAWN = [
    ("act-text", "act", 4.5),
    ("act", "land", 3),
    ("act", "sea", 3),
    *((series, "panel", 3) for series in ("one", "two", "three", "four", "five", "six")),
    *((status, "panel", 3) for status in ("happened", "ongoing", "planned", "alleged", "denied", "hypothetical")),
    ("edge", "field", 3),
    ("ink", "chip", 4.5),
    ("soft", "chip", 4.5),
    ("good", "panel", 4.5),
    ("paper", "strong", 4.5),
    ("paper", "accent", 4.5),
]


def palettes() -> list[dict[str, str]]:
    """The colours in the light and in the dark, of all style sheets together."""
    both: list[dict[str, str]] = [{}, {}]
    for sheet in (PAGE, STYLE / "frame.css", STYLE / "figures.css"):
        blocks = re.findall(r":root \{(.*?)\}", sheet.read_text(encoding="utf-8"), re.DOTALL)
        for palette, block in zip(both, blocks, strict=False):
            palette.update(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block))
    return both


@pytest.mark.parametrize("palette", palettes(), ids=["light", "dark"])
def test_what_is_drawn_stands_out(palette: dict[str, str]) -> None:
    weak = {
        f"{drawn} on {beneath}": round(contrast(palette[drawn], palette[beneath]), 2)
        for drawn, beneath, least in DRAWN
        if contrast(palette[drawn], palette[beneath]) < least
    }
    assert weak == {}
