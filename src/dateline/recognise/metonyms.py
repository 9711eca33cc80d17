"""A country, capital or seat that speaks or acts is its government, not a place."""

from dateline.base.spans import Span
from dateline.knowledge import word_set
from dateline.knowledge.countries import country_of_capital, country_of_name, country_of_seat
from dateline.parse import Sentence, Token
from dateline.parse.phrases import is_passive


def is_government(sentence: Sentence, span: Span) -> bool:
    """True if the words of `span` speak or act as a government in their sentence, or own a word or an act of one.

    Only names of countries, capitals and seats can: 'Lima rejected the offer', 'the Kremlin's plan'. 'in Washington'
    is a place, and so are 'northern Peru' and a town that says no.
    """
    tokens = sentence.tokens_in(span)
    words = " ".join(token.text for token in tokens)
    is_capital = country_of_capital(words) is not None or country_of_seat(words) is not None
    if not tokens or not (is_capital or country_of_name(words)) or _is_a_part(sentence, tokens[0]):
        return False
    head = _head(sentence, tokens)
    return (
        _speaks_or_acts(sentence, head)
        or _is_spoken_to(sentence, head)
        or _owns_an_act(sentence, head)
        or (is_capital and _stands_beside(sentence, head))
    )


def _head(sentence: Sentence, tokens: list[Token]) -> Token:
    """The token of the words that hangs on the rest of the sentence; of 'Iran and Iraq', what the first hangs on."""
    inside = {token.index for token in tokens}
    head = next((token for token in reversed(tokens) if token.head not in inside), tokens[-1])
    while head.dep == "conj" and sentence.head(head).pos == "PROPN":
        head = sentence.head(head)
    return head


def _is_a_part(sentence: Sentence, first: Token) -> bool:
    """A side stands before it: 'northern Peru saw a dry year'."""
    before = sentence.tokens[first.index - 1] if first.index else None
    return before is not None and before.lower in word_set("gazetteer/toponym_words.yaml", "sides")


def _speaks_or_acts(sentence: Sentence, head: Token) -> bool:
    """It is the subject of an active verb of speech or act, or the 'by' of a passive one."""
    verb = sentence.head(head)
    if head.dep == "nsubj":
        return verb.pos == "VERB" and verb.lemma.lower() in _words("does") and not is_passive(sentence, verb)
    if head.dep == "pobj" and verb.dep == "agent":
        return sentence.head(verb).lemma.lower() in _words("does")
    return False


def _is_spoken_to(sentence: Sentence, head: Token) -> bool:
    """It is warned, urged or accused."""
    verb = sentence.head(head)
    if head.dep == "dobj" or (head.dep == "nsubjpass" and verb.pos == "VERB"):
        return verb.lemma.lower() in _words("addressed")
    return head.dep == "pobj" and verb.lower == "on" and sentence.head(verb).lemma.lower() in ("call", "urge")


def _owns_an_act(sentence: Sentence, head: Token) -> bool:
    """It has a decision, a threat, an army."""
    return head.dep == "poss" and sentence.head(head).lemma.lower() in _words("owned")


def _stands_beside(sentence: Sentence, head: Token) -> bool:
    """A capital in 'talks with', 'sanctions against', 'tension between'; not in 'a flight between'."""
    preposition = sentence.head(head)
    if head.dep != "pobj" or preposition.lower not in _words("beside"):
        return False
    return sentence.head(preposition).lemma.lower() in _words("dealings")


def _words(which: str) -> frozenset[str]:
    return word_set("gazetteer/government.yaml", which)
