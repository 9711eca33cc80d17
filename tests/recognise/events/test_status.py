"""How real an act is, told by sentences of our own."""

import pytest

from dateline.base.records import Article, EventTime, Paragraph
from dateline.base.records import Role as ParagraphRole
from dateline.base.spans import Span
from dateline.parse import Sentence, Token, parse_article
from dateline.recognise.events.status import Reality, reality_of


def sentence_of(text: str, role: ParagraphRole = "body") -> Sentence:
    article = Article.of(text, language="en", paragraphs=(Paragraph(span=Span(0, len(text)), role=role),))
    return parse_article(article).sentences[0]


def word(sentence: Sentence, text: str) -> Token:
    return next(token for token in sentence.tokens if token.text == text)


def read(
    text: str,
    predicate: str,
    *,
    role: ParagraphRole = "body",
    verbal: bool = False,
    claimed: bool = False,
    time: EventTime | None = None,
    published: str | None = None,
) -> Reality:
    sentence = sentence_of(text, role)
    token = word(sentence, predicate)
    return reality_of(sentence, token, verbal=verbal, claimed=claimed, time=time, published=published)


HAPPENED = [
    ("Ostland and Westmark have agreed a trade agreement.", "agreement"),
    ("The minister agreed a deal with the rebels.", "deal"),
    ("There is no doubt that the rebels seized the port.", "seized"),
    ("The lawsuit was filed after police beat three students.", "beat"),
    ("Six men were implicated to date in the Velmora attack.", "attack"),
    ("Rebels attacked the town of Velmora.", "attacked"),
    ("A drone strike killed four soldiers near Velmora.", "strike"),
    ("A drone strike killed four soldiers near Velmora.", "killed"),
    ("The army has bombed two villages.", "bombed"),
    ("The minister said the army had shelled the port.", "shelled"),
    ("The army fired rockets at the camp, killing six people.", "killing"),
    ("The guards managed to arrest the driver.", "arrest"),
    ("The troops were forced to withdraw from Velmora.", "withdraw"),
    ("He was jailed for attacking a judge.", "attacking"),
    ("The president condemned the attack in Velmora.", "attack"),
    ("If the strikes stop, the talks will end.", "strikes"),
    ("The general refused to resign and attacked the palace.", "attacked"),
    ("Who ordered the murder of the mayor?", "murder"),
    ("The army carried out an airstrike on the camp.", "airstrike"),
    ("It was the third missile test of the year.", "test"),
    ("Two groups planned the attacks on the port.", "attacks"),
    ("The inspector announced the raid on the camp.", "raid"),
    ("The Valley Front claims the attack on the port.", "attack"),
    ("The raid on the camp was not the first.", "raid"),
    ("It was a well-planned attack.", "attack"),
    ("The coalition has organised protests in Velmora.", "protests"),
    ("Riots led to forty people being shot.", "shot"),
    ("Velmora was not calm, with many marchers chanting songs.", "chanting"),
    ("Villagers who fled the fighting accused the army of looting.", "fled"),
    ("The colonel announced his resignation on Monday.", "resignation"),
    ("The warning was not intended to stop the envoy.", "warning"),
    ("The committee published a report on the killing of the mayor.", "killing"),
    ("I think the army shelled the village.", "shelled"),
    ("He pleaded guilty to attacking a judge.", "attacking"),
    ("Parliament passed a bill banning the opposition.", "banning"),
    ("He was jailed for his part in the killing of six villagers.", "killing"),
    ("Ahead of the raid the mayor had fled.", "raid"),
]
PLANNED = [
    ("The two sides have agreed a ceasefire.", "ceasefire"),
    ("Ostland and Westmark will agree a trade agreement.", "agreement"),
    ("Ostland will send 400 troops to the border.", "send"),
    ("The government plans to deploy tanks.", "deploy"),
    ("The army is preparing to bomb the harbour.", "bomb"),
    ("The minister said Ostland would release ten prisoners.", "release"),
    ("The two presidents are expected to meet in Velmora.", "meet"),
    ("The admiral announced a naval drill off the coast.", "drill"),
    ("The talks will resume in May.", "talks"),
    ("Commanders have drawn up a plan to seize the port.", "seize"),
    ("The ministry was forced to postpone the planned visit.", "visit"),
    ("The envoy is to visit Velmora in June.", "visit"),
    ("The army is going to close the border.", "close"),
    ("The president ordered the army to arrest the mayor.", "arrest"),
    ("The judge spoke of an attack plotted by two brothers.", "attack"),
    ("Guards foiled an attack on the port.", "attack"),
    ("Police closed roads ahead of a visit by the envoy.", "visit"),
    ("The president repeated the goal of withdrawing troops.", "withdrawing"),
    ("Parliament debated a bill banning the opposition.", "banning"),
    ("The editor had faced deportation before she fled.", "deportation"),
    ("The talks between both sides, due on Friday, are in Velmora.", "talks"),
    ("The minister departed for talks in Velmora.", "talks"),
]
ALLEGED = [
    ("The affidavit states that police beat three students.", "beat"),
    ("The lawsuit says the guards beat three students.", "beat"),
    ("The petition says the army burned a village.", "burned"),
    ("According to the indictment, the colonel shot six villagers.", "shot"),
    ("Ostland allegedly poisoned the wells.", "poisoned"),
    ("The mayor is accused of torturing prisoners.", "torturing"),
    ("The rebels claimed that the army burned three villages.", "burned"),
    ("Soldiers reportedly opened fire on the crowd.", "opened"),
    ("The lawyer described the alleged attack on the judge.", "attack"),
    ("He was arrested on allegations of kidnapping the teacher.", "kidnapping"),
    ("The capture of the port could not be verified.", "capture"),
    ("Villagers reportedly fled after being shelled by the army.", "shelled"),
    ("Two men are accused of the murder of the mayor.", "murder"),
    ("Analysts think the army shelled the village.", "shelled"),
    ("The raids may have killed six villagers.", "killed"),
    ("The general is said to have shelled the village.", "shelled"),
    ("He was charged over his alleged role in massacres of villagers.", "massacres"),
    ("He was charged over his alleged role in killing six villagers.", "killing"),
    ("Murders allegedly committed by soldiers shocked the town.", "Murders"),
]
DENIED = [
    ("The minister is not expected to meet the rebels.", "meet"),
    ("The president is not scheduled to visit Velmora.", "visit"),
    ("The army is not planning to withdraw from the port.", "withdraw"),
    ("There are no signs that Ostland is planning to ban the party.", "ban"),
    ("There are no plans for talks with the rebels.", "talks"),
    ("There was no indication that the rebels had seized the port.", "seized"),
    ("There is no evidence that the guards shot the farmers.", "shot"),
    ("The army did not attack the hospital.", "attack"),
    ("The ministry denied that troops attacked the hospital.", "attacked"),
    ("The commander denied shelling the hospital.", "shelling"),
    ("The guards never beat the prisoners.", "beat"),
    ("The police left without arresting anyone.", "arresting"),
    ("The prime minister refused to resign.", "resign"),
    ("The mayor does not remember meeting the rebels.", "meeting"),
    ("The army has reportedly not attacked the port.", "attacked"),
    ("The ministry no longer arrests reporters.", "arrests"),
    ("The general cancelled a raid on the camp.", "raid"),
]
HYPOTHETICAL = [
    ("It is unlikely that the rebels will release the hostages.", "release"),
    ("She doubts that the rebels will release the hostages.", "release"),
    ("The army may be planning to withdraw from the port.", "withdraw"),
    ("If Ostland attacks the port, its neighbours will answer.", "attacks"),
    ("The rebels could attack the town again.", "attack"),
    ("The troops are there to train local forces.", "train"),
    ("The mayor called for a ceasefire.", "ceasefire"),
    ("The envoy urged both sides to release prisoners.", "release"),
    ("Ostland threatened to bomb the dam.", "bomb"),
    ("The deal would prevent an attack on the port.", "attack"),
    ("Analysts fear a new attack on the port.", "attack"),
    ("Residents spoke of the risk of war.", "war"),
    ("Did the army bomb the market?", "bomb"),
    ("The general should have been arrested.", "arrested"),
    ("Anyone who attacks a convoy is an enemy, the rebels said.", "attacks"),
    ("The army stopped a possible attack on the port.", "attack"),
    ("The rebels tried to seize the bridge.", "seize"),
    ("The families demanded the release of the prisoners.", "release"),
    ("The envoy called for Ostland's withdrawal from the valley.", "withdrawal"),
    ("If the mayor decides he needs help, the army will come.", "needs"),
    ("When the drone is sent to Westmark, it could reach the coast.", "sent"),
    ("The envoy worked to prevent the killing of villagers.", "killing"),
]
ONGOING = [
    ("Troops are advancing on Velmora.", "advancing"),
    ("The army has been shelling the valley for weeks.", "shelling"),
    ("The rebels hold the airport.", "hold"),
    ("Police are investigating the fire.", "investigating"),
    ("The mayor has long supported the march.", "supported"),
    ("The mayor has long accused the army of looting.", "accused"),
    ("The envoy spoke of an ongoing siege of the port.", "siege"),
]


@pytest.mark.parametrize(("text", "predicate"), HAPPENED)
def test_an_act_told_as_done_has_happened(text: str, predicate: str) -> None:
    assert read(text, predicate).status == "happened"


@pytest.mark.parametrize(("text", "predicate"), PLANNED)
def test_an_act_announced_or_intended_is_planned(text: str, predicate: str) -> None:
    assert read(text, predicate).status == "planned"


@pytest.mark.parametrize(("text", "predicate"), ALLEGED)
def test_an_act_told_as_somebodys_claim_is_alleged(text: str, predicate: str) -> None:
    assert read(text, predicate).status == "alleged"


@pytest.mark.parametrize(("text", "predicate"), DENIED)
def test_an_act_told_as_not_done_is_denied(text: str, predicate: str) -> None:
    assert read(text, predicate).status == "denied"


@pytest.mark.parametrize(("text", "predicate"), HYPOTHETICAL)
def test_an_act_that_is_only_thought_of_is_hypothetical(text: str, predicate: str) -> None:
    assert read(text, predicate).status == "hypothetical"


@pytest.mark.parametrize(("text", "predicate"), ONGOING)
def test_an_act_going_on_is_ongoing(text: str, predicate: str) -> None:
    assert read(text, predicate).status == "ongoing"


def test_a_headline_with_an_infinitive_tells_a_plan() -> None:
    assert read("Ostland to send 400 troops to border", "send", role="headline").status == "planned"


def test_a_headline_in_the_present_tells_what_happened() -> None:
    assert read("Ostland bombs rebel camp near Velmora", "bombs", role="headline").status == "happened"


def test_saying_in_the_progressive_is_said_already() -> None:
    text = "Ostland is urging both sides to talk."
    assert read(text, "urging", verbal=True).status == "happened"
    assert read("Police are investigating the fire.", "investigating", verbal=True).status == "ongoing"


def test_what_a_party_says_of_another_is_alleged() -> None:
    text = "The rebels said the army burned three villages."
    assert read(text, "burned").status == "happened"
    assert read(text, "burned", claimed=True).status == "alleged"


def test_a_claim_about_a_plan_stays_a_plan() -> None:
    assert read("The rebels said the army will burn the crops.", "burn", claimed=True).status == "planned"


BACKGROUND = [
    ("The army has been shelling the valley for weeks.", "shelling"),
    ("Ostland had warned its neighbour twice.", "warned"),
    ("The rebels hold the airport.", "hold"),
    ("Earlier, the court jailed two editors.", "jailed"),
    ("The previous attack on the port killed nobody.", "attack"),
    ("The region has suffered raids since the war ended.", "suffered"),
]
NEWS = [
    ("Rebels attacked the town of Velmora.", "attacked"),
    ("The minister said the army had shelled the port.", "shelled"),
    ("The army has bombed two villages.", "bombed"),
    ("Ostland will send 400 troops to the border.", "send"),
]


@pytest.mark.parametrize(("text", "predicate"), BACKGROUND)
def test_history_and_habits_are_background(text: str, predicate: str) -> None:
    assert read(text, predicate).background


@pytest.mark.parametrize(("text", "predicate"), NEWS)
def test_the_news_of_the_day_is_not_background(text: str, predicate: str) -> None:
    assert not read(text, predicate).background


@pytest.mark.parametrize(("day", "background"), [("2031-05-03", False), ("2031-04-20", True), ("2029-01-01", True)])
def test_an_act_of_another_week_or_year_is_background(day: str, background: bool) -> None:
    time = EventTime(ref="t1", start=day, end=day, precision="day", basis="stated")
    found = read("Rebels attacked the town of Velmora.", "attacked", time=time, published="2031-05-04")
    assert found.background is background


def test_what_a_noun_tells_of_a_day_to_come_is_planned() -> None:
    day = EventTime(ref="t1", start="2031-07-04", end="2031-07-04", precision="day", basis="published")
    told = read("The ministers spoke of the July 4 talks.", "talks", time=day, published="2031-05-09")
    assert (told.status, told.why) == ("planned", "its day is to come")
    past = read("The ministers spoke of the July 4 talks.", "talks", time=day, published="2031-07-05")
    assert past.status == "happened"


def test_the_reason_is_given_in_words() -> None:
    assert read("The rebels could attack the town again.", "attack").why == "'could' makes it hypothetical"
    assert read("The mayor called for a ceasefire.", "ceasefire").why == "'called' makes it hypothetical"


@pytest.mark.parametrize(
    ("text", "predicate", "day", "background"),
    [
        ("Rebels attacked the town of Velmora last week.", "attacked", "2031-04-27", False),
        ("Rebels attacked the town of Velmora last year.", "attacked", "2030-05-01", True),
        ("The minister praised the men who attacked the town.", "attacked", "2031-04-27", True),
    ],
)
def test_the_act_of_the_lead_is_news_though_a_week_old(
    text: str, predicate: str, day: str, *, background: bool
) -> None:
    sentence = sentence_of(text)
    time = EventTime(ref="t1", start=day, end=day, precision="day", basis="stated")
    found = reality_of(sentence, word(sentence, predicate), time=time, published="2031-05-04", lead=True)
    assert found.background is background
