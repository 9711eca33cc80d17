"""'Both countries', 'the two neighbours': words that take up the two states spoken of last."""

from collections.abc import Iterator

from dateline.knowledge.roles import word_list
from dateline.parse import Sentence, Token
from dateline.recognise.actors.context import Context
from dateline.recognise.actors.entity import Entity
from dateline.recognise.actors.group import Groups
from dateline.recognise.actors.phrases import left_edge

_REACH = 12  # mentions back


def add_pairs(context: Context, groups: Groups) -> None:
    """Add the words to both states, where exactly two were spoken of shortly before."""
    for sentence, token in _pair_words(context):
        span = sentence.span_of(sentence.tokens[left_edge(sentence, token).index : token.index + 1])
        states = _last_two(groups, span.start)
        for entity in states if len(states) == 2 else ():
            entity.mentions.setdefault(span, "description")


def _pair_words(context: Context) -> Iterator[tuple[Sentence, Token]]:
    for sentence in context.sentences:
        for token in sentence.tokens:
            if token.tag == "NNS" and token.lemma in word_list("pair_words"):
                before = [t.lower for t in sentence.children(token, "det", "nummod", "predet")]
                if "both" in before or ("two" in before and "other" not in before):
                    yield sentence, token


def _last_two(groups: Groups, offset: int) -> list[Entity]:
    """The last two states that acted; if there are not two, the last two of all."""
    states = [s for s, _ in zip(groups.timeline.before(offset), range(_REACH), strict=False) if s.entity.kind == "state"]
    acting = list(dict.fromkeys(id(s.entity) for s in states if s.rank == 0))
    every = list(dict.fromkeys(id(s.entity) for s in states))
    wanted = (acting if len(acting) > 1 else every)[:2]
    found = {id(s.entity): s.entity for s in states}
    return [found[one] for one in wanted]
