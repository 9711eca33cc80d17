"""The codebook holds the types, modes and contexts of the field, and says clearly what is wrong with a bad one."""

import copy
from typing import Any

import pytest

from dateline.base.errors import KnowledgeError
from dateline.knowledge import load_yaml
from dateline.knowledge.codebook import FILE, read_codebook
from dateline.knowledge.coding import codebook


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
