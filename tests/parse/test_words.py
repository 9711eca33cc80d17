"""The network of words: what the pipeline's own parts say, computed in one go."""

import numpy as np
import pytest
from spacy.language import Language
from spacy.tokens import Doc

from dateline.base.errors import KnowledgeError
from dateline.parse import words
from dateline.parse.english import pipeline
from dateline.parse.words import Words

TEXTS = (
    "Soldiers fired on a bus near Ostrel on Friday, killing six people.",
    "",
    "Velmora",
    "  'We won't pay £3.5m,'  Mr Petrak said \u2014 twice.\n",
    "Velmora said no. Velmora SAID No; velmora said no!",
    "日本 \U0001f600 x" + "y" * 300,
)


@pytest.fixture(scope="module")
def read() -> Words:
    return Words(pipeline())


def said_by_the_pipeline(texts: tuple[str, ...]) -> list[Doc]:
    nlp: Language = pipeline()
    docs = [nlp.make_doc(text) for text in texts]
    for name in ("tok2vec", "tagger"):
        docs = list(nlp.get_pipe(name).pipe(docs))  # type: ignore[attr-defined]
    return docs


@pytest.mark.parametrize("texts", [TEXTS, TEXTS[:1], ("",), (), TEXTS[::-1]])
def test_vectors_and_tags_are_those_of_the_pipeline(read: Words, texts: tuple[str, ...]) -> None:
    docs = [pipeline().make_doc(text) for text in texts]
    tags = read.read(docs)
    expected = said_by_the_pipeline(texts)
    assert tags == [[token.tag_ for token in doc] for doc in expected]
    for doc, other in zip(docs, expected, strict=True):
        assert len(doc) == len(other.tensor) == 0 or np.abs(doc.tensor - other.tensor).max() < 1e-4


def test_a_missing_network_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_NETWORK", "models/none.onnx")
    with pytest.raises(KnowledgeError, match=r"none\.onnx cannot be read.*install Dateline again"):
        Words(pipeline())
