"""Where and when an act happened, and how many it counts: only what its own clause gives."""

from dataclasses import replace

import pytest

from dateline.base.records import (
    Article,
    EventTime,
    Paragraph,
    Place,
    PlacePrecision,
    Quantity,
    Role,
    TimeExpression,
)
from dateline.base.spans import Span
from dateline.parse import Sentence, Token, parse_article
from dateline.pipeline import read
from dateline.recognise.events.act import Act
from dateline.recognise.events.merge import combine
from dateline.recognise.events.setting import Setting, dated, placed, setting_of
from dateline.recognise.events.setting.attach import anchors_of
from dateline.recognise.events.setting.when import ruled_time

COUNTRIES = {"Ostland", "Westmark"}


def find(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def places_in(text: str, names: list[str]) -> list[Place]:
    def precision(name: str) -> PlacePrecision:
        return "country" if name in COUNTRIES else "city"

    found = [Place(id=name, name=name, span=find(text, name), precision=precision(name), score=1) for name in names]
    return sorted(found, key=lambda place: place.span)


def times_in(text: str, words: list[str]) -> list[TimeExpression]:
    found = [
        TimeExpression(
            id=w,
            span=find(text, w),
            precision="year" if w.isdigit() else "month" if "May 20" in w else "day",
            kind="moment",
            start="2031-05-01",
            end="2031-05-01",
            basis="stated",
        )
        for w in words
    ]
    return sorted(found, key=lambda time: time.span)


def sentence_of(text: str) -> Sentence:
    return parse_article(Article.of(text, language="en", paragraphs=(Paragraph(span=Span(0, len(text))),))).sentences[0]


def word(sentence: Sentence, text: str) -> Token:
    return next(token for token in sentence.tokens if token.text == text)


def setting(
    text: str,
    predicate: str,
    *,
    places: list[str] | None = None,
    times: list[str] | None = None,
    amounts: list[str] | None = None,
    verbal: bool = False,
) -> Setting:
    sentence = sentence_of(text)
    counted = [Quantity(id=w, span=find(text, w), unit="dead", low=1) for w in amounts or []]
    counted.sort(key=lambda quantity: quantity.span)
    return setting_of(
        sentence,
        word(sentence, predicate),
        places_in(text, places or []),
        times_in(text, times or []),
        counted,
        verbal=verbal,
    )


WHERE = [
    ("Rebels killed four soldiers in Velmora.", "killed", ["Velmora"], "Velmora"),
    ("Rebels bombed Velmora.", "bombed", ["Velmora"], "Velmora"),
    ("Velmora was shelled on Monday.", "shelled", ["Velmora"], "Velmora"),
    ("The Velmora bombing shocked the region.", "bombing", ["Velmora"], "Velmora"),
    ("The attack in Velmora was condemned.", "attack", ["Velmora"], "Velmora"),
    ("Six people were killed in an airstrike in Velmora.", "killed", ["Velmora"], "Velmora"),
    ("The army carried out an airstrike near Velmora.", "airstrike", ["Velmora"], "Velmora"),
    ("Ostland will send troops to Velmora.", "send", ["Ostland", "Velmora"], "Velmora"),
    ("Rebels fired rockets into the town of Velmora, killing six.", "killing", ["Velmora"], "Velmora"),
    ("Police arrested a man at a market in Velmora, Westmark.", "arrested", ["Velmora", "Westmark"], "Velmora"),
    ("Six people were killed at a Velmora market.", "killed", ["Velmora"], "Velmora"),
    ("She recalled the attack on the Ostland Consulate in Velmora.", "attack", ["Ostland", "Velmora"], "Velmora"),
    ("She recalled the attack on the Ostland Consulate in Westmark.", "attack", ["Ostland", "Westmark"], "Westmark"),
    ("Nine people were killed when two bombs went off in a cafe in Velmora.", "killed", ["Velmora"], "Velmora"),
    ("Six miners died as gunmen stormed a camp near Velmora.", "died", ["Velmora"], "Velmora"),
    ("The mayor was wounded when rebels fired on his car in Velmora.", "wounded", ["Velmora"], "Velmora"),
    ("The speaker met the guests when they landed in Velmora.", "met", ["Velmora"], "Velmora"),
    ("A general greeted the envoy as he arrived in Velmora.", "greeted", ["Velmora"], "Velmora"),
    ("A judge was shot while walking home in Velmora.", "shot", ["Velmora"], "Velmora"),
    ("The minister met rebels in Velmora, where they signed a truce.", "signed", ["Velmora"], "Velmora"),
    ("Crowds marched to the town of Velmora, where police fired tear gas.", "fired", ["Velmora"], "Velmora"),
    (
        "They toured Velmora, a town near the border of Sorn, where gunmen killed six.",
        "killed",
        ["Velmora", "Sorn"],
        "Velmora",
    ),
    ("She visited the school in Velmora from which the boys were taken.", "taken", ["Velmora"], "Velmora"),
    ("Rebels hold Velmora, where they killed six men and abducted four.", "abducted", ["Velmora"], "Velmora"),
    ("Police in Velmora arrested four men.", "arrested", ["Velmora"], "Velmora"),
    ("A court in Velmora jailed the editor.", "jailed", ["Velmora"], "Velmora"),
    ("The blast in Velmora killed six.", "killed", ["Velmora"], "Velmora"),
    ("The attacks at an embassy in Velmora, Westmark, killed six.", "killed", ["Velmora", "Westmark"], "Velmora"),
    ("Ostland denied backing the attack in Velmora.", "attack", ["Ostland", "Velmora"], "Velmora"),
    ("It was revenge for air strikes last week in Velmora province.", "strikes", ["Velmora"], "Velmora"),
    ("The Velmora bus bombing killed six.", "killed", ["Velmora"], "Velmora"),
    ("The Velmora terror attack shocked the region.", "attack", ["Velmora"], "Velmora"),
    ("The envoys condemned the invasion of Ostland.", "invasion", ["Ostland"], "Ostland"),
    ("The army ended its siege of Velmora.", "siege", ["Velmora"], "Velmora"),
    ("The court heard of the bombing in Velmora that killed six men.", "killed", ["Velmora"], "Velmora"),
    ("The minister made a visit to Velmora in May.", "made", ["Velmora"], "Velmora"),
    ("Rebels overran central Velmora province.", "overran", ["Velmora"], "Velmora"),
    ("The ministers held talks on the sidelines of the Velmora Summit.", "talks", ["Velmora"], "Velmora"),
]
NOWHERE = [
    ("The envoys condemned the army of Ostland.", "condemned", ["Ostland"]),
    ("The mother of a man killed in the war spoke of the bombing of buses in Velmora.", "killed", ["Velmora"]),
    ("Officials in Velmora said rebels attacked a convoy.", "attacked", ["Velmora"]),
    ("Ostland attacked a convoy.", "attacked", ["Ostland"]),
    ("Troops from Ostland attacked a convoy.", "attacked", ["Ostland"]),
    ("The army bombed a camp while talks went on in Velmora.", "bombed", ["Velmora"]),
    ("The mayor, who was born in Velmora, was arrested.", "arrested", ["Velmora"]),
    ("The army warned Ostland of an attack.", "warned", ["Ostland"]),
    ("A bomb went off at the Velmora Hotel, a blast that killed six.", "blast", ["Velmora"]),
    ("The attack in revenge for the strikes in Velmora killed six.", "attack", ["Velmora"]),
    ("The judge freed men jailed under Velmora laws.", "freed", ["Velmora"]),
    ("The envoys met to weigh the latest turn in the Ostland talks.", "met", ["Ostland"]),
    ("The clerk spoke to Velmora county voting officials.", "spoke", ["Velmora"]),
    ("The rebels called the raid revenge for shelling last month in Velmora.", "raid", ["Velmora"]),
    ("The rebels hold the border with Ostland, where they killed six men.", "killed", ["Ostland"]),
    ("Rebels attacked a convoy when the president was in Velmora.", "attacked", ["Velmora"]),
    ("Rebels in Velmora attacked a ship.", "attacked", ["Velmora"]),
    ("Police in Ostland arrested four men.", "arrested", ["Ostland"]),
    ("The Velmora police chief was killed.", "killed", ["Velmora"]),
    ("A bomb exploded at the Velmora Roman Church.", "exploded", ["Velmora"]),
    ("He called the attack in reply to Velmora talks a shame.", "attack", ["Velmora"]),
    ("He was held after men who fled Velmora, whose mayor resigned, spoke.", "resigned", ["Velmora"]),
]


@pytest.mark.parametrize(("text", "predicate", "places", "expected"), WHERE)
def test_a_place_tied_to_the_clause_is_where_it_happened(
    text: str, predicate: str, places: list[str], expected: str
) -> None:
    assert setting(text, predicate, places=places).place == expected


@pytest.mark.parametrize(("text", "predicate", "places"), NOWHERE)
def test_a_place_of_another_clause_or_of_a_side_is_not(text: str, predicate: str, places: list[str]) -> None:
    assert setting(text, predicate, places=places).place is None


def test_an_act_of_speech_happened_where_it_was_said_not_where_its_matter_lies() -> None:
    said = "The minister condemned the raid in Geneva."
    assert setting("The minister spoke in Velmora.", "spoke", places=["Velmora"], verbal=True).place == "Velmora"
    urged = "The embassy urged tourists to leave Ostland."
    assert setting(urged, "urged", places=["Ostland"], verbal=True).place is None
    assert setting(said, "raid", places=["Geneva"]).place in ("Geneva", None)
    told = "Ostland regrets the raid, ministry spokesman Ivo Kesk said at his weekly briefing in Velmora."
    assert setting(told, "regrets", places=["Velmora"], verbal=True).place == "Velmora"
    another = "Ostland accused Westmark of a raid, a professor said at a briefing in Velmora."
    assert setting(another, "accused", places=["Velmora"], verbal=True).place is None
    speaking = "Speaking in Velmora, the envoy condemned the raid."
    assert setting(speaking, "condemned", places=["Velmora"], verbal=True).place == "Velmora"
    meeting = "The leaders, meeting in Velmora, agreed to lift the ban."
    assert setting(meeting, "agreed", places=["Velmora"], verbal=True).place == "Velmora"
    mourning = "The envoy apologised at the embassy in Velmora."
    assert setting(mourning, "apologised", places=["Velmora"], verbal=True).place == "Velmora"
    visiting = "The envoy praised the rescuers during a trip to Velmora."
    assert setting(visiting, "praised", places=["Velmora"], verbal=True).place == "Velmora"
    calling = "The envoy called on the Velmora House to reject it."
    assert setting(calling, "called", places=["Velmora"], verbal=True).place is None
    touring = "She condemned the raid when she was a student in Velmora."
    assert setting(touring, "condemned", places=["Velmora"], verbal=True).place is None


WHEN = [
    ("Rebels attacked a convoy on Tuesday.", "attacked", ["Tuesday"]),
    ("On Tuesday, rebels attacked a convoy.", "attacked", ["Tuesday"]),
    ("The minister on Tuesday praised the army.", "praised", ["Tuesday"]),
    ("The army carried out an attack on Tuesday.", "attack", ["Tuesday"]),
    ("Rebels fired on a bus on Tuesday, killing six.", "killing", ["Tuesday"]),
    ("On Tuesday, the boats set sail, but the army jammed their radios.", "jammed", ["Tuesday"]),
    ("He was tried over the killing of farmers in May 2012.", "killing", ["May 2012"]),
    ("The 2013 uprising toppled the governor.", "uprising", ["2013"]),
    ("Aides kept notes of a call, made on Tuesday, in which he threatened the clerk.", "threatened", ["Tuesday"]),
    ("The council approved a May 2012 resolution on the dam.", "approved", ["May 2012"]),
    ("The envoys met for talks on the old dam on Tuesday.", "met", ["Tuesday"]),
    ("The minister will meet with the judges to discuss the leaks on Tuesday.", "meet", ["Tuesday"]),
    ("Rebels killed six men and abducted four on Tuesday.", "killed", ["Tuesday"]),
    ("Police arrested the men and seized weapons on Tuesday.", "arrested", ["Tuesday"]),
    ("The mayor held a rally on Tuesday demanding a new vote.", "demanding", ["Tuesday"]),
    ("The clerk held a news conference on Tuesday alleging that the mayor took bribes.", "alleging", ["Tuesday"]),
    ("Her brother was killed in the May 2031 attack.", "killed", ["May 2031"]),
    ("The court heard of the May 2031 bombing that killed six men and wounded nine.", "wounded", ["May 2031"]),
    ("On Tuesday the minister thanked the crew during his trip.", "trip", ["Tuesday"]),
]
NEVER = [
    ("The leaders met ahead of the May 4 election.", "met", ["May 4"]),
    ("Police arrested four people over the attack on Tuesday.", "arrested", ["Tuesday"]),
    ("Officials said on Tuesday that rebels attacked a convoy.", "attacked", ["Tuesday"]),
    ("Police arrested four people over Tuesday's attack.", "arrested", ["Tuesday"]),
    ("Rebels attacked the bridge that was built in 2011.", "attacked", ["2011"]),
    ("The army attacked before the talks began on Tuesday.", "attacked", ["Tuesday"]),
    ("The editor was seized and freed on Tuesday.", "seized", ["Tuesday"]),
    ("The minister was freed on Tuesday after the raid.", "raid", ["Tuesday"]),
    ("The editor was seized and will be freed on Tuesday.", "seized", ["Tuesday"]),
    (
        "The governor pardoned thousands of people convicted of theft under old laws on Tuesday.",
        "convicted",
        ["Tuesday"],
    ),
]
LIKELY = [
    ("The rift began in 2031, when Ostland urged rebels to disarm.", "urged", ["2031"]),
    ("On Tuesday aides struggled to explain it even as officials railed against rebels.", "railed", ["Tuesday"]),
]
SPOKEN_WHEN = [
    ("The council voted Tuesday to speed up aid and demand a truce.", "demand", ["Tuesday"]),
    ("Ostland regrets the raid, a government spokesman said on Tuesday.", "regrets", ["Tuesday"]),
    ("On Tuesday the minister said he regretted the raid.", "regretted", ["Tuesday"]),
    ("The minister criticised it in remarks made on Tuesday.", "criticised", ["Tuesday"]),
]


@pytest.mark.parametrize(("text", "predicate", "times"), WHEN)
def test_a_time_tied_to_the_clause_is_when_it_happened(text: str, predicate: str, times: list[str]) -> None:
    found = setting(text, predicate, times=times).time
    assert found is not None
    assert found.ref == times[0]


@pytest.mark.parametrize(("text", "predicate", "times"), SPOKEN_WHEN)
def test_an_act_in_words_is_done_when_it_is_voted_for_or_made_known(
    text: str, predicate: str, times: list[str]
) -> None:
    found = setting(text, predicate, times=times, verbal=True).time
    assert found is not None
    assert found.ref == times[0]
    sentence = sentence_of(text)
    anchors = anchors_of(sentence, word(sentence, predicate))
    assert ruled_time(sentence, anchors, times_in(text, times), verbal=False) is None


@pytest.mark.parametrize(("text", "predicate", "times"), LIKELY)
def test_the_likeliest_time_of_its_sentence_is_when_it_happened(text: str, predicate: str, times: list[str]) -> None:
    sentence = sentence_of(text)
    anchors = anchors_of(sentence, word(sentence, predicate))
    assert ruled_time(sentence, anchors, times_in(text, times), verbal=False) is None
    found = setting(text, predicate, times=times)
    assert found.time is not None
    assert found.time.ref == times[0]
    assert found.time_odds is not None


def test_a_weighed_time_is_told_and_gives_way_to_one_that_grammar_tells() -> None:
    when = "The rift began in 2031, when Ostland urged rebels to disarm."
    (weighed,) = read(text=when, published="2033-05-04").events
    assert weighed.time is not None
    assert weighed.time.start == "2031-01-01"
    assert "time weighed: 0." in weighed.why
    sentence = sentence_of(when)
    told = EventTime(ref="t2", start="2031-05-01", end="2031-05-31", precision="month", basis="stated")
    day = EventTime(ref="t1", start="2031-05-09", end="2031-05-09", precision="day", basis="stated")
    acts = [
        Act(
            sentence=sentence,
            trigger=word(sentence, "urged"),
            span=sentence.span,
            type="REQUEST",
            time=time,
            time_odds=odds,
        )
        for time, odds in ((day, 0.8), (told, None))
    ]
    assert combine(acts).time == told


@pytest.mark.parametrize(("text", "predicate", "times"), NEVER)
def test_a_time_of_another_clause_is_not(text: str, predicate: str, times: list[str]) -> None:
    assert setting(text, predicate, times=times).time is None


def test_the_numbers_of_the_clause_belong_to_the_act() -> None:
    text = "Rebels killed 12 soldiers in Velmora, where 30 families live."
    assert setting(text, "killed", amounts=["12 soldiers", "30 families"]).quantities == ("12 soldiers",)


LED_TO = [
    ("Rebels attacked a post, killing three guards and two clerks.", "attacked", ["three guards", "two clerks"]),
    ("The air strike in the valley that left 32 farmers dead was condemned.", "strike", ["32 farmers"]),
    ("It was a revenge attack for strikes on the valley that left 32 farmers dead.", "attack", []),
]


@pytest.mark.parametrize(("text", "predicate", "amounts"), LED_TO)
def test_what_an_act_led_to_is_counted_with_it(text: str, predicate: str, amounts: list[str]) -> None:
    told = [words for words in ("three guards", "two clerks", "32 farmers") if words in text]
    assert list(setting(text, predicate, amounts=told).quantities) == amounts


HEADLINE = "Rebels attack convoy in Velmora"
LEAD = "Rebels attacked a convoy in Velmora."
LATER = "The army jailed two men."


def article(published: str | None = "2031-05-04", lead: str = LEAD, later: str = LATER) -> Article:
    lines = [HEADLINE, lead, *["Nothing else was known."] * 4, later]
    text, paragraphs, at = "\n".join(lines), [], 0
    for number, line in enumerate(lines):
        role: Role = "headline" if number == 0 else "body"
        paragraphs.append(Paragraph(span=Span(at, at + len(line)), role=role))
        at += len(line) + 1
    basis = "given" if published else None
    return Article.of(text, language="en", paragraphs=tuple(paragraphs), published=published, published_basis=basis)


def act(told: Article, predicate: str, **fields: object) -> Act:
    sentence, token = next(
        (sentence, token)
        for sentence in parse_article(told).sentences
        for token in sentence.tokens
        if token.text == predicate
    )
    return Act(sentence=sentence, trigger=token, span=token.span, type="ASSAULT", **fields)  # type: ignore[arg-type]


def test_undated_news_of_the_lead_gets_the_publication_day_and_says_so() -> None:
    told = article()
    news = act(told, "attacked")
    assert dated(news, [news], told, []).time == EventTime(
        start="2031-05-03", end="2031-05-04", precision="day", basis="published"
    )


@pytest.mark.parametrize(
    ("predicate", "fields"),
    [
        ("jailed", {}),
        ("attacked", {"background": True}),
        ("attacked", {"status": "planned"}),
        ("attacked", {"time": EventTime(ref="t1")}),
    ],
)
def test_history_plans_and_later_paragraphs_get_no_date(predicate: str, fields: dict[str, object]) -> None:
    told = article()
    news = act(told, predicate, **fields)
    assert dated(news, [news], told, []).time == news.time


FURTHER_DOWN = [
    ("Rebels attacked a convoy on Saturday.", "The mayor condemned the raid.", "condemned", "ACCUSE", True),
    ("Rebels attacked a convoy on Saturday.", "The army also jailed two men.", "jailed", "COERCE", True),
    ("Rebels attacked a convoy on Saturday.", "The army jailed two men.", "jailed", "COERCE", False),
    ("Rebels attacked a convoy on Saturday.", "The mayor has condemned the raid.", "condemned", "ACCUSE", False),
    ("Rebels attacked a convoy on Saturday.", "The mayor condemned the raid of 2029.", "condemned", "ACCUSE", False),
    ("Rebels attacked a convoy.", "The mayor condemned the raid.", "condemned", "ACCUSE", False),
]


@pytest.mark.parametrize(("lead", "later", "predicate", "kind", "is_dated"), FURTHER_DOWN)
def test_in_an_article_that_begins_with_the_day_what_is_said_or_also_done_is_of_that_day(
    lead: str, later: str, predicate: str, kind: str, is_dated: bool
) -> None:
    told = article(lead=lead, later=later)
    days = [
        time for word, on in (("Saturday", "2031-05-03"), ("2029", "2029-01-01")) for time in told_on(told, word, on)
    ]
    news = replace(act(told, predicate), type=kind)
    assert (dated(news, [news], told, days).time is not None) is is_dated


def told_on(told: Article, words: str, on: str) -> list[TimeExpression]:
    if words not in told.text:
        return []
    span = find(told.text, words)
    return [TimeExpression(id=words, span=span, precision="day", kind="moment", start=on, end=on, basis="published")]


@pytest.mark.parametrize(
    ("lead", "is_dated"),
    [
        ("Rebels attacked a convoy in Velmora, officials said.", True),
        ('"Rebels attacked a convoy in Velmora," the mayor said.', False),
    ],
)
def test_what_officials_report_is_news_and_what_stands_between_marks_is_not(lead: str, is_dated: bool) -> None:
    told = article(lead=lead)
    news = act(told, "attacked", quote="q1", speaker="a9")
    assert (dated(news, [news], told, []).time is not None) is is_dated


def test_what_a_relative_clause_dates_is_another_thing() -> None:
    told = article(lead="Rebels attacked Velmora, which had been shelled in 2029.")
    news = act(told, "attacked")
    assert dated(news, [news], told, told_on(told, "2029", "2029-01-01")).time is not None


def test_the_claim_of_a_party_in_the_lead_is_of_the_day_too() -> None:
    told = article(lead="Rebels said they attacked a convoy.")
    news = act(told, "attacked", status="alleged")
    assert dated(news, [news], told, []).time is not None


def test_without_a_publication_day_there_is_no_date() -> None:
    told = article(published=None)
    news = act(told, "attacked")
    assert dated(news, [news], told, []).time is None


@pytest.mark.parametrize(
    ("lead", "predicate", "words"),
    [
        ("Rebels attacked a convoy hours after the vote of 2029.", "attacked", "2029"),
        ("Rebels, who attacked a convoy, want a new vote.", "attacked", None),
        ("Rebels have already attacked two convoys.", "attacked", None),
        ("Their abduction caused an outcry.", "abduction", None),
        ("A clerk was kidnapped and killed, prosecutors allege.", "kidnapped", None),
        ("The council condemned the raid.", "raid", None),
        ("The talks have been broken off for nearly two years.", "broken", "two years"),
    ],
)
def test_a_sentence_of_another_day_or_an_aside_gets_no_date(lead: str, predicate: str, words: str | None) -> None:
    told = Article.of(
        lead,
        language="en",
        paragraphs=(Paragraph(span=Span(0, len(lead)), role="body"),),
        published="2031-05-04",
        published_basis="given",
    )
    times = times_in(lead, [words] if words else [])
    news = act(told, predicate)
    assert dated(news, [news], told, times).time is None


TAKEN_UP = [
    ("Rebels hold Velmora. They killed four men in the city.", "killed", ["Velmora"], "Velmora"),
    ("Rebels hold Velmora. They killed four men in the old city hall.", "killed", ["Velmora"], None),
    ("Rebels hold Velmora. They killed four men in the province.", "killed", ["Velmora"], None),
    ("Rebels hold Velmora and Sorn. They killed four men in the city.", "killed", ["Velmora", "Sorn"], None),
]


@pytest.mark.parametrize(("text", "predicate", "places", "expected"), TAKEN_UP)
def test_a_place_is_taken_up_by_its_kind_where_only_one_can_be_meant(
    text: str, predicate: str, places: list[str], expected: str | None
) -> None:
    whole = parse_article(Article.of(text, language="en", paragraphs=(Paragraph(span=Span(0, len(text))),)))
    second = whole.sentences[1]
    found = setting_of(second, word(second, predicate), places_in(text, places), [], [])
    assert found.place == expected


def place(name: str, precision: PlacePrecision, country: str | None, number: int) -> Place:
    span = Span(number, number + len(name))
    return Place(id=f"p{number}", name=name, span=span, precision=precision, score=1, country=country)


TOGETHER = [
    ([("Westmark", "country", "WES"), ("Velmora", "city", "WES")], "Velmora", "city"),
    ([("Westmark", "country", "WES"), ("Tarsova", "city", "OST")], "Westmark", "country"),
    ([("Velmora", "city", "WES"), ("Velmora", "admin1", "WES")], "Velmora", "admin1"),
    ([("Velmora", "city", "WES"), ("Westmark", "country", "WES")], "Velmora", "city"),
]


@pytest.mark.parametrize(("told", "name", "precision"), TOGETHER)
def test_all_tellings_of_an_act_say_together_where_it_was(
    told: list[tuple[str, PlacePrecision, str]], name: str, precision: str
) -> None:
    places = [place(*one, number) for number, one in enumerate(told)]
    tellings = [act(article(), "attacked", place=one.id) for one in places]
    chosen = placed(tellings[0], tellings, places).place
    found = next(one for one in places if one.id == chosen)
    assert (found.name, found.precision) == (name, precision)
