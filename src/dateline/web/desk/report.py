"""A story to print or to send: every sentence with a footnote to the article that says it."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response
from markupsafe import Markup

from dateline.base.records.story import MergedEvent, Story
from dateline.store import Entry
from dateline.store.heads import heads_of
from dateline.web.desk.article import outside
from dateline.web.desk.environment import environment
from dateline.web.desk.frame import page, store_of
from dateline.web.desk.lines import Line, in_context
from dateline.web.desk.story import readings_of, standing_story
from dateline.web.desk.told import advice_of, in_time, line_of_event, speakers_of

router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One footnote: an article with its origin and address."""

    number: int
    head: Entry | None
    article: str
    origin: str
    link: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One act as the report tells it, with the numbers of its footnotes and who differs in what."""

    line: Line
    event: MergedEvent
    notes: tuple[int, ...]
    differences: tuple[tuple[str, tuple[tuple[str, tuple[int, ...]], ...]], ...]


def _shown(request: Request, id_: str) -> dict[str, object]:
    """What the report of a story prints."""
    store = store_of(request)
    story, _ = standing_story(store, id_)
    events = in_time(story)
    with store.reading() as connection:
        heads = heads_of(connection, story.articles)
        lines = in_context(connection, [line_of_event(story, event) for event in events])
    notes = _notes(story, heads)
    number = {note.article: note.number for note in notes}
    read = readings_of(store, story)
    return {
        "story": story,
        "notes": notes,
        "number": number,
        "passages": [_passage(e, line, number) for e, line in zip(events, lines, strict=True) if not e.background],
        "history": [_passage(e, line, number) for e, line in zip(events, lines, strict=True) if e.background],
        "speakers": speakers_of(read),
        "advice": advice_of(read),
    }


def _notes(story: Story, heads: dict[str, Entry]) -> Sequence[Note]:
    origin = {article: one.name for one in story.origins for article in one.articles}
    return [
        Note(
            number=number,
            article=article,
            head=heads.get(article),
            origin=origin.get(article, ""),
            link=outside(heads[article].key) if article in heads else None,
        )
        for number, article in enumerate(story.articles, start=1)
    ]


def _passage(event: MergedEvent, line: Line, number: dict[str, int]) -> Passage:
    def noted(articles: Sequence[str]) -> tuple[int, ...]:
        return tuple(sorted({number[article] for article in articles if article in number}))

    return Passage(
        line=line,
        event=event,
        notes=noted([account.article for account in event.accounts]),
        differences=tuple(
            (one.field, tuple((variant.value, noted(variant.articles)) for variant in one.variants))
            for one in event.differences
        ),
    )


@router.get("/stories/{id_}/report")
def report_page(request: Request, id_: str) -> HTMLResponse:
    """A story as a report with footnotes, laid out for paper."""
    return page(request, "report", **_shown(request, id_))


@router.get("/stories/{id_}/file")
def story_file(request: Request, id_: str) -> Response:
    """The same report as one file that needs nothing else: no script, nothing fetched."""
    style = _style()
    mark = "sha256-" + b64encode(sha256(style.encode()).digest()).decode()
    words = (
        environment()
        .get_template("file.html.j2")
        .render(
            style=Markup(style),  # noqa: S704 - our own file, without input
            policy=f"default-src 'none'; style-src '{mark}'; base-uri 'none'; form-action 'none'",
            **_shown(request, id_),
        )
    )
    name = f"story-{id_}.html" if id_.isalnum() else "story.html"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(words, media_type="text/html", headers=headers)


@cache
def _style() -> str:
    return (files("dateline.web.desk") / "templates" / "file.css").read_text(encoding="utf-8")
