"""The judge: what its heads say of a sentence, of any sentence, and what it does without its file."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from pathlib import Path

import numpy as np
import pytest

import dateline
from dateline.base.errors import KnowledgeError
from dateline.base.records import RawPage
from dateline.base.spans import Span
from dateline.extract import extract_article
from dateline.parse import Sentence, Token, parse_article
from dateline.recognise import encoder, network
from dateline.recognise.encoder import Judge, Opinion, Silent, Stretch
from dateline.recognise.network import WINDOW, WINDOWS
from dateline.recognise.odds import lawful

KNOWLEDGE = Path(dateline.__file__).parent / "knowledge"


def sentence_of(words: Sequence[str], inserted: Sequence[int] = ()) -> Sentence:
    """A sentence of these words with a blank between them; those at `inserted` were put in by the parser."""
    tokens, at = [], 0
    for index, word in enumerate(words):
        end = at if index in inserted else at + len(word)
        tokens.append(Token(index, Span(at, end), word, word, "X", "XX", "dep" if index else "ROOT", 0))
        at = end + (index not in inserted)
    return Sentence(Span(0, at), 0, "body", tuple(tokens))


def opinion_of(head: str, labels: Sequence[str | None]) -> Opinion:
    """Made-up outputs that give each token this label of a head; None is a token that was not judged."""
    slices, names = network.slices(), network.heads()[head]
    judged = [label for label in labels if label is not None]
    outputs = np.zeros((len(judged) + 1, max(part.stop for part in slices.values())), dtype=np.float32)
    for row, label in enumerate(judged, start=1):
        outputs[row, slices[head].start + names.index(label)] = 20.0
    numbers = iter(range(1, len(judged) + 1))
    rows = tuple(0 if label is None else next(numbers) for label in labels)
    return Opinion(outputs, np.zeros((len(judged) + 1, 384), dtype=np.float32), rows)


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        ("O O O", []),
        ("O B-Source I-Source O", [(1, 3)]),
        ("B-Source I-Source", [(0, 2)]),
        ("B-Source B-Source I-Source", [(0, 1), (1, 3)]),
        ("O I-Source I-Source", [(1, 3)]),
        ("B-Source - I-Source O", [(0, 3)]),
        ("B-Source - O", [(0, 1)]),
        ("- B-Source -", [(1, 2)]),
        ("- -", []),
        ("", []),
    ],
)
def test_marked_tokens_are_joined_to_stretches(labels: str, found: list[tuple[int, int]]) -> None:
    opinion = opinion_of("source", [None if label == "-" else label for label in labels.split()])
    assert opinion.spans("source") == [Stretch(first, last, "Source", 1.0) for first, last in found]


def test_a_new_kind_begins_a_new_stretch() -> None:
    opinion = opinion_of("name", ["B-Person", "I-Person", "B-Organization", "B-Location"])
    assert opinion.spans("name") == [(0, 2, "Person", 1.0), (2, 3, "Organization", 1.0), (3, 4, "Location", 1.0)]
    assert opinion.inside("name", [0, 1]) == opinion.inside("name", [0, 1], "Person") == 1.0
    assert opinion.inside("name", [0, 1], "Location") == opinion.inside("name", []) == 0.0
    assert opinion.inside("name", [1, 2], "Person") == 0.5


def test_labels_are_the_likeliest_in_which_none_goes_on_what_was_not_begun() -> None:
    def is_lawful(path: tuple[int, ...]) -> bool:
        return all(here % 2 or not here or here - before in (0, 1) for before, here in pairwise((0, *path)))

    chance = np.random.default_rng(1)
    for kinds in (1, 2):
        for _ in range(50):
            odds = chance.dirichlet(np.ones(1 + 2 * kinds), 4).astype(np.float32)
            paths = filter(is_lawful, product(range(1 + 2 * kinds), repeat=4))
            best = max(paths, key=lambda path: sum(np.log(odds[k, label]) for k, label in enumerate(path)))
            assert tuple(lawful(odds)) == best


def test_each_head_reads_its_own_outputs() -> None:
    assert opinion_of("trigger", ["none", "ASSAULT"]).trigger(1)["ASSAULT"] == 1.0
    assert opinion_of("status", ["denied"]).status(0)["denied"] == 1.0
    modes = opinion_of("mode", ["COERCE/arrest"]).modes(0)
    assert (modes["COERCE/arrest"], modes["COERCE/seize"]) == (1.0, 0.5)
    assert opinion_of("background", ["background"]).background(0) == 1.0
    assert opinion_of("factuality", ["factuality"]).factuality(0) == 3.0


def test_a_side_is_named_by_the_word_that_answers_what_the_act_asks() -> None:
    opinion = opinion_of("actor", ["given 7", "asked 7", None, "given 8"])
    assert opinion.side("actor", 1) == [1.0, 0.0, 0.0, 0.0]
    assert opinion.side("recipient", 1) == [0.333, 0.0, 0.0, 0.333]  # nothing is known: the start is as likely
    assert opinion.side("actor", 2) == [0.0, 0.0, 0.0, 0.0]  # a word that was not judged asks nothing


def test_of_a_token_that_was_not_judged_nothing_is_known() -> None:
    opinion = opinion_of("trigger", ["ASSAULT", None])
    for odds in (opinion.trigger(1), opinion.status(1), opinion.pair([1], [], [1])):
        assert set(odds.values()) == {round(1 / len(odds), 3)}
    assert set(opinion.modes(1).values()) == {opinion.background(1)} == {0.5}
    assert opinion.factuality(1) == opinion.inside("name", [1]) == 0.0


def test_the_labels_are_those_that_the_network_has_outputs_for() -> None:
    outputs, states = network.run(["Troops", "left", "."])
    assert outputs.shape == (4, max(part.stop for part in network.slices().values()))
    assert states.shape == (4, 384)
    assert set(encoder.opinion(sentence_of(["Troops", "left"])).pair([0], [], [1])) == set(network.heads()["trigger"])


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["\n"],
        [" ", "\u00a0"],
        ["-", "...", "?!", "§"],
        ["12", "%"],
        "Войска покинули город в понедельник".split(),
        list("北京发生爆炸"),
        "انسحبت القوات من المدينة".split(),
        ["😀"] * 40,
        ["a" * 100_000],
        ["?" * 100_000],
        ["\x00", "\ud800", "\u202e"],
    ],
)
def test_any_sentence_has_an_opinion(words: list[str]) -> None:
    opinion = encoder.opinion(sentence_of(words))
    assert opinion.rows == tuple(range(1, len(words) + 1))
    for head in ("name", "source", "cue", "content", "time"):
        opinion.spans(head)
    for index in range(len(words)):
        assert sum(opinion.trigger(index).values()) == pytest.approx(1.0, abs=0.02)
        assert sum(opinion.pair([index], [], [index]).values()) == pytest.approx(1.0, abs=0.02)
        assert 0.0 <= sum(opinion.side("actor", index)) <= 1.02


def test_a_sentence_of_5000_words_is_judged_in_windows_up_to_a_limit() -> None:
    words = ["Troops", "unaffordably", "left", "Velmora", ","] * 1_000
    start = time.perf_counter()
    outputs, states = network.run(words)
    assert time.perf_counter() - start < 20
    assert len(outputs) == len(states) <= WINDOW * WINDOWS + 1
    opinion = encoder.opinion(sentence_of(words))
    assert opinion.rows[: len(outputs)] == (*range(1, len(outputs)), 0)
    assert set(opinion.rows[len(outputs) :]) == {0}
    assert opinion.pair([0], [4_999], [2]).keys() == opinion.pair([4_999], [4_998], []).keys()


def test_each_window_is_judged_as_if_it_stood_alone() -> None:
    first, second = ["troops"] * (WINDOW - 1), ["They", "left", "."]
    outputs, _ = network.run([*first, *second])
    alone, _ = network.run(second)
    assert np.array_equal(outputs[-3:], alone[1:])


def test_a_token_that_the_parser_put_in_is_not_shown_to_the_encoder() -> None:
    plain = encoder.opinion(sentence_of(["Two", "killed", "in", "Velmora"]))
    filled = encoder.opinion(sentence_of(["Two", "were", "killed", "in", "Velmora"], inserted=[1]))
    assert filled.rows == (1, 0, 2, 3, 4)
    assert filled.trigger(2) == plain.trigger(1)


def test_a_sentence_is_judged_alike_alone_and_beside_others() -> None:
    text = (
        "Police beat two reporters in Velmora.\nTalks in Karsel failed on Monday, an envoy said.\n" + "Rain fell. " * 30
    )
    article = extract_article(RawPage(text=text, language="en"))
    sentences = parse_article(article).sentences
    beside, again = Judge(), Judge()
    told = [beside.of(sentence) for sentence in sentences]
    for sentence, opinion in zip(reversed(sentences), reversed(told), strict=True):
        alone = again.of(sentence)
        assert alone is not None
        assert opinion is not None
        assert np.array_equal(alone.outputs, opinion.outputs)
        assert np.array_equal(alone.states, opinion.states)


def test_a_sentence_is_judged_once() -> None:
    judge, sentence = Judge(), sentence_of(["Troops", "left"])
    assert judge.known(sentence) is None
    assert judge.of(sentence) is judge.of(sentence) is judge.known(sentence)


def test_a_silent_judge_says_nothing() -> None:
    assert Silent().of(sentence_of(["Troops", "left"])) is None


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the encoder's file that the engine takes for the shipped one."""
    (tmp_path / "models").mkdir()
    monkeypatch.setattr(network, "files", lambda _: tmp_path)
    network._network.cache_clear()
    yield Path(shutil.copy(KNOWLEDGE / "models" / "encoder.onnx", tmp_path / "models"))
    network._network.cache_clear()


def test_the_shipped_file_is_taken(shipped: Path) -> None:
    assert shipped.is_file()
    assert network.model().name == "dateline-encoder"


def test_an_altered_file_is_refused_by_its_digest(shipped: Path) -> None:
    with shipped.open("r+b") as file:
        file.seek(1_000_000)
        file.write(b"altered")
    with pytest.raises(KnowledgeError, match=r"not the one shipped: its digest is sha256:.*install Dateline again"):
        network.model()


def test_a_missing_file_is_told(shipped: Path) -> None:
    shipped.unlink()
    with pytest.raises(KnowledgeError, match=r"encoder\.onnx cannot be read: .*install Dateline again"):
        encoder.opinion(sentence_of(["Troops", "left"]))


@pytest.mark.parametrize(("jobs", "content"), [("1", None), ("2", b"something else")])
def test_the_command_line_tells_it_in_one_line(tmp_path: Path, jobs: str, content: bytes | None) -> None:
    shutil.copytree(KNOWLEDGE.parent, tmp_path / "dateline", copy_function=os.symlink)
    network = tmp_path / "dateline" / "knowledge" / "models" / "encoder.onnx"
    network.unlink()
    if content is not None:
        network.write_bytes(content)
    (tmp_path / "a.txt").write_text("Vostan troops left Karsel on Monday.")
    done = subprocess.run(
        [sys.executable, "-m", "dateline", "read", "--json", "--jobs", jobs, "a.txt"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("dateline: the encoder's file encoder.onnx ")
    assert done.stderr.rstrip().endswith("install Dateline again")
    assert done.stderr.count("\n") == 1
