"""Which names are one body: acronyms, 'the Council' after 'Security Council', a country before the name or not."""

from functools import lru_cache

from dateline.knowledge.countries import country_of_demonym, country_of_name
from dateline.knowledge.roles import role_of, word_list
from dateline.recognise.actors.candidate import Candidate
from dateline.recognise.actors.context import Context
from dateline.recognise.actors.entity import Entity

_LEGAL_FORMS = frozenset("Ltd Ltd. Inc Inc. Corp Corp. Co Co. Limited Corporation Company PLC plc LLC Group".split())


def same_body(entity: Entity, candidate: Candidate) -> bool:
    """True if a body's name is the short form, the long form or the acronym of one named so far."""
    if entity.country and candidate.country and entity.country != candidate.country:
        return False
    short = _without_country(candidate.key)
    for known in entity.names:
        if _without_country(known) == short and len(short.split()) > 1:
            return True
        if _short_of_company(candidate.key, known) or _short_of_company(known, candidate.key):
            return True
        if _is_acronym(candidate.key, known) or _is_acronym(known, candidate.key):
            return True
        if is_last_word(candidate, known):
            return True
    return False


def is_last_word(candidate: Candidate, known: str) -> bool:
    """'The Front' after 'the Coastal Front': the last word with its article."""
    with_article = candidate.span.length() > len(candidate.key)
    return with_article and " " in known and candidate.key == known.rsplit(maxsplit=1)[-1]


def keys_of_body(name: str) -> tuple[str, ...]:
    """What a body of that name may be found by: the name without its country, its last word, its acronyms."""
    bare = without_legal_form(name)
    first = () if bare == name else (bare, bare.split()[0])
    return tuple(dict.fromkeys((_without_country(name), name, name.rsplit(maxsplit=1)[-1], *first, *initials(name))))


@lru_cache(maxsize=2000)
def without_legal_form(name: str) -> str:
    """'Brodcam Systems' of 'Brodcam Systems, Inc.'; other names as they are."""
    words = name.split()
    return " ".join(words[:-1]).rstrip(",") if len(words) > 1 and words[-1] in _LEGAL_FORMS else name


def _short_of_company(short: str, name: str) -> bool:
    """'Brodcam Systems' and 'Brodcam' after 'Brodcam Systems Inc.'."""
    bare = without_legal_form(name)
    return bare != name and short in (bare, bare.split()[0])


def is_bare_role(candidate: Candidate) -> bool:
    """True for 'Parliament', 'the Council', 'the Ministry': a common noun with a capital."""
    role = role_of(candidate.key.lower())
    return role is not None and " " not in candidate.key


def body_within(candidate: Candidate, context: Context) -> str:
    """The name of a body inside a description of who speaks for it or heads it."""
    if candidate.role not in word_list("heads_of_bodies"):
        return ""
    name = context.name_at(candidate.span.start) or next(
        (n for t in context.tokens_of(candidate.sentence, candidate.span) if (n := context.name_at(t.span.start))), None
    )
    return name.span.of(context.text) if name is not None and name.kind == "org" else ""


def _is_acronym(short: str, full: str) -> bool:
    return short.isupper() and 2 <= len(short) <= 7 and short in initials(full)


@lru_cache(maxsize=2000)
def initials(name: str) -> tuple[str, ...]:
    """The acronyms that a name may have: of all words, and of those with a capital only."""
    words = name.replace("-", " ").split()
    if len(words) < 2:
        return ()
    return ("".join(w[0].upper() for w in words), "".join(w[0] for w in words if w[0].isupper()))


@lru_cache(maxsize=2000)
def _without_country(name: str) -> str:
    words = name.split()
    for count in (3, 2, 1):
        head = " ".join(words[:count])
        if count < len(words) and (country_of_demonym(head) or country_of_name(head)):
            return " ".join(words[count:])
    return name
