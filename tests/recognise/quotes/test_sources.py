"""Of what kind a source is, through whom its words came, on what it leans, to whom it spoke and where."""

from collections.abc import Callable

import pytest

from dateline import read
from dateline.base.records import Actor, Link, Mention, Quote
from dateline.base.spans import Span
from dateline.recognise.quotes.kind import kind_of_actor

Quotes = Callable[..., tuple[Quote, ...]]
PEOPLE = {"Mary Arden": ("Mary Arden", "Arden", "She", "she")}


def words(span: Span | None, text: str) -> str | None:
    return span.of(text) if span is not None else None


def links(found: tuple[Link, ...], text: str) -> list[tuple[str, str, str | None]]:
    return [(link.kind, link.span.of(text), words(link.cue, text)) for link in found]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # named: a person, also by a pronoun or with a role before the name; a body that is no state's
        ("Mary Arden said the road was open.", "named"),
        ("She said the road was open.", "named"),
        ("A spokeswoman, Mary Arden, said the road was open.", "named"),
        ("The minister, Olev Tammik, said the road was open.", "named"),
        ("Army spokesman Olev Tammik said the road was open.", "named"),
        ("Tammik said the road was open.", "named"),
        ("The Harbour Workers Union said the road was open.", "named"),
        ("NATO said the road was open.", "named"),
        ("The Arden campaign said the road was open.", "named"),
        ("Arden's campaign said the road was open.", "named"),
        ("The road was open, according to harbour.example.", "named"),
        # unnamed: a role, or nobody in particular
        ("Some said the road was open.", "unnamed"),
        ("Many moderates said the road was open.", "unnamed"),
        ("Nine in 10 said the road was open.", "unnamed"),
        ("Less than a third said the road was open.", "unnamed"),
        ("A Silicon Valley company said the road was open.", "unnamed"),
        ("Sixty percent of voters said the road was open.", "unnamed"),
        ("A senior official said the road was open.", "unnamed"),
        ("Officials said the road was open.", "unnamed"),
        ("Witnesses said the road was open.", "unnamed"),
        ("Two residents said the road was open.", "unnamed"),
        ("A spokesman for the ministry said the road was open.", "unnamed"),
        ("A Nato spokesman said the road was open.", "unnamed"),
        ("The road was open, according to people familiar with the matter.", "unnamed"),
        ("One of the officials said the road was open.", "unnamed"),
        ("A group of doctors said the road was open.", "unnamed"),
        ("Prosecutors said the road was open.", "unnamed"),
        ("The Iranian ambassador said the road was open.", "unnamed"),
        ("Police officials said the road was open.", "unnamed"),
        # official: a state or an organ of one speaks, and nobody is told who for it
        ("Washington said the road was open.", "official"),
        ("Downing Street said the road was open.", "official"),
        ("The Kremlin said the road was open.", "official"),
        ("The White House said the road was open.", "official"),
        ("The Pentagon said the road was open.", "official"),
        ("Iran said the road was open.", "official"),
        ("The government said the road was open.", "official"),
        ("The interior ministry said the road was open.", "official"),
        ("Police said the road was open.", "official"),
        ("The city said the road was open.", "official"),
        ("The army said the road was open.", "official"),
        ("Authorities said the road was open.", "official"),
        ("The road was open, according to the prosecutor's office.", "official"),
        # outlet
        ("Reuters reported that the road was open.", "outlet"),
        ("State television said the road was open.", "outlet"),
        ("The Vell Herald Star said the road was open.", "outlet"),
        ("Vell News Service said the road was open.", "outlet"),
        ("Israeli media said the road was open.", "outlet"),
        ("Local media reported that the road was open.", "outlet"),
        ("The newspaper said the road was open.", "outlet"),
        ("The road was open, according to the state news agency.", "outlet"),
        # not known
        ("It was reported that the road was open.", None),
        ("A report said the road was open.", None),
        ("He said the road was open.", None),
    ],
)
def test_the_kind_of_a_source_is_told_by_its_words_and_its_actor(quotes: Quotes, text: str, kind: str | None) -> None:
    assert [quote.source for quote in quotes(text, actors=PEOPLE)] == [kind]


@pytest.mark.parametrize(
    ("kind", "form", "sectors", "expected"),
    [
        ("person", "name", ("GOV",), "named"),
        ("person", "description", ("GOV",), "unnamed"),
        ("group", "description", ("CVL",), "unnamed"),
        ("state", "name", ("GOV",), "official"),
        ("org", "name", ("COP",), "official"),
        ("org", "name", ("NGO",), "named"),
        ("org", "description", ("BUS",), "unnamed"),
        ("org", "name", ("JRN",), "outlet"),
    ],
)
def test_where_only_the_actor_is_known_it_tells_the_kind(
    kind: str, form: str, sectors: tuple[str, ...], expected: str
) -> None:
    mention = Mention(span=Span(0, 4), form=form)  # type: ignore[arg-type]
    actor = Actor(id="a1", name="Arden", kind=kind, mentions=(mention,), sectors=sectors)  # type: ignore[arg-type]
    assert kind_of_actor(actor) == expected
    assert kind_of_actor(None) is None


@pytest.mark.parametrize(
    ("text", "relays"),
    [
        ("Interfax quoted the minister as saying the road was open.", [("outlet", "Interfax", "quoted")]),
        ("The minister was quoted by Interfax as saying the road was open.", [("outlet", "Interfax", "quoted")]),
        ("The road had been closed twice, Interfax quoted the minister as saying.", [("outlet", "Interfax", "quoted")]),
        ("The road was open, the minister was quoted by Interfax as saying.", [("outlet", "Interfax", "quoted")]),
        (
            "The road to the port was open again, the minister said on Monday, Reuters reported.",
            [("outlet", "Reuters", "reported")],
        ),
        ('"The road is open," the minister said, Reuters reported.', [("outlet", "Reuters", "reported")]),
        ('"The road is open," the minister said, according to Reuters.', [("outlet", "Reuters", "according to")]),
        ("According to state TV, the general said the road was open.", [("outlet", "state TV", "According to")]),
        ("Reuters reported that the minister said the road was open.", [("outlet", "Reuters", "reported")]),
        ("Officials cited by Reuters said the road was open.", [("outlet", "Reuters", "cited")]),
        ("Police said witnesses had told them that the road was open.", [("official", "Police", "said")]),
        (
            "In remarks carried by state television, the general said the road was open.",
            [("outlet", "state television", "carried by")],
        ),
        ("The road was open, the minister said in an interview aired Sunday on NBC.", [("outlet", "NBC", "aired")]),
        (
            "The army said the road was open, Interfax reported, citing a ministry source.",
            [("outlet", "Interfax", "reported"), ("unnamed", "a ministry source", "citing")],
        ),
        ("The group said in a statement posted on its website that the road was open.", []),
        ("The minister said the road was open.", []),
        ("The minister said he believed the road was open.", []),
        ("The minister told Reuters the road was open.", []),
    ],
)
def test_who_passed_the_words_on_stands_before_the_speaker(text: str, relays: list[tuple[str, str, str]]) -> None:
    innermost = max(read(text=text).quotes, key=lambda quote: -sum(span.length() for span in quote.segments))
    assert links(innermost.relayed_by, text) == relays


@pytest.mark.parametrize(
    ("outlet", "relays"),
    [(None, []), ("Reuters", []), ("www.reuters.com", []), ("The Harbour Post", [("outlet", "Reuters", "told")])],
)
def test_the_outlet_spoken_to_relays_the_words_where_it_is_known_to_be_another_than_the_articles(
    outlet: str | None, relays: list[tuple[str, str, str]]
) -> None:
    text = "Mary Arden told Reuters that the road was open."
    [quote] = read(text=text, outlet=outlet).quotes
    assert words(quote.addressee_span, text) == "Reuters"
    assert links(quote.relayed_by, text) == relays


@pytest.mark.parametrize(
    ("text", "leanings"),
    [
        (
            "Officials, citing intelligence reports, said the road was open.",
            [("document", "intelligence reports", "citing")],
        ),
        ("The road was open, the mayor said, citing a police report.", [("document", "a police report", "citing")]),
        ("Reuters reported, quoting witnesses, that the road was open.", [("unnamed", "witnesses", "quoting")]),
        ("Citing two diplomats, Reuters said the road was open.", [("unnamed", "two diplomats", "Citing")]),
        (
            "The Harbour Post, quoting unnamed officials, said the road was open.",
            [("anonymous", "unnamed officials", "quoting")],
        ),
        (
            "The road was open, according to Reuters, which cited two diplomats.",
            [("unnamed", "two diplomats", "cited")],
        ),
        (
            "The road was open, the group said, based on satellite images.",
            [("document", "satellite images", "based on")],
        ),
        (
            '"The road is open," the ministry said, referring to a letter from the council.',
            [("document", "a letter from the council", "referring to")],
        ),
        ("Police said witnesses had told them that the road was open.", [("unnamed", "witnesses", "had told")]),
        (
            "The mayor said the bridge, citing a report by divers, would have to close.",
            [("document", "a report by divers", "citing")],
        ),
        ("The mayor said the court, citing a police report, had closed the road.", []),
        ("The road was closed, the mayor said, citing the weather.", []),
        ("The mayor said the council had closed the road, citing a police report.", []),
    ],
)
def test_what_a_speaker_leans_on_stands_behind_it(
    quotes: Quotes, text: str, leanings: list[tuple[str, str, str]]
) -> None:
    assert links(quotes(text)[0].citing, text) == leanings


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("Arden told parliament the road was open.", "parliament"),
        ("Arden told parliament that the road was open.", "parliament"),
        ("Arden told reporters that the road was open.", "reporters"),
        ("Tom Arden told his drivers they need not make up for the lost day.", "his drivers"),
        ('"The road is open," Arden told the Harbour Post.', "the Harbour Post"),
        ("Arden warned Iran that the road was open.", "Iran"),
        ("Arden urged the two towns to open the road.", "the two towns"),
        ("Arden called on Iran to open the road.", "Iran"),
        ("Arden called on Gov. Tom Lee to open the road.", "Gov. Tom Lee"),
        ("Arden asked the council whether the road was open.", "the council"),
        ("Arden said in a letter to the council that the road was open.", "the council"),
        ("In a letter to the UN Security Council, Arden said the road was open.", "the UN Security Council"),
        ("Arden said in an interview with Radio Vell that the road was open.", "Radio Vell"),
        ("Speaking to reporters in Tallinn, Arden said the road was open.", "reporters"),
        ('"The road is open," Arden said to the crowd.', "the crowd"),
        ("Arden wrote to the governor that the road was open.", "the governor"),
        ('"The road is open," Arden told Reuters\' Tom Lee.', "Reuters' Tom Lee"),
        ("In a statement to the council, her adviser, Arden, said the road was open.", "the council"),
        ("Arden told a news conference that the road was open.", None),
        ("Arden told Radio Vell that the road was open, adding that two lorries had passed.", "Radio Vell"),
        ("Arden said the road to the council was open.", None),
        ("Arden said the road was open.", None),
        ("Arden told herself that the road was open.", None),
        ("Arden vowed to open the road to the town.", None),
    ],
)
def test_whom_the_words_are_said_to_is_told_where_the_article_tells_it(
    quotes: Quotes, text: str, addressee: str | None
) -> None:
    found = quotes(text, actors={"Arden": ("Arden",)})
    assert {words(quote.addressee_span, text) for quote in found} == {addressee}


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("Arden said at a news conference in Tallinn that the road was open.", "at a news conference in Tallinn"),
        ("Arden said in a statement that the road was open.", "in a statement"),
        ("Arden said in a statement on Monday that the road was open.", "in a statement"),
        ("In a statement, Arden said the road was open.", "In a statement"),
        ("Arden said in a televised address the road was open.", "in a televised address"),
        ('"The road is open," Arden wrote on Telegram.', "on Telegram"),
        ('"The road is open," Arden said on Twitter.', "on Twitter"),
        ('"The road is open," Arden said on the sidelines of a summit.', "on the sidelines of a summit"),
        ("Speaking at a rally in Tallinn on Monday, Arden said the road was open.", "at a rally in Tallinn"),
        ("Arden told a news conference that the road was open.", "a news conference"),
        (
            '"The road is open," Arden said in a series of messages posted on Twitter.',
            "in a series of messages posted on Twitter",
        ),
        ('"The road is open," Arden said earlier in a council hearing.', "in a council hearing"),
        ("Arden chimed in on Twitter, saying that the road was open.", "on Twitter"),
        ('"The road is open," Arden said at a breakfast the following morning.', "at a breakfast"),
        ("Breck said at a rally that Arden had called the road safe.", None),
        ("In response to a charge, Arden said the road was open.", None),
        ("Arden sent a note to friends in Tallinn, asking them to open the road.", None),
        ("Arden spoke after the debate, saying that the road was open.", None),
        ("Arden told reporters during a visit to Tallinn that the road was open.", "during a visit to Tallinn"),
        ("Wednesday at the Harbour debate, Arden said the road was open.", "at the Harbour debate"),
        ("Arden said by telephone that the road was open.", "by telephone"),
        ("Arden told reporters in Selmar on Monday that the road was open.", "in Selmar"),
        ('"The road is open," Arden said in Velm Bay.', "in Velm Bay"),
        ('"The road is open," Arden said in Arabic.', None),
        ('"The road is open," Arden said in English.', None),
        ('"The road is open," Arden said in the Charter.', None),
        ("Arden said the road was open in Tallinn.", None),
        ("Arden said on Monday that the road was open.", None),
        ("Arden said the road was open.", None),
        ("Arden told the Harbour Post that the road was open.", None),
        ("Arden said in no statement that the road was open.", None),
    ],
)
def test_where_or_on_what_occasion_the_words_are_said_is_told_in_the_articles_words(
    quotes: Quotes, text: str, venue: str | None
) -> None:
    found = quotes(text, actors={"Arden": ("Arden",)})
    assert {words(quote.venue_span, text) for quote in found if quote.speaker == "Arden"} == {venue}


def test_a_venue_with_a_known_place_has_its_id_and_an_addressee_that_is_an_actor_its_own() -> None:
    text = "Mary Arden warned Iran at a news conference in Tallinn that the road was closed."
    reading = read(text=text)
    [quote] = reading.quotes
    assert [place.name for place in reading.places if place.id == quote.venue] == ["Tallinn"]
    assert [actor.name for actor in reading.actors if actor.id == quote.addressee] == ["Iran"]


def test_an_event_is_attributed_to_the_kind_of_source_that_its_quote_has() -> None:
    [event] = read(text="The Kremlin said rebels had attacked a bridge in Tallinn.").events
    assert [told.kind for told in event.attribution] == ["official"]
    [event] = read(text="An unnamed official said rebels had attacked a bridge in Tallinn.").events
    assert [told.kind for told in event.attribution] == ["anonymous"]
