"""Quotation marks: what stands between them, whatever the marks, and what only looks like one."""

import time
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dateline.base.records import Article, Paragraph
from dateline.base.spans import Span
from dateline.recognise.marks import Marked, find_marks


def marks(text: str, *, roles: dict[int, str] | None = None) -> tuple[Marked, ...]:
    paragraphs, start = [], 0
    for number, line in enumerate(text.split("\n")):
        if line.strip():
            role = (roles or {}).get(number, "body")
            paragraphs.append(Paragraph(span=Span(start, start + len(line)), role=role))  # type: ignore[arg-type]
        start += len(line) + 1
    return find_marks(Article.of(text, paragraphs=tuple(paragraphs)))


def words(text: str) -> list[str]:
    return [marked.span.of(text) for marked in marks(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The bridge is gone,” she said.", ["The bridge is gone,"]),
        ('"The bridge is gone," she said.', ["The bridge is gone,"]),
        ("''The bridge is gone,'' she said.", ["The bridge is gone,"]),
        ("``The bridge is gone,'' she said.", ["The bridge is gone,"]),
        ("‘The bridge is gone,’ she said.", ["The bridge is gone,"]),
        ("'The bridge is gone,' she said.", ["The bridge is gone,"]),
        ("„Die Brücke ist weg“, sagte sie.", ["Die Brücke ist weg"]),
        ("»Die Brücke ist weg«, sagte sie.", ["Die Brücke ist weg"]),
        ("« Le pont est détruit », a-t-elle dit.", ["Le pont est détruit"]),
        ("”Bron är borta”, sade hon.", ["Bron är borta"]),
        ("「橋がなくなった」と彼女は言った。", ["橋がなくなった"]),
        ("She told me: “The mayor said ‘never’ to us.” We left.", ["The mayor said ‘never’ to us."]),
        ("'The mayor said \"never\" to us,' she said.", ['The mayor said "never" to us,']),
        ("“He said “no” twice,” she said.", ["He said “no” twice,"]),
        ('"We (the people) ... will stay [here]," he said.', ["We (the people) ... will stay [here],"]),
        ('"...and then it fell," he said.', ["...and then it fell,"]),
        ('"Go!"—he shouted—"now!"', ["Go!", "now!"]),
        ('He said"go" and left.', ["go"]),
        ("`The bridge is gone,' she said.", ["The bridge is gone,"]),
        ("’The bridge is gone,’ she said. ’We saw it.’", ["The bridge is gone,", "We saw it."]),
        ("'It was a rock 'n' roll night in the '90s,' she said.", ["It was a rock 'n' roll night in the '90s,"]),
        ("‘It was a rock ’n’ roll night in the ’90s,’ she said.", ["It was a rock ’n’ roll night in the ’90s,"]),
        ("'Twas late. 'We told 'em to go,' she said.", ["We told 'em to go,"]),
        ('"The wall is 12" thick," she said. "It stands."', ['The wall is 12" thick,', "It stands."]),
        ('"We counted 12" and "we left", she said.', ["We counted 12", "we left"]),
        ('He is 5\'10" and she said "he ran" at 30°12\'45" north.', ["he ran"]),
        ('“The bridge is gone," she said. "It fell.”', ["The bridge is gone,", "It fell."]),
        ("“ The bridge is gone, ” she said.", ["The bridge is gone,"]),
        ("»Er sagte: ›Nein‹ und ging«, sagte sie.", ["Er sagte: ›Nein‹ und ging"]),
        ("« Il a dit “non” et il est parti », dit-elle.", ["Il a dit “non” et il est parti"]),
        ("„Er sagte: ‚Nein‘ und ging“, sagte sie.", ["Er sagte: ‚Nein‘ und ging"]),
        ("『橋がなくなった』と彼女は言った。", ["橋がなくなった"]),
        ('The bridge is gone," she said. It fell in May.', ["The bridge is gone,"]),
        ('["It fell," she said.]', ["It fell,"]),
        ("The soldiers' \"parade\" was called off by the ministers' aides.", ["parade"]),
        ("He spoke of the 'soldiers' families' in May.", ["soldiers' families"]),
        ("The town was in 'ruins', 'rubble' and 'dust'.", ["ruins", "rubble", "dust"]),
    ],
)
def test_every_kind_of_mark_gives_the_exact_words_between(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The soldiers' families and the ministers' aides met in the '90s.",
        "It was a rock 'n' roll night; 'twas late, so we told 'em.",
        'He is 6\'2" tall and the wall is 12" thick.',
        "The wreck lies at 40°26'46\"N 79°58'56\"W.",
        'The page is at http://harbour.example/?q="port" since May.',
        'The code <a href="port"> was printed by mistake.',
        "It's the town's own well, isn't it?",
        "We ran print(\"port\") and it failed; x = 'port' did not.",
        'It sent {"port": "open", "road": "shut"} by mistake.',
        "See http://harbour.example/\"port\"/page?x='y' since May.",
        "The boss’ car and the workers’ homes; ’twas the ’90s.",
        "The wall is 12′ 6″ high and 30° 12′ 45″ north.",
        'The wall is 12" thick. She left. The road is shut," he thought.',
    ],
)
def test_apostrophes_inches_minutes_addresses_and_code_are_no_marks(text: str) -> None:
    assert words(text) == []


def test_a_possessive_inside_single_marks_does_not_close_them() -> None:
    assert words("'The workers' demands are fair,' the mayor said.") == ["The workers' demands are fair,"]


def test_a_quotation_over_paragraphs_goes_on_where_the_next_one_opens_with_a_mark() -> None:
    text = "He said: “We hold the pass.\n“We hold the road.\n“We hold the sea.” Then he left."
    found = marks(text)
    assert [(m.span.of(text), m.closed, m.follows) for m in found] == [
        ("We hold the pass.", False, False),
        ("We hold the road.", False, True),
        ("We hold the sea.", True, True),
    ]


def test_a_quotation_over_paragraphs_may_close_without_opening_again() -> None:
    text = "He said: “We hold the pass.\nWe hold the sea.” Then he left."
    found = marks(text)
    assert [(m.span.of(text), m.follows) for m in found] == [("We hold the pass.", False), ("We hold the sea.", True)]


def test_a_quotation_may_run_through_paragraphs_without_marks_before_it_closes() -> None:
    text = "He said: “We hold the pass.\nWe hold the road.\nWe hold the sea.” Then he left."
    assert [(m.span.of(text), m.closed, m.follows) for m in marks(text)] == [
        ("We hold the pass.", False, False),
        ("We hold the road.", False, True),
        ("We hold the sea.", True, True),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "'We hold the pass,' he said. 'We hold the road.\n'We hold the sea,' he added.",
        "He said: 'We hold the soldiers' pass.\n'We hold the sea,' he added.",
        "He said: ‘We hold the pass.\n‘We hold the sea,’ he added.",
    ],
)
def test_single_marks_reopen_in_the_next_paragraph_too(text: str) -> None:
    assert [m.follows for m in marks(text)][-1] is True


def test_a_caption_does_not_interrupt_a_quotation_over_paragraphs() -> None:
    text = "He said: “We hold the pass.\nThe pass in May\n“We hold the sea.”"
    assert [m.follows for m in marks(text, roles={1: "caption"})] == [False, True]


def test_an_unclosed_mark_ends_with_its_paragraph() -> None:
    text = "He said: “We hold the pass.\nThe town was quiet.\n“New words,” she said."
    assert [m.span.of(text) for m in marks(text)] == ["We hold the pass.", "New words,"]
    assert [m.follows for m in marks(text)] == [False, False]


def test_an_unclosed_mark_does_not_swallow_the_next_quotation() -> None:
    assert words('"The pass is ours. "The sea is yours," he said.') == ["The pass is ours.", "The sea is yours,"]


@pytest.mark.parametrize(
    "text", ['"' * 999, "“”" * 500, "'\"" * 500, "“ ” \" ' ’ ‘", "", "\n\n", "”", "x”", '" "', "“?!”"]
)
def test_text_of_only_marks_holds_no_words(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize(
    "unit",
    [
        "“a b ",
        ' "a',
        "'a ",
        " 'a\"",
        "‘a ",
        "\" ' ",
        "a' ",
        "“a”",
        "«a ",
        "''",
        "\n“a b",
        "\n'a b",
        '12" ',
        'http://x" ',
        "x('",
        "x = '",
        '{"',
        "’a, ",
        "`a ",
        "“a\nb ",
        " 'n",
    ],
)
def test_ten_thousand_marks_take_linear_time(unit: str) -> None:
    started = time.perf_counter()
    for _ in marks(unit * 10_000):
        pass
    assert time.perf_counter() - started < 3


@given(st.text(alphabet=st.sampled_from(list("aB1 \n.,:\"'“”‘’`«»„(")), max_size=80))
@example('"1``')  # two backticks are a mark, whichever way it points
def test_runs_lie_in_order_in_one_paragraph_each_and_end_before_their_marks(text: str) -> None:
    found = marks(text)
    for before, after in pairwise(found):
        assert before.span.end <= after.span.start
    for marked in found:
        words = marked.span.of(text)
        assert words == words.strip()
        assert "\n" not in words
        assert not marked.closed or text[marked.span.end :].lstrip()[:1] in set("\"'“”‘’«»„`")


@pytest.mark.parametrize("text", ["”Go,“ he said", "“Go,“ he said", "”Go,” he said", "»Go,» he said"])
def test_marks_that_point_the_wrong_way_still_pair(text: str) -> None:
    assert words(text) == ["Go,"]
