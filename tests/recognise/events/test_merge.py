"""Which tellings are one act, and what one act is made of."""

from dataclasses import replace

import pytest

from dateline.base.records import Actor, ActorKind, Article, EventTime, Mention, Paragraph, Place, Role
from dateline.base.spans import Span
from dateline.parse import parse_article
from dateline.recognise.events.act import Act
from dateline.recognise.events.merge import combine, merge_acts
from dateline.recognise.events.status.weigh import Heard


def actor(ident: str, name: str, country: str | None, kind: ActorKind = "state") -> Actor:
    mention = Mention(span=Span(0, 1), form="name")
    sectors = ("GOV",) if kind != "group" else ("REB",)
    return Actor(id=ident, name=name, kind=kind, country=country, sectors=sectors, mentions=(mention,))


ACTORS = [
    actor("ostland", "Ostland", "OST"),
    actor("army", "Ostland's army", "OST", "org"),
    actor("westmark", "Westmark", "WES"),
    actor("rebels", "Free Valley Front", "OST", "group"),
    actor("minister", "Ada Lund", "OST", "person"),
]
PLACES = [
    Place(id="velmora", name="Velmora", span=Span(0, 1), precision="city", country="OST", score=1),
    Place(id="karth", name="Karth", span=Span(0, 1), precision="city", country="OST", score=1),
    Place(id="ostland", name="Ostland", span=Span(0, 1), precision="country", country="OST", score=1),
]


class Telling:
    """An article line by line; each act is found by its line and trigger word."""

    def __init__(self, *lines: str, headline: bool = True) -> None:
        text, paragraphs, at = "\n".join(lines), [], 0
        for number, line in enumerate(lines):
            role: Role = "headline" if headline and number == 0 else "body"
            paragraphs.append(Paragraph(span=Span(at, at + len(line)), role=role))
            at += len(line) + 1
        self.parse = parse_article(Article.of(text, language="en", paragraphs=tuple(paragraphs)))

    def act(self, line: int, trigger: str, **fields: object) -> Act:
        sentence, token = next(
            (s, t) for s in self.parse.sentences if s.paragraph == line for t in s.tokens if t.text == trigger
        )
        told = {"type": "ASSAULT", "span": sentence.span, **fields}
        return Act(sentence=sentence, trigger=token, **told)  # type: ignore[arg-type]


def on(day: str) -> EventTime:
    return EventTime(ref="t1", start=day, end=day, precision="day", basis="stated")


def groups(*acts: Act) -> int:
    return len(merge_acts(acts, ACTORS, PLACES))


def test_a_headline_and_its_lead_tell_one_act() -> None:
    told = Telling("Ostland bombs rebel camp", "Ostland's army bombed a camp of the rebels near Velmora.")
    first = told.act(0, "bombs", actors=("ostland",), recipients=("rebels",), modes=("aerial",))
    second = told.act(1, "bombed", actors=("army",), recipients=("rebels",), modes=("aerial",), place="velmora")
    assert groups(first, second) == 1


@pytest.mark.parametrize(
    "line", ["The attack was the first this year.", "Two buses burned after the blast.", "This strike was condemned."]
)
def test_a_definite_noun_refers_to_the_act_before_it(line: str) -> None:
    told = Telling("Rebels attacked a convoy in Velmora.", line, headline=False)
    noun = next(word.strip(".") for word in line.split() if word.strip(".") in ("attack", "blast", "strike"))
    assert groups(told.act(0, "attacked", actors=("rebels",)), told.act(1, noun, bare=True)) == 1


@pytest.mark.parametrize(
    "line",
    [
        "The previous attack was in Karth.",
        "The most recent attack was in spring.",
        "Another attack followed.",
        "A second attack followed.",
        "A separate attack was reported in Karth.",
    ],
)
def test_another_act_stays_another(line: str) -> None:
    told = Telling("Rebels attacked a convoy in Velmora.", line, headline=False)
    first = told.act(0, "attacked", actors=("rebels",), place="velmora")
    assert groups(first, told.act(1, "attack", bare=True)) == 2


def test_the_death_of_one_named_person_is_one_act_whoever_tells_it_by_whatever_means() -> None:
    told = Telling("A rocket killed Ada Lund in Karth.", "“We terminated her,” the general said.", headline=False)
    killed = told.act(0, "killed", recipients=("minister",), modes=("aerial",), place="karth")
    terminated = told.act(1, "terminated", actors=("rebels",), recipients=("minister",), modes=("targeted",))
    assert groups(killed, terminated) == 1


def test_the_deaths_of_unnamed_people_may_be_two() -> None:
    told = Telling("A rocket killed soldiers in Karth.", "Rebels murdered soldiers in Velmora.", headline=False)
    killed = told.act(0, "killed", recipients=("army",), modes=("aerial",), place="karth")
    assert groups(killed, told.act(1, "murdered", actors=("rebels",), recipients=("army",), place="velmora")) == 2


def test_talks_and_who_brokered_them_are_one_act_under_whatever_noun() -> None:
    told = Telling("The deal is the outcome of negotiations with rebels, brokered by Ostland.", headline=False)
    talks = told.act(0, "negotiations", type="CONSULT", recipients=("rebels",))
    brokered = told.act(0, "brokered", type="CONSULT", actors=("ostland",), modes=("third-party",))
    assert groups(talks, brokered) == 1


def test_what_a_headline_tells_as_news_is_no_history_whatever_the_encoder_hears() -> None:
    told = Telling("Ostland bombs rebel camp", "The camp was bombed at dawn.")
    past = Heard(ongoing=0.02, history=0.99)
    news, later = told.act(0, "bombs", heard=past), told.act(1, "bombed", heard=past)
    assert not combine([news, later]).background
    assert combine([later]).background


def test_a_participle_goes_on_with_the_act_of_its_clause() -> None:
    told = Telling("Rebels fired on a bus in Velmora, killing six people.", headline=False)
    fired = told.act(0, "fired", actors=("rebels",), modes=("firearms",))
    killing = told.act(0, "killing", recipients=("westmark",))
    assert groups(fired, killing) == 1


def test_a_verb_and_the_noun_of_its_means_are_one_act() -> None:
    told = Telling("Six people were killed in an airstrike on Velmora.", headline=False)
    assert groups(told.act(0, "killed"), told.act(0, "airstrike", actors=("army",), modes=("aerial",))) == 1


def test_a_noun_that_only_refers_still_tells_the_means() -> None:
    told = Telling("Rebels killed six people in Velmora.", "The drone attack was the first this year.", headline=False)
    killed = told.act(0, "killed", actors=("rebels",))
    (group,) = merge_acts([killed, told.act(1, "attack", bare=True, modes=("drone",))], ACTORS, PLACES)
    assert combine(group).modes == ("drone",)


def test_two_strikes_in_one_city_at_different_times_stay_two() -> None:
    told = Telling("The army bombed Velmora on Monday.", "The army bombed Velmora on Tuesday.", headline=False)
    first = told.act(0, "bombed", actors=("army",), place="velmora", time=on("2031-05-01"))
    second = told.act(1, "bombed", actors=("army",), place="velmora", time=on("2031-05-02"))
    assert groups(first, second) == 2


def test_two_strikes_on_one_day_in_different_places_stay_two() -> None:
    told = Telling("The army bombed Velmora.", "The army bombed Karth.", headline=False)
    first = told.act(0, "bombed", actors=("army",), place="velmora", time=on("2031-05-01"))
    second = told.act(1, "bombed", actors=("army",), place="karth", time=on("2031-05-01"))
    assert groups(first, second) == 2


def test_two_strikes_on_different_recipients_stay_two() -> None:
    told = Telling("The army bombed a rebel camp.", "The army bombed the border posts of Westmark.", headline=False)
    first = told.act(0, "bombed", actors=("army",), recipients=("rebels",))
    assert groups(first, told.act(1, "bombed", actors=("army",), recipients=("westmark",))) == 2


def test_a_city_and_its_country_can_be_one_place() -> None:
    told = Telling("Army bombs rebels in Ostland", "The army bombed rebels in Velmora.")
    first = told.act(0, "bombs", actors=("army",), recipients=("rebels",), place="ostland")
    assert groups(first, told.act(1, "bombed", actors=("army",), recipients=("rebels",), place="velmora")) == 1


def test_shooting_and_bombing_stay_two() -> None:
    told = Telling("A bomb destroyed the gate.", "Gunmen shot at the guards.", headline=False)
    first = told.act(0, "destroyed", actors=("rebels",), modes=("explosives",), place="velmora")
    assert groups(first, told.act(1, "shot", actors=("rebels",), modes=("firearms",), place="velmora")) == 2


def test_done_and_planned_stay_two() -> None:
    told = Telling("Ostland sent 400 troops.", "Ostland will send 600 troops.", headline=False)
    first = told.act(0, "sent", type="MOBILIZE", actors=("ostland",))
    assert groups(first, told.act(1, "send", type="MOBILIZE", actors=("ostland",), status="planned")) == 2


def test_a_definite_noun_may_refer_to_a_plan() -> None:
    told = Telling("Ostland will send 600 troops.", "Allies praised this new mission.", headline=False)
    first = told.act(0, "send", type="MOBILIZE", actors=("ostland",), status="planned")
    noun = told.act(1, "mission", type="MOBILIZE", bare=True)
    assert groups(first, noun) == 1
    assert combine(merge_acts([first, noun], ACTORS, PLACES)[0]).status == "planned"


def test_a_request_told_twice_is_one() -> None:
    told = Telling("Ostland urged Westmark to talk.", "Ostland called on Westmark to talk.", headline=False)
    first = told.act(0, "urged", type="REQUEST", actors=("ostland",), recipients=("westmark",))
    assert groups(first, told.act(1, "called", type="REQUEST", actors=("ostland",), recipients=("westmark",))) == 1


def test_two_accusations_with_different_matter_stay_two() -> None:
    told = Telling("Ostland accused Westmark of spying.", "Ostland blamed Westmark for the drought.", headline=False)
    first = told.act(0, "accused", type="ACCUSE", actors=("ostland",), recipients=("westmark",))
    assert groups(first, told.act(1, "blamed", type="ACCUSE", actors=("ostland",), recipients=("westmark",))) == 2


def test_the_arrest_of_one_named_person_is_one_act() -> None:
    told = Telling("Lund was arrested.", "It rained.", "Lund is being held in Velmora.", headline=False)
    first = told.act(0, "arrested", type="COERCE", modes=("arrest",), recipients=("minister",))
    held = told.act(2, "held", type="COERCE", modes=("arrest",), recipients=("minister",))
    assert groups(first, held) == 1
    sought = Telling("A warrant for Lund was issued.", headline=False).act(
        0, "warrant", type="COERCE", modes=("arrest",), recipients=("minister",)
    )
    assert groups(sought, held) == 2
    assert groups(first, replace(held, time=on("2031-05-01"), background=True)) == 2
    assert groups(replace(first, recipients=("rebels",)), replace(held, recipients=("rebels",))) == 2


def test_as_many_people_killed_by_the_same_are_one_act() -> None:
    told = Telling("The army killed 20 refugees.", "The 20 sailors were shot by the army.", headline=False)
    known = [
        *ACTORS,
        actor("refugees", "20 refugees", None, "group"),
        actor("sailors", "The 20 sailors", None, "group"),
    ]
    first = told.act(0, "killed", actors=("army",), recipients=("refugees",))
    second = told.act(1, "shot", actors=("army",), recipients=("sailors",))
    assert len(merge_acts([first, second], known, PLACES)) == 1


def test_the_steps_of_one_case_are_one_act() -> None:
    told = Telling("Lund was charged with fraud.", "A suit against Lund began.", "Lund was indicted.", headline=False)
    steps = [
        told.act(line, trigger, type="ACCUSE", modes=("allege",), recipients=("minister",))
        for line, trigger in enumerate(("charged", "suit", "indicted"))
    ]
    assert groups(*steps) == 1
    against_another = replace(steps[1], recipients=("rebels",))
    assert groups(steps[0], against_another, steps[2]) == 2


def test_who_accuses_somebody_in_words_takes_no_step_of_the_case() -> None:
    told = Telling("Lund was charged with fraud.", "Ostland accused Lund of theft.", headline=False)
    charge = told.act(0, "charged", type="ACCUSE", modes=("allege",), recipients=("minister",))
    words = told.act(1, "accused", type="ACCUSE", modes=("allege",), actors=("ostland",), recipients=("minister",))
    assert groups(charge, words) == 2


def test_acts_of_different_types_never_merge() -> None:
    told = Telling("The army bombed Velmora.", "The army sent tanks to Velmora.", headline=False)
    first = told.act(0, "bombed", actors=("army",), place="velmora")
    assert groups(first, told.act(1, "sent", type="MOBILIZE", actors=("army",), place="velmora")) == 2


def test_the_clearest_telling_comes_first() -> None:
    told = Telling("Blast in Velmora", "Rebels bombed the police of Velmora.", "The blast was heard far away.")
    head = told.act(0, "Blast", bare=True, place="velmora")
    body = told.act(1, "bombed", actors=("rebels",), recipients=("ostland",), place="velmora")
    last = told.act(2, "blast", bare=True)
    (group,) = merge_acts([head, body, last], ACTORS, PLACES)
    assert [a.trigger.text for a in group] == ["bombed", "blast", "Blast"]


def test_one_act_holds_what_all_its_tellings_say() -> None:
    told = Telling("Army bombs camp", "The army of Ostland bombed a camp of the rebels on Monday.")
    first = told.act(0, "bombs", actors=("army",), modes=("aerial",), status="alleged", score=0.4)
    second = told.act(
        1, "bombed", actors=("army",), recipients=("rebels",), time=on("2031-05-01"), quantities=("n1",), score=0.7
    )
    act = combine(merge_acts([first, second], ACTORS, PLACES)[0])
    assert (act.actors, act.recipients, act.modes) == (("army",), ("rebels",), ("aerial",))
    assert (act.status, act.time, act.quantities, act.score) == ("happened", on("2031-05-01"), ("n1",), 0.7)
    assert "2 tellings joined: same actor" in act.why


def test_an_act_that_is_only_claimed_stays_alleged_though_a_noun_refers_to_it() -> None:
    told = Telling("The rebels said the army burned a village.", "The attack drew protests.", headline=False)
    first = told.act(0, "burned", actors=("army",), status="alleged")
    (group,) = merge_acts([first, told.act(1, "attack", bare=True)], ACTORS, PLACES)
    assert combine(group).status == "alleged"


def test_what_one_telling_says_is_going_on_goes_on() -> None:
    told = Telling("The army bombs the valley.", "The bombing killed six.", headline=False)
    first = told.act(0, "bombs", actors=("army",), status="ongoing")
    group = (told.act(1, "killed", actors=("army",)), first)
    assert combine(group).status == "ongoing"


def test_an_act_is_background_only_if_every_telling_is() -> None:
    told = Telling("Army bombs camp", "The army had bombed the camp.")
    news = told.act(0, "bombs", actors=("army",), recipients=("rebels",))
    past = told.act(1, "bombed", actors=("army",), recipients=("rebels",), background=True)
    (group,) = merge_acts([news, past], ACTORS, PLACES)
    assert not combine(group).background
    assert combine([replace(act, background=True) for act in group]).background


def test_the_order_of_the_acts_given_does_not_matter() -> None:
    told = Telling("Army bombs camp", "The army bombed the camp.", "The strike was the first.")
    acts = [
        told.act(0, "bombs", actors=("army",), recipients=("rebels",)),
        told.act(1, "bombed", actors=("army",), recipients=("rebels",)),
        told.act(2, "strike", bare=True),
    ]
    one = [[a.trigger.text for a in g] for g in merge_acts(acts, ACTORS, PLACES)]
    assert one == [[a.trigger.text for a in g] for g in merge_acts(acts[::-1], ACTORS, PLACES)]


def test_the_dead_and_the_injured_are_of_one_act() -> None:
    told = Telling("Six people were killed and ten were injured in a blast in Velmora.", headline=False)
    assert groups(told.act(0, "killed"), told.act(0, "injured")) == 1


def test_what_had_already_been_done_is_not_the_news() -> None:
    told = Telling("Court jails editor", "The editor had already been jailed for libel.")
    news = told.act(0, "jails", type="SANCTION", recipients=("minister",))
    past = told.act(1, "jailed", type="SANCTION", recipients=("minister",), background=True)
    assert groups(news, past) == 2


def test_an_act_attacked_after_another_is_not_the_other() -> None:
    told = Telling("Gunmen shot at the guards after the blast.", headline=False)
    assert groups(told.act(0, "shot", actors=("rebels",)), told.act(0, "blast", bare=True)) == 2


def test_an_act_dated_long_before_is_history_though_one_telling_has_no_date() -> None:
    told = Telling("Rebels ousted the king in 2011.", "The king whom the rebels ousted lives abroad.", headline=False)
    time = EventTime(ref="t1", start="2011-01-01", end="2011-12-31", precision="year", basis="stated")
    first = told.act(0, "ousted", actors=("rebels",), recipients=("minister",), time=time, background=True)
    second = told.act(1, "ousted", actors=("rebels",), recipients=("minister",))
    (group,) = merge_acts([first, second], ACTORS, PLACES)
    assert combine(group).background


@pytest.mark.parametrize("text", ["The blast killed six people.", "A blast in a depot killed six people."])
def test_a_blast_that_kills_is_one_act(text: str) -> None:
    told = Telling(text, headline=False)
    assert groups(told.act(0, "blast", modes=("explosives",)), told.act(0, "killed")) == 1


def test_the_state_of_a_headline_stands_for_its_police() -> None:
    police = actor("police", "Police", None, "org")
    told = Telling("Ostland arrests four", "Police have arrested four people.")
    first = told.act(0, "arrests", type="COERCE", actors=("ostland",), modes=("arrest",))
    second = told.act(1, "arrested", type="COERCE", actors=("police",), modes=("arrest",))
    assert len(merge_acts([first, second], [*ACTORS, police], PLACES)) == 1
    assert len(merge_acts([first, replace(second, actors=("westmark",))], [*ACTORS, police], PLACES)) == 2


@pytest.mark.parametrize(
    ("line", "trigger"),
    [
        ("At least six people were killed.", "killed"),
        ("Ten others were wounded.", "wounded"),
        ("A car bomb went off at the gate.", "bomb"),
        ("Two explosions were heard near the bank.", "explosions"),
        ("The gunmen shot at shoppers.", "shot"),
    ],
)
def test_the_dead_the_blast_and_the_gunmen_are_part_of_the_attack_beside_them(line: str, trigger: str) -> None:
    told = Telling("Attackers stormed a bank in Velmora on Monday.", line, headline=False)
    first = told.act(0, "stormed", place="velmora")
    assert groups(first, told.act(1, trigger)) == 1


@pytest.mark.parametrize(
    ("line", "trigger", "fields"),
    [
        ("Six people were killed in Karth.", "killed", {"place": "karth"}),
        ("Meanwhile six people were killed.", "killed", {}),
        ("Six people were killed on Tuesday.", "killed", {"time": on("2031-05-02")}),
        ("The gunman killed himself.", "killed", {}),
        ("Rebels killed six people.", "killed", {"actors": ("rebels",)}),
        ("Attacks on the police threaten the peace.", "Attacks", {"recipients": ("minister",)}),
    ],
)
def test_what_has_its_own_place_day_doer_or_target_is_no_part(
    line: str, trigger: str, fields: dict[str, object]
) -> None:
    told = Telling("The army attacked a bank in Velmora on Monday.", line, headline=False)
    first = told.act(0, "attacked", actors=("army",), place="velmora", time=on("2031-05-01"))
    assert groups(first, told.act(1, trigger, **fields)) == 2


def test_the_dead_of_an_attack_told_far_above_are_of_the_main_attack() -> None:
    talk = ["The council will meet to talk about the roads of the valley, which are in a bad state." * 4] * 3
    told = Telling("Blast hits bank in Velmora", "A blast hit a bank.", *talk, "Six people were killed.")
    first = told.act(0, "hits", place="velmora")
    assert groups(first, told.act(5, "killed")) == 1


def test_the_killed_and_the_wounded_of_one_clause_are_of_one_act() -> None:
    told = Telling("Rebels fired on a bus, killing six people and wounding ten others.", headline=False)
    assert groups(told.act(0, "killing", recipients=("westmark",)), told.act(0, "wounding")) == 1


def test_the_finest_date_is_the_date_of_the_act() -> None:
    told = Telling("Last week's blast shook Velmora.", "The blast was on Monday.", headline=False)
    week = EventTime(ref="t1", start="2031-05-01", end="2031-05-07", precision="week", basis="stated")
    first = told.act(0, "blast", time=week, recipients=("minister",))
    (group,) = merge_acts([first, told.act(1, "blast", bare=True, time=on("2031-05-02"))], ACTORS, PLACES)
    assert combine(group).time == on("2031-05-02")


def test_a_noun_with_its_own_day_long_ago_is_not_the_attack_before_it() -> None:
    told = Telling("The council met.", "Rebels struck a bank.", "The attacks of 2011 were worse.", headline=False)
    time = EventTime(ref="t1", start="2011-01-01", end="2011-12-31", precision="year", basis="stated")
    first = told.act(0, "met", type="CONSULT")
    struck = told.act(1, "struck", actors=("rebels",))
    assert groups(first, struck, told.act(2, "attacks", bare=True, background=True, time=time)) == 3


def test_a_noun_of_saying_takes_up_what_its_speaker_said() -> None:
    told = Telling("The minister blamed Westmark.", "Her accusations were met with silence.", headline=False)
    first = told.act(0, "blamed", type="ACCUSE", actors=("minister",), recipients=("westmark",))
    assert groups(first, told.act(1, "accusations", type="ACCUSE", actors=("minister",))) == 1
    assert groups(first, told.act(1, "accusations", type="ACCUSE", actors=("rebels",))) == 2


def test_a_speaker_s_word_in_headline_and_lead_is_one_though_it_names_other_people() -> None:
    told = Telling("Ostland praises rebels for release", "Ostland praised the minister on Monday.")
    first = told.act(0, "praises", type="SUPPORT", actors=("ostland",), recipients=("rebels",))
    assert groups(first, told.act(1, "praised", type="SUPPORT", actors=("ostland",), recipients=("minister",))) == 1


def test_a_shootout_and_a_bombing_are_two_though_people_were_hurt_in_both() -> None:
    told = Telling("The man was hurt in a shootout.", "The bombing hurt six people.", headline=False)
    first = told.act(0, "hurt", modes=("firearms",))
    assert groups(first, told.act(1, "hurt", modes=("explosives",))) == 2


def test_who_claims_an_attack_is_told_of_that_attack() -> None:
    told = Telling(
        "Bombs hit a bridge and a radar mast.", "The rebels claimed responsibility for the strike.", headline=False
    )
    first = told.act(0, "hit")
    (group,) = merge_acts([first, told.act(1, "strike", actors=("rebels",))], ACTORS, PLACES)
    assert combine(group).actors == ("rebels",)


def test_where_six_died_is_told_of_the_attack_there() -> None:
    told = Telling("It came after the attack in Velmora, where six people died.", headline=False)
    assert groups(told.act(0, "attack", bare=True), told.act(0, "died")) == 1


def test_a_headline_s_state_stands_for_the_police_in_it() -> None:
    police = actor("police", "Police", None, "org")
    land = actor("norland", "Norland", None, "org")
    told = Telling("Norland arrests four", "Police in Norland have arrested four people.")
    first = told.act(0, "arrests", type="COERCE", actors=("norland",), modes=("arrest",))
    second = told.act(1, "arrested", type="COERCE", actors=("police",), modes=("arrest",))
    assert len(merge_acts([first, second], [*ACTORS, police, land], PLACES)) == 1


def test_a_noun_with_its_own_target_does_not_speak_of_what_comes_later() -> None:
    told = Telling("Police sought men over the attack on a depot.", "Soldiers beat six marchers.", headline=False)
    assert groups(told.act(0, "attack", bare=True), told.act(1, "beat", actors=("army",), modes=("beat",))) == 2


def test_one_word_to_the_same_people_is_one_act_where_only_one_telling_names_who_says_it() -> None:
    told = Telling("Deep apology to Westmark", "Ostland offered Westmark an apology.", "Rebels sent an apology too.")
    first = told.act(0, "apology", type="SUPPORT", recipients=("westmark",))
    second = told.act(1, "apology", type="SUPPORT", actors=("ostland",), recipients=("westmark",))
    (group,) = merge_acts([first, second], ACTORS, PLACES)
    assert combine(group).actors == ("ostland",)
    third = told.act(2, "apology", type="SUPPORT", actors=("rebels",), recipients=("westmark",))
    assert groups(second, third) == 2


def test_talks_and_who_brokered_them_are_one_act() -> None:
    told = Telling("Ostland and the rebels held talks brokered by Westmark.", headline=False)
    talks = told.act(0, "talks", type="CONSULT", actors=("ostland", "rebels"))
    brokered = told.act(0, "brokered", type="CONSULT", actors=("westmark",), modes=("third-party",))
    (group,) = merge_acts([talks, brokered], ACTORS, PLACES)
    assert set(combine(group).actors) == {"ostland", "rebels", "westmark"}


def test_a_meeting_of_the_same_people_is_told_twice() -> None:
    told = Telling("A meeting of the two began.", "The minister left.", "It was a long meeting.", headline=False)
    met = [told.act(line, "meeting", type="CONSULT", actors=("minister", "rebels")) for line in (0, 2)]
    assert groups(*met) == 1


def test_their_kidnapping_is_the_one_told_before() -> None:
    told = Telling("Rebels abducted nine girls in Velmora.", "Their kidnapping was condemned.", headline=False)
    first = told.act(0, "abducted", actors=("rebels",), modes=("abduct",))
    assert groups(first, told.act(1, "kidnapping", recipients=("pupils",), modes=("abduct",))) == 1


def test_known_attacks_in_the_plural_may_be_called_the_attack() -> None:
    told = Telling("The attacks on Westmark killed six.", "The attack was filmed.", headline=False)
    many = told.act(0, "attacks", recipients=("westmark",))
    assert groups(many, told.act(1, "attack", bare=True)) == 1


def test_the_truck_of_an_attack_is_a_part_of_it() -> None:
    told = Telling("A bomber attacked a bank in Velmora.", "The lorry smashed into a gate.", headline=False)
    attack = told.act(0, "attacked", recipients=("westmark",), place="velmora")
    assert groups(attack, told.act(1, "smashed", modes=("primitive",))) == 1
