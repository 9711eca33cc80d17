"""Each case is a sentence of ours, the day it was published, and what its time expressions mean."""

import pytest

from dateline.base.records import Article, Paragraph, Role, TimeExpression
from dateline.base.spans import Span
from dateline.parse import parse_article
from dateline.recognise.marks import find_marks
from dateline.recognise.times import find_times
from dateline.recognise.times.rules import rules, rules_for

TUESDAY = "2024-03-12"


def times_in(text: str, published: str | None = TUESDAY, role: Role = "body") -> list[TimeExpression]:
    paragraphs, start = [], 0
    for line in text.split("\n"):
        paragraphs.append(Paragraph(span=Span(start, start + len(line)), role=role))
        start += len(line) + 1
    basis = "given" if published else None
    article = Article.of(text, published=published, published_basis=basis, paragraphs=tuple(paragraphs), language="en")
    return list(find_times(article, parse_article(article), find_marks(article)))


def told(text: str, published: str | None = TUESDAY) -> list[tuple[str, str | None, str | None]]:
    return [(time.span.of(text), time.start, time.end) for time in times_in(text, published)]


def values(text: str, published: str | None = TUESDAY) -> list[tuple[str, str | None]]:
    return [(time.span.of(text), time.value) for time in times_in(text, published)]


def day(words: str, on: str) -> list[tuple[str, str, str]]:
    return [(words, on, on)]


DATES = [
    ("Rebels took Odrava on March 3, 2021.", "March 3, 2021", "2021-03-03"),
    ("Rebels took Odrava on 3 March 2021.", "3 March 2021", "2021-03-03"),
    ("Rebels took Odrava on 3rd March, 2021.", "3rd March, 2021", "2021-03-03"),
    ("Rebels took Odrava on the 3rd of March 2021.", "the 3rd of March 2021", "2021-03-03"),
    ("Rebels took Odrava on Wednesday, March 3, 2021.", "Wednesday, March 3, 2021", "2021-03-03"),
    ("Rebels took Odrava on Sept. 9, 2021.", "Sept. 9, 2021", "2021-09-09"),
    ("The order is dated 2021-03-03.", "2021-03-03", "2021-03-03"),
    ("The order is dated 23/03/2021.", "23/03/2021", "2021-03-23"),
    ("The order is dated 03/23/2021.", "03/23/2021", "2021-03-23"),
    ("A leap day was lost on February 29, 2020.", "February 29, 2020", "2020-02-29"),
]


@pytest.mark.parametrize(("text", "words", "on"), DATES)
def test_a_full_date_needs_no_publication_day(text: str, words: str, on: str) -> None:
    assert told(text, published=None) == day(words, on)
    assert [time.basis for time in times_in(text, None)] == ["stated"]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The court ordered them to hand the boy over by March 10.", "March 10", "2024-03-10"),
        ("Setting a March 20 date, the court closed.", "March 20", "2024-03-20"),
        ("The firm is trying to sell itself under a December agreement.", "December", "2023-12"),
        ("The firm will sell itself in December.", "December", "2024-12"),
    ],
)
def test_a_day_or_month_beside_another_act_is_the_nearest(text: str, words: str, value: str) -> None:
    assert (words, value) in values(text)


LOWER_CASE = [
    ("shells fell on monday.", "monday", "2024-03-11"),
    ("shells fell on march 7.", "march 7", "2024-03-07"),
    ("shells fell on 7 march 2021.", "7 march 2021", "2021-03-07"),
]


@pytest.mark.parametrize(("text", "words", "on"), LOWER_CASE)
def test_text_without_capitals_has_days_too(text: str, words: str, on: str) -> None:
    assert told(text) == day(words, on)


def test_a_date_that_the_calendar_does_not_have_stays_unknown() -> None:
    assert told("The form is dated February 30, 2021.") == [("February 30, 2021", None, None)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The port closed on 10 January 2033. It opened on January 12.", ["2033-01-10", "2033-01-12"]),
        ("It closed on December 28, 2033. It opened on Jan. 3.", ["2033-12-28", "2034-01-03"]),
        ("It closed on August 4. A year after August 4, 2033 it is quiet.", ["2033-08-04", "2033-08-04"]),
        ("It closed in May 2033. It opened on January 12.", ["2033-05-01", None]),
    ],
)
def test_without_a_document_date_a_day_without_its_year_is_near_the_full_day_told_before(
    text: str, days: list[str | None]
) -> None:
    assert [time.start for time in times_in(text, None) if time.kind == "moment" and time.precision != "year"] == days


def test_a_date_whose_day_and_month_could_be_swapped_stays_unknown() -> None:
    assert told("The form is dated 03/04/2021.", None) == [("03/04/2021", None, None)]
    assert told("The form is dated 04/04/2021.", None) == day("04/04/2021", "2021-04-04")


WEEKDAYS = [
    ("Shells fell on Odrava on Monday.", "2024-03-12", "Monday", "2024-03-11"),
    ("Shells fell on Odrava on Tuesday.", "2024-03-12", "Tuesday", "2024-03-12"),
    ("Shells fell on Odrava on Wednesday.", "2024-03-12", "Wednesday", "2024-03-06"),
    ("Shells fell on Odrava on Wednesday.", "2024-03-01", "Wednesday", "2024-02-28"),
    ("Shells fell on Odrava on Thursday.", "2024-03-01", "Thursday", "2024-02-29"),
    ("Shells fell on Odrava on Sunday.", "2023-01-02", "Sunday", "2023-01-01"),
    ("Shells fell on Odrava on Saturday.", "2023-01-02", "Saturday", "2022-12-31"),
    ("Shells fell on Odrava last Tuesday.", "2024-03-12", "last Tuesday", "2024-03-05"),
    ("The envoys will meet on Friday.", "2024-03-12", "Friday", "2024-03-15"),
    ("The envoys are to meet on Friday.", "2024-03-12", "Friday", "2024-03-15"),
    ("The envoys plan to meet on Monday.", "2024-03-12", "Monday", "2024-03-18"),
    ("The envoy said on Monday he would resign.", "2024-03-12", "Monday", "2024-03-11"),
    ("The envoy said Monday it would pay.", "2024-03-12", "Monday", "2024-03-11"),
    ("The envoy said he would resign on Monday.", "2024-03-12", "Monday", "2024-03-18"),
    ("The truce expires on Sunday.", "2024-12-30", "Sunday", "2025-01-05"),
    ("The court postponed the hearing until Thursday.", "2024-03-12", "Thursday", "2024-03-14"),
    ("The envoys met before Sunday's blast.", "2024-03-12", "Sunday's", "2024-03-10"),
    ("The sides traded blame ahead of Sunday's vote.", "2024-03-12", "Sunday's", "2024-03-17"),
    ("The envoys will meet next Tuesday.", "2024-03-12", "next Tuesday", "2024-03-19"),
    ("As the envoy prepared to speak on Saturday, a man was shot.", "2024-03-12", "Saturday", "2024-03-09"),
    ("As the envoy prepares to speak on Saturday, the town is calm.", "2024-03-12", "Saturday", "2024-03-16"),
    ("The bridge was stuck on Saturday due to a storm.", "2024-03-12", "Saturday", "2024-03-09"),
    ("On Friday, the envoy plans to visit the camp.", "2024-03-12", "Friday", "2024-03-15"),
    ("The court summoned the mayor to testify on Friday.", "2024-03-12", "Friday", "2024-03-15"),
    ("Until Thursday, the police had not named him.", "2024-03-12", "Thursday", "2024-03-07"),
    ("The talks lasted until Thursday.", "2024-03-12", "Thursday", "2024-03-07"),
]


@pytest.mark.parametrize(("text", "published", "words", "on"), WEEKDAYS)
def test_a_weekday_is_the_nearest_past_one_unless_it_is_to_come(text: str, published: str, words: str, on: str) -> None:
    assert told(text, published) == day(words, on)


RELATIVE = [
    ("Police raided the camp yesterday.", "2024-03-01", "yesterday", "2024-02-29"),
    ("Police raided the camp today.", "2024-03-12", "today", "2024-03-12"),
    ("The talks resume tomorrow.", "2023-12-31", "tomorrow", "2024-01-01"),
    ("Police raided the camp the day before yesterday.", "2024-03-12", "the day before yesterday", "2024-03-10"),
    ("Police raided the camp three days ago.", "2024-03-01", "three days ago", "2024-02-27"),
    ("Police raided the camp on January 5.", "2024-03-12", "January 5", "2024-01-05"),
    ("Police raided the camp on December 5.", "2024-03-12", "December 5", "2023-12-05"),
    ("Voters will choose a mayor on December 5.", "2024-03-12", "December 5", "2024-12-05"),
    ("A gunman opens fire on June 12 last year.", "2024-03-12", "June 12 last year", "2023-06-12"),
    ("The accord was signed on Monday, March 11.", "2024-03-12", "Monday, March 11", "2024-03-11"),
    ("The article is for Wednesday, March 13.", "2024-03-12", "Wednesday, March 13", "2024-03-13"),
    ("The lease had been set to expire Dec. 6.", "2023-11-02", "Dec. 6", "2023-12-06"),
    ("The council extended to Dec. 20 its offer.", "2023-11-02", "Dec. 20", "2023-12-20"),
    ("The council has set Dec. 10 as the deadline for bids.", "2023-11-02", "Dec. 10", "2023-12-10"),
    ("The camp was attacked on Dec. 2.", "2023-11-02", "Dec. 2", "2022-12-02"),
    ("It would double the price it was trading at on Nov. 2.", "2024-02-05", "Nov. 2", "2023-11-02"),
]


@pytest.mark.parametrize(("text", "published", "words", "on"), RELATIVE)
def test_a_relative_day_counts_from_the_day_of_publication(text: str, published: str, words: str, on: str) -> None:
    assert told(text, published) == day(words, on)
    assert [time.basis for time in times_in(text, published)] == ["published"]


PERIODS = [
    ("The dam broke last week.", "2024-03-12", ("last week", "2024-03-04", "2024-03-10")),
    ("The dam broke last week.", "2024-01-01", ("last week", "2023-12-25", "2023-12-31")),
    ("The dam was mended this week.", "2024-03-12", ("this week", "2024-03-11", "2024-03-17")),
    ("The council votes next week.", "2024-12-28", ("next week", "2024-12-30", "2025-01-05")),
    ("The dam broke last month.", "2024-01-12", ("last month", "2023-12-01", "2023-12-31")),
    ("The dam broke last month.", "2024-03-31", ("last month", "2024-02-01", "2024-02-29")),
    ("The dam broke last year.", "2024-03-12", ("last year", "2023-01-01", "2023-12-31")),
    ("The dam broke earlier this year.", "2024-03-12", ("earlier this year", "2024-01-01", "2024-03-12")),
    ("The dam broke in February.", "2024-03-12", ("February", "2024-02-01", "2024-02-29")),
    ("The dam broke in August.", "2024-03-12", ("August", "2023-08-01", "2023-08-31")),
    ("The dam will open in August.", "2024-03-12", ("August", "2024-08-01", "2024-08-31")),
    ("The dam broke in June 2015.", "2024-03-12", ("June 2015", "2015-06-01", "2015-06-30")),
    ("The dam broke in early May 2014.", "2024-03-12", ("early May 2014", "2014-05-01", "2014-05-10")),
    ("The dam broke in late 2015.", "2024-03-12", ("late 2015", "2015-10-01", "2015-12-31")),
    ("The dam broke in mid-2013.", "2024-03-12", ("mid-2013", "2013-04-01", "2013-09-30")),
    ("The dam broke in 2013.", "2024-03-12", ("2013", "2013-01-01", "2013-12-31")),
    ("The 2013 strike began there.", "2024-03-12", ("2013", "2013-01-01", "2013-12-31")),
    ("The dam was built in the 1990s.", "2024-03-12", ("the 1990s", "1990-01-01", "1999-12-31")),
    ("The dam was built in the 20th century.", "2024-03-12", ("the 20th century", "1900-01-01", "1999-12-31")),
    ("It broke in the third quarter of 2013.", "2024-03-12", ("the third quarter of 2013", "2013-07-01", "2013-09-30")),
    ("The dam broke in the first half of 2013.", "2024-03-12", ("the first half of 2013", "2013-01-01", "2013-06-30")),
    ("The dam broke last summer.", "2024-03-12", ("last summer", "2023-06-01", "2023-08-31")),
    ("The dam broke in the winter of 2014.", "2024-03-12", ("the winter of 2014", "2014-12-01", "2015-02-28")),
    ("In the past week, rebels shelled the dam.", "2024-03-12", ("the past week", "2024-03-05", "2024-03-12")),
    ("They trained over the past two months.", "2024-03-12", ("the past two months", "2024-01-12", "2024-03-12")),
    ("Six men were hurt in the past 24 hours.", "2024-03-12", ("the past 24 hours", "2024-03-11", "2024-03-12")),
    ("Six men were hurt in the last 48 hours.", "2024-03-12", ("the last 48 hours", "2024-03-10", "2024-03-12")),
    ("It will be mended within the next 36 hours.", "2024-03-12", ("the next 36 hours", "2024-03-12", "2024-03-14")),
    ("2015: Rebels capture the port.", "2024-03-12", ("2015", "2015-01-01", "2015-12-31")),
    ("2015 - Rebels capture the port.", "2024-03-12", ("2015", "2015-01-01", "2015-12-31")),
    ("It has been so since the 9/11 attacks.", "2024-03-12", ("9/11", "2001-09-11", "2001-09-11")),
    ("It has been so since 9/11.", "2024-03-12", ("9/11", "2001-09-11", "2001-09-11")),
    ("It wept after the Sept. 11 terrorist attacks.", "2012-03-12", ("Sept. 11", "2001-09-11", "2001-09-11")),
    ("It wept after the Sept. 11 attack on the port.", "2012-10-12", ("Sept. 11", "2012-09-11", "2012-09-11")),
    ("The dam broke two weeks ago.", "2024-03-12", ("two weeks ago", "2024-02-26", "2024-03-03")),
    ("The dam broke two years ago.", "2024-03-12", ("two years ago", "2022-01-01", "2022-12-31")),
    ("The fair ran from Monday to Wednesday.", "2024-03-15", ("from Monday to Wednesday", "2024-03-11", "2024-03-13")),
    ("The fair ran between 3 and 5 May 2021.", "2024-03-12", ("between 3 and 5 May 2021", "2021-05-03", "2021-05-05")),
    ("The 2013-14 season ended.", "2024-03-12", ("2013-14", "2013-01-01", "2014-12-31")),
    ("The fair ran from 2003 to 2011.", "2024-03-12", ("from 2003 to 2011", "2003-01-01", "2011-12-31")),
    ("Guards fired at the weekend.", "2024-03-12", ("the weekend", "2024-03-09", "2024-03-10")),
    ("He could be home when the case is heard in May.", "2024-03-12", ("May", "2024-05-01", "2024-05-31")),
    ("It will matter at a summit set for Odrava in April.", "2024-03-12", ("April", "2024-04-01", "2024-04-30")),
    ("Rules to be published in May will help.", "2024-03-12", ("May", "2024-05-01", "2024-05-31")),
    ("The mill was sold under a June agreement.", "2024-03-12", ("June", "2023-06-01", "2023-06-30")),
    ("A bridge fell last February.", "2024-03-12", ("last February", "2023-02-01", "2023-02-28")),
    ("The dam broke in nineteen ninety-six.", "2024-03-12", ("nineteen ninety-six", "1996-01-01", "1996-12-31")),
    ("It broke by the year two thousand.", "2024-03-12", ("the year two thousand", "2000-01-01", "2000-12-31")),
    ("It broke in May nineteen oh three.", "2024-03-12", ("May nineteen oh three", "1903-05-01", "1903-05-31")),
    ("It earned less in the quarter ended July 31, 2021.", "2024-03-12", ("the quarter", "2021-04-01", "2021-06-30")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "published", "expected"), PERIODS)
def test_a_period_runs_from_its_first_day_to_its_last(
    text: str, published: str, expected: tuple[str, str, str]
) -> None:
    assert told(text, published)[0] == expected


FEASTS = [
    ("She was found on Thanksgiving Day.", "2023-12-05", "Thanksgiving Day", "2023-11-23"),
    ("She fled last Thanksgiving.", "2023-12-05", "last Thanksgiving", "2023-11-23"),
    ("The market was shelled on Good Friday.", "2024-04-05", "Good Friday", "2024-03-29"),
    ("The truce will begin on Easter Sunday.", "2024-03-12", "Easter Sunday", "2024-03-31"),
    ("They signed on Good Friday 1998.", "2024-03-12", "Good Friday 1998", "1998-04-10"),
    ("They marched on Memorial Day.", "2024-06-12", "Memorial Day", "2024-05-27"),
    ("Shells fell on Christmas Eve.", "2024-03-12", "Christmas Eve", "2023-12-24"),
]


@pytest.mark.parametrize(("text", "published", "words", "on"), FEASTS)
def test_a_feast_has_its_day_even_where_it_moves(text: str, published: str, words: str, on: str) -> None:
    assert told(text, published) == day(words, on)


PARTS_OF_DAYS = [
    ("Jets struck Odrava early Monday.", ("early Monday", "2024-03-11", "2024-03-11"), "2024-03-11"),
    ("Jets struck Odrava on Monday morning.", ("Monday morning", "2024-03-11", "2024-03-11"), "2024-03-11TMO"),
    ("Jets struck during the night of March 4.", ("the night of March 4", "2024-03-04", "2024-03-04"), "2024-03-04TNI"),
    ("Jets struck Odrava last night.", ("last night", "2024-03-11", "2024-03-11"), "2024-03-11TNI"),
    ("Jets struck Odrava this morning.", ("this morning", "2024-03-12", "2024-03-12"), "2024-03-12TMO"),
    ("Jets struck Odrava overnight.", ("overnight", "2024-03-11", "2024-03-12"), "2024-03-11TNI"),
    ("Jets struck earlier in the evening.", ("earlier in the evening", None, None), None),
    ("Jets struck on Monday at 6:15 p.m.", ("Monday at 6:15 p.m.", "2024-03-11", "2024-03-11"), "2024-03-11T18:15"),
    ("Jets struck at 9 a.m. GMT Monday.", ("9 a.m. GMT Monday", "2024-03-11", "2024-03-11"), "2024-03-11T09:00"),
    ("Jets struck at noon on Monday.", ("noon on Monday", "2024-03-11", "2024-03-11"), "2024-03-11T12:00"),
    ("Jets struck at 0630 GMT on Monday.", ("0630 GMT on Monday", "2024-03-11", "2024-03-11"), "2024-03-11T06:30"),
]


@pytest.mark.parametrize(("text", "expected", "value"), PARTS_OF_DAYS)
def test_a_part_of_a_day_keeps_its_day(text: str, expected: tuple[str, str, str], value: str | None) -> None:
    assert told(text) == [expected]
    assert [time.value for time in times_in(text)] == [value]


def test_local_time_can_be_a_day_ahead_of_the_newsroom() -> None:
    text = "A quake shook Lunara early Wednesday local time."
    assert told(text, "2024-03-12")[0][1] == "2024-03-13"


VALUES = [
    ("The siege lasted for two years.", "two years", "P2Y"),
    ("The siege lasted nearly 15 months.", "nearly 15 months", "P15M"),
    ("A two-day visit ended.", "two-day", "P2D"),
    ("Her 50-year-long quest ended.", "50-year-long", "P50Y"),
    ("The strike lasted half an hour.", "half an hour", "PT30M"),
    ("They spoke for 90 minutes.", "90 minutes", "PT90M"),
    ("They spoke for hours.", "hours", "PTXH"),
    ("They fought for several years.", "several years", "PXY"),
    ("They fought for two and a half years.", "two and a half years", "P2Y6M"),
    ("They waited a decade for aid, or more than two decades.", "more than two decades", "P20Y"),
    ("Guards search the camp every Monday.", "every Monday", "XXXX-WXX-1"),
    ("Guards search the camp every two weeks.", "every two weeks", "P2W"),
    ("Guards search the camp each year.", "each year", "P1Y"),
    ("He is now in exile.", "now", "PRESENT_REF"),
    ("She was recently freed.", "recently", "PAST_REF"),
    ("They will leave soon.", "soon", "FUTURE_REF"),
    ("The mill closed many years ago.", "many years ago", "PAST_REF"),
    ("Attacks have grown in recent years.", "recent years", "PXY"),
    ("Attacks may grow in the coming weeks.", "the coming weeks", "PXW"),
    ("The mill lost money in the year ended March 31, 2021.", "the year", "P1Y"),
    ("Sales fell in fiscal 2019.", "fiscal 2019", "2019"),
]


@pytest.mark.parametrize(("text", "words", "value"), VALUES)
def test_durations_repeats_and_vague_times_have_a_value_and_no_date(text: str, words: str, value: str) -> None:
    for published in (TUESDAY, None):
        found = times_in(text, published)
        assert (words, value) in [(time.span.of(text), time.value) for time in found]
        assert all(time.start is None or time.basis == "stated" for time in found)


NEEDS_A_DAY = [
    "Shells fell on Odrava on Friday.",
    "Shells fell on Odrava yesterday.",
    "Shells fell on Odrava last week.",
    "Shells fell on Odrava in May.",
    "Shells fell on Odrava on May 4.",
    "Shells fell on Odrava two weeks ago.",
    "Shells fell on Odrava last night.",
    "Shells fell on Odrava over the past week.",
    "Shells fell on Odrava at the weekend.",
    "Shells fell on Odrava last summer.",
    "Shells fell on Odrava at 6 p.m. on Friday.",
    "Shells fell on Odrava from Monday to Wednesday.",
    "Shells fell on Odrava earlier this year.",
    "Shells fell on Odrava in the third quarter.",
    "Shells fell on Odrava at the end of the month.",
]


@pytest.mark.parametrize("text", NEEDS_A_DAY)
def test_without_a_document_date_nothing_relative_has_a_calendar_date(text: str) -> None:
    found = times_in(text, None)
    assert len(found) == 1
    assert (found[0].start, found[0].end, found[0].basis) == (None, None, None)


NO_TIMES = [
    "The troops may march second.",
    "they march in may be.",
    "It went on day-today.",
    "A 25-year-old man and a girl aged six months were freed.",
    "The court gave him a nine-year sentence.",
    "He was sentenced to 12 years in jail.",
    "Flight 1943 landed after Resolution 2021 was read.",
    "The Sunday Times named him.",
    "The town lost 2014 homes.",
    "It cost $1999.",
    "Ms May and Mr August spoke.",
    "A second lorry burned.",
    "A quarter of its oil burned.",
]


@pytest.mark.parametrize("text", NO_TIMES)
def test_ages_sentences_names_and_counts_are_no_times(text: str) -> None:
    assert told(text) == []


def test_more_than_two_years_ago_has_no_calendar_date() -> None:
    assert told("The monks were taken more than three years ago.") == [("more than three years ago", None, None)]


def test_a_time_inside_quotation_marks_is_told_by_the_speaker() -> None:
    found = times_in('"They shelled us last night," he said on Monday.')
    assert [time.basis for time in found] == ["speech", "published"]


def test_that_day_and_a_day_later_point_to_the_time_told_before() -> None:
    text = (
        "Rebels took Odrava on 3 March 2021. That day the bridge fell. A day later the army fled. "
        "The next morning it rained."
    )
    assert [start for _, start, _ in told(text)] == ["2021-03-03", "2021-03-03", "2021-03-04", "2021-03-05"]


def test_a_day_earlier_in_a_clause_of_the_past_counts_from_a_time_gone_by() -> None:
    text = "Rebels held a rally on Monday ahead of next Sunday's vote. A day earlier six men were held."
    assert [start for _, start, _ in told(text)] == ["2024-03-11", "2024-03-17", "2024-03-10"]


BALLOTS = [
    ("They stole mails to sway the Aug. 8 vote.", ["2024-08-08"]),
    ("The vote on Aug. 8 decides all. He was named for the Aug. 8 ballot.", ["2024-08-08", "2024-08-08"]),
    ("The Jan. 8 vote was void.", ["2024-01-08"]),
    ("He will speak on May 9. The hall is closed on May 9.", ["2024-05-09", "2024-05-09"]),
    ("Shells fell on May 9, 2022. He was born on May 9.", ["2022-05-09", "2023-05-09"]),
    ("She won again in May due to fraud.", ["2023-05-01"]),
]


@pytest.mark.parametrize(("text", "days"), BALLOTS)
def test_a_day_to_vote_is_the_nearest_one_and_a_day_told_twice_is_the_same(text: str, days: list[str]) -> None:
    assert [start for _, start, _ in told(text)] == days


def test_a_year_earlier_is_the_same_quarter_of_the_year_before() -> None:
    text = "Exports fell in the third quarter of 2023. They had doubled a year earlier."
    assert values(text)[1] == ("a year earlier", "2022-Q3")


@pytest.mark.parametrize(
    "words", ["the quarter a year ago", "the corresponding period last year", "last year's quarter"]
)
def test_the_same_quarter_of_last_year_is_told_in_many_words(words: str) -> None:
    assert values(f"Exports fell in the third quarter of 2023. They had doubled in {words}.")[1] == (words, "2022-Q3")


def test_after_figures_of_nine_months_a_year_earlier_is_the_year_before() -> None:
    text = "Exports fell in the third quarter. In the first nine months they grew from a year earlier."
    assert ("a year earlier", "2023") in values(text)


ANCHORED = ["Since his removal, the colonel has kept silent.", "Prior to the raid, the radio fell silent."]


@pytest.mark.parametrize("text", ANCHORED)
def test_a_phrase_that_names_an_event_first_is_a_vague_time(text: str) -> None:
    (time,) = times_in(text)
    assert time.span.of(text) == text.partition(",")[0]
    assert (time.start, time.precision) == (None, "vague")


def test_captions_are_skipped_but_the_line_of_the_last_update_is_read() -> None:
    assert times_in("Smoke over Odrava on Monday", role="caption") == []
    assert [time.start for time in times_in("Updated at 7:20 a.m. CET Monday", role="byline")] == ["2024-03-11"]


def test_a_publication_instant_gives_its_day() -> None:
    assert told("Shells fell yesterday.", "2024-03-12T23:30:00+05:00") == day("yesterday", "2024-03-11")


def test_a_publication_day_off_the_calendar_gives_no_dates() -> None:
    assert told("Shells fell yesterday.", "2023-02-30") == [("yesterday", None, None)]


def test_ids_are_in_text_order() -> None:
    found = times_in("In 2013 he left.\nIn May 2014 he was back, and on Monday he spoke.")
    assert [time.id for time in found] == ["t1", "t2", "t3"]
    assert [time.span.start for time in found] == sorted(time.span.start for time in found)


IMPOSSIBLE = [
    "99 p.m. on 45 May",
    "two billion years ago",
    "999999999999 days ago",
    "in 9" + "9" * 400 + " days",
    "the 99th century",
    "2099-2000",
    "May 31-2",
]


@pytest.mark.parametrize("text", IMPOSSIBLE)
def test_impossible_times_do_not_crash(text: str) -> None:
    assert all(time.start is None or time.start > "0001" for time in times_in(text))


def test_no_rule_finds_a_time_where_its_hint_is_missing() -> None:
    cases = [str(case[0]) for case in [*DATES, *LOWER_CASE, *WEEKDAYS, *RELATIVE, *PERIODS, *FEASTS, *PARTS_OF_DAYS]]
    assert not [
        (rule.name, text)
        for text in cases
        for _, rule in rules()
        if rule.pattern.search(text) and rule not in rules_for(text, Span(0, len(text)))
    ]
