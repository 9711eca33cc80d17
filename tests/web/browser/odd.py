"""Articles that are hard to show: endless, from right to left, full of emoji, full of markup."""

from dataclasses import replace
from datetime import date, timedelta

from tests.web.desk.test_article import long_article

from dateline.base.records import (
    Actor,
    Article,
    Event,
    EventTime,
    Maker,
    Mention,
    Paragraph,
    Place,
    Quote,
    Reading,
    TimeExpression,
)
from dateline.base.spans import Span

FAMILY = "👩‍👩‍👧‍👦"
ODD = {
    "arabic": (
        "انفجار في المدينة القديمة",
        "قال شهود إن [انفجارا هز المدينة القديمة] في [مرسى الكرم]، وقالت {لن نرحل من هنا} الممرضة، ثم (3) again.",
    ),
    "hebrew": (
        "פיצוץ ליד הנמל",
        "תושבים אמרו כי [פיצוץ הרס את המחסן] ליד [נמל אורן] ב-5 במאי, {לא נעזוב} אמרה אחות. The rest is English.",
    ),
    "emoji": (
        f"🔥 Fire at the depot {FAMILY}",
        (
            f"{FAMILY} 🇫🇮🇸🇪 On Monday [🚀 rockets hit 🏭 the depot {FAMILY}] near [Karsel 🌊], "
            "𝔞nd {we will 🚫 leave 👍🏽} a nurse said."
        ),
    ),
    "markup": (
        "<script>document.title='taken'</script> <img src=x onerror=alert(1)> & \"quotes\" {{ 7 * 7 }}",
        (
            'In [<b onclick=alert(1)>shells hit</b> the "depot" & more] at '
            "[</mark><i>Karsel</i>], {<svg/onload=alert(1)>} he said."
        ),
    ),
}


def odd_reading(name: str) -> Reading:
    """A reading of two lines, with an event `[...]`, a place `[...]` and a quote `{...}` marked in the second."""
    title, told = ODD[name]
    text, spans, at = f"{title}\n", [], 0
    body = len(text)
    for letter in told:
        if letter in "[{":
            at = len(text)
        elif letter in "]}":
            spans.append(Span(at, len(text)))
        else:
            text += letter
    event, place, quote = spans
    paragraphs = (Paragraph(span=Span(0, body - 1), role="headline"), Paragraph(span=Span(body, len(text))))
    article = Article.of(
        text, title=title, outlet=f"The {title[:20]} Post", published="2031-05-06T08:30:00Z",
        published_basis="given", paragraphs=paragraphs,
    )  # fmt: skip
    return Reading(
        id=name, article=article, maker=Maker(version="1", codebook="own"),
        actors=(Actor(id="a1", name=place.of(text), kind="org", mentions=(Mention(span=place, form="name"),)),),
        places=(Place(id="p1", name=place.of(text), span=place, precision="city", score=0.3),),
        quotes=(Quote(id="q1", kind="direct", segments=(quote,), speaker="a1"),),
        events=(Event(
            id="e1", type="ASSAULT", quad=4, cameo="190", intensity=-9.0, status="alleged", spans=(event,),
            trigger=Span(event.start, text.index(" ", event.start)), score=0.3, why="own",
            actors=("a1",), place="p1",
        ),),
    )  # fmt: skip


def endless_reading() -> Reading:
    """Two megabytes of text with five thousand facts."""
    made = long_article(5000, "Nothing more was heard of it. " * 13)
    return replace(made, id="endless")


def spread_reading(count: int) -> Reading:
    """An article of as many acts as one likes, over two years, each on its own day in a town that is on the map."""
    types = ("ASSAULT", "PROTEST", "COERCE", "AID")
    text, paragraphs, events, places, times = "", [], [], [], []
    for number in range(count):
        start, day = len(text), date(2030, 1, 1) + timedelta(days=number * 700 // count)
        town, when = f"Town{number}", f"on {day.day} {day:%B %Y}"
        words = f"Group{number} raided {town} {when}"
        text += words + ".\n"
        span = Span(start, start + len(words))
        paragraphs.append(Paragraph(span=Span(start, span.end + 1)))
        at, told = text.index(town, start), text.index(when, start)
        places.append(Place(
            id=f"p{number}", name=town, span=Span(at, at + len(town)), precision="city", score=0.9, country="FIN",
            latitude=60 + number % 97 / 10, longitude=22 + number % 71 / 10,
        ))  # fmt: skip
        times.append(TimeExpression(
            id=f"t{number}", span=Span(told, told + len(when)), precision="day", kind="moment",
            start=day.isoformat(), end=day.isoformat(), value=day.isoformat(), basis="stated",
        ))  # fmt: skip
        known = EventTime(ref=f"t{number}", start=day.isoformat(), end=day.isoformat(), precision="day", basis="stated")
        events.append(Event(
            id=f"e{number}", type=types[number % 4], quad=4, cameo="190", intensity=-9.0, status="happened",
            spans=(span,), trigger=Span(start + len(f"Group{number} "), text.index(town, start) - 1), score=0.8,
            why="own", place=f"p{number}", time=known,
        ))  # fmt: skip
    article = Article.of(
        text, title="Two years of raids", published="2031-12-06T08:30:00Z", published_basis="given",
        paragraphs=tuple(paragraphs),
    )  # fmt: skip
    return Reading(
        id="spread", article=article, places=tuple(places), times=tuple(times), events=tuple(events),
        maker=Maker(version="1", codebook="own"),
    )  # fmt: skip
