"""Which articles tell one story: together, apart, in any order, and as people judged."""

import random
from collections.abc import Callable, Iterable

from dateline.base.records import Reading
from dateline.base.records.story import Judgement, JudgementVerdict
from dateline.reconcile import tell_stories
from dateline.reconcile.stories import Remembered, Stories
from dateline.reconcile.stories.profile import profile_of

Write = Callable[..., Reading]

ARTICLES = {
    "dam-1": (
        "Dam at Orsk breaks after week of rain",
        (
            "The Orsk dam in northern Veldania broke on Thursday night after a week of rain, and a wave four "
            "metres high ran down the Lim valley. Villagers in Harn fled to the church hill, the regional "
            "governor, Piet Maas, said."
        ),
    ),
    "dam-2": (
        "Hundreds flee flood wave in Veldania's Lim valley",
        (
            "Hundreds of people left their homes in the Lim valley when water from the broken Orsk dam reached "
            "Harn. Governor Piet Maas asked the army for boats; engineers had warned of cracks in the dam since "
            "spring."
        ),
    ),
    "dam-3": (
        "Veldania asks who ignored cracks in Orsk dam",
        (
            "Prosecutors in Veldania opened an inquiry into the failure of the Orsk dam. An engineer told state "
            "radio that cracks had been reported to the operator in April. In Harn the water is going down."
        ),
    ),
    "flood-1": (
        "Rain floods streets of Port Salem",
        (
            "Heavy rain flooded streets in Port Salem on Thursday, and trams stood still for three hours. The "
            "mayor, Ana Ruiz, said the drains of the old harbour could not take more. Nobody was hurt."
        ),
    ),
    "bomb-1": (
        "Bomb kills four at market in Karsa",
        (
            "A bomb hidden in a cart killed four people at the cattle market of Karsa, in eastern Tamaria, on "
            "Friday. Police blamed the Red Banner, which has fought the government since 2011."
        ),
    ),
    "bomb-2": (
        "Four dead as cart bomb hits Karsa cattle market",
        (
            "Four traders died when explosives in a cart went off at the cattle market in Karsa, a town in "
            "Tamaria's east. The interior minister, Joran Belt, accused the Red Banner."
        ),
    ),
    "bomb-3": (
        "Blast at bus station in Tamarian capital wounds nine",
        (
            "A blast at the central bus station of Dorn, the capital of Tamaria, wounded nine people on Saturday "
            "week. Police found parts of a gas bottle. No group has said that it was behind the attack."
        ),
    ),
}
TRUTH = {frozenset({"dam-1", "dam-2", "dam-3"}), frozenset({"flood-1"}), frozenset({"bomb-1", "bomb-2"}),
         frozenset({"bomb-3"})}  # fmt: skip


def grown(write: Write, names: Iterable[str], judgements: Iterable[Judgement] = ()) -> Remembered:
    kept = Remembered(judgements)
    stories = Stories(kept)
    for name in names:
        title, text = ARTICLES[name]
        stories.add(profile_of(write(name, text, title=title, published="2024-10-05")))
    return kept


def groups(stories: Remembered) -> set[frozenset[str]]:
    return {frozenset(group) for group in stories.groups()}


def judged(left: str, right: str, verdict: JudgementVerdict, *, withdrawn: bool = False) -> Judgement:
    return Judgement(
        id="j1", kind="articles", left=left, right=right, verdict=verdict, score=1.0, reasons=("read",), by="reviewer",
        withdrawn=withdrawn,
    )  # fmt: skip


def test_reports_of_one_happening_join_and_those_of_another_of_its_kind_do_not(write: Write) -> None:
    assert groups(grown(write, ARTICLES)) == TRUTH


def test_the_order_in_which_articles_come_does_not_matter(write: Write) -> None:
    for seed in range(8):
        assert groups(grown(write, random.Random(seed).sample(sorted(ARTICLES), len(ARTICLES)))) == TRUTH


def test_every_join_says_why(write: Write) -> None:
    stories = grown(write, ARTICLES)
    joins = [judgement for judgement in stories.judgements if judgement.verdict == "same"]
    assert {frozenset((j.left, j.right)) <= frozenset(g) for j in joins for g in TRUTH if j.left in g} == {True}
    assert all("alike in words" in " ".join(judgement.reasons) for judgement in joins)


def test_an_article_that_comes_again_changes_nothing(write: Write) -> None:
    stories = grown(write, ARTICLES)
    title, text = ARTICLES["dam-1"]
    before = list(stories.judgements)
    Stories(stories).add(profile_of(write("dam-1", text, title=title, published="2024-10-05")))
    assert (groups(stories), stories.judgements) == (TRUTH, before)


def test_a_join_that_was_withdrawn_is_not_made_again(write: Write) -> None:
    stories = grown(write, ["bomb-1", "bomb-2"], [judged("bomb-1", "bomb-2", "same", withdrawn=True)])
    assert groups(stories) == {frozenset({"bomb-1"}), frozenset({"bomb-2"})}


def test_what_a_person_holds_apart_stays_apart_whatever_comes_between(write: Write) -> None:
    for names in (["dam-1", "dam-2", "dam-3"], ["dam-3", "dam-2", "dam-1"], ["dam-2", "dam-1", "dam-3"]):
        found = groups(grown(write, names, [judged("dam-1", "dam-3", "different")]))
        assert not any({"dam-1", "dam-3"} <= group for group in found)


def test_what_a_person_joins_is_one_story(write: Write) -> None:
    found = groups(grown(write, ["flood-1", "bomb-3"], [judged("flood-1", "bomb-3", "same")]))
    assert found == {frozenset({"flood-1", "bomb-3"})}


def test_an_article_that_persons_put_into_two_stories_makes_them_one(write: Write) -> None:
    both = [judged("flood-1", "bomb-3", "same"), judged("flood-1", "dam-1", "same")]
    for names in (["flood-1", "bomb-3", "dam-1"], ["bomb-3", "dam-1", "flood-1"], ["dam-1", "flood-1", "bomb-3"]):
        assert groups(grown(write, names, both)) == {frozenset(names)}


def test_a_story_that_a_person_split_stays_split_in_every_order_and_the_rest_of_it_together(write: Write) -> None:
    split = [judged("dam-1", "dam-3", "different"), judged("dam-2", "dam-3", "different")]
    for seed in range(6):
        names = random.Random(seed).sample(sorted(ARTICLES), len(ARTICLES))
        found = groups(grown(write, names, split))
        assert frozenset({"dam-1", "dam-2"}) in found
        assert frozenset({"dam-3"}) in found


def test_what_was_found_before_a_split_does_not_bring_the_join_back(write: Write) -> None:
    before = grown(write, ARTICLES)
    again = grown(write, ARTICLES, [*before.judgements, judged("bomb-1", "bomb-2", "same", withdrawn=True)])
    assert {frozenset({"bomb-1"}), frozenset({"bomb-2"})} <= groups(again)
    once_more = grown(write, ARTICLES, [*again.judgements, judged("bomb-1", "bomb-2", "same", withdrawn=True)])
    assert groups(once_more) == groups(again)


def test_acts_of_a_split_story_are_told_in_each_part_by_its_own_articles(write: Write) -> None:
    readings = [write(name, text, title=title, published="2024-10-05") for name, (title, text) in ARTICLES.items()]
    split = [judged("bomb-1", "bomb-2", "same", withdrawn=True)]
    parts = [story for story in tell_stories(readings, split) if {"bomb-1", "bomb-2"} & set(story.articles)]
    assert [story.articles for story in parts] == [("bomb-1",), ("bomb-2",)]
    assert all(account.article in story.articles for story in parts for e in story.events for account in e.accounts)


def test_one_person_in_two_affairs_is_two_stories(write: Write) -> None:
    kept = Remembered()
    for name, title, text in (
        ("boat", "Minister's guests came by customs boat", ("Transport minister Leo Marchetti had guests brought to "
         "his villa in a customs boat. Prosecutors look at the logs of four Saturdays; crates of wine were aboard.")),
        ("train", "Night trains to stop", ("The railway will stop its sleeping cars in winter, transport minister Leo "
         "Marchetti said. Unions called for a strike on lines to the south; costs had risen, he added.")),
    ):  # fmt: skip
        Stories(kept).add(profile_of(write(name, text, title=title, published="2022-10-04")))
    assert len(groups(kept)) == 2
