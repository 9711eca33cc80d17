"""Captions and credits of pictures, which are taken out of a page before its article is read."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from lxml.html import HtmlElement

from dateline.extract.page import is_longer, words_of

_SAYS_CAPTION = re.compile(
    r"caption|bildunterschrift|bildtext|(?:photo|image|img|media|picture)-?_?credits?|(?:^|[\s_-])legende?(?:$|[\s_-])",
    re.IGNORECASE,
)
_NAMES = ("class", "id", "itemprop", "data-testid")
_LONGEST = 600
_NEAR = 6
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
    found += _frames(tree)
    for element in found:
        if element.getparent() is not None:
            element.drop_tree()


def _is_caption(element: HtmlElement) -> bool:
    return bool(_SAYS_CAPTION.search(_named(element))) and len(words_of(element)) < _LONGEST


def _frames(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The widest element near above each picture that is named after pictures and holds no more than a caption.

    The search ends where what is around the picture still holds no words, or too many of them.
    """
    judged: dict[HtmlElement, _Around] = {}
    for picture in tree.iter("img", "picture"):
        frame = None
        for above in islice(picture.iterancestors(), _NEAR):
            if above.tag in ("body", "article", "main"):
                break
            around = judged[above] if above in judged else judged.setdefault(above, _judge(above))
            if frame is not None and not around.has_few_words:
                break
            frame = above if around.is_frame else frame
        if frame is not None:
            yield frame


class _Around(NamedTuple):
    """What an element around a picture is: named after pictures without much text; with a few words."""

    is_frame: bool
    has_few_words: bool


def _judge(element: HtmlElement) -> _Around:
    if is_longer(element, _LONGEST):
        return _Around(is_frame=False, has_few_words=False)
    named = element.tag == "figure" or _SAYS_PICTURE.search(_CAMEL.sub("-", _named(element)))
    is_frame = bool(named) and next(element.iter("h1", "h2", "time"), None) is None
    return _Around(is_frame=is_frame, has_few_words=is_longer(element, 0))


def _named(element: HtmlElement) -> str:
    return " ".join(filter(None, map(element.get, _NAMES)))
