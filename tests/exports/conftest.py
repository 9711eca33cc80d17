"""One reading and one story that hold everything that a format may stumble over."""

import pytest

from dateline.base.records import (
    Actor,
    Advisory,
    Article,
    Attribution,
    Event,
    EventTime,
    Maker,
    Mention,
    Paragraph,
    Place,
    Quantity,
    Quote,
    Reading,
)
from dateline.base.records.story import Account, Locality, MergedEvent, Origin, Party, Story, Toll
from dateline.base.spans import Span

HOSTILE = '=HYPERLINK("http://x.example","a,b")\t🚁 \u202eright\x00\nto left'
TEXT = (
    "Three killed in Brenhol, says governor Ada Vorn\n"
    "A drone struck the market of Brenhol in Karvenia, killing Mira Dolan. \"=cmd|'/C calc'!A0\", said an aide.\n"
    f"{HOSTILE}\n"
    "Canada urged its citizens to leave Karvenia. Dolan had sold bread there for thirty years, every day but Sunday, "
    "and her stall stood beside the gate through which all carts came into the old market of the harbour town.\n"
    "The council plans to meet in Oster Province on Friday 🚁🚁 of next week."
)


def span(words: str, *, nth: int = 0) -> Span:
    """Where `words` stand in the text for the `nth` time."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def _actor(key: str, name: str, kind: str, **fields: object) -> Actor:
    mentions = (Mention(span=span(name), form="name"),)
    return Actor(id=key, name=name, kind=kind, **{"mentions": mentions, **fields})  # type: ignore[arg-type]


def _actors() -> tuple[Actor, ...]:
    dolan = tuple(Mention(span=where, form="name") for where in (span("Mira Dolan"), span("Dolan", nth=1)))
    aide = Mention(span=span("an aide"), form="description")
    return (
        _actor("a1", "A drone", "group", sectors=("MIL",)),
        _actor("a2", "Mira Dolan", "person", sectors=("CVL",), wikidata="Q1", mentions=dolan),
        _actor("a3", "Ada Vorn", "person", sectors=("GOV",), roles=(span("governor"),)),
        _actor("a4", "an aide", "person", sectors=("GOV",), mentions=(aide,)),
        _actor("a5", "Canada", "state", country="CAN", sectors=("GOV",)),
        _actor("a6", "The council", "org", sectors=("GOV",)),
    )


def _places() -> tuple[Place, ...]:
    town = {"country": "KRV", "admin1": "Oster Province", "latitude": 41.5, "longitude": -17.25, "geonames_id": 77}
    return (
        Place(id="p1", name="Brenhol", span=span("Brenhol"), precision="city", score=0.9, **town),  # type: ignore[arg-type]
        Place(id="p2", name="Karvenia", span=span("Karvenia"), precision="country", score=0.9, country="KRV"),
        Place(id="p3", name="Oster Province", span=span("Oster Province"), precision="admin1", score=0.8,
              country="KRV", admin1="Oster Province", latitude=42.0, longitude=-17.0),
    )  # fmt: skip


def _events() -> tuple[Event, ...]:
    long = Span(span("Dolan had").start, span("harbour town").end)
    return (
        Event(
            id="e1", type="ASSAULT", quad=4, cameo="195", intensity=-9.5, status="happened", modes=("drone",),
            spans=(span("A drone struck the market of Brenhol"),), trigger=span("struck"), score=0.9,
            why="verb 'struck' of Mira Dolan", actors=("a1",), recipients=("a2",), place="p1", quantities=("n1",),
            time=EventTime(start="2024-03-12", end="2024-03-12", precision="day", basis="published"),
            attribution=(Attribution(kind="official", actor="a3"),),
        ),
        Event(
            id="e2", type="CONSULT", quad=1, cameo="042", intensity=4.0, status="planned",
            spans=(span("plans to meet"),), trigger=span("plans"), score=0.5, why="verb 'meet'",
            actors=("a6",), place="p3",
        ),
        Event(
            id="e3", type="COOPERATE", quad=2, cameo="061", intensity=6.4, status="happened", spans=(long,),
            trigger=span("sold"), score=0.5, why="verb 'sell'", actors=("a2",),
        ),
    )  # fmt: skip


@pytest.fixture
def reading() -> Reading:
    """A deadly strike on a town, a victim, a governor, an anonymous aide, an advisory, and hostile signs."""
    paragraphs, at = [], 0
    for line in TEXT.split("\n"):
        paragraphs.append(Paragraph(span=Span(at, at + len(line)), role="body" if at else "headline"))
        at += len(line) + 1
    article = Article.of(
        TEXT, url="https://news.example/a?b=1&c=<2>", outlet="Harbour Courier", title=HOSTILE, language="en",
        published="2024-03-12T09:20:00+02:00", published_basis="given", paragraphs=tuple(paragraphs),
    )  # fmt: skip
    return Reading(
        id="r1",
        article=article,
        maker=Maker(version="0", codebook="0"),
        actors=_actors(),
        places=_places(),
        quantities=(Quantity(id="n1", span=span("Three"), unit="dead", low=3, qualifier="at least", event="e1"),),
        quotes=(
            Quote(id="q1", kind="direct", segments=(span("=cmd|'/C calc'!A0"),), speaker="a4", score=0.9, why="verb",
                  speaker_span=span("an aide"), cue=span("said"), source="anonymous", anonymous=True),
        ),
        events=_events(),
        advisories=(
            Advisory(id="v1", span=span("Canada urged its citizens to leave Karvenia"), issuer="a5", action="leave",
                     audience="its citizens", strength="urged", countries=("GEO",)),
        ),
    )  # fmt: skip


@pytest.fixture
def story() -> Story:
    """Two outlets on one strike, of which one names a victim."""
    words = "A drone struck Brenhol " + "and struck again " * 20
    brenhol = Locality(name="Brenhol", country="GEO", latitude=41.5, longitude=44.25, precision="city")
    accounts = tuple(
        Account(article=key, event="e1", words=words.strip(), span=Span(0, 10), status="happened", origin=outlet,
                published=f"2024-03-1{n}T08:00:00Z", speakers=("Ada Vorn",), outlet=outlet,
                recipients=(Party(name="Mira Dolan", kind="person", named=True),), place=brenhol)
        for n, (key, outlet) in enumerate((("r1", "Harbour Courier"), ("r2", "Capital Ledger")), 2)
    )  # fmt: skip
    act = MergedEvent(
        id="m1", type="ASSAULT", modes=("drone",), statuses=("happened",), actors=("United Nations",),
        recipients=("Mira Dolan",), accounts=accounts, origins=2, start="2024-03-12", end="2024-03-12", precision="day",
        place=brenhol,
        tolls=(Toll(unit="dead", low=3, best=3, high=5, told=()),),
    )  # fmt: skip
    origins = tuple(Origin(name=a.origin, kind="outlet", articles=(a.article,), first=a.article) for a in accounts)
    return Story(
        id="s1", title="Mira Dolan killed in Brenhol", articles=("r1", "r2"), first="2024-03-12T08:00:00Z",
        last="2024-03-13T08:00:00Z", events=(act,), origins=origins,
    )  # fmt: skip
