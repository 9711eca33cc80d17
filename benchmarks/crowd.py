"""Made-up news of any amount: stories of several outlets that tell the same few acts, to fill a store of any size."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from typing import TypeVar

from dateline.base.ids import content_id, digest
from dateline.base.records import (
    Actor,
    Article,
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
from dateline.base.spans import Span
from dateline.knowledge.countries import countries

ARTICLES_A_STORY = 8
EVENTS_AN_ARTICLE = 10
ACTS_A_STORY = 20
FIRST_DAY, DAYS = date(2031, 1, 1), 730
MAKER = Maker(version="0", codebook="none")
OUTLETS = tuple(
    f"The {name} Courier" for name in "Vellmar Ostrand Quillan Tessaly Brinmoor Harrowgate Lissen Marrack".split()
) + tuple(f"Channel {number}" for number in range(2, 42))
_TYPES = (  # type, quad class, CAMEO root, a verb for it
    ("ASSAULT", 4, "190", "attacked"), ("CONSULT", 1, "040", "met"), ("ACCUSE", 3, "110", "accused"),
    ("PROTEST", 3, "140", "marched against"), ("AID", 2, "070", "sent food to"), ("ARREST", 4, "173", "detained"),
    ("SUPPORT", 1, "050", "praised"), ("THREATEN", 3, "130", "threatened"),
)  # fmt: skip
_STATUSES = ("happened", "alleged", "planned", "denied", "ongoing")
_BODIES = ("ministry", "army", "police", "president", "union", "council", "court", "embassy")
_SYLLABLES = (
    "bel",
    "dor",
    "kan",
    "lis",
    "mar",
    "nov",
    "ost",
    "pel",
    "qua",
    "rim",
    "sta",
    "tor",
    "ul",
    "var",
    "wes",
    "zan",
)
_TOWNS = 4_000
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _Town:
    name: str
    country: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class _Act:
    """What the outlets of a story tell, each in its own words."""

    type: tuple[str, int, str, str]
    actor: tuple[str, str]  # name, country
    recipient: tuple[str, str]
    town: _Town
    day: date
    killed: int


class Crowd:
    """Stories by their number: each is the same whichever others were made before it.

    Of its towns, bodies and days few are told often and most seldom (Zipf).
    """

    def __init__(self, seed: int = 11) -> None:
        chance = random.Random(seed)
        codes = sorted(countries())
        self._seed = seed
        self._towns = [_town(chance, chance.choice(codes)) for _ in range(_TOWNS)]
        self._bodies = [(f"{town.name} {body}", town.country) for town in self._towns for body in _BODIES]
        chance.shuffle(self._bodies)
        self._weights = list(accumulate(1 / (rank + 5) for rank in range(len(self._bodies))))

    def story(self, number: int) -> tuple[Reading, ...]:
        """The readings of one story, in the order of publication: its acts lie within a week, most in one town."""
        chance = random.Random(f"{self._seed} {number}")
        start = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
        here, sides = self._one(chance, self._towns), [self._one(chance, self._bodies) for _ in range(4)]
        acts = [self._act(chance, start, here, sides) for _ in range(ACTS_A_STORY)]
        hour = datetime(start.year, start.month, start.day, 6, tzinfo=UTC)
        return tuple(
            _reading(chance, f"{number}-{order}", hour + timedelta(hours=9 * order), acts)
            for order in range(ARTICLES_A_STORY)
        )

    def _one(self, chance: random.Random, of: Sequence[_T]) -> _T:
        return chance.choices(of, cum_weights=self._weights[: len(of)])[0]

    def _act(self, chance: random.Random, start: date, here: _Town, sides: list[tuple[str, str]]) -> _Act:
        actor, recipient = chance.sample(sides, 2)
        town = here if chance.random() < 0.6 else self._one(chance, self._towns)
        day = start + timedelta(days=chance.randrange(7))
        return _Act(chance.choice(_TYPES), actor, recipient, town, day, chance.randrange(2, 90))


def _town(chance: random.Random, country: str) -> _Town:
    name = "".join(chance.choices(_SYLLABLES, k=3)).title()
    return _Town(name, country, round(chance.uniform(-55, 70), 4), round(chance.uniform(-179, 179), 4))


def _reading(chance: random.Random, key: str, published: datetime, acts: Sequence[_Act]) -> Reading:
    """What one outlet tells of some acts of a story."""
    told = [acts[at] for at in sorted(chance.sample(range(len(acts)), EVENTS_AN_ARTICLE))]
    writer = _Writer(f"{told[0].town.name}: what is known, report {key}")
    for act in told:
        writer.tell(act, chance.choices(_STATUSES, (12, 3, 2, 1, 1))[0], chance.randrange(-2, 3))
    return writer.reading(key, chance.choice(OUTLETS), published)


class _Writer:
    """One article as it grows, sentence by sentence, with the facts of each."""

    def __init__(self, title: str) -> None:
        self._title, self._text = title, ""
        self._paragraphs: list[Paragraph] = []
        self._actors: dict[tuple[str, str], list[Mention]] = {}
        self._places: list[Place] = []
        self._quantities: list[Quantity] = []
        self._quotes: list[Quote] = []
        self._events: list[Event] = []

    def tell(self, act: _Act, status: str, other: int) -> None:
        """A paragraph: what was done, and what the one who did it says of it."""
        start, number = len(self._text), len(self._events)
        type_, quad, cameo, verb = act.type
        actor = self._named(act.actor, "The ")
        self._text += f" {verb} "
        trigger = Span(len(self._text) - len(verb) - 1, len(self._text) - 1)
        recipient = self._named(act.recipient, "the ")
        self._text += " in "
        self._places.append(self._at(act.town, number))
        self._text += f" on {act.day.isoformat()}, and "
        self._quantities.append(self._killed(max(1, act.killed + other), number))
        self._text += " people were killed."
        told = Span(start, len(self._text))
        self._text += " “We will answer for this,” it said.\n"
        said = Span(told.end + 2, told.end + 2 + len("We will answer for this"))
        self._quotes.append(
            Quote(
                id=f"q{number}",
                kind="direct",
                segments=(said,),
                speaker=actor,
                source="named",
                score=0.9,
                why="made up",
            )
        )
        self._paragraphs.append(Paragraph(span=Span(start, len(self._text) - 1)))
        time = EventTime(start=act.day.isoformat(), end=act.day.isoformat(), precision="day", basis="stated")
        self._events.append(
            Event(
                id=f"e{number}", type=type_, quad=quad, cameo=cameo, intensity=0.0, status=status, spans=(told,),  # type: ignore[arg-type]
                trigger=trigger, score=0.8, why="made up", actors=(actor,), recipients=(recipient,), place=f"p{number}",
                time=time, quantities=(f"n{number}",),
            )
        )  # fmt: skip

    def reading(self, key: str, outlet: str, published: datetime) -> Reading:
        """What was written, as a reading."""
        text = self._text.rstrip("\n")
        article = Article(
            text=text, digest=digest(text), url=f"https://courier.example/{key}", outlet=outlet, title=self._title,
            language="en", published=published.isoformat(), published_basis="meta", paragraphs=tuple(self._paragraphs),
        )  # fmt: skip
        actors = tuple(
            Actor(id=self._id(who), name=who[0], kind="org", country=who[1], mentions=tuple(mentions))
            for who, mentions in self._actors.items()
        )
        return Reading(
            id=content_id(article.url), article=article, maker=MAKER, actors=actors, places=tuple(self._places),
            quantities=tuple(self._quantities), quotes=tuple(self._quotes), events=tuple(self._events),
        )  # fmt: skip

    def _named(self, who: tuple[str, str], article: str) -> str:
        self._text += article
        span = Span(len(self._text), len(self._text) + len(who[0]))
        self._text += who[0]
        self._actors.setdefault(who, []).append(Mention(span=span, form="name"))
        return self._id(who)

    def _id(self, who: tuple[str, str]) -> str:
        return f"a{list(self._actors).index(who)}"

    def _at(self, town: _Town, number: int) -> Place:
        span = Span(len(self._text), len(self._text) + len(town.name))
        self._text += town.name
        return Place(
            id=f"p{number}", name=town.name, span=span, precision="city", score=0.9, country=town.country,
            latitude=town.latitude, longitude=town.longitude,
        )  # fmt: skip

    def _killed(self, killed: int, number: int) -> Quantity:
        span = Span(len(self._text), len(self._text) + len(str(killed)))
        self._text += str(killed)
        return Quantity(id=f"n{number}", span=span, unit="killed", low=killed, event=f"e{number}")
