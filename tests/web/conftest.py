"""One invented reading with every kind of fact, every status, overlaps, and a text that would like to take over."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.web.chromium import CHROMIUM, QUIET

from dateline.base.records import (
    Actor,
    Advisory,
    Agency,
    Article,
    Attribution,
    Author,
    Check,
    Dateline,
    Event,
    EventTime,
    Failure,
    Maker,
    Mention,
    Model,
    Paragraph,
    Place,
    Quantity,
    Quote,
    Reading,
    Status,
    TimeExpression,
)
from dateline.base.spans import Span

PARAGRAPHS = (
    ("headline", "Vostan jets hit Karsel depot as envoys weigh talks"),
    (
        "standfirst",
        ("At least 12 people died in Monday's strike, hospitals said, in the third raid on the port city this month."),
    ),
    ("byline", "By Ana Lodo and Petr Imre"),
    (
        "body",
        (
            "KARSEL, Orvenia (Harbour News) -- Vostan warplanes struck a fuel depot outside Karsel on Monday, "
            "killing at least 12 people, the Orvenian health ministry said."
        ),
    ),
    (
        "body",
        (
            "“We heard two explosions, one after the other,” said Mira Tolen, a nurse who was on the night "
            "shift. “The windows went first."
        ),
    ),
    ("body", "“Then the lights went out and we carried them down by hand.”"),
    ("caption", "Smoke rises over the depot <script>alert('caption')</script> on Monday."),
    ("media-credit", "Photo: Jon Arral/Harbour News"),
    ("subhead", "Denials & threats"),
    (
        "body",
        (
            "Vosta denied it had attacked the depot. Its foreign minister, Karl Brenn, warned that Orvenia would "
            "be “crushed” if it fired on Vostan ships again, and accused it of shelling a border post in April."
        ),
    ),
    (
        "body",
        (
            "Envoys from Orvenia and Vosta plan to meet in Lissau on 14 May. Fighting continued near the border "
            "for a fourth day, said an official who asked not to be named because the talks are secret."
        ),
    ),
    (
        "body",
        (
            "The Merrow Isles urged their citizens to leave Orvenia, Vosta Tarn and Lissau immediately. The "
            "ministry counted 12 dead in the city and 9 at the depot, 19 in all."
        ),
    ),
    (
        "correction",
        "Correction: an earlier version gave the wrong day of the talks. </style><b>\u202eevil\u202c</b> & \x07 more.",
    ),
    ("promo", "Read more: How the depot was built"),
)
TEXT = "\n\n".join(words for _, words in PARAGRAPHS)


def at(words: str, number: int = 0) -> Span:
    """The span of the `number`-th occurrence of some words."""
    start = -1
    for _ in range(number + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def actor(
    given: str, name: str, kind: str, *mentions: Span, country: str | None = None, sectors: tuple[str, ...] = ()
) -> Actor:
    told = tuple(Mention(span=span, form="name") for span in mentions)
    return Actor(id=given, name=name, kind=kind, mentions=told, country=country, sectors=sectors)  # type: ignore[arg-type]


def event(given: str, code: str, status: Status, quad: int, trigger: str, *spans: Span, **more: object) -> Event:
    words = next(at(trigger, n) for n in range(9) if spans[0].covers(at(trigger, n)))
    return Event(
        id=given,
        type=code,
        quad=quad,
        cameo="190",
        intensity=-9.0,
        status=status,
        spans=spans,
        trigger=words,
        score=0.9,
        why=f"rule: verb '{trigger}' of the trigger list",
        **more,  # type: ignore[arg-type]
    )


ACTORS = (
    actor("a1", "Vosta", "state", at("Vostan"), at("Vostan", 1), at("Vosta denied"), country="VST"),
    actor("a2", "Orvenia", "state", at("Orvenia would"), at("Orvenia and"), country="ORV"),
    actor(
        "a3",
        "Orvenian health ministry",
        "org",
        at("the Orvenian health ministry"),
        country="ORV",
        sectors=("GOV", "HLH"),
    ),
    actor("a4", "Mira Tolen", "person", at("Mira Tolen, a nurse")),
    actor("a5", "Karl Brenn", "person", at("Karl Brenn"), country="VST", sectors=("GOV",)),
    actor("a6", "Merrow Isles", "state", at("The Merrow Isles"), country="MRW"),
)
PLACES = (
    Place(
        id="p1",
        name="Karsel",
        span=at("Karsel", 1),
        precision="city",
        score=0.9,
        country="ORV",
        latitude=12.5,
        longitude=44.25,
        geonames_id=99,
    ),
    Place(id="p2", name="Lissau", span=at("Lissau"), precision="city", score=0.5),
)
TIMES = (
    TimeExpression(
        id="t1",
        span=at("on Monday"),
        precision="day",
        kind="moment",
        start="2031-05-05",
        end="2031-05-05",
        value="2031-05-05",
        basis="published",
    ),
    TimeExpression(
        id="t2",
        span=at("on 14 May"),
        precision="day",
        kind="moment",
        start="2031-05-14",
        end="2031-05-14",
        value="2031-05-14",
        basis="published",
    ),
    TimeExpression(
        id="t3",
        span=at("in April"),
        precision="month",
        kind="range",
        start="2031-04-01",
        end="2031-04-30",
        value="2031-04",
        basis="published",
    ),
    TimeExpression(id="t4", span=at("the night shift"), precision="part-of-day", kind="moment"),
)
QUANTITIES = (
    Quantity(id="n1", span=at("at least 12 people"), unit="dead", low=12, qualifier="at least", event="e1"),
    Quantity(id="n2", span=at("12 dead"), unit="dead", low=12, qualifier="exactly"),
    Quantity(id="n3", span=at("9 at the depot"), unit="dead", low=9, qualifier="exactly"),
)
QUOTES = (
    Quote(
        id="q1",
        kind="direct",
        speaker="a4",
        speaker_span=at("Mira Tolen, a nurse"),
        cue=at("said Mira")._replace(end=at("said Mira").start + 4),
        segments=(
            at("We heard two explosions, one after the other,"),
            at("The windows went first."),
            at("Then the lights went out and we carried them down by hand."),
        ),
    ),
    Quote(
        id="q2",
        kind="fragment",
        speaker="a5",
        speaker_span=at("Karl Brenn"),
        cue=at("warned"),
        segments=(at("crushed"),),
    ),
    Quote(
        id="q3",
        kind="indirect",
        segments=(at("Fighting continued near the border for a fourth day"),),
        speaker_span=at("an official"),
        anonymous=True,
        anonymity_span=at("because the talks are secret"),
    ),
)
EVENTS = (
    event(
        "e1",
        "ASSAULT",
        "happened",
        4,
        "struck",
        at("Vostan warplanes struck a fuel depot outside Karsel on Monday, killing at least 12 people"),
        at("Vostan jets hit Karsel depot"),
        at("Monday's strike"),
        modes=("aerial",),
        contexts=("military",),
        actors=("a1",),
        recipients=("a2",),
        place="p1",
        quantities=("n1",),
        time=EventTime(ref="t1", start="2031-05-05", end="2031-05-05", precision="day", basis="published"),
        attribution=(Attribution(kind="official", actor="a3"),),
    ),
    event("e2", "ASSAULT", "denied", 4, "attacked", at("it had attacked the depot"), actors=("a1",)),
    event(
        "e3",
        "THREATEN",
        "happened",
        3,
        "warned",
        at("warned that Orvenia would be “crushed” if it fired on Vostan ships again"),
        actors=("a5",),
        recipients=("a2",),
    ),
    event(
        "e4",
        "ASSAULT",
        "hypothetical",
        4,
        "fired",
        at("it fired on Vostan ships again"),
        actors=("a2",),
        recipients=("a1",),
    ),
    event(
        "e5",
        "ASSAULT",
        "alleged",
        4,
        "shelling",
        at("shelling a border post in April"),
        modes=("heavy-weapons",),
        actors=("a2",),
        background=True,
        time=EventTime(ref="t3", start="2031-04-01", end="2031-04-30", precision="month", basis="published"),
        attribution=(Attribution(kind="named", actor="a5", quote="q2"),),
    ),
    event(
        "e6",
        "CONSULT",
        "planned",
        1,
        "meet",
        at("Envoys from Orvenia and Vosta plan to meet in Lissau on 14 May"),
        actors=("a1", "a2"),
        place="p2",
        time=EventTime(ref="t2", start="2031-05-14", end="2031-05-14", precision="day", basis="published"),
    ),
    event(
        "e7",
        "ASSAULT",
        "ongoing",
        4,
        "Fighting",
        at("Fighting continued near the border"),
        actors=("a1", "a2"),
        recipients=("a1", "a2"),
        attribution=(Attribution(kind="anonymous", quote="q3"),),
    ),
)
ADVISORIES = (
    Advisory(
        id="v1",
        span=at("urged their citizens to leave Orvenia, Vosta Tarn and Lissau immediately"),
        issuer="a6",
        audience="their citizens",
        countries=("ORV", "VST"),
        action="leave",
        strength="urged",
        urgency="immediately",
    ),
)
CHECKS = (
    Check(
        id="c1",
        kind="arithmetic",
        verdict="inconsistent",
        spans=(at("12 dead"), at("9 at the depot"), at("19 in all")),
        detail="12 + 9 = 21, the article says 19",
    ),
    Check(
        id="c2",
        kind="headline-body",
        verdict="consistent",
        spans=(at("hit"), at("struck")),
        detail="the headline's strike is told in the body",
    ),
)


@pytest.fixture
def crisis() -> Reading:
    """The invented reading."""
    spans, start = [], 0
    for role, words in PARAGRAPHS:
        spans.append(Paragraph(span=Span(start, start + len(words)), role=role))  # type: ignore[arg-type]
        start += len(words) + 2
    article = Article.of(
        TEXT,
        url='https://harbour.example/karsel?a=1&b="2"',
        outlet="The Harbour <i>Courier</i>",
        title=PARAGRAPHS[0][1],
        published="2031-05-06T08:30:00Z",
        published_basis="json-ld",
        language="en",
        authors=(Author(name="Ana Lodo", span=at("Ana Lodo")), Author(name="Petr Imre", role="correspondent")),
        agency=Agency(name="Harbour News"),
        dateline=Dateline(place="KARSEL, Orvenia", span=at("KARSEL, Orvenia")),
        paragraphs=tuple(spans),
    )
    return Reading(
        id="harbour-1",
        article=article,
        actors=ACTORS,
        places=PLACES,
        times=TIMES,
        quantities=QUANTITIES,
        quotes=QUOTES,
        events=EVENTS,
        advisories=ADVISORIES,
        checks=CHECKS,
        failures=(Failure(step="find_names", error="ValueError", detail="an <em>odd</em> name"),),
        maker=Maker(
            version="0.1.0", codebook="plover (invented)", models=(Model(name="m", version="1", digest="sha256:0"),)
        ),
    )


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium, one for all tests of a process: its driver runs a loop that allows no second one."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()
