"""Who a cue says it was: the source phrase of a reporting verb, by the parse and, where that fails, by position."""

from dataclasses import dataclass

from dateline.base.spans import Span
from dateline.parse import phrases
from dateline.parse.syntax import Sentence, Token
from dateline.recognise.quotes.joined import governor
from dateline.recognise.quotes.runs import NO_RUNS, Runs
from dateline.recognise.quotes.sourcing import listed
from dateline.recognise.quotes.speech import Cue, cue_at, is_noun_after_all, speech

_NOUNS = ("NOUN", "PROPN", "PRON", "NUM")
_CLAUSES = ("relcl", "acl", "advcl", "parataxis", "ccomp", "xcomp", "dep")
_FINITE = ("VBD", "VBZ", "VBP")
_TAKES_AN_OBJECT = frozenset({"as", "call"})  # frames of 'denounced her record', where what follows said nothing
_DASHES = frozenset({"-", "–", "—", "--"})
_EMPTY = frozenset({"there", "what", "whatever", "how", "it all"})
_POINTING = frozenset({"it", "this", "that", "which", "these", "those", "they"})


@dataclass(frozen=True, slots=True)
class Source:
    """The words of a source and those of its head noun; `others` are its appositions ('a spokesman, Tom Lee')."""

    span: Span
    head: Span
    others: tuple[Span, ...] = ()


def source_at(sentence: Sentence, head: Token, clear_of: Span | None = None) -> Source:
    """The phrase around `head` with title, apposition and coordinated nouns, without relative clauses and commas.

    Stops before `clear_of` (the verb) where a wrong parse would run into it.
    """
    tokens = sentence.subtree(head, without=_CLAUSES)
    place = tokens.index(head)
    first = last = place
    while first > 0 and tokens[first - 1].index == tokens[first].index - 1:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].index == tokens[last].index + 1:
        last += 1
    run = [t for t in tokens[first : last + 1] if not t.is_inserted]
    if clear_of is not None and head.span.end <= clear_of.start:
        run = [t for t in run if t.span.end <= clear_of.start]
    elif clear_of is not None:
        run = [t for t in run if t.span.start >= clear_of.end]
    while run and run[-1] is not head and (run[-1].pos in ("PUNCT", "CCONJ", "ADP", "ADV") and run[-1].text != ")"):
        run.pop()
    while run and run[0] is not head and run[0].pos in ("PUNCT", "CCONJ", "ADV", "SCONJ"):
        run.pop(0)
    others = tuple(t.span for t in run if t.dep == "appos")
    return Source(sentence.span_of(run or [head]), head.span, others)


def those_counted(sentence: Sentence, head: Token) -> Token:
    """Of 'one of the officials' and 'a group of doctors' the officials and doctors; else the noun itself."""
    of = next((t for t in sentence.children(head, "prep") if t.lower == "of"), None)
    inner = sentence.child(of, "pobj") if of is not None and head.lower in listed("counts") else None
    return inner if inner is not None else head


def source_of(cue: Cue, quoted: Runs = NO_RUNS) -> Source | None:
    """The source of a reporting verb; `None` where the sentence names none. Words in `quoted` are never a source."""
    sentence, verb = cue.sentence, cue.verb
    relay = quoting(sentence, verb)
    if relay is not None:
        head = phrases.patient(sentence, relay)
    elif phrases.is_passive(sentence, verb) and verb.tag == "VBN":
        head = phrases.agent(sentence, verb)
    else:
        head = _told_of(sentence, verb) or _of_participle(sentence, verb)
        head = head or _shared(sentence, verb)
        if head is None or quoted.holds(head.span) or not _plausible(head):
            head = _beside(cue, quoted)
    if head is None or quoted.holds(head.span) or not _plausible(head):
        return None
    head = _owner(sentence, head, verb)
    if is_mute(cue, head):
        return None
    return source_at(sentence, head, clear_of=verb.span)


def _told_of(sentence: Sentence, verb: Token) -> Token | None:
    """'A nurse who met them after their rescue said': the noun at the head, where the parser finds no other verb."""
    root = sentence.root
    if root.pos not in ("NOUN", "PROPN") or verb.dep != "advcl" or root.index > verb.index:
        return None
    clause = sentence.child(root, "relcl")
    opened = sentence.child(verb, "mark")
    is_late = clause is not None and opened is not None and clause.index < opened.index < verb.index
    return root if is_late and verb.head in (root.index, clause.index if clause is not None else -1) else None


def _shared(sentence: Sentence, verb: Token) -> Token | None:
    """The subject of the verb, or of the verb that 'and' ties it to; 'police' in 'who police said was armed'."""
    subjects = sentence.children(verb, "nsubj")
    if len(subjects) > 1 and subjects[0].tag in ("WDT", "WP"):
        return subjects[-1]
    return phrases.subject(sentence, governor(sentence, verb) or verb)


def relayed_by(cue: Cue, quoted: Runs) -> Source | None:
    """Whom '"X," the agency quoted the mayor' and 'the agency quoted the mayor: "X"' name besides the outlet."""
    if cue.lemma not in speech().relays or phrases.is_passive(cue.sentence, cue.verb):
        return None
    head = cue.sentence.child(cue.verb, "dobj")
    if head is None or head.pos not in _NOUNS or quoted.holds(head.span):
        return None
    return source_at(cue.sentence, head, clear_of=cue.verb.span)


def quoting(sentence: Sentence, verb: Token) -> Token | None:
    """The verb 'quoted' of 'the paper quoted the mayor as saying', for itself and for 'saying'; `None` for others."""
    above = sentence.head(verb)
    if verb.dep == "pcomp" and above.lower == "as":
        relay = sentence.head(above)
        return relay if relay.lemma in speech().relays else None
    if verb.lemma not in speech().relays:
        return None
    said = (sentence.child(p, "pcomp") for p in sentence.children(verb, "prep") if p.lower == "as")
    return verb if any(t is not None and cue_at(sentence, t) is not None for t in said) else None


def _of_participle(sentence: Sentence, verb: Token) -> Token | None:
    """The subject of ', saying ...': that of the nearest finite verb above, never the object of an infinitive."""
    before = sentence.tokens[verb.index - 1] if verb.index else None
    if verb.tag != "VBG" or before is None or before.text != "," or verb.dep == "acl":
        return None
    return next((s for above in sentence.ancestors(verb) if (s := phrases.own_subject(sentence, above))), None)


def _plausible(head: Token) -> bool:
    return head.pos in (*_NOUNS, "DET", "ADJ") and head.lower not in _EMPTY and not head.is_inserted


def is_mute(cue: Cue, head: Token) -> bool:
    """True for 'this suggests', 'which means', 'the video shows': pointing words and pictures say nothing."""
    table = speech()
    if head.lemma in table.pictures and cue.lemma in table.evidence_verbs:
        return True
    low = head.lower
    if low in ("this", "that", "which", "these", "those"):
        return True
    return low == "it" and cue.lemma in table.evidence_verbs


def _owner(sentence: Sentence, head: Token, verb: Token) -> Token:
    """Who stands behind a carrier of words: 'the union put out a leaflet saying' -> the union."""
    if head.lemma not in speech().carriers or verb.dep not in ("acl", "relcl", "advcl"):
        return head
    above = sentence.head(head)
    while above.dep in ("prep", "pobj") and above.pos in ("ADP", "NOUN"):
        above = sentence.head(above)
    if above.pos != "VERB" or above is verb or head.dep in ("nsubj", "nsubjpass"):
        return head
    subject = phrases.agent(sentence, above)
    return subject if subject is not None and subject.pos in _NOUNS else head


def _beside(cue: Cue, quoted: Runs) -> Token | None:
    """The noun beside the verb, for sentences that the parser got wrong: behind an aside, before it, or after it."""
    tokens, place = cue.sentence.tokens, cue.verb.index
    before = place - 1
    while before >= 0 and (tokens[before].pos in ("AUX", "ADV") or tokens[before].is_inserted):
        before -= 1
    if before >= 0 and tokens[before].text in _DASHES:
        opening = next((i for i in range(before - 1, 0, -1) if tokens[i].text in _DASHES), None)
        before = opening - 1 if opening is not None else -1
    elif before > 0 and tokens[before].text == ",":
        return _renamed(cue, tokens[before - 1], quoted) or _inverted(cue, quoted)
    if before >= 0 and _is_noun(cue.sentence, tokens[before]) and not quoted.holds(tokens[before].span):
        return _top(cue.sentence, tokens[before])
    return _inverted(cue, quoted)


def _renamed(cue: Cue, last: Token, quoted: Runs) -> Token | None:
    """'In a note to the paper, her adviser, Jim Lee, said': the noun that the names between commas stand beside."""
    if cue.verb.tag not in _FINITE or last.pos not in ("NOUN", "PROPN") or quoted.holds(last.span):
        return None
    here = last
    while here.dep == "appos" and cue.sentence.head(here).dep != "pobj":
        here = cue.sentence.head(here)
    return here if here.dep in ("appos", "nsubj") else None


def _is_noun(sentence: Sentence, token: Token) -> bool:
    return token.pos in _NOUNS or is_noun_after_all(sentence, token)


def _inverted(cue: Cue, quoted: Runs) -> Token | None:
    """The noun after the verb in 'said the minister', where a comma, a mark or nothing stands before the verb."""
    tokens, place = cue.sentence.tokens, cue.verb.index
    before = tokens[place - 1] if place else None
    if before is not None and before.pos != "PUNCT" and not quoted.holds(before.span):
        return None
    if cue.verb.tag not in _FINITE or not _TAKES_AN_OBJECT.isdisjoint(cue.frames):
        return None
    for token in tokens[place + 1 : place + 8]:
        if token.pos in _NOUNS and token.dep not in ("compound", "nmod", "poss", "amod", "nummod"):
            return token if not quoted.holds(token.span) else None
        if token.pos not in ("DET", "ADJ", "NOUN", "PROPN", "PART", "NUM", "PRON") and token.text != "-":
            return None
    return None


def _top(sentence: Sentence, token: Token) -> Token:
    """The head of the phrase that ends at `token`: up through nouns and their prepositions that stand before it."""
    here = token
    for above in sentence.ancestors(token):
        if above.index > here.index or above.pos not in ("NOUN", "PROPN", "ADP"):
            break
        if above.pos != "ADP":
            here = above
    return here
