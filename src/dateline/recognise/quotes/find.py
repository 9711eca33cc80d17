"""The quotes of an article: words in marks, posts, and reported speech, each with its speaker."""

from collections.abc import Iterator

from dateline.base.records import NEWS_ROLES, Actor, Article, Place, Quote
from dateline.base.spans import Span
from dateline.parse import Parse
from dateline.parse.syntax import Sentence
from dateline.recognise.lookup import ActorIndex
from dateline.recognise.marks import Marked
from dateline.recognise.quotes.anonymity import find_anonymity
from dateline.recognise.quotes.draft import Draft
from dateline.recognise.quotes.headings import heading_report
from dateline.recognise.quotes.report import Report
from dateline.recognise.quotes.reports import find_reports
from dateline.recognise.quotes.rest import spoken_rest, with_marks
from dateline.recognise.quotes.source import Source
from dateline.recognise.quotes.speakers import mark_anonymous, name_speakers
from dateline.recognise.quotes.tweets import find_post
from dateline.recognise.quotes.utterances import Utterances
from dateline.recognise.quotes.venue import venue_of


def find_quotes(
    article: Article, parse: Parse, marks: tuple[Marked, ...], actors: tuple[Actor, ...], places: tuple[Place, ...]
) -> tuple[Quote, ...]:
    """The quotes of the article in text order."""
    of_paragraph: dict[int, list[Sentence]] = {}
    for sentence in parse.sentences:
        of_paragraph.setdefault(sentence.paragraph, []).append(sentence)
    utterances = Utterances(article, marks)
    known = ActorIndex(actors)
    drafts: list[Draft] = []
    for index, paragraph in enumerate(article.paragraphs):
        if paragraph.role not in NEWS_ROLES:
            continue
        post = find_post(article.text, paragraph.span)
        if post is not None:
            drafts.append(Draft("direct", [post.words], index, Source(post.name, post.name), place="post"))
            continue
        sentences = of_paragraph.get(index, [])
        quoted = utterances.spans(index)
        reports = [report for sentence in sentences for report in find_reports(sentence, quoted)]
        withheld = find_anonymity(article.text, paragraph.span)
        reports = [report for report in reports if not any(span.overlap(report.cue) for span in withheld)]
        heading = heading_report(article, index, sentences, known)
        reports += [heading] if heading is not None else []
        utterances.read(index, sentences, reports)
        drafts += _indirect(article.text, index, reports, quoted)
    drafts = sorted([*drafts, *utterances.drafts], key=lambda d: (d.told_at, d.start, d.kind))
    name_speakers(article, drafts, actors, known)
    mark_anonymous(article, parse, drafts)
    return tuple(_quote(number, draft, parse, places) for number, draft in enumerate(drafts, 1))


def _indirect(text: str, paragraph: int, reports: list[Report], quoted: tuple[Span, ...]) -> Iterator[Draft]:
    """The drafts of reported speech: what of each report stands outside the marks, each run of words once."""
    seen: set[tuple[Span, ...]] = set()
    for report in reports:
        content = tuple(with_marks(text, span, quoted) for span in spoken_rest(report, quoted))
        if content and content not in seen:
            seen.add(content)
            yield Draft(
                "indirect", list(content), paragraph, report.source, report.cue, report.verb or report.head, "report"
            )


def _quote(number: int, draft: Draft, parse: Parse, places: tuple[Place, ...]) -> Quote:
    venue = None
    sentence = parse.sentence_at(draft.cue.start) if draft.cue is not None and places else None
    if sentence is not None and draft.verb is not None and draft.cue is not None and draft.cue.covers(draft.verb.span):
        venue = venue_of(sentence, draft.verb, places, draft.segments)
    return Quote(
        id=f"q{number}",
        kind=draft.kind,
        segments=tuple(draft.segments),
        speaker=draft.speaker,
        speaker_span=draft.source.span if draft.source is not None else None,
        cue=draft.cue,
        anonymous=draft.anonymity is not None,
        anonymity_span=draft.anonymity,
        venue=venue,
    )
