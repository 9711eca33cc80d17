"""The codebook holds the types, modes and contexts of the field, and says clearly what is wrong with a bad one."""

import copy
from typing import Any

import pytest

from dateline.base.errors import KnowledgeError
from dateline.knowledge import load_yaml
from dateline.knowledge.codebook import FILE, read_codebook
from dateline.knowledge.coding import codebook, lexicon


def test_the_book_has_sixteen_types_sixty_seven_modes_and_thirty_seven_contexts() -> None:
    book = codebook()
    assert len(book.types) == 16
    assert sum(len(kind.modes) for kind in book.types.values()) == 67
    assert len(book.contexts) == 37


@pytest.mark.parametrize(
    ("quad", "types"),
    [
        (1, "AGREE CONSULT SUPPORT CONCEDE"),
        (2, "COOPERATE AID RETREAT"),
        (3, "REQUEST ACCUSE REJECT THREATEN"),
        (4, "SANCTION PROTEST MOBILIZE COERCE ASSAULT"),
    ],
)
def test_each_quad_class_has_its_types(quad: int, types: str) -> None:
    assert {name for name, kind in codebook().types.items() if kind.quad == quad} == set(types.split())


@pytest.mark.parametrize(
    ("kind", "modes", "code"),
    [
        ("ASSAULT", ("aerial",), (4, "195", -9.5)),
        ("ASSAULT", (), (4, "180", -9)),
        ("ASSAULT", ("beat", "heavy-weapons"), (4, "194", -9.5)),
        ("COERCE", ("arrest",), (4, "173", -7)),
        ("ACCUSE", (), (3, "110", -3)),
        ("RETREAT", ("release",), (2, "0841", 6.5)),
        ("PROTEST", ("vandalize",), (4, "145", -5)),
        ("CONSULT", ("visit",), (1, "042", 4)),
    ],
)
def test_a_code_is_that_of_the_strongest_mode_or_of_the_type(
    kind: str, modes: tuple[str, ...], code: tuple[int, str, float]
) -> None:
    assert codebook().code(kind, modes) == code


def test_conflict_is_negative_and_cooperation_is_not() -> None:
    for kind in codebook().types.values():
        for intensity in (kind.intensity, *(mode.intensity for mode in kind.modes.values())):
            assert intensity > 0 if kind.quad in (1, 2) else intensity <= 0.5, kind.name


def test_the_contradictions_of_the_sources_are_settled_in_words() -> None:
    assert {"how many types", "quad class of SANCTION", "intensity of ACCUSE"} <= {s.about for s in codebook().settled}


def test_readings_name_the_codebook_with_its_version() -> None:
    assert codebook().name.startswith("plover ")


@pytest.mark.parametrize(
    ("kind", "modes", "said"),
    [("CRIME", (), "'CRIME' is not in the codebook"), ("AID", ("aerial",), "'aerial' is not one of AID")],
)
def test_an_unknown_type_or_mode_is_an_error_that_names_the_known_ones(
    kind: str, modes: tuple[str, ...], said: str
) -> None:
    with pytest.raises(KnowledgeError, match=said):
        codebook().code(kind, modes)


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (("types", "AID", "quad"), 7, "AID.quad: came 7, expected 1, 2, 3 or 4"),
        (("types", "AID", "intensity"), "high", "a number from -10 to 10"),
        (("types", "AID", "intensity"), 11, "a number from -10 to 10"),
        (("types", "AID", "cameo"), 70, "expected words"),
        (("types", "AID", "cameo"), "7x", "three or four digits"),
        (("types", "COERCE", "modes", "seize"), "x", "COERCE.seize: came 'x', expected a mapping"),
        (("types", "AID", "definition"), "", "AID.definition"),
        (("contexts", "military", "cues"), "army", "military.cues: came 'army', expected a list of words"),
        (("name",), None, "expected words"),
    ],
)
def test_a_wrong_field_is_named_with_what_came_and_what_was_expected(
    path: tuple[str, ...], value: object, said: str
) -> None:
    content: dict[str, Any] = copy.deepcopy(load_yaml(FILE))
    place = content
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    with pytest.raises(KnowledgeError, match=said):
        read_codebook(content)


@pytest.mark.parametrize("field", ["types", "contexts", "source"])
def test_a_missing_field_is_named(field: str) -> None:
    content = {key: value for key, value in load_yaml(FILE).items() if key != field}
    with pytest.raises(KnowledgeError, match=f"no '{field}'"):
        read_codebook(content)


def test_a_file_that_is_no_mapping_is_refused() -> None:
    with pytest.raises(KnowledgeError, match="expected a mapping"):
        read_codebook(["AID"])


CAMEO_QUADS = {1: range(1, 6), 2: range(6, 9), 3: range(9, 14), 4: range(14, 21)}
OTHER_ROOTS = {  # modes whose CAMEO code stands under another root than their type's
    "ACCUSE": {"investigate"},
    "ASSAULT": {"destroy", "firearms", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional"},
}


def test_every_code_is_a_cameo_code_of_its_quad_class() -> None:
    for kind in codebook().types.values():
        quad = (
            2 if kind.name == "CONCEDE" else kind.quad
        )  # 'yield' in CAMEO; in PLOVER words, while RETREAT is the deed
        roots = {kind.cameo[:2], *(mode.cameo[:2] for mode in kind.modes.values())}
        assert {int(root) for root in roots} <= set(CAMEO_QUADS[quad]), kind.name


def test_a_mode_stands_under_the_cameo_root_of_its_type_save_the_known_ones() -> None:
    other = {
        kind.name: {mode.name for mode in kind.modes.values() if mode.cameo[:2] != kind.cameo[:2]}
        for kind in codebook().types.values()
    }
    assert {name: modes for name, modes in other.items() if modes} == OTHER_ROOTS


def test_every_mode_is_told_by_a_frame_or_by_words_and_every_context_has_cues() -> None:
    tables = (lexicon().verbs, lexicon().nouns)
    given = {(f.type, mode) for table in tables for frames in table.values() for f in frames for mode in f.modes}
    shown = {(kind, mode) for kind, modes in lexicon().mode_words.items() for mode, words in modes.items() if words}
    assert {(kind.name, mode) for kind in codebook().types.values() for mode in kind.modes} == given | shown
    assert all(context.definition and context.cues for context in codebook().contexts.values())
