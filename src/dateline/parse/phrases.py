"""Questions that every recogniser asks of a clause: its subject, its object, whether it is passive or negated."""

from dateline.base.spans import Span
from dateline.parse.syntax import Sentence, Token

_CLAUSES = ("relcl", "acl", "advcl", "ccomp", "xcomp", "parataxis", "appos", "conj", "cc", "punct")
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_DASHES = frozenset({"-", "–", "—", "--"})
_HANDS_ON = ("xcomp", "conj", "advcl", "ccomp", "acl", "pcomp")
_TWO_OBJECTS = frozenset(
    "allow appoint ask award call charge cost deny elect feed fine give grant hand issue lend name offer owe pay"
    " promise refuse sell send serve show teach tell".split()
)


def noun_phrase(sentence: Sentence, head: Token) -> Span:
    """The phrase of a noun without its clauses, appositions and coordinated nouns: 'the Chilean finance ministry'."""
    tokens = sentence.subtree(head, without=_CLAUSES)
    start = tokens.index(head)
    first = start
    while first > 0 and tokens[first - 1].index == tokens[first].index - 1:
        first -= 1
    last = start
    while last + 1 < len(tokens) and tokens[last + 1].index == tokens[last].index + 1:
        last += 1
    run = [t for t in tokens[first : last + 1] if not t.is_inserted]
    while len(run) > 1 and run[0] is not head and run[0].dep in ("preconj", "predet", "mark", "advmod"):
        run = run[1:]
    return sentence.span_of(run or [head])


def with_conjuncts(sentence: Sentence, head: Token) -> list[Token]:
    """`head` and the nouns coordinated with it ('Chile and Peru')."""
    found = [head]
    for conjunct in sentence.children(head, "conj"):
        found += with_conjuncts(sentence, conjunct)
    return found


def is_passive(sentence: Sentence, verb: Token) -> bool:
    """True if `verb` is passive: 'was killed', or a bare participle that modifies a noun ('troops killed in')."""
    if sentence.child(verb, "auxpass", "nsubjpass", "agent"):
        return True
    if verb.dep == "conj" and verb.tag in ("VBN", "VBD") and not sentence.child(verb, "aux", "dobj", "ccomp"):
        if verb.tag == "VBD" and (sentence.role != "headline" or not is_passive(sentence, sentence.head(verb))):
            return False
        if verb.tag == "VBN" and sentence.child(verb, "nsubj"):
            return False
        return is_passive(sentence, sentence.head(verb))
    if verb.tag != "VBN" or verb.dep not in ("acl", "relcl") or sentence.child(verb, "aux", "nsubj"):
        return False
    return not _is_main_in_disguise(sentence, verb)


def _is_main_in_disguise(sentence: Sentence, verb: Token) -> bool:
    """'After a bomb in a car killed six': a verb with an object, taken for a participle of the last noun before it."""
    return verb.dep == "acl" and verb.lemma not in _TWO_OBJECTS and sentence.child(verb, "dobj") is not None


def own_subject(sentence: Sentence, verb: Token) -> Token | None:
    """The grammatical subject that hangs directly on `verb`; a relative pronoun gives the noun it stands for."""
    subject = sentence.child(verb, "nsubj", "nsubjpass", "csubj", "csubjpass")
    if subject is None:
        return _before_aside(sentence, verb)
    if subject.tag in ("WDT", "WP") and verb.dep == "relcl":
        return sentence.head(verb)
    if subject.lower in ("that", "who", "which") and verb.dep == "relcl":
        return sentence.head(verb)
    return subject


def _before_aside(sentence: Sentence, verb: Token) -> Token | None:
    """'The mayor' of 'The mayor - who had been away - said ...', where the parser lost it behind the aside."""
    dashes = [token.index for token in sentence.tokens[: verb.index] if token.text in _DASHES]
    if verb.tag not in ("VBD", "VBZ", "VBP") or len(dashes) < 2 or dashes[-1] != verb.index - 1:
        return None
    noun = sentence.tokens[dashes[-2] - 1] if dashes[-2] else None
    return noun if noun is not None and noun.pos in ("NOUN", "PROPN", "PRON") and noun.dep in _SUBJECTS else None


def _first_noun(sentence: Sentence, noun: Token) -> Token:
    """The noun that begins a chain of 'of', 'in', 'on' ...: 'a bomb' of 'a bomb in a car near the port'."""
    preposition = sentence.head(noun)
    above = sentence.head(preposition)
    if noun.dep == "pobj" and preposition.dep == "prep" and above.pos in ("NOUN", "PROPN"):
        return _first_noun(sentence, above)
    return noun


def subject(sentence: Sentence, verb: Token) -> Token | None:
    """The grammatical subject of `verb`, its own or the one it shares with the clause above.

    Conjuncts, infinitives and participles share; an 'acl' participle has its noun. `None` where there is none.
    """
    seen = 0
    while seen < 12:
        found = own_subject(sentence, verb)
        if found is not None:
            return found
        seen += 1
        head = sentence.head(verb)
        if verb.dep == "acl" and head.pos in ("NOUN", "PROPN", "PRON"):
            disguised = verb.tag == "VBN" and _is_main_in_disguise(sentence, verb)
            return _first_noun(sentence, head) if disguised else head
        if verb.dep == "xcomp":
            controller = sentence.child(head, "dobj")
            if controller is not None:
                return controller
        if verb.dep == "pcomp":
            preposition, head = head, sentence.head(head)
            accused = sentence.child(head, "dobj")
            if accused is not None and preposition.lower in ("of", "for", "from"):  # 'accused them of looting'
                return accused
        if verb.dep not in _HANDS_ON or head is verb or head.pos not in ("VERB", "AUX"):
            return None
        verb = head
    return None


def agent(sentence: Sentence, verb: Token) -> Token | None:
    """Who does it: the subject of an active verb, the 'by' noun of a passive one."""
    if not is_passive(sentence, verb):
        return subject(sentence, verb)
    by = sentence.child(verb, "agent") or next((p for p in sentence.children(verb, "prep") if p.lower == "by"), None)
    return sentence.child(by, "pobj") if by is not None else None


def patient(sentence: Sentence, verb: Token) -> Token | None:
    """To whom it is done: the object of an active verb, the subject of a passive one."""
    if is_passive(sentence, verb):
        return subject(sentence, verb)
    found = sentence.child(verb, "dobj")
    if found is not None and found.lower in ("that", "who", "whom", "which") and verb.dep == "relcl":
        return sentence.head(verb)
    return found


def prepositional(sentence: Sentence, head: Token, *prepositions: str) -> list[tuple[Token, Token]]:
    """Pairs of preposition and its noun that hang on `head`; all, or only those with one of `prepositions`."""
    pairs = []
    for preposition in sentence.children(head, "prep", "dative", "agent"):
        nouns = sentence.children(preposition, "pobj", "pcomp")
        for inner in sentence.children(preposition, "prep"):  # 'from inside Iraq', 'out of the country'
            nouns += sentence.children(inner, "pobj")
        pairs += [(preposition, noun) for noun in nouns if not prepositions or preposition.lower in prepositions]
    return pairs


def is_negated(sentence: Sentence, verb: Token) -> bool:
    """True if the clause of `verb` is denied by 'not', 'never', 'no longer' or a subject or object with 'no'."""
    if sentence.child(verb, "neg"):
        return True
    if any(
        t.lower in ("never", "nor", "neither", "hardly", "scarcely")
        for t in sentence.children(verb, "advmod", "preconj", "cc")
    ):
        return True
    arguments = sentence.children(verb, "nsubj", "nsubjpass", "dobj")
    return any(t.lower in ("none", "nobody", "nothing") for t in arguments) or any(
        det.lower in ("no", "neither") for argument in arguments for det in sentence.children(argument, "det", "neg")
    )


def auxiliaries(sentence: Sentence, verb: Token) -> list[str]:
    """The auxiliaries of `verb` in lower case, full forms first in text order: ['will', 'have', 'been']."""
    full = {"'ll": "will", "’ll": "will", "'d": "would", "’d": "would", "wo": "will", "ca": "can"}
    own = [full.get(t.lower, t.lower) for t in sentence.children(verb, "aux", "auxpass")]
    if own or verb.dep != "conj":
        return own
    head = sentence.head(verb)
    return auxiliaries(sentence, head) if head.pos in ("VERB", "AUX") and verb.tag == head.tag else own
