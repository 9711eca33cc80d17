"""The trigger lexicon is large, fits the codebook, and says clearly what is wrong with a bad frame."""

import copy
from typing import Any

import pytest

from dateline.base.errors import KnowledgeError
from dateline.knowledge import load_yaml
from dateline.knowledge.coding import codebook, lexicon
from dateline.knowledge.triggers import FILE, read_lexicon
from dateline.recognise.events.conditions import CONDITIONS


def test_every_type_has_verbs_and_nouns() -> None:
    for table in (lexicon().verbs, lexicon().nouns):
        assert {frame.type for frames in table.values() for frame in frames} == set(codebook().types)


def test_every_condition_of_a_frame_is_known() -> None:
    frames = [frame for table in (lexicon().verbs, lexicon().nouns) for of in table.values() for frame in of]
    needs = {need for frame in frames for need in frame.needs}
    assert needs <= {*CONDITIONS, "light", "argument", "real"}


def test_every_condition_is_used_by_a_frame() -> None:
    frames = [frame for table in (lexicon().verbs, lexicon().nouns) for of in table.values() for frame in of]
    assert set(CONDITIONS) <= {need for frame in frames for need in frame.needs}


def test_longer_phrases_come_before_shorter_ones() -> None:
    for frames in lexicon().nouns.values():
        lengths = [len(frame.words) for frame in frames]
        assert lengths == sorted(lengths, reverse=True)


def test_prepositions_are_words_and_not_truth_values() -> None:
    frames = [frame for table in (lexicon().verbs, lexicon().nouns) for of in table.values() for frame in of]
    words = {word for frame in frames for word in (*frame.receivers, *frame.via)}
    assert "on" in words
    assert not words & {"True", "False"}


@pytest.mark.parametrize(
    ("frame", "said"),
    [
        ({"do": "zap", "wham": ["x"]}, "came \\['wham'\\]"),
        ({"what": ["x"]}, "no words"),
        ({"do": "zap", "what": ["$nowhere"]}, "no class '\\$nowhere'"),
        ({"do": "zap", "modes": ["loud"]}, "mode 'loud' is not one of ASSAULT"),
    ],
)
def test_a_wrong_frame_is_shown_with_what_was_expected(frame: dict[str, Any], said: str) -> None:
    content = copy.deepcopy(load_yaml(FILE))
    content["verbs"]["ASSAULT"].append(frame)
    with pytest.raises(KnowledgeError, match=said):
        read_lexicon(content, codebook())
