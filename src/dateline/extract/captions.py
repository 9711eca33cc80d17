"""Captions and credits of pictures, which are taken out of a page before its article is read."""

import re
from itertools import islice

from lxml.html import HtmlElement

from dateline.extract.page import short_words, words_of

_SAYS_CAPTION = re.compile(
    r"caption|bildunterschrift|bildtext|(?:photo|image|img|media|picture)-?_?credits?|(?:^|[\s_-])legende?(?:$|[\s_-])",
    re.IGNORECASE,
)
_NAMES = ("class", "id", "itemprop", "data-testid")
_LONGEST = 600
_SAYS_PICTURE = re.compile(
    r"(?:^|[\s_-])(?:images?|imgs?|photos?|pictures?|media|mediaInfo|figure|gallery|lightbox)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def take_captions(tree: HtmlElement) -> None:
    """Take the captions out of `tree`: <figcaption>, what is named after captions, and the few words beside a picture.

    The last are those of an element that the page names after pictures or media, and that holds a picture.
    """
    found = list(tree.iter("figcaption"))
    found += [element for element in tree.iter("p", "div", "span", "small", "em", "dd", "li") if _is_caption(element)]
    found += [frame for picture in tree.iter("img", "picture") if (frame := _frame(picture)) is not None]
    for element in found:
        if element.getparent() is not None:
            element.drop_tree()


def _is_caption(element: HtmlElement) -> bool:
    return bool(_SAYS_CAPTION.search(_named(element))) and len(words_of(element)) < _LONGEST


def _frame(picture: HtmlElement) -> HtmlElement | None:
    """The widest element around a picture that is named after pictures and holds no more than a caption."""
    frame = None
    for above in islice(picture.iterancestors(), 6):
        if above.tag in ("body", "article", "main") or (not short_words(above, _LONGEST) and frame is not None):
            break
        named = above.tag == "figure" or _SAYS_PICTURE.search(_CAMEL.sub("-", _named(above)))
        if named and len(words_of(above)) < _LONGEST and next(above.iter("h1", "h2", "time"), None) is None:
            frame = above
    return frame


def _named(element: HtmlElement) -> str:
    return " ".join(str(element.get(name) or "") for name in _NAMES)
