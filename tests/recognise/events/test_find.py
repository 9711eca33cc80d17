"""Who did what to whom: sentences of our own about invented people, and the acts that each tells."""

import re
from dataclasses import replace

import pytest

from dateline.base.records import Actor, ActorKind, Article, Event, Mention, Paragraph, Quote, Role
from dateline.base.spans import Span
from dateline.parse import parse_article, phrases
from dateline.recognise.events import find_events

KINDS: dict[str, tuple[ActorKind, str | None, tuple[str, ...]]] = {
    "Ostland": ("state", "OST", ("GOV",)),
    "Westmark": ("state", "WES", ("GOV",)),
    "Ostland's army": ("org", "OST", ("MIL",)),
    "the Valley Front": ("group", "OST", ("REB",)),
    "the police": ("org", "OST", ("COP",)),
    "Police": ("org", "OST", ("COP",)),
    "President Ada Lund": ("person", "OST", ("GOV",)),
    "Foreign Minister Ivo Brand": ("person", "WES", ("GOV",)),
    "the villagers": ("group", "OST", ("CVL",)),
    "two journalists": ("group", "OST", ("JRN",)),
    "students": ("group", "OST", ("EDU",)),
    "the court": ("org", "OST", ("JUD",)),
    "the mayor": ("person", "OST", ("GOV",)),
    "the relief agency": ("org", None, ("NGO",)),
    "Gunmen": ("group", None, ("UAF",)),
    "gunmen": ("group", None, ("UAF",)),
    "six soldiers": ("group", "OST", ("MIL",)),
    "Six soldiers": ("group", "OST", ("MIL",)),
    "Two journalists": ("group", "OST", ("JRN",)),
    "Students": ("group", "OST", ("EDU",)),
}


def actors_in(text: str) -> tuple[Actor, ...]:
    """The invented actors that `text` names."""
    found = []
    for name, (kind, country, sectors) in KINDS.items():
        places = [at for at in range(len(text)) if text.startswith(name, at)]
        inner = [at for at in places if not _inside_longer(text, at, name)]
        mentions = tuple(Mention(span=Span(at, at + len(name)), form="name") for at in inner)
        if mentions:
            found.append(Actor(id=name, name=name, kind=kind, country=country, sectors=sectors, mentions=mentions))
    return tuple(found)


def _inside_longer(text: str, at: int, name: str) -> bool:
    longer = [other for other in KINDS if name in other and other != name]
    return any(text.startswith(other, at - other.index(name)) for other in longer)


def read(text: str, role: Role = "body", actors: tuple[Actor, ...] | None = None) -> tuple[Event, ...]:
    article = Article.of(text, paragraphs=(Paragraph(span=Span(0, len(text)), role=role),), language="en")
    known = actors_in(text) if actors is None else actors
    return find_events(article, parse_article(article), known, (), (), (), ())


def told(text: str) -> list[tuple[str, list[str], list[str]]]:
    return [(event.type, list(event.actors), list(event.recipients)) for event in read(text)]


OSTLAND, WESTMARK, FRONT = "Ostland", "Westmark", "the Valley Front"


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("Ostland attacked Westmark at dawn.", "ASSAULT", [OSTLAND], [WESTMARK]),
        ("Westmark was attacked by Ostland at dawn.", "ASSAULT", [OSTLAND], [WESTMARK]),
        ("Ostland carried out three raids on Westmark.", "ASSAULT", [OSTLAND], [WESTMARK]),
        ("Ostland's army shelled the villagers.", "ASSAULT", ["Ostland's army"], ["the villagers"]),
        ("Gunmen opened fire on students near a bridge.", "ASSAULT", ["Gunmen"], ["students"]),
        ("Ostland fired rockets at Westmark.", "ASSAULT", [OSTLAND], [WESTMARK]),
        ("A raid by the Valley Front killed two journalists.", "ASSAULT", [FRONT], ["two journalists"]),
        ("The Ostland massacre of students shocked the valley.", "ASSAULT", [OSTLAND], ["students"]),
        ("President Ada Lund was killed by two journalists.", "ASSAULT", ["two journalists"], ["President Ada Lund"]),
        ("Students held protests over the death of President Ada Lund.", "PROTEST", ["Students"], []),
        ("Two hundred students protested against the death and the Westmark war.", "PROTEST", ["students"], [WESTMARK]),
        ("President Ada Lund was killed by a sniper hiding in her garden.", "ASSAULT", [], ["President Ada Lund"]),
        ("Police spoke of the murder of President Ada Lund's brother.", "ASSAULT", [], []),
        ("Six soldiers died in an air strike on the port.", "ASSAULT", [], ["Six soldiers"]),
        ("Students held a two-day strike.", "PROTEST", ["Students"], []),
        ("Students protested in the capital against the jailing of President Ada Lund.", "PROTEST", ["Students"], []),
        ("Two journalists were hacked with spyware.", "COERCE", [], ["Two journalists"]),
        ("Gunmen hacked two journalists with machetes.", "ASSAULT", ["Gunmen"], ["two journalists"]),
        ("The relief agency bombing killed two journalists.", "ASSAULT", [], ["two journalists"]),
        ("Ostland, which is in talks with Westmark, tested nothing.", "CONSULT", [OSTLAND, WESTMARK], []),
        ("Ostland has been in negotiations with Westmark.", "CONSULT", [OSTLAND, WESTMARK], []),
        ("Ostland tested a ballistic missile on Monday.", "MOBILIZE", [OSTLAND], []),
        ("Ostland fired a missile into the sea.", "MOBILIZE", [OSTLAND], []),
        ("Ostland sent troops to the border.", "MOBILIZE", [OSTLAND], []),
        ("Police arrested two journalists.", "COERCE", ["Police"], ["two journalists"]),
        ("At dawn the police rounded up students.", "COERCE", ["the police"], ["students"]),
        ("Ostland imposed a curfew in the valley.", "COERCE", [OSTLAND], []),
        ("Ostland's army seized power from President Ada Lund.", "COERCE", ["Ostland's army"], ["President Ada Lund"]),
        ("Ostland has banned students from the main square.", "COERCE", [OSTLAND], ["students"]),
        ("Ostland imposed sanctions on Westmark.", "SANCTION", [OSTLAND], [WESTMARK]),
        ("Ostland expelled the ambassador of Westmark.", "SANCTION", [OSTLAND], [WESTMARK]),
        ("Ostland severed diplomatic ties with Westmark.", "SANCTION", [OSTLAND], [WESTMARK]),
        ("the court sentenced the mayor to nine years in prison.", "SANCTION", ["the court"], ["the mayor"]),
        ("students protested against President Ada Lund.", "PROTEST", ["students"], ["President Ada Lund"]),
        ("Miners went on strike in Ostland.", "PROTEST", [], []),
        ("the mayor met President Ada Lund in the hall.", "CONSULT", ["the mayor", "President Ada Lund"], []),
        ("Talks between Ostland and Westmark began on Monday.", "CONSULT", [OSTLAND, WESTMARK], []),
        ("Foreign Minister Ivo Brand paid a visit to Ostland.", "CONSULT", ["Foreign Minister Ivo Brand"], [OSTLAND]),
        ("Ostland agreed to send food to Westmark.", "AGREE", [OSTLAND], [WESTMARK]),
        ("Ostland and Westmark reached an agreement on fishing.", "AGREE", [OSTLAND, WESTMARK], []),
        ("Ostland will send food to Westmark.", "AGREE", [OSTLAND], [WESTMARK]),
        ("Ostland said it was ready to leave the valley.", "AGREE", [OSTLAND], []),
        ("the relief agency gave the villagers food and tents.", "AID", ["the relief agency"], ["the villagers"]),
        ("Ostland released two journalists.", "RETREAT", [OSTLAND], ["two journalists"]),
        ("Ostland withdrew its troops from Westmark.", "RETREAT", [OSTLAND], [WESTMARK]),
        ("the mayor resigned on Friday.", "RETREAT", ["the mayor"], []),
        ("Ostland declared a ceasefire with the Valley Front.", "RETREAT", [OSTLAND], [FRONT]),
        ("Ostland lifted the ban on Westmark.", "CONCEDE", [OSTLAND], [WESTMARK]),
        ("President Ada Lund praised Westmark.", "SUPPORT", ["President Ada Lund"], [WESTMARK]),
        ("Ostland recognised the government of Westmark.", "SUPPORT", [OSTLAND], [WESTMARK]),
        ("Ostland urged Westmark to free the crew.", "REQUEST", [OSTLAND], [WESTMARK]),
        ("Ostland called on Westmark to show restraint.", "REQUEST", [OSTLAND], [WESTMARK]),
        ("President Ada Lund said Westmark must open its border.", "REQUEST", ["President Ada Lund"], [WESTMARK]),
        ("Ostland accused Westmark of spying.", "ACCUSE", [OSTLAND], [WESTMARK]),
        ("Ostland called on Tuesday for Westmark to withdraw.", "REQUEST", [OSTLAND], [WESTMARK]),
        ("Parties including Ostland protested at noon.", "PROTEST", [OSTLAND], []),
        ("Ostland blamed two groups, Westmark and the Valley Front.", "ACCUSE", [OSTLAND], [WESTMARK, FRONT]),
        ("Later the Valley Front struck at six soldiers.", "ASSAULT", [FRONT], ["six soldiers"]),
        ("students hurled stones at the police.", "ASSAULT", ["students"], ["the police"]),
        ("Gunmen threatened to kill the mayor.", "THREATEN", ["Gunmen"], ["the mayor"]),
        ("students set two buses on fire.", "ASSAULT", ["students"], []),
        ("Gunmen tried to kill the mayor.", "ASSAULT", ["Gunmen"], ["the mayor"]),
        ("Ostland said it had no part in the raid.", "REJECT", [OSTLAND], []),
        ("President Ada Lund said Westmark was corrupt.", "ACCUSE", ["President Ada Lund"], [WESTMARK]),
        ("Ostland handed over two journalists to Westmark.", "RETREAT", [OSTLAND], [WESTMARK]),
        ("Gunmen set off two bombs near the court.", "ASSAULT", ["Gunmen"], ["the court"]),
        ("the mayor was targeted by the Valley Front.", "ASSAULT", [FRONT], ["the mayor"]),
        ("Hundreds of angry protesters filled the square.", "PROTEST", [], []),
        ("At noon the police foiled a plot.", "COERCE", ["the police"], []),
        ("Ostland invited Westmark to hack the bank.", "REQUEST", [OSTLAND], [WESTMARK]),
        ("Ostland called the charges of Westmark absurd.", "REJECT", [OSTLAND], [WESTMARK]),
        ("the police are investigating whether gunmen lied.", "ACCUSE", ["the police"], []),
        ("Later the Valley Front claimed a raid that killed students.", "ASSAULT", [FRONT], ["students"]),
        ("The bombing of the court killed two journalists.", "ASSAULT", [], ["two journalists"]),
        ("The shelling of the court by the Valley Front killed students.", "ASSAULT", [FRONT], ["students"]),
        ("Later the Valley Front claimed responsibility for the bombing.", "ASSAULT", ["the Valley Front"], []),
        ("Ostland condemned the bombing of the court by the Valley Front.", "ACCUSE", [OSTLAND], [FRONT]),
        ("Ostland blamed Westmark for the flood of fake news.", "ACCUSE", [OSTLAND], [WESTMARK]),
        ("the mayor said Westmark was responsible for the shortage.", "ACCUSE", ["the mayor"], [WESTMARK]),
        ("Ostland summoned the ambassador of Westmark.", "ACCUSE", [OSTLAND], [WESTMARK]),
        ("Ostland rejected a proposal by Westmark.", "REJECT", [OSTLAND], [WESTMARK]),
        ("Ostland refused to meet Foreign Minister Ivo Brand.", "REJECT", [OSTLAND], []),
        ("Ostland said it will not lift the siege.", "REJECT", [OSTLAND], []),
        ("Ostland will not release two journalists.", "REJECT", [OSTLAND], ["two journalists"]),
        ("Ostland threatened to bomb Westmark.", "THREATEN", [OSTLAND], []),
        ("Ostland warned of retaliation.", "THREATEN", [OSTLAND], []),
        ("Ostland said it would boycott the summit.", "THREATEN", [OSTLAND], []),
        ("Ostland and Westmark held joint military exercises.", "COOPERATE", [OSTLAND, WESTMARK], []),
        ("Ostland launched a cruise-missile attack on targets of the Valley Front.", "ASSAULT", [OSTLAND], [FRONT]),
        ("six soldiers have begun leaving Westmark.", "RETREAT", ["six soldiers"], [WESTMARK]),
        ("Ostland awarded the Order of the Oak to Foreign Minister Ivo Brand.", "SUPPORT", [OSTLAND], []),
        ("Ostland demanded that Westmark open its border.", "REQUEST", [OSTLAND], [WESTMARK]),
        ("Ostland has made the same demands of Westmark.", "REQUEST", [OSTLAND], [WESTMARK]),
        ("Ostland called for a new court.", "REQUEST", [OSTLAND], []),
        ("the mayor refused to endorse President Ada Lund.", "REJECT", ["the mayor"], ["President Ada Lund"]),
        ("the mayor complained that Westmark had hidden the files.", "ACCUSE", ["the mayor"], [WESTMARK]),
        ("Ostland said it would work with Westmark to free the crew.", "AGREE", [OSTLAND], [WESTMARK]),
        ("Ostland said it was ready to hold talks with Westmark.", "AGREE", [OSTLAND], [WESTMARK]),
        ("Ostland will cooperate with Westmark.", "AGREE", [OSTLAND], [WESTMARK]),
        ("Later the mayor called on President Ada Lund (R) to go.", "REQUEST", ["the mayor"], ["President Ada Lund"]),
    ],
)  # fmt: skip
def test_a_sentence_tells_its_act_with_who_and_whom(
    text: str, kind: str, actors: list[str], recipients: list[str]
) -> None:
    found = [event for event in read(text) if event.type == kind]
    assert len(found) == 1, told(text)
    assert sorted(found[0].actors) == sorted(actors)
    assert not recipients or list(found[0].recipients) == recipients


@pytest.mark.parametrize(
    "text",
    [
        "Ostland threatened to bomb Westmark.",
        "Ostland urged Westmark to free the crew.",
        "Ostland accused Westmark of arming the Valley Front.",
        "Ostland agreed to withdraw its troops.",
        "Ostland refused to release two journalists.",
        "the court sentenced the mayor to a year in jail for insulting the villagers.",
        "A raid by the Valley Front killed six soldiers, wounding nine others.",
        "six soldiers were killed in an air raid by Ostland.",
        "Ostland launched an investigation into the Valley Front.",
        "the court charged the mayor with murder and torture of the villagers.",
        "the mayor faces charges of kidnapping.",
        "Ostland accused Westmark of voicing support for the Valley Front.",
        "Ostland ordered the villagers to evacuate the valley by Friday.",
    ],
)
def test_what_is_said_asked_or_part_of_an_act_is_no_second_act(text: str) -> None:
    assert len(read(text)) == 1, told(text)


def test_for_whom_a_spokesperson_speaks_is_told_with_him_and_did_what_he_claims() -> None:
    words = "Valley Front spokesman Ivo Rask condemned the vote. Ivo Rask claimed the attack on the bridge."
    at = [found.start() for found in re.finditer("Ivo Rask", words)]
    names = tuple(Mention(span=Span(start, start + 8), form="name") for start in at)
    role, body = Span(0, words.index(" Ivo")), (Mention(span=Span(0, 12), form="name"),)
    speaker = Actor(id="rask", name="Ivo Rask", kind="person", sectors=("REB",), mentions=names, roles=(role,))
    front = Actor(id="front", name="Valley Front", kind="org", sectors=("REB",), mentions=body)
    told = {event.type: event.actors for event in read(words, actors=(speaker, front))}
    assert told == {"ACCUSE": ("rask", "front"), "ASSAULT": ("front",)}
    asked = "Valley Front spokesman Ivo Rask urged the Valley Front to talk."
    again = replace(front, mentions=(*body, Mention(span=Span(42, 54), form="name")))
    speaker = replace(speaker, mentions=names[:1])
    assert [(event.actors, event.recipients) for event in read(asked, actors=(speaker, again))] == [
        (("rask",), ("front",))
    ]


def test_what_one_private_person_does_to_another_is_no_event() -> None:
    words = "Ivo Rask beat Tom Velsh in the old hall."
    people = tuple(
        Actor(id=name, name=name, kind="person", mentions=(Mention(span=Span(words.index(name), at), form="name"),))
        for name in ("Ivo Rask", "Tom Velsh")
        for at in (words.index(name) + len(name),)
    )
    assert read(words, actors=people) == ()
    soldier = replace(people[0], sectors=("MIL",))
    assert [event.type for event in read(words, actors=(soldier, people[1]))] == ["ASSAULT"]


def test_what_a_private_person_will_not_do_is_no_refusal() -> None:
    words = '"We will not leave our homes," Ivo Rask said.'
    mention = Mention(span=Span(words.index("Ivo"), words.index("Ivo") + 8), form="name")
    farmer = Actor(id="a", name="Ivo Rask", kind="person", sectors=("LAB",), mentions=(mention,))
    assert read(words, actors=(farmer,)) == ()
    assert [event.type for event in read(words, actors=(replace(farmer, sectors=("GOV",)),))] == ["REJECT"]


@pytest.mark.parametrize(
    "text",
    [
        "President Ada Lund attacked the problem of inflation.",
        "The minister fired insults at a rival.",
        "The mayor held a news conference.",
        "The firm terminated two hundred workers.",
        "The team struck early and shot two goals.",
        "A ferry struck the pier and six people were hurt.",
        "Hurricane Odo hit the coast of Ostland.",
        "The report was released on Monday.",
        "A glider came down in a field.",
        "Ostland has nearly 900 troops based in the valley.",
        "The forecaster warned that rain would fall in Ostland.",
        "The spokesman declined to comment.",
        "Shares rallied after the news.",
        "The club of old pilots meets no more.",
        "The banned poet lives by the sea.",
        "If Ostland attacked Westmark, nobody would win.",
        "Thank you, said the mayor.",
        "The shop slammed its doors.",
        "A blaze at a mill killed nine people.",
        "An explosion at a bakery injured a cook.",
        "Nobody was arrested on Monday.",
        "Ostland did not attack Westmark.",
        "The mayor lost a long battle with illness.",
        "Her mind is shot, said the mayor.",
        "The mayor opened fire on the budget.",
        "The shops fight a losing battle against empty shelves.",
        "The rider killed himself.",
        "President Ada Lund held a campaign rally in the valley.",
        "The mayor did not answer a request for comment.",
        "President Ada Lund told two journalists that it was late.",
        "A cloud surrounded the hill.",
        "The boats were hit by small debris.",
        "six soldiers were hurt by the rumour.",
        "students demonstrated their skill at noon.",
        "Ostland must focus on helping the villagers.",
        "Ostland asked Westmark whether it was late.",
        "'How big is it?' asked the mayor.",
        "When asked to come, the mayor smiled.",
        "The mayor conceded that it had rained.",
        "the mayor spoke at a rally for his friends.",
        "students read the press release of the mayor.",
        "Later Valley Fraud Investigations said it was late.",
        "Nothing is harder than getting Ostland to release two journalists.",
        "students wonder whether Ostland will leave and release two journalists.",
    ],
)
def test_metaphors_accidents_and_states_are_no_events(text: str) -> None:
    assert read(text) == (), told(text)


BUSINESS = """Kestrel Motors sued Arbor Foods. Arbor Foods rejected the claim. Kestrel Motors urged its rival to settle.
Arbor Foods refused to meet. Kestrel Motors made a final offer. Arbor Foods accused Kestrel Motors of waste."""
SHOW = """Mira Sol met Tom Pell in the studio. Mira Sol praised Tom Pell. Tom Pell thanked Mira Sol.
Mira Sol promised to help Tom Pell. Tom Pell urged Mira Sol to sing. Mira Sol agreed to tour with Tom Pell."""


def private(name: str, text: str) -> Actor:
    at = [match.start() for match in re.finditer(name, text)]
    mentions = tuple(Mention(span=Span(start, start + len(name)), form="name") for start in at)
    return Actor(id=name, name=name, kind="org", mentions=mentions)


@pytest.mark.parametrize(
    ("text", "names"), [(BUSINESS, ("Kestrel Motors", "Arbor Foods")), (SHOW, ("Mira Sol", "Tom Pell"))]
)
def test_news_of_business_and_show_tells_no_event(text: str, names: tuple[str, ...]) -> None:
    assert read(text, actors=tuple(private(name, text) for name in names)) == ()


FILLER = "It rained all day. The bakery sold out. A choir sang on the pier. The tide was high. A dog slept. "
CRIME = "A man was arrested over fake cheques. He was charged with fraud. He is suspected of theft. "
CAMPAIGN = "The senator spoke at noon. Voters cheered. The election is near. The candidate smiled. Lawmakers agree. "


def test_where_hardly_a_word_is_of_politics_an_arrest_is_ordinary_crime() -> None:
    assert told(CRIME + FILLER) == []
    assert [kind for kind, _, _ in told(CRIME + CAMPAIGN)] == ["COERCE", "ACCUSE", "ACCUSE"]


def test_where_sentences_are_of_politics_private_people_take_part_in_it() -> None:
    text = "Mira Sol sued Tom Pell. "
    known = tuple(private(name, text * 5) for name in ("Mira Sol", "Tom Pell"))
    assert read(text * 5 + FILLER, actors=known) == ()
    assert {event.type for event in read(text * 5 + CAMPAIGN, actors=known)} == {"ACCUSE"}


@pytest.mark.parametrize(
    ("text", "kind", "modes"),
    [
        ("Ostland carried out air strikes on Westmark.", "ASSAULT", {"aerial"}),
        ("A suicide bomber attacked six soldiers.", "ASSAULT", {"suicide-attack", "explosives"}),
        ("Gunmen shot two journalists.", "ASSAULT", {"firearms"}),
        ("Gunmen kidnapped two journalists.", "ASSAULT", {"abduct"}),
        ("Ostland's army shelled the villagers.", "ASSAULT", {"heavy-weapons"}),
        ("Police used tear gas against students.", "ASSAULT", {"crowd-control"}),
        ("Police arrested two journalists.", "COERCE", {"arrest"}),
        ("the court fined the mayor.", "SANCTION", {"convict"}),
        ("Ostland threatened to suspend aid.", "THREATEN", {"relations"}),
        ("Ostland threatened to attack Westmark.", "THREATEN", {"violence"}),
        ("Ostland called for talks with Westmark.", "REQUEST", {"meet"}),
        ("Ostland urged Westmark to show restraint.", "REQUEST", {"yield"}),
        ("Ostland released two journalists.", "RETREAT", {"release"}),
        ("students staged a hunger strike against the mayor.", "PROTEST", {"hunger"}),
        ("Ostland opened an inquiry into the Valley Front.", "ACCUSE", {"investigate"}),
        ("Ostland put its army on alert.", "MOBILIZE", {"troops"}),
        ("Ostland recalled its ambassador from Westmark.", "SANCTION", {"withdraw"}),
    ],
)
def test_trigger_words_and_instruments_give_the_modes(text: str, kind: str, modes: set[str]) -> None:
    found = [event for event in read(text) if event.type == kind]
    assert len(found) == 1, told(text)
    assert set(found[0].modes) == modes


def test_the_evidence_runs_from_actor_to_recipient_and_the_trigger_stands_in_it() -> None:
    text = "On Monday, after a long night, Ostland attacked Westmark with no warning to anyone at all."
    (event,) = read(text)
    assert event.spans[0].of(text) == "Ostland attacked Westmark"
    assert event.trigger.of(text) == "attacked"


@pytest.mark.parametrize(
    "text",
    [
        "Ostland condemned the killing of two journalists.",
        "Ostland demanded the release of two journalists.",
        "Ostland welcomed the release of two journalists.",
    ],
)
def test_who_speaks_of_a_deed_does_not_speak_to_its_victims(text: str) -> None:
    said = next(event for event in read(text) if event.type in ("ACCUSE", "REQUEST", "SUPPORT"))
    assert (said.actors, said.recipients) == ((OSTLAND,), ())


def test_a_politician_attacks_another_in_words_unless_he_is_armed() -> None:
    assert told("On Monday the mayor attacked President Ada Lund.") == [
        ("ACCUSE", ["the mayor"], ["President Ada Lund"]),
    ]
    assert told("On Monday the mayor attacked President Ada Lund with a knife.") == [
        ("ASSAULT", ["the mayor"], ["President Ada Lund"]),
    ]
    assert told("Later Foreign Minister Ivo Brand beat the mayor by nine votes.") == []


def test_many_attacks_on_one_person_are_made_in_words() -> None:
    assert told("Later Ostland condemned the attacks on President Ada Lund.")[-1:] != [
        ("ASSAULT", [], ["President Ada Lund"]),
    ]
    assert ("ACCUSE", [], ["President Ada Lund"]) in told("The attacks on President Ada Lund went on.")
    assert ("ASSAULT", [], ["the villagers"]) in told("The attacks on the villagers went on.")


def test_a_crowd_says_what_it_came_for() -> None:
    found = told("students marched to the court to demand the release of two journalists.")
    assert ("REQUEST", ["students"], []) in found


def test_who_claims_a_known_attack_did_it_and_is_who_is_condemned_for_it() -> None:
    text = """A bomb killed six soldiers in the valley. Later the Valley Front claimed responsibility for the attack.
Ostland condemned the attack."""
    attack, condemnation = read(text)
    assert (attack.actors, attack.recipients) == ((FRONT,), ("six soldiers",))
    assert condemnation.recipients == (FRONT,)


def test_who_condemns_an_attack_condemns_the_attackers() -> None:
    text = "Ostland shelled six soldiers on Monday. President Ada Lund condemned the attack by Ostland."
    accusation = next(event for event in read(text) if event.type == "ACCUSE")
    assert accusation.recipients == (OSTLAND,)


def test_the_evidence_of_a_second_act_leaves_the_first_one_out() -> None:
    text = "Ostland opposes the plan and calls upon Westmark and the Valley Front to show restraint."
    request = next(event for event in read(text) if event.type == "REQUEST")
    assert request.spans[0].of(text) == "calls upon Westmark and the Valley Front"
    assert (request.actors, set(request.recipients)) == ((OSTLAND,), {WESTMARK, FRONT})


def test_the_accused_and_not_the_accuser_is_the_subject_of_what_is_told() -> None:
    text = "Ostland accused Westmark of shelling the villagers."
    article = Article.of(text, paragraphs=(Paragraph(span=Span(0, len(text))),), language="en")
    sentence = parse_article(article).sentences[0]
    shelling = next(token for token in sentence.tokens if token.text == "shelling")
    subject = phrases.subject(sentence, shelling)
    assert subject is not None
    assert subject.text == WESTMARK


def test_a_caption_tells_no_event() -> None:
    assert read("Ostland attacked Westmark at dawn.", role="caption") == ()


def test_events_are_numbered_in_text_order_and_say_why() -> None:
    events = read("Ostland attacked Westmark. Police arrested two journalists. Ostland praised the relief agency.")
    assert [event.id for event in events] == ["e1", "e2", "e3"]
    assert [event.type for event in events] == ["ASSAULT", "COERCE", "SUPPORT"]
    assert all(event.type in event.why and 0 < event.score <= 1 for event in events)


@pytest.mark.parametrize(
    ("text", "kind", "mode"),
    [
        ("Police lathi-charged the villagers.", "ASSAULT", "crowd-control"),
        ("Police tear-gassed the villagers near the court.", "ASSAULT", "crowd-control"),
        ("Ostland's army carpet-bombed the villagers.", "ASSAULT", "aerial"),
    ],
)
def test_a_verb_that_a_hyphen_binds_is_that_verb_and_not_its_last_part(text: str, kind: str, mode: str) -> None:
    (event,) = read(text)
    assert event.type == kind
    assert mode in event.modes


def test_codes_come_from_the_codebook() -> None:
    (event,) = read("Ostland carried out air strikes on Westmark.")
    assert (event.quad, event.cameo, event.intensity) == (4, "195", -9.5)
    assert "military" in event.contexts


def test_a_promise_and_a_refusal_have_happened_when_they_are_made() -> None:
    (promise,) = read("Ostland will release two journalists.")
    (refusal,) = read("Ostland will not release two journalists.")
    assert (promise.type, promise.status) == ("AGREE", "happened")
    assert (refusal.type, refusal.status) == ("REJECT", "happened")


def test_who_denies_what_he_was_accused_of_answers_his_accuser() -> None:
    accusation, denial = read("Ostland accused Westmark of arming the Valley Front. Later Westmark denied the claim.")
    assert (accusation.actors, accusation.recipients) == ((OSTLAND,), (WESTMARK,))
    assert (denial.type, denial.actors, denial.recipients) == ("REJECT", (WESTMARK,), (OSTLAND,))


def said_by(speaker: str, text: str) -> tuple[Event, ...]:
    """The events of `text`, all of it said by `speaker`."""
    article = Article.of(text, paragraphs=(Paragraph(span=Span(0, len(text)), role="body"),), language="en")
    start = text.index("said ") + len("said ")
    quote = Quote(id="q1", kind="indirect", segments=(Span(start, len(text) - 1),), speaker=speaker)
    return find_events(article, parse_article(article), actors_in(text), (), (), (), (quote,))


@pytest.mark.parametrize(
    ("speaker", "text", "kind", "status"),
    [
        (OSTLAND, "Ostland said six soldiers of Westmark turned back.", "RETREAT", "happened"),
        (OSTLAND, "Ostland said Westmark withdrew its troops from the valley.", "RETREAT", "alleged"),
        (OSTLAND, "Ostland said Westmark attacked the villagers.", "ASSAULT", "alleged"),
        (OSTLAND, "Ostland said a truce was a mistake while Westmark bombs the villagers.", "ASSAULT", "ongoing"),
        (OSTLAND, "Ostland said prices rose after the bombing of the villagers by Westmark.", "ASSAULT", "happened"),
        (OSTLAND, "Ostland said Westmark ran the raid on the villagers, which Westmark denies.", "REJECT", "happened"),
        (OSTLAND, "Ostland said Westmark accused the villagers of theft.", "ACCUSE", "happened"),
        (FRONT, "For the Valley Front a speaker said Ostland's army killed six villagers.", "ASSAULT", "alleged"),
        ("Ostland's army", "Ostland's army said the Valley Front killed six villagers.", "ASSAULT", "happened"),
    ],
)
def test_what_a_party_says_of_another_is_claimed_but_not_the_answer_that_is_told_with_it(
    speaker: str, text: str, kind: str, status: str
) -> None:
    found = [event for event in said_by(speaker, text) if event.type == kind]
    assert [event.status for event in found] == [status], told(text)
