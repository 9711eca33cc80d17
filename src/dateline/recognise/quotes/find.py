"""The quotes of an article: words in marks, posts, and reported speech, each with its speaker."""

from collections.abc import Iterator

from dateline.base.records import NEWS_ROLES, Actor, Article, Place, Quote
from dateline.base.spans import Span
from dateline.parse import Parse
from dateline.parse.syntax import Sentence
from dateline.recognise.encoder import Judge, Silent
from dateline.recognise.lookup import ActorIndex
from dateline.recognise.marks import Marked
from dateline.recognise.quotes.anonymity import find_anonymity, is_reason, mark_anonymous, withholds_name
from dateline.recognise.quotes.draft import Draft
from dateline.recognise.quotes.headings import heading_report
from dateline.recognise.quotes.heard import heard_reports
from dateline.recognise.quotes.passage import Passage
from dateline.recognise.quotes.relays import without_relays
from dateline.recognise.quotes.report import Report
from dateline.recognise.quotes.reports import find_reports
from dateline.recognise.quotes.rest import spoken_rest, with_marks
from dateline.recognise.quotes.runs import Runs
from dateline.recognise.quotes.source import Source
from dateline.recognise.quotes.speakers import name_speakers
from dateline.recognise.quotes.telling import Telling
from dateline.recognise.quotes.turns import Turn, find_turns
from dateline.recognise.quotes.tweets import Post, find_posts
from dateline.recognise.quotes.utterances import Utterances


def find_quotes(
    article: Article,
    parse: Parse,
    marks: tuple[Marked, ...],
    actors: tuple[Actor, ...],
    places: tuple[Place, ...],
    judge: Judge = Silent(),  # noqa: B008 - a silent judge holds nothing
) -> tuple[Quote, ...]:
    """The quotes of the article in the order of their cues: what is told within a report stands before the report."""
    of_paragraph: dict[int, list[Sentence]] = {}
    for sentence in parse.sentences:
        of_paragraph.setdefault(sentence.paragraph, []).append(sentence)
    utterances = Utterances(article, marks)
    known = ActorIndex(actors)
    turns, posts = find_turns(article), find_posts(article)
    runs = [*(turn.paragraphs for turn in turns), *(post.paragraphs for post in posts)]
    printed = {index for run in runs for index in run}
    drafts = [*(_spoken_in_turn(turn) for turn in turns), *(_posted(post) for post in posts)]
    for index, paragraph in enumerate(article.paragraphs):
        if paragraph.role not in NEWS_ROLES or index in printed:
            continue
        passage = utterances.passage(index, of_paragraph.get(index, []))
        reports = _reports(article, passage, known, judge)
        passage.take_reports(reports)
        utterances.read(passage)
        drafts += _indirect(passage, reports)
    drafts = sorted([*drafts, *utterances.drafts], key=lambda d: (d.told_at, d.start, d.kind))
    name_speakers(article, parse, drafts, actors, known)
    mark_anonymous(article.text, parse, drafts, actors)
    drafts = [draft for draft in drafts if not is_reason(draft)]
    telling = Telling(article, parse, drafts, actors, known, places)
    return tuple(telling.quote(number, draft) for number, draft in enumerate(drafts, 1))


def _spoken_in_turn(turn: Turn) -> Draft:
    source = Source(turn.label, turn.label) if turn.label is not None else None
    return Draft("direct", list(turn.words), turn.paragraphs[0], source, turn.colon, place="turn")


def _posted(post: Post) -> Draft:
    return Draft("direct", [post.words], post.paragraphs[0], Source(post.name, post.name), place="post")


def _reports(article: Article, passage: Passage, actors: ActorIndex, judge: Judge) -> list[Report]:
    """What a paragraph reports; 'asked not to be named' is a statement of anonymity and no report."""
    withheld = Runs(find_anonymity(passage.text, passage.span))
    heading = heading_report(article, passage, actors)
    headings = [heading] if heading is not None else []
    found: list[Report] = []
    for sentence in passage.sentences:
        told = find_reports(sentence, passage.quoted)
        found += [*told, *heard_reports(sentence, judge, [*told, *headings], passage.quoted)]
    headings = [h for h in headings if h.verb is None or all(report.verb is not h.verb for report in found)]
    kept = [*(report for report in found if not withheld.touching(report.cue)), *headings]
    return without_relays(kept, actors, passage.text)


def _indirect(passage: Passage, reports: list[Report]) -> Iterator[Draft]:
    """The drafts of reported speech: what of each report stands outside the marks, each run of words once."""
    seen: set[tuple[Span, ...]] = set()
    for report in reports:
        rest = spoken_rest(report, passage.quoted)
        content = tuple(with_marks(passage.text, span, passage.quoted) for span in rest)
        if content and content not in seen and not withholds_name(passage.text, content):
            seen.add(content)
            verb, relays = report.verb or report.head, report.relays
            words = list(content)
            yield Draft("indirect", words, passage.index, report.source, report.cue, verb, "report", relays=relays)
