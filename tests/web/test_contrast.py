"""Every colour of text can be read on every colour that lies beneath it, in the light and in the dark."""

import re
from importlib.resources import files

import pytest

CSS = (files("dateline.web.page") / "assets" / "page.css").read_text(encoding="utf-8")
TEXT = ("ink", "soft", "accent", "number", "place", "time", "happened", "ongoing", "planned", "alleged", "denied")
MARKED = ("ink", "number", "place", "time")


def palettes() -> list[dict[str, str]]:
    blocks = re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)[:2]
    return [dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block)) for block in blocks]


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", palettes(), ids=["light", "dark"])
def test_text_stands_out_from_what_lies_beneath_it(palette: dict[str, str]) -> None:
    pairs = [(text, beneath) for text in TEXT for beneath in ("paper", "panel", "also")]
    pairs += [(text, beneath) for text in MARKED for beneath in ("quote", "warn", "on", "hover")]
    weak = {
        f"{text} on {beneath}": round(contrast(palette[text], palette[beneath]), 2)
        for text, beneath in pairs
        if contrast(palette[text], palette[beneath]) < 4.5
    }
    assert weak == {}
