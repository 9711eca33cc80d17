"""'Both countries', 'the country': words that take up the states spoken of last."""

from dateline.knowledge.roles import word_list
from dateline.parse import Sentence, Token
from dateline.recognise.actors.context import Context
from dateline.recognise.actors.entity import Entity
from dateline.recognise.actors.group import Groups
from dateline.recognise.actors.phrases import left_edge
from dateline.recognise.actors.timeline import Spoken

_REACH = 12  # mentions back


def add_state_words(context: Context, groups: Groups) -> None:
    """Add 'both countries' to the two states that acted last, 'the country' to the last one."""
    for sentence in context.sentences:
        for token in sentence.tokens:
            wanted = _states_meant(sentence, token)
            if not wanted:
                continue
            span = sentence.span_of(sentence.tokens[left_edge(sentence, token).index : token.index + 1])
            states = _last_states(groups, span.start, wanted)
            for entity in states if len(states) == wanted else ():
                entity.mentions.setdefault(span, "description")


def _states_meant(sentence: Sentence, token: Token) -> int:
    """Two for 'both countries', 'the two neighbours'; one for 'the country' that acts or owns; else none."""
    if token.tag == "NNS" and token.lemma in word_list("pair_words"):
        before = [t.lower for t in sentence.children(token, "det", "nummod", "predet")]
        return 2 if "both" in before or ("two" in before and "other" not in before) else 0
    if token.tag == "NN" and token.lower in word_list("state_words") and token.dep in ("nsubj", "nsubjpass", "poss"):
        others = [t for t in sentence.children(token) if t.index < token.index and t.lower != "the"]
        return 1 if sentence.child(token, "det") and not others and not sentence.child(token, "prep", "relcl") else 0
    return 0


def _last_states(groups: Groups, offset: int, wanted: int) -> list[Entity]:
    """The states named together last ('China and Peru'), else those that acted last, else the last of all."""
    near = [s for s, _ in zip(groups.timeline.before(offset), range(_REACH), strict=False) if s.entity.kind == "state"]
    together = next((pair for spoken in near if len(pair := _named_with(spoken, near)) == wanted), None)
    if together is not None:
        return together
    acting = list(dict.fromkeys(id(s.entity) for s in near if s.rank == 0))
    every = list(dict.fromkeys(id(s.entity) for s in near))
    found = {id(s.entity): s.entity for s in near}
    return [found[one] for one in (acting if len(acting) >= wanted else every)[:wanted]]


def _named_with(spoken: Spoken, near: list[Spoken]) -> list[Entity]:
    """The state and the one that it is coordinated with, in text order."""
    if spoken.head.dep != "conj":
        return []
    first = (s.entity for s in near if s.number == spoken.number and s.head.index == spoken.head.head)
    return [*first, spoken.entity]
