"""One name, one kind: what is a body in one sentence is no person in the next."""

from dataclasses import replace

from dateline.recognise.actors.bodies import without_legal_form
from dateline.recognise.actors.candidate import Candidate

_NAMING = frozenset({"compound", "nmod", "amod", "npadvmod", "ROOT", "dep", "oprd", "attr"})
_WHERE = frozenset({"in", "at", "during", "via", "per", "into", "onto", "near", "like", "than"})


def settle_kinds(named: list[Candidate]) -> list[Candidate]:
    """The names; a body of the article stays one where nothing but a guess makes a person of it."""
    bodies = {short for c in named if c.kind == "org" for short in _short_forms(c.key)}
    families = {c.key.rpartition(" ")[2] for c in named if c.kind == "person" and " " in c.key and _is_told(c)}
    settled = [_as_body(c) if _is_body(c, bodies, families) else c for c in named]
    living = {c.key for c in settled if not _may_be_thing(c)}
    kept = (c for c in settled if c.key in living or c.key.rpartition(" ")[2] in families)
    return [_as_person(c) if _is_shouted_family(c, families) else c for c in kept]


def _short_forms(name: str) -> list[str]:
    """'Brodcam Systems' and 'Brodcam' of 'Brodcam Systems Ltd'; the name itself of other bodies."""
    bare = without_legal_form(name)
    return [name] if bare == name else [name, bare, bare.split()[0]]


def _is_told(candidate: Candidate) -> bool:
    """True if a title, an honorific or the given name speaks for a person."""
    return bool(candidate.role or candidate.gender)


def _is_body(candidate: Candidate, bodies: set[str], families: set[str]) -> bool:
    return (
        candidate.kind == "person"
        and candidate.key in bodies
        and not _is_told(candidate)
        and candidate.key.rpartition(" ")[2] not in families
    )


def _may_be_thing(candidate: Candidate) -> bool:
    """'The Stars Tonight show', 'in Potomac Ballroom': capitals that only name something, or say where."""
    if candidate.kind != "person" or not candidate.doubtful or _is_told(candidate):
        return False
    head, sentence = candidate.head, candidate.sentence
    return head.dep in _NAMING or (head.dep == "pobj" and sentence.head(head).lower in _WHERE)


def _is_shouted_family(candidate: Candidate, families: set[str]) -> bool:
    """'ORRIN: I know.' where the article names an Ann Orrin: no acronym."""
    return candidate.kind == "org" and candidate.key.isupper() and candidate.key.title() in families


def _as_person(candidate: Candidate) -> Candidate:
    return replace(candidate, kind="person", sectors=(), role="")


def _as_body(candidate: Candidate) -> Candidate:
    return replace(candidate, kind="org", gender=None)
