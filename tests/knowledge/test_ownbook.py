"""A codebook that a user wrote: joined with the shipped one, or told line by line what is wrong with it."""

import pickle
from pathlib import Path
from typing import Any

import pytest
import yaml

from dateline.knowledge.coding import codebook, coded_by, lexicon, shipped
from dateline.knowledge.ownbook import CodebookError, load_own

GOOD: dict[str, Any] = {
    "name": "harbour-watch",
    "version": "1",
    "extends": "plover",
    "types": {
        "EVACUATE": {"definition": "Takes people out of danger.", "quad": 2, "cameo": "0233", "intensity": 3},
        "ASSAULT": {
            "modes": {"drone-boat": {"definition": "By boat.", "cameo": "190", "words": ["drone boat", "sea drone"]}}
        },
    },
    "verbs": {"EVACUATE": [{"do": ["evacuate", "take off"], "what": ["$people", "crew"]}]},
    "nouns": {"EVACUATE": [{"say": "mass evacuation", "of": "recipient"}]},
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "mine.yaml"


def wrongs(file: Path, content: bytes | str) -> list[str]:
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(CodebookError) as caught:
        load_own(file)
    return [str(wrong).removeprefix(f"{file}:") for wrong in caught.value.wrongs]


def changed(path: str, value: object) -> str:
    """The good codebook with another value at a dotted path; `None` takes the key out."""
    content: Any = yaml.safe_load(yaml.safe_dump(GOOD))
    *above, last = [int(key) if key.isdigit() else key for key in path.split(".")]
    place = content
    for key in above:
        place = place[key] if isinstance(key, int) else place.setdefault(key, {})
    if value is None:
        del place[last]
    else:
        place[last] = value
    return yaml.safe_dump(content, sort_keys=False)


def test_a_codebook_that_extends_has_all_types_and_its_own(file: Path) -> None:
    file.write_text(yaml.safe_dump(GOOD))
    book = load_own(file).coding.book
    assert [*book.types] == [*shipped().book.types, "EVACUATE"]
    assert book.code("EVACUATE") == (2, "0233", 3)
    assert book.code("ASSAULT", ["drone-boat"]) == (4, "190", -9), "a mode without an intensity has its type's"
    assert book.code("ASSAULT", ["aerial"]) == shipped().book.code("ASSAULT", ["aerial"])


def test_a_codebook_that_extends_nothing_has_its_own_types_alone(file: Path) -> None:
    content = {**GOOD, "extends": "nothing", "types": {"EVACUATE": GOOD["types"]["EVACUATE"]}}
    file.write_text(yaml.safe_dump(content))
    coding = load_own(file).coding
    assert [*coding.book.types] == ["EVACUATE"]
    assert [*coding.lexicon.verbs] == ["evacuate", "take"]
    assert coding.lexicon.classes.keys() == shipped().lexicon.classes.keys()


def test_a_known_type_changes_only_in_what_is_given(file: Path) -> None:
    file.write_text(changed("types.AID", {"intensity": 9}))
    aid = load_own(file).coding.book.type("AID")
    assert aid.intensity == 9
    assert (aid.definition, aid.quad) == (shipped().book.type("AID").definition, 2)


def test_words_of_the_user_go_before_shipped_ones_and_phrases_are_held_together(file: Path) -> None:
    file.write_text(yaml.safe_dump(GOOD))
    words = load_own(file).coding.lexicon
    assert words.verbs["evacuate"][0].type == "EVACUATE"
    assert words.verbs["take"][0].words == ("take", "off")
    assert words.nouns["evacuation"][0].words == ("mass", "evacuation")
    assert words.mode_words["ASSAULT"]["drone-boat"] == {"drone_boat", "sea_drone"}
    assert all(frame.own for frame in words.verbs["evacuate"] if frame.type == "EVACUATE")
    assert not any(frame.own for frames in shipped().lexicon.verbs.values() for frame in frames)


def test_its_name_tells_version_base_and_content(file: Path) -> None:
    file.write_text(yaml.safe_dump(GOOD))
    first = load_own(file).coding.book.name
    file.write_text(changed("types.EVACUATE.intensity", 4))
    assert first.startswith(f"harbour-watch 1, extends {shipped().book.name}, sha256 ")
    assert load_own(file).coding.book.name != first


def test_it_is_in_force_inside_and_gone_after(file: Path) -> None:
    file.write_text(yaml.safe_dump(GOOD))
    own = load_own(file).coding
    with coded_by(own):
        assert codebook() is own.book
        assert lexicon() is own.lexicon
    assert codebook() is shipped().book
    assert lexicon() is shipped().lexicon


def test_it_can_be_sent_to_another_process(file: Path) -> None:
    file.write_text(yaml.safe_dump(GOOD))
    sent = pickle.loads(pickle.dumps(load_own(file).coding))
    assert sent.book.code("EVACUATE") == (2, "0233", 3)
    assert sent.lexicon.verbs.keys() >= {"evacuate", "attack"}


def test_prepositions_that_yaml_takes_for_truth_values_are_words(file: Path) -> None:
    file.write_text(yaml.safe_dump(GOOD) + "\n# on\n")
    file.write_text(file.read_text().replace("- do:", "- to: [on, off]\n    do:"))
    assert load_own(file).coding.lexicon.verbs["evacuate"][0].receivers == ("on", "off")


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("typos", {}, "the unknown key 'typos'; expected one of name, version"),
        ("typos", {}, "did you mean types?"),
        ("modes", {}, "a mode stands below its type: types: TYPE: modes:"),
        ("name", "Harbour Watch", "name: came 'Harbour Watch'; expected small letters"),
        ("version", 1, "version: came '1'; expected words between quotation marks"),
        ("extends", "plovr", "extends: came 'plovr'; expected plover or nothing"),
        ("extends", None, "no 'extends'; expected the field 'extends' (plover or nothing); add it"),
        ("types.EVACUATE.quad", 7, "types.EVACUATE.quad: came '7'; expected 1, 2, 3 or 4"),
        ("types.EVACUATE.quad", None, "types.EVACUATE: came no 'quad'"),
        ("types.EVACUATE.cameo", 233, "came '233'; expected three or four digits between quotation marks"),
        ("types.EVACUATE.cameo", "23x", "came '23x'; expected three or four digits"),
        ("types.EVACUATE.cameo", "990", "came '990'; expected a CAMEO code, which begins with 01 to 20"),
        ("types.EVACUATE.intensity", 11, "came '11'; expected a number from -10 to 10"),
        ("types.EVACUATE.intensity", "high", "came 'high'; expected a number from -10 to 10"),
        ("types.EVACUATE.intensity", -3, "came -3 with quad 2; expected 0 or above"),
        ("types.ASSAULT.intensity", 3, "came 3 with quad 4; expected 0.5 or below"),
        ("types.AID", {"quad": 4}, "with quad 4; expected 0.5 or below"),
        ("nouns.EVACUATE.0.needs", ["person"], "the unknown condition 'person'"),
        ("types.evacuate", {}, "came 'evacuate'; expected a type in capitals"),
        ("types.ASSALT", {"modes": {}}, "the unknown type 'ASSALT'; expected a type of plover"),
        ("types.ASSALT", {"modes": {}}, "did you mean ASSAULT?"),
        ("types.ASSAULT.modes.Boat", {}, "came 'Boat'; expected a mode in small letters"),
        ("types.ASSAULT.modes.boat", {"words": ["boat"]}, "no 'definition'; expected definition and cameo of a new"),
        ("types.ASSAULT.modes.boat", {"definition": "x", "cameo": "190"}, "a mode without words"),
        ("types.ASSAULT.modes.drone-boat.words", ["a b c d"], "came 'a b c d'; expected a word, or a phrase of two"),
        ("types.FLEE", GOOD["types"]["EVACUATE"], "a type without words; expected verbs: or nouns: with FLEE"),
        ("verbs.EVACUAT", [{"do": "flee"}], "verbs.EVACUAT: came the unknown type 'EVACUAT'"),
        ("verbs.EVACUATE.0.slot", ["x"], "verbs.EVACUATE.1.slot: came the unknown key 'slot'"),
        ("verbs.EVACUATE.0.do", None, "verbs.EVACUATE.1: came no 'do'"),
        ("verbs.EVACUATE.0.do", ["flee", "flee"], "came the word 'flee' a second time"),
        ("verbs.EVACUATE.0.needs", ["objct"], "the unknown condition 'objct'"),
        ("verbs.EVACUATE.0.needs", ["objct"], "did you mean object?"),
        ("verbs.EVACUATE.0.needs", ["argument"], "the unknown condition 'argument'"),
        ("verbs.EVACUATE.0.not", ["$peple"], "the unknown class 'peple'"),
        ("verbs.EVACUATE.0.modes", ["loud"], "the unknown mode of EVACUATE 'loud'; expected none"),
        ("verbs.EVACUATE.0.contexts", ["helth"], "did you mean health?"),
        ("verbs.EVACUATE.0.what", ["aid worker"], "what.1: came 'aid worker'; expected one word; of a phrase the noun"),
        ("verbs.EVACUATE.0.not", "aid worker", "not: came 'aid worker'; expected one word"),
        (
            "classes",
            {"helpers_by_sea": ["sea rescuer"]},
            "expected one word; of a phrase the noun that it is about; try",
        ),
        ("contexts", {"coast": {"definition": "x", "cues": ["deep sea"]}}, "contexts.coast.cues.1: came 'deep sea'"),
        ("nouns.EVACUATE.0.of", "giver", "came 'giver'; expected actor or recipient"),
        ("nouns", ["x"], "nouns: came a list; expected a mapping of names to values"),
        ("classes", {"people": ["x"]}, "the class 'people'; expected a name that is not taken"),
        ("examples", [{"text": "They left."}], "an example that says nothing"),
        ("examples", [{"text": "", "codes": "EVACUATE"}], "text: came ''; expected words"),
        ("examples", [{"text": "x", "codes": "FLEE"}], "the unknown type 'FLEE'"),
        ("examples", [{"text": "x", "codes": "EVACUATE/fast"}], "the unknown mode 'fast'"),
        ("examples", [{"text": "x", "codes": "evacuate"}], "expected TYPE or TYPE/mode"),
        ("examples", [{"text": "x", "codes": "EVACUATE", "status": "done"}], "expected happened, ongoing"),
        ("examples", [{"text": "x", "codes_not": "EVACUATE", "actor": "x"}], "actor or recipient without one code"),
    ],
)
def test_what_is_wrong_is_told_with_what_came_and_what_was_expected(
    file: Path, path: str, value: object, said: str
) -> None:
    told = wrongs(file, changed(path, value))
    assert any(said in line for line in told), told


def test_every_wrong_is_told_with_its_line_in_one_go(file: Path) -> None:
    told = wrongs(
        file, "name: harbour\nversion: '1'\nextends: plover\ntypes:\n  ASSAULT:\n    quad: 9\n    cameo: 180\n"
    )
    assert [line.partition(":")[0] for line in told] == ["6", "7"]


def test_a_word_that_stands_twice_is_told_with_the_line_of_the_first(file: Path) -> None:
    text = (
        "name: harbour\nversion: '1'\nextends: plover\nverbs:\n  AID:\n"
        "    - do: [ferry, ship]\n    - do:\n        - ship\n    - do: ship\n      what: [food]\n"
    )
    told = wrongs(file, text)
    (only,) = told
    assert only.startswith("8: verbs.AID.2.do.1: came the word 'ship' a second time; expected it once, as in line 6")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "1: came an empty file; expected a codebook"),
        (b"# only a comment\n", "an empty file"),
        (b"just words", "came 'just words'; expected a mapping of names to values"),
        (b"- a\n- b\n", "came a list; expected a mapping"),
        (b"name: a\n  b: [c\n", "expected YAML; look at indents"),
        (b"name: a\nname: b\n", "2: name: came a second one; expected one, as in line 1"),
        (b"name: h\xe9\n", "1: came the byte 0xe9; expected text in UTF-8"),
        (b"name: a\n\nsource: \xff\xfe\n", "3: came the byte 0xff"),
        (b"name: a\x00b\n", "expected YAML"),
        (b"a: &x [1]\nb: *x\n", "1: came a link of YAML"),
        (b"a: !!python/object:os.system x\n", "1: came the tag tag:yaml.org,2002:python/object"),
        (b"a: 1\n---\nb: 1\n", "2: came a second document (---); expected one"),
        (b"[" * 5000, "lists 13 deep; expected at most 12"),
        (b"#" * 2_000_000, "more than 1,000,000 bytes"),
    ],
    ids=lambda value: repr(value[:20]) if isinstance(value, bytes) else "",
)
def test_a_file_that_is_no_codebook_is_refused_in_words(file: Path, content: bytes, said: str) -> None:
    told = wrongs(file, content)
    assert any(said in line for line in told), told


def test_links_that_would_swell_are_refused_at_once(file: Path) -> None:
    laughs = "a: &a [x, x]\n" + "".join(
        f"{n}: &{n} [*{p}, *{p}]\n" for p, n in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert wrongs(file, laughs) == ["1: came a link of YAML (& or * a); expected words; write them out"]
