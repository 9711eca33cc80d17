"""Who said it: look-up, turn-taking, and stated anonymity."""

from dataclasses import replace

import pytest

from dateline.base.records import Article, Quote
from dateline.base.spans import Span
from dateline.parse import parse_article
from dateline.recognise.marks import find_marks
from dateline.recognise.quotes import find_quotes

from .conftest import Quotes, paragraphs, people

ACTORS = {"Arden": ("Arden", "She"), "Breck": ("Breck", "the general")}


def speakers(found: tuple[Quote, ...]) -> list[str | None]:
    return [quote.speaker for quote in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mary Arden said the road was open.", ["Arden"]),
        ("She said the road was open.", ["Arden"]),
        ("A spokeswoman, Arden, said the road was open.", ["Arden"]),
        ("A spokeswoman for Breck said the road was open.", [None]),
        ("The clerk said the road was open.", [None]),
        ("Arden said the road was open, while the general said it was mined.", ["Arden", "Breck"]),
    ],
)
def test_the_source_is_looked_up_among_the_actors(quotes: Quotes, text: str, expected: list[str | None]) -> None:
    assert speakers(quotes(text, actors=ACTORS)) == expected


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ('In a note to the paper, her adviser, Jim Arden, said: "It is open."', "her adviser, Jim Arden"),
        ('"The road is open, and we will keep it so," added the four-times champion.', "the four-times champion"),
        ("A nurse who met the miners after their rescue said all of them were well.", "A nurse"),
    ],
)
def test_the_source_is_found_where_the_parser_misses_it(quotes: Quotes, text: str, source: str) -> None:
    (found,) = quotes(text)
    assert found.speaker_span is not None
    assert found.speaker_span.of(text) == source


def test_a_person_herself_is_the_person_whatever_herself_was_taken_for(quotes: Quotes) -> None:
    text = "Breck spoke. Arden herself said the road was open."
    actors = {"Arden": ("Arden",), "Breck": ("Breck", "herself")}
    assert speakers(quotes(text, actors=actors)) == ["Arden"]


def test_a_quotation_that_opens_the_next_paragraph_goes_on_from_its_speaker(quotes: Quotes) -> None:
    text = 'Arden said the road was "open to all."\n"We will keep it open for as long as we can."\nRain fell.'
    assert set(speakers(quotes(text, actors=ACTORS))) == {"Arden"}


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Arden said Breck had left the town. He told the paper that the road was open.", "Arden"),
        ("Arden said Breck had left. Breck was tired. He told the paper that the road was open.", "Breck"),
        ("Arden asked whether Breck had left. He replied that the road was open.", "Breck"),
    ],
)
def test_he_is_who_spoke_last_rather_than_who_was_spoken_of(quotes: Quotes, text: str, last: str) -> None:
    actors = {"Arden": ("Arden",), "Breck": ("Breck", "He")}
    assert speakers(quotes(text, actors=actors))[-1] == last


@pytest.mark.parametrize(
    ("text", "speaker", "rule"),
    [
        ('"Not today," Arden said of the road. "We will keep it open."', "Arden", "goes on from the sentence before"),
        ('Arden said the road was open. "We will keep it so."', "Arden", "goes on from the sentence before"),
        ('Arden went on with her remarks.\nArden continued her fiery speech.\n"We will win."', "Arden", "led in by"),
        ('On Friday the general issued a statement on the road.\n"We will keep it open."', "Breck", "led in by"),
        ('"We will keep the road open."\n- Arden, at the town hall', "Arden", "signed below"),
        (
            "The statement came late.\nArden issued a statement.\nThe statement said the road was open.",
            "Arden",
            "whose",
        ),
        ("The letter by Arden said the road was open.", "Arden", "whose"),
        ("Arden's website said the road was open.", "Arden", "whose"),
        ("A post on Arden's page said the road was open.", "Arden", "whose"),
        ("A report released by Arden said the road was open.", "Arden", "whose"),
        ("The road is open, according to Arden's memoir.", "Arden", "whose"),
        (
            '"Not today," Arden said. The road lies in the hills. "We keep it open."',
            "Arden",
            "goes on after a sentence",
        ),
        ("Arden's voice said the road was open.", "Arden", "whose"),
        ("Arden met Breck. The latter said the road was open.", None, ""),
        ("Arden and Breck met. The latter said the road was open.", "Breck", "of the two named before"),
        ("Arden and Breck met. The former said the road was open.", "Arden", "of the two named before"),
    ],
)
def test_a_quote_without_a_named_source_is_told_by_what_stands_around_it(
    quotes: Quotes, text: str, speaker: str | None, rule: str
) -> None:
    found = [(quote.speaker, quote.why) for quote in quotes(text, actors=ACTORS)]
    assert any(said == speaker and rule in why for said, why in found), found


@pytest.mark.parametrize(
    "text",
    [
        'Arden said the road was open.\n"We will win!" Breck Tweeted on Friday.',  # somebody else, whatever he did
        'Arden asked: "Is the road open?"\n"It is."',
        'The team of Arden went wild.\n"We will win."',
        "A report on Arden said the road was open.",
        "A poll of the general said the road was open.",
        'The crowd read a statement.\n"We will win."',
        '"Not today," Arden said. Breck came to the road. "We will keep it open."',
    ],
)
def test_what_may_be_anybodys_words_has_no_speaker(quotes: Quotes, text: str) -> None:
    assert speakers(quotes(text, actors=ACTORS))[-1] is None


def test_a_person_is_known_by_a_last_name_that_is_no_mention(quotes: Quotes) -> None:
    text = '"It is early," Welsh said.\nTom Welsh owns a boat.'
    (found,) = quotes(text, actors={"Tom Welsh": ("Tom Welsh",)})
    assert (found.speaker, found.why) == (
        "Tom Welsh",
        'subject of "said" behind the words; the only person of that last name',
    )


def test_a_pronoun_that_fits_nobody_else_reaches_back_over_a_paragraph(quotes: Quotes) -> None:
    text = 'Arden said the road was open.\nRain fell on the hills.\n"We will win," he said.'
    actors = {"Arden": ("Arden",), "Breck": ("Breck",)}
    assert speakers(quotes(text, actors=actors)) == ["Arden", "Arden"]
    named = text.replace("Rain fell", "Breck met rain")
    assert speakers(quotes(named, actors=actors)) == ["Arden", None]


def test_a_name_that_is_no_mention_here_is_the_actor_that_bears_it_elsewhere() -> None:
    text = "Arden said the road was open.\nThen Arden went home."
    first, _ = people(text, {"Arden": ("Arden",)})[0].mentions
    arden = replace(people(text, {"Arden": ("Arden",)})[0], mentions=(replace(first, span=Span(35, 40)),))
    article = Article.of(text, language="en", paragraphs=paragraphs(text, {}))
    (found,) = find_quotes(article, parse_article(article), find_marks(article), (arden,), ())
    assert found.speaker == "Arden"


def test_what_is_denounced_behind_the_words_has_not_said_them(quotes: Quotes) -> None:
    text = 'He had called Breck "terrible," denounced Arden and laughed.'
    assert "Arden" not in speakers(quotes(text, actors=ACTORS))


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Four men were hurt in Kaldor, Velland. It said the road was mined.", None),
        ("Velland sent troops to Kaldor. It said the road was mined.", "Velland"),
        ("Troops were sent by Velland to Kaldor. It said the road was mined.", "Velland"),
    ],
)
def test_it_is_nobody_who_never_did_anything(text: str, speaker: str | None) -> None:
    (velland,) = people(text, {"Velland": ("Velland", "It")})
    *named, it = velland.mentions
    state = replace(velland, kind="state", mentions=(*named, replace(it, form="pronoun")))
    article = Article.of(text, language="en", paragraphs=paragraphs(text, {}))
    (found,) = find_quotes(article, parse_article(article), find_marks(article), (state,), ())
    assert found.speaker == speaker


@pytest.mark.parametrize(("words", "known"), [("the company", False), ("a company", True), ("the ministry", True)])
def test_what_stands_in_for_a_name_that_is_not_found_is_nobody(words: str, known: bool) -> None:
    text = f"On Monday {words} said the road was open."
    (actor,) = people(text, {words: (words,)})
    told = replace(actor, kind="org", mentions=tuple(replace(m, form="description") for m in actor.mentions))
    article = Article.of(text, language="en", paragraphs=paragraphs(text, {}))
    (found,) = find_quotes(article, parse_article(article), find_marks(article), (told,), ())
    assert (found.speaker is not None) == known


def test_he_is_the_one_asked_rather_than_the_one_who_asked(quotes: Quotes) -> None:
    text = 'Arden asked Breck whether the road was open.\n"It is," he said.'
    actors = {"Arden": ("Arden", "he"), "Breck": ("Breck",)}
    assert speakers(quotes(text, actors=actors))[-1] == "Breck"


def test_after_a_question_the_other_of_the_two_answers(quotes: Quotes) -> None:
    text = '"The road is open," Breck said.\n"Is it mined?" Arden asked.\n"It is not."'
    assert speakers(quotes(text, actors=ACTORS)) == ["Breck", "Arden", "Breck"]


def test_answers_without_a_name_are_of_the_person_whom_the_interview_is_with(quotes: Quotes) -> None:
    intro = "Arden runs the port. Arden spoke after Breck had left.\n"
    turns = "Q: Is the road open today?\nA: The road is open to all.\nQ: Is it mined, though?\nA: It never was mined."
    found = speakers(quotes(intro + turns, actors=ACTORS))
    assert found == [None, "Arden", None, "Arden"]


def test_a_name_beside_the_words_is_no_better_for_a_pronoun_than_who_spoke(quotes: Quotes) -> None:
    text = '"It is early," said Arden, who sat by Breck.\n"We will win," he said.'
    actors = {"Arden": ("Arden",), "Breck": ("Breck", "he")}
    assert speakers(quotes(text, actors=actors)) == ["Arden", "Arden"]


def test_each_speaker_has_a_reason_and_a_trust_and_who_is_unknown_has_neither(quotes: Quotes) -> None:
    known, unknown = quotes("Arden said the road was open. The clerk said it was mined.", actors=ACTORS)
    assert known.score is not None
    assert (known.why, 0.5 <= known.score <= 1.0) == ('subject of "said"', True)
    assert (unknown.why, unknown.score) == ("", None)


def test_a_quotation_far_from_any_speaker_has_none(quotes: Quotes) -> None:
    text = 'Arden said the road was open.\nRain fell on the town.\n"We will keep it open for as long as we can."'
    assert speakers(quotes(text, actors=ACTORS))[-1] is None


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        (
            "The aide, speaking on condition of anonymity, said the road was mined.",
            "speaking on condition of anonymity",
        ),
        ("An aide who asked not to be named said the road was mined.", "asked not to be named"),
        ("An unnamed official said the road was mined.", "unnamed"),
        (
            "The road was mined, said an aide who was not authorised to speak to the media.",
            "was not authorised to speak to the media",
        ),
        ("The aide said the road was mined. He declined to be identified.", "declined to be identified"),
    ],
)
def test_anonymity_is_noted_only_with_the_words_that_state_it(quotes: Quotes, text: str, condition: str) -> None:
    found = quotes(text)
    assert [(q.anonymous, q.anonymity_span and q.anonymity_span.of(text)) for q in found] == [(True, condition)]


@pytest.mark.parametrize(
    "text",
    [
        "The aide asked not to be named.",
        "The aide begged not to be named.",
        "The aide asked that her name not be used.",
        "The aide said he did not want to be named.",
    ],
)
def test_the_wish_not_to_be_named_is_never_a_quote(quotes: Quotes, text: str) -> None:
    assert quotes(text) == ()


def test_what_is_said_beside_the_wish_not_to_be_named_is_a_quote(quotes: Quotes) -> None:
    found = quotes('"It was dark," said the driver, adding that he did not want to be named.')
    assert [(quote.kind, quote.anonymous) for quote in found] == [("direct", True)]


def test_an_unnamed_role_is_not_anonymous(quotes: Quotes) -> None:
    assert not any(q.anonymous for q in quotes("A naval spokesman said the road was mined."))


def test_anonymity_holds_for_every_quote_of_the_speaker_and_for_nobody_else(quotes: Quotes) -> None:
    text = (
        "Breck, who asked not to be named, said the road was mined.\nArden said it was open.\nBreck said nobody left."
    )
    assert [q.anonymous for q in quotes(text, actors=ACTORS)] == [True, False, True]
