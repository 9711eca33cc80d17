"""The whole road on one screen: which step runs, what it needs, what it makes."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, cast

from dateline.base.errors import LawError, PageError
from dateline.base.ids import content_id
from dateline.base.records import Article, Failure, Maker, RawPage, Reading
from dateline.base.step import Step, check_steps, failure_of, run_steps
from dateline.base.urls import without_login
from dateline.collect import fetch_page
from dateline.extract import extract_article
from dateline.knowledge.coding import Coding, coded_by
from dateline.knowledge.coding import codebook as book_at_hand
from dateline.parse import Parse, parse_article
from dateline.parse.english import model as parser_model
from dateline.recognise.actors import find_actors
from dateline.recognise.advisories import find_advisories
from dateline.recognise.checks import find_checks
from dateline.recognise.encoder import Judge, judge_article
from dateline.recognise.events import find_events
from dateline.recognise.marks import find_marks
from dateline.recognise.names import find_names
from dateline.recognise.network import model as encoder_model
from dateline.recognise.places import find_places
from dateline.recognise.quantities import find_amounts, link_quantities
from dateline.recognise.quotes import find_quotes
from dateline.recognise.times import find_times
from dateline.version import __version__

if TYPE_CHECKING:
    from dateline.knowledge.ownbook import OwnBook

STEPS = (
    Step(extract_article, needs=("page",), makes="article", empty=Article.of("")),
    Step(parse_article, needs=("article",), makes="parse", empty=Parse()),
    Step(judge_article, needs=("parse",), makes="judge", empty=Judge()),
    Step(find_names, needs=("article", "parse", "judge"), makes="names"),
    Step(find_marks, needs=("article",), makes="marks"),
    Step(find_times, needs=("article", "parse", "marks"), makes="times"),
    Step(find_places, needs=("article", "parse", "names", "judge"), makes="places"),
    Step(find_actors, needs=("article", "parse", "names", "places"), makes="actors"),
    Step(find_quotes, needs=("article", "parse", "marks", "actors", "places", "judge"), makes="quotes"),
    Step(find_amounts, needs=("article", "parse", "times"), makes="amounts"),
    Step(
        find_events,
        needs=("article", "parse", "actors", "places", "times", "amounts", "quotes", "judge"),
        makes="events",
    ),
    Step(link_quantities, needs=("amounts", "events"), makes="quantities"),
    Step(find_advisories, needs=("article", "parse", "actors", "places"), makes="advisories"),
    Step(find_checks, needs=("article", "parse", "actors", "quantities", "quotes", "events"), makes="checks"),
)
check_steps(STEPS, given=("page",))

FACTS = ("actors", "places", "times", "quantities", "quotes", "events", "advisories", "checks")


_NOTHING_TO_READ = Failure(
    step=extract_article.__name__,
    error="PageError",
    detail="no article was found: the page or text holds no words that are told as news; "
    "look whether it loads them by script, or give the text itself",
)


def read_page(page: RawPage, steps: tuple[Step, ...] = STEPS, coding: Coding | None = None) -> Reading:
    """One page -> one reading, coded by the shipped codebook unless `coding` is another.

    Never raises for what a page holds: a crash of a step is a `Failure` in the reading.
    """
    with coded_by(coding):
        return _read_page(page, steps)


def _read_page(page: RawPage, steps: tuple[Step, ...]) -> Reading:
    products, failures = run_steps(steps, {"page": _without_login(page)})
    if not failures and not cast("Article", products["article"]).text.strip():
        failures = (_NOTHING_TO_READ,)
    try:
        return _reading(page, products, failures)
    except LawError as error:  # facts that are lawful one by one but not together: the article stands without them
        return _reading(page, {"article": products["article"]}, (*failures, failure_of("read_page", error)))


def failed_reading(page: RawPage, failure: Failure, coding: Coding | None = None) -> Reading:
    """The reading of a page that could not be had at all: no facts, and the reason."""
    with coded_by(coding):
        return _reading(page, {"article": Article.of("", url=_without_login(page).url)}, (failure,))


def _without_login(page: RawPage) -> RawPage:
    """The page, whose address no longer tells the user name and the password that it was fetched with."""
    return replace(page, url=without_login(page.url)) if page.url else page


def _reading(page: RawPage, products: Mapping[str, object], failures: tuple[Failure, ...]) -> Reading:
    article = cast("Article", products["article"])
    return Reading(
        id=page.id or content_id(article.url, article.text),
        article=article,
        maker=_maker(book_at_hand().name),
        failures=failures,
        **{name: cast("tuple[object, ...]", products.get(name, ())) for name in FACTS},  # type: ignore[arg-type]
    )


def maker(coding: Coding | None = None) -> Maker:
    """What makes the readings of this process."""
    with coded_by(coding):
        return _maker(book_at_hand().name)


@cache
def _maker(book: str) -> Maker:
    return Maker(version=__version__, models=(parser_model(), encoder_model()), codebook=book)


def read(
    *,
    text: str | None = None,
    html: str | None = None,
    url: str | None = None,
    published: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    language: str | None = None,
    codebook: "OwnBook | None" = None,
) -> Reading:
    """Read one article, given as plain text, as HTML, or by its address alone (which is then fetched).

    `published` is an ISO 8601 date or date-time; without it, and without a date in the page, relative times stay
    without a calendar date. `codebook` is one of your own, from `dateline.load_codebook`. Raises `FetchError` if only
    `url` is given and it cannot be fetched, `PageError` if both `text` and `html` are given or nothing is, and
    `TypeError` for what is no `str`.
    """
    _need_strings(text=text, html=html, url=url, published=published, title=title, outlet=outlet, language=language)
    if text is not None and html is not None:
        raise PageError("both text and html were given; give one of them")
    page = RawPage(url=url, text=text, html=html, title=title, published=published, outlet=outlet, language=language)
    if text is None and html is None:
        if url is None:
            raise PageError("nothing to read was given; give text=..., html=... or url=...")
        got = fetch_page(url)
        page = replace(page, url=got.url, text=got.text, html=got.html)
    return read_page(page, coding=codebook.coding if codebook is not None else None)


def _need_strings(**given: object) -> None:
    for name, value in given.items():
        if value is not None and not isinstance(value, str):
            hint = {
                "bytes": "; decode it first",
                "date": "; give its isoformat()",
                "datetime": "; give its isoformat()",
            }
            kind = type(value).__name__
            raise TypeError(f"{name} is of type {kind}; expected a str or None{hint.get(kind, '')}")
