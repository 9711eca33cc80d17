"""Tellings joined, or kept apart, by what they call the act, what it is done to, and how many it hit."""

from dataclasses import replace

import pytest

from dateline.base.records import Actor, EventTime, Mention
from dateline.base.spans import Span
from dateline.recognise.events.merge import merge_acts

from .test_merge import ACTORS, PLACES, Telling, actor, groups, on


def nameless(ident: str, name: str) -> Actor:
    mentions = (Mention(span=Span(0, 1), form="description"),)
    return Actor(id=ident, name=name, kind="group", country=None, sectors=(), mentions=mentions)


CAST = [
    *ACTORS,
    nameless("bomber", "A suicide bomber"),
    nameless("militants", "Militants"),
    nameless("gunmen", "Two gunmen"),
]


def test_what_an_attack_was_made_on_says_which_attack_is_meant() -> None:
    told = Telling(
        "It was the 2011 bombing of a Karth temple.", "That attack on the temple came at night.", headline=False
    )
    first = told.act(0, "bombing", modes=("explosives",))
    assert groups(first, told.act(1, "attack")) == 1


@pytest.mark.parametrize(
    ("first", "second", "trigger"),
    [
        ("Parts of the station were closed.", "The station was closed for an hour.", "closed"),
        (
            "Tanks were patrolling the streets of Velmora.",
            "Troops patrolling the streets of Velmora sang.",
            "patrolling",
        ),
    ],
)
def test_the_same_deed_on_the_same_thing_is_one_act(first: str, second: str, trigger: str) -> None:
    told = Telling(first, second, headline=False)
    place = {"place": "velmora"}
    assert groups(told.act(0, trigger, type="COERCE", **place), told.act(1, trigger, type="COERCE", **place)) == 1


def test_a_noun_refers_to_the_act_that_its_own_words_name() -> None:
    told = Telling(
        "Rebels bombed the embassy in Karth.",
        "Planes struck a depot.",
        "The sites were tied to the embassy attack.",
        headline=False,
    )
    embassy = told.act(0, "bombed", actors=("rebels",), place="karth")
    depot = told.act(1, "struck", actors=("army",), modes=("aerial",))
    found = merge_acts([embassy, depot, told.act(2, "attack", bare=True)], ACTORS, PLACES)
    assert [[a.sentence.paragraph for a in group] for group in found] == [[0, 2], [1]]


def test_attacks_in_the_plural_that_nobody_knows_are_not_the_one_attack() -> None:
    told = Telling("Rebels made an attack on a bank.", "There were deadly attacks in the valley.", headline=False)
    assert groups(told.act(0, "attack", recipients=("westmark",)), told.act(1, "attacks", bare=True)) == 2


@pytest.mark.parametrize(
    ("text", "death", "deed"),
    [
        ("Two people were killed after a bomber drove a lorry into a bank.", "killed", "drove"),
        ("Ten guards were wounded when rebels stormed the depot.", "wounded", "stormed"),
    ],
)
def test_what_people_died_of_is_told_after_their_death(text: str, death: str, deed: str) -> None:
    told = Telling(text, headline=False)
    assert groups(told.act(0, death, recipients=("westmark",)), told.act(0, deed, actors=("rebels",))) == 1


def test_who_died_after_he_attacked_others_died_of_another_act() -> None:
    told = Telling("The man was killed after he attacked a guard.", headline=False)
    attacked = told.act(0, "attacked", actors=("minister",), recipients=("westmark",))
    assert groups(told.act(0, "killed", actors=("army",), recipients=("minister",)), attacked) == 2


@pytest.mark.parametrize(
    "line",
    [
        "Soldiers have killed 52 villagers since spring.",
        "This year 40 villagers were killed.",
    ],
)
def test_the_dead_of_a_year_are_not_the_dead_of_a_day(line: str) -> None:
    told = Telling("Soldiers killed two villagers.", line, headline=False)
    first = told.act(0, "killed", actors=("army",), recipients=("westmark",))
    assert groups(first, told.act(1, "killed", recipients=("westmark",))) == 2


def test_a_count_that_grew_is_of_the_same_dead() -> None:
    told = Telling("The blast killed six villagers.", "At least eight villagers were killed.", headline=False)
    first = told.act(0, "killed", recipients=("westmark",))
    assert groups(first, told.act(1, "killed", recipients=("westmark",))) == 1


def test_another_ten_hurt_are_of_the_same_attack() -> None:
    told = Telling("A bomb went off in Velmora.", "It killed six and injured another ten.", headline=False)
    bomb = told.act(0, "went", place="velmora", modes=("explosives",))
    killed = told.act(1, "killed", modes=("explosives",))
    assert groups(bomb, killed, told.act(1, "injured", modes=("explosives",))) == 1


def test_convicted_and_sentenced_is_one_act() -> None:
    told = Telling("A court convicted the editor and sentenced him to ten years.", headline=False)
    found = [told.act(0, verb, type="SANCTION", modes=("convict",)) for verb in ("convicted", "sentenced")]
    assert groups(*found) == 1


def test_also_visited_is_another_visit_though_the_town_has_an_article() -> None:
    told = Telling("Lund paid a visit to Ostland.", "Lund also visited the town of Karth.", headline=False)
    first = told.act(0, "paid", type="CONSULT", actors=("minister",), recipients=("ostland",))
    assert groups(first, told.act(1, "visited", type="CONSULT", actors=("minister",), recipients=("ostland",))) == 2


def test_what_is_told_with_also_twice_is_one_act() -> None:
    told = Telling("They also met the mayor.", "It rained.", "On Monday Lund also met the mayor.", headline=False)
    both = {"type": "CONSULT", "actors": ("minister", "westmark")}
    assert groups(told.act(0, "met", **both), told.act(2, "met", time=on("2031-05-01"), **both)) == 1


def test_a_word_whose_matter_is_told_once_is_one_word() -> None:
    told = Telling("The Front offers its apologies to the families.", "It has apologised.", headline=False)
    first = told.act(0, "apologies", type="SUPPORT", actors=("rebels",), recipients=("westmark",))
    assert groups(first, told.act(1, "apologised", type="SUPPORT", actors=("rebels",))) == 1


def test_two_demands_for_two_things_stay_two() -> None:
    told = Telling("Rebels demanded an election.", "Rebels demanded the release of pupils.", headline=False)
    demands = [told.act(line, "demanded", type="REQUEST", actors=("rebels",)) for line in (0, 1)]
    assert groups(*demands) == 2


@pytest.mark.parametrize(("first", "second", "count"), [
    ("militants", "bomber", 1),
    ("bomber", "rebels", 1),
    ("gunmen", "bomber", 2),
    ("bomber", "army", 2),
])  # fmt: skip
def test_a_nameless_attacker_may_be_of_a_named_group_but_no_soldier(first: str, second: str, count: int) -> None:
    told = Telling(
        "They rammed a car into the wall of a bank.", "A car was rammed into the wall of the bank.", headline=False
    )
    tellings = [
        told.act(line, "rammed", actors=(side,), modes=("explosives",)) for line, side in enumerate((first, second))
    ]
    assert len(merge_acts(tellings, CAST, PLACES)) == count


def test_the_blast_killed_and_the_blast_are_one_word() -> None:
    told = Telling("The school blast killed six.", "It rained.", "Lund spoke of the blast.", headline=False)
    known = [*ACTORS, actor("six", "six", None, "group")]
    killed = told.act(0, "killed", recipients=("six",))
    assert len(merge_acts([killed, told.act(2, "blast", bare=True)], known, PLACES)) == 1


def test_a_gunman_who_killed_and_hurt_is_one_part_of_the_attack() -> None:
    told = Telling("Front claims market attack", "The market gunman, who killed nine and injured many, fled.")
    first = told.act(0, "attack", actors=("rebels",))
    parts = [told.act(1, verb, actors=("gunmen",)) for verb in ("killed", "injured")]
    assert len(merge_acts([first, *parts], CAST, PLACES)) == 1


@pytest.mark.parametrize("line", ["It was a planned attack.", "The blast was an attack on all."])
def test_what_an_attack_is_said_to_be_is_no_new_one(line: str) -> None:
    told = Telling("Rebels blew up a depot in Velmora.", line, headline=False)
    assert groups(told.act(0, "blew", actors=("rebels",)), told.act(1, "attack", bare=True)) == 1


def test_the_dead_since_a_year_are_no_part_of_an_attack() -> None:
    told = Telling(
        "Rebels struck a post.", "Since 2031 about 200 soldiers have been killed in the valley.", headline=False
    )
    assert groups(told.act(0, "struck", actors=("rebels",)), told.act(1, "killed", recipients=("army",))) == 2


def test_two_calls_in_one_breath_are_one() -> None:
    told = Telling("The minister called on tourists to leave and asked everyone to stay calm.", headline=False)
    calls = [told.act(0, verb, type="REQUEST", actors=("minister",)) for verb in ("called", "asked")]
    assert groups(*calls) == 1
    named = replace(calls[0], recipients=("westmark",)), replace(calls[1], recipients=("rebels",))
    assert groups(*named) == 2


def test_to_be_willing_to_do_two_things_is_two_words() -> None:
    told = Telling(
        "Ostland was willing to leave the valley.", "Ostland was willing to change the treaty.", headline=False
    )
    assert groups(*(told.act(line, "willing", type="AGREE", actors=("ostland",)) for line in (0, 1))) == 2


@pytest.mark.parametrize(
    ("first", "verb", "second", "again"),
    [
        ("Lund and her husband toured a camp.", "toured", "The couple toured the camp.", "toured"),
        ("Lund met pupils of the school.", "met", "The couple spoke with pupils.", "spoke"),
    ],
)
def test_the_couple_are_those_whom_the_text_has_named(first: str, verb: str, second: str, again: str) -> None:
    told = Telling(first, second, headline=False)
    one = told.act(0, verb, type="CONSULT", actors=("minister",))
    two = told.act(1, again, type="CONSULT", actors=("couple",))
    assert len(merge_acts([one, two], [*CAST, nameless("couple", "The couple")], PLACES)) == 1
    assert len(merge_acts([one, replace(two, actors=("militants",))], CAST, PLACES)) == 2


def test_a_meeting_and_what_was_talked_of_there_are_one() -> None:
    told = Telling("Lund met the mayor at the palace in Karth, where they discussed trade.", headline=False)
    met = told.act(0, "met", type="CONSULT", actors=("minister", "westmark"))
    assert groups(met, told.act(0, "discussed", type="CONSULT", actors=("rebels",))) == 1


def test_a_meeting_of_long_ago_is_not_the_talk_of_today() -> None:
    told = Telling("Lund spoke with the mayor.", "In May 2029 Lund met the mayor.", headline=False)
    both = ("minister", "westmark")
    past = EventTime(ref="t1", start="2029-05-01", end="2029-05-31", precision="month", basis="stated")
    spoke = told.act(0, "spoke", type="CONSULT", actors=both)
    assert groups(spoke, told.act(1, "met", type="CONSULT", actors=both, time=past)) == 2
    assert groups(spoke, told.act(1, "met", type="CONSULT", actors=both)) == 1


def test_guilty_and_sentenced_are_one_verdict_on_one_person() -> None:
    told = Telling("Lund was convicted of fraud.", "It rained.", "Lund was sentenced to two years.", headline=False)
    fields = {"type": "SANCTION", "modes": ("convict",), "recipients": ("minister",)}
    first = told.act(0, "convicted", **fields)
    assert groups(first, told.act(2, "sentenced", **fields)) == 1
    assert groups(first, told.act(2, "sentenced", background=True, **fields)) == 2


def test_two_arrests_of_far_different_numbers_are_two() -> None:
    told = Telling("Police arrested two tourists.", "Police arrested eight people.", headline=False)
    fields = {"type": "COERCE", "modes": ("arrest",), "actors": ("ostland",), "recipients": ("westmark",)}
    assert groups(*(told.act(line, "arrested", **fields) for line in (0, 1))) == 2


def test_the_reason_of_the_news_is_not_the_main_attack() -> None:
    talk = ["The council will meet to talk about the roads of the valley, which are in a bad state." * 4] * 3
    told = Telling(
        "Rebels storm bank in retaliation for airstrikes", "Rebels stormed it.", *talk, "Six people were killed."
    )
    storm = told.act(0, "storm", actors=("rebels",))
    reason = told.act(0, "airstrikes", actors=("army",), recipients=("ostland",))
    found = merge_acts([storm, reason, told.act(5, "killed")], ACTORS, PLACES)
    assert [[a.trigger.text for a in group] for group in found] == [["storm", "killed"], ["airstrikes"]]


@pytest.mark.parametrize(
    ("first", "verb", "second", "again", "kind"),
    [
        ("Rebels abducted Lund.", "abducted", "The kidnapping of Lund was a shock.", "kidnapping", "ASSAULT"),
        ("A car struck Lund.", "struck", "It rained. Lund was struck at night.", "struck", "ASSAULT"),
        ("Lund was freed.", "freed", "It rained. Lund was released in Karth.", "released", "RETREAT"),
    ],
)
def test_one_fate_of_one_person_is_one_act(first: str, verb: str, second: str, again: str, kind: str) -> None:
    told = Telling(first, "It rained.", second, headline=False)
    one = told.act(0, verb, type=kind, recipients=("minister",))
    assert groups(one, told.act(2, again, type=kind, recipients=("minister",))) == 1


def test_these_senseless_acts_are_the_attacks_that_a_speaker_condemned() -> None:
    told = Telling("Westmark deplored the blasts.", "Westmark deplores these senseless acts.", headline=False)
    first = told.act(0, "deplored", type="ACCUSE", actors=("westmark",))
    again = told.act(1, "deplores", type="ACCUSE", actors=("westmark",), recipients=("rebels",))
    assert groups(first, again) == 1


def test_the_marchers_of_the_next_sentence_are_those_of_the_protest() -> None:
    told = Telling("Some 200 teachers marched in Karth.", "The protesters chanted.", "Protesters chanted.")
    crowd = [*CAST, nameless("teachers", "Some 200 teachers"), nameless("crowd", "The protesters")]
    marched = told.act(0, "marched", type="PROTEST", actors=("teachers",), place="karth")
    chanted = [told.act(line, "chanted", type="PROTEST", actors=("crowd",)) for line in (1, 2)]
    assert len(merge_acts([marched, chanted[0]], crowd, PLACES)) == 1
    assert len(merge_acts([marched, chanted[1]], crowd, PLACES)) == 2


@pytest.mark.parametrize(
    ("text", "again", "count"),
    [
        ("A fugitive banker was arrested in Karth.", "Ada Lund was arrested at dawn.", 1),
        ("The banker was arrested in Karth.", "Ada Lund was arrested at dawn.", 2),
    ],
)
def test_who_comes_into_the_lead_without_a_name_is_named_later(text: str, again: str, count: int) -> None:
    told = Telling(text, again, headline=False)
    banker = nameless("banker", "A fugitive banker" if count == 1 else "The banker")
    fields = {"type": "COERCE", "modes": ("arrest",)}
    first = told.act(0, "arrested", recipients=("banker",), **fields)
    second = told.act(1, "arrested", recipients=("minister",), **fields)
    assert len(merge_acts([first, second], [*CAST, banker], PLACES)) == count


def test_an_earlier_arrest_is_not_the_arrest_of_the_news() -> None:
    told = Telling("Lund was arrested in Karth.", "Lund had been arrested in 2017.", headline=False)
    year = EventTime(ref="t1", start="2017-01-01", end="2017-12-31", precision="year", basis="stated")
    fields = {"type": "COERCE", "modes": ("arrest",), "recipients": ("minister",)}
    past = told.act(1, "arrested", background=True, time=year, **fields)
    assert groups(told.act(0, "arrested", **fields), past) == 2


def test_arrests_of_others_are_not_the_arrest_of_one() -> None:
    told = Telling("A banker was arrested in Karth.", "Lund spoke of recent arrests of councillors.", headline=False)
    fields = {"type": "COERCE", "modes": ("arrest",), "place": "karth"}
    one = told.act(0, "arrested", recipients=("minister",), **fields)
    assert groups(one, told.act(1, "arrests", recipients=("militants",), **fields)) == 2


def test_six_members_who_voted_are_the_six_members() -> None:
    told = Telling(
        "Six members voted against the minister.", "The six members voted against the minister.", headline=False
    )
    house = [*CAST, nameless("six", "Six members"), nameless("again", "The six members")]
    fields = {"type": "REJECT", "recipients": ("minister",)}
    votes = [told.act(line, "voted", actors=(side,), **fields) for line, side in enumerate(("six", "again"))]
    assert len(merge_acts(votes, house, PLACES)) == 1


def test_the_dead_of_one_nation_are_part_of_the_attack() -> None:
    told = Telling("Bombs hit an embassy in Karth.", "It rained.", "Twelve Americans were killed.", headline=False)
    nation = actor("americans", "Americans", "USA", "group")
    hit = told.act(0, "hit", place="karth")
    dead = told.act(2, "killed", recipients=("americans",))
    assert len(merge_acts([hit, dead], [*ACTORS, nation], PLACES)) == 1
