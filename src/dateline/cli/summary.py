"""A reading for the terminal: who did what to whom, who said what, numbers, warnings, checks, each with its words."""

from collections.abc import Iterator

from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from dateline.base.records import Reading
from dateline.base.spans import Span
from dateline.web.cards import Card, Section, sections
from dateline.web.cards.words import BASES, STATUS_SIGNS, day_words, harmless, one_line, shorten

SHOWN = frozenset({"event", "quote", "advisory", "check", "quantity"})
"""Kinds printed card by card; the others are counted, and shown whole on the page and in the JSON."""
LONGEST = 400  # characters of evidence printed from one span
STATUS_STYLE = {
    "happened": "bold green",
    "ongoing": "bold cyan",
    "planned": "bold blue",
    "alleged": "bold yellow",
    "denied": "bold red",
    "hypothetical": "bold magenta",
}


def print_summary(reading: Reading, console: Console) -> None:
    """Print one reading; without colour where `console` is not a terminal. Text of the article cannot steer it."""
    article = reading.article
    title = article.title or _first_line(article.text) or reading.id
    console.print(Rule(Text(harmless(shorten(title, 90)), style="bold"), align="left", style="dim"))
    console.print(Text(_credits(reading), style="dim"))
    for failure in reading.failures:
        console.print(_failure(failure.step, failure.detail))
    for section in sections(reading):
        if section.kind in SHOWN:
            _print_section(section, article.text, console)
    console.print()
    console.print(Text(_counted(reading), style="dim"))
    console.print()


def _credits(reading: Reading) -> str:
    article = reading.article
    published = article.published and f"{day_words(article.published)} ({BASES[article.published_basis or 'text']})"
    told = [
        article.outlet,
        published or "publication date not known",
        ", ".join(author.name for author in article.authors),
        f"agency {article.agency.name}" if article.agency else None,
        f"filed from {article.dateline.place}" if article.dateline else None,
        article.url,
        f"id {reading.id}",
    ]
    return harmless(one_line(" · ".join(part for part in told if part)))


def _first_line(text: str) -> str:
    return text.strip().partition("\n")[0]


def _failure(step: str, detail: str) -> Text:
    return Text.assemble(("FAILED ", "bold red"), (f"{step}: ", "bold"), harmless(one_line(detail)))


def _print_section(section: Section, text: str, console: Console) -> None:
    console.print()
    console.print(Text(section.title.upper(), style="bold"))
    for card in section.cards:
        print_indented(headline(card), 2, console)
        for line in _lines(card, text):
            print_indented(line, 4, console)


def print_indented(words: Text, by: int, console: Console) -> None:
    """Print words, wrapped, with blanks before each line."""
    for line in words.wrap(console, console.width - by):
        line.rstrip()
        console.print(Text(" " * by) + line)


def headline(card: Card) -> Text:
    """The first line of a card: status or verdict, who and whom or what, and its tags."""
    line = Text()
    if card.status is not None:
        line.append(f"{STATUS_SIGNS[card.status]} {card.status}  ", style=STATUS_STYLE[card.status])
    if card.verdict is not None:
        line.append(f"{card.verdict}  ", style="green" if card.verdict == "consistent" else "bold red")
    line.append(harmless(one_line("".join(part.words for part in card.head))), style="bold")
    if card.tags:
        line.append(f"  [{', '.join(card.tags)}]", style="dim")
    return line


def _lines(card: Card, text: str) -> Iterator[Text]:
    for note in card.notes:
        words = harmless(one_line("".join(part.words for part in note.parts)))
        yield Text.assemble((f"{note.label}: ", "dim"), words)
    shown = card.evidence if card.kind in ("quote", "check") else card.evidence[:1]
    for span in shown:
        yield Text(_exact(span, text), style="italic")
    if len(card.evidence) > len(shown):
        more = len(card.evidence) - len(shown)
        yield Text(f"and {more} more mention{'s' if more > 1 else ''}", style="dim")


def _exact(span: Span, text: str) -> str:
    return f"“{harmless(shorten(span.of(text), LONGEST))}” [{span.start}-{span.end}]"


def _counted(reading: Reading) -> str:
    kinds = {
        "event": reading.events,
        "quote": reading.quotes,
        "number": reading.quantities,
        "time": reading.times,
        "place": reading.places,
        "actor": reading.actors,
    }
    counts = [f"{len(facts)} {name}{'' if len(facts) == 1 else 's'}" for name, facts in kinds.items()]
    return ", ".join(counts) + " (all of them with --html PAGE or --json)"
