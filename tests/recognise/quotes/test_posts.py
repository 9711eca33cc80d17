"""Posts pasted into an article, in the forms in which pages print them."""

import pytest

from dateline.base.records import Article, Paragraph
from dateline.base.spans import Span
from dateline.recognise.quotes.tweets import find_posts


def posts(text: str) -> list[tuple[str, str]]:
    """Name and words of each post; each line is a paragraph."""
    paragraphs, start = [], 0
    for line in text.split("\n"):
        paragraphs.append(Paragraph(span=Span(start, start + len(line))))
        start += len(line) + 1
    found = find_posts(Article.of(text, paragraphs=tuple(paragraphs)))
    return [(post.name.of(text), post.words.of(text)) for post in found]


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("The dam holds. — Ann Berg (@annberg) May 4, 2031", "Ann Berg (@annberg)", "The dam holds."),
        ("2/3 The dam holds. – Ann Berg (@annberg) 4 May 2031", "Ann Berg (@annberg)", "The dam holds."),
        ("“The dam holds.” -- Ann Berg (@annberg)", "Ann Berg (@annberg)", "The dam holds."),
        (
            "The dam holds. https://t.example/x1 pic.post.example/abc — Ann Berg (@annberg) May 4, 2031",
            "Ann Berg (@annberg)",
            "The dam holds.",
        ),
        ("The dam holds.\n— Ann Berg (@annberg) May 4, 2031", "Ann Berg (@annberg)", "The dam holds."),
        ("The dam holds.\nAnn Berg (@annberg) May 4, 2031", "Ann Berg (@annberg)", "The dam holds."),
        (
            "Skip X post by @annberg\nThe dam holds.\n— Ann Berg (@annberg) 4 May 2031\nEnd of X post by @annberg",
            "Ann Berg (@annberg)",
            "The dam holds.",
        ),
        (
            "Skip Twitter post by @annberg The dam holds. — Ann Berg (@annberg) May 4, 2031",
            "Ann Berg (@annberg)",
            "The dam holds.",
        ),
        ("@annberg: The dam holds.", "@annberg", "The dam holds."),
        ("Ann Berg (@annberg): The dam holds.", "Ann Berg (@annberg)", "The dam holds."),
        ("Ann Berg @annberg · May 4: The dam holds.", "Ann Berg @annberg", "The dam holds."),
    ],
)  # fmt: skip
def test_a_post_is_its_words_and_who_wrote_it(text: str, name: str, words: str) -> None:
    assert posts(text) == [(name, words)]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Berg (@annberg) May 4, 2031",
        "Follow Ann Berg at @annberg for news of the dam: she posts daily.",
        "Mail us at news@kaldorpost.example: we answer all.",
        "https://t.example/x1 — Ann Berg (@annberg) May 4, 2031",
    ],
)
def test_a_handle_alone_is_no_post(text: str) -> None:
    assert posts(text) == []
