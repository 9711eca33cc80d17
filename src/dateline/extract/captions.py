"""Captions and credits of pictures, which are taken out of a page before its article is read."""

import re

from lxml.html import HtmlElement

from dateline.extract.page import words_of

_SAYS_CAPTION = re.compile(
    r"caption|bildunterschrift|bildtext|(?:photo|image|img|media|picture)-?_?credits?|(?:^|[\s_-])legende?(?:$|[\s_-])",
    re.IGNORECASE,
)
_NAMES = ("class", "id", "itemprop", "data-testid")
_LONGEST = 600
_PICTURES = ("img", "picture", "video", "svg", "amp-img", "iframe")


def take_captions(tree: HtmlElement) -> None:
    """Take the captions out of `tree`: <figcaption>, and small elements whose names say caption or photo credit."""
    found = list(tree.iter("figcaption"))
    found += [
        element
        for element in tree.iter("p", "div", "span", "small", "em", "dd", "li", "figure")
        if _is_caption(element)
    ]
    for element in found:
        if element.getparent() is not None:
            element.drop_tree()


def _is_caption(element: HtmlElement) -> bool:
    """True for a small element named after captions, or the words of a figure that holds a picture."""
    if element.tag == "figure":
        return next(element.iter(*_PICTURES), None) is not None and len(words_of(element)) < _LONGEST
    named = " ".join(str(element.get(name) or "") for name in _NAMES)
    return bool(_SAYS_CAPTION.search(named)) and len(words_of(element)) < _LONGEST
