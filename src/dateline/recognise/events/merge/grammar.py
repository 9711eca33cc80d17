"""Two clauses of one sentence that tell one act."""

from dateline.parse import Sentence, Token
from dateline.recognise.events.act import Act
from dateline.recognise.events.merge.known import words


def joined_by_grammar(act: Act, other: Act) -> bool:
    """', killing six' goes on with the act of its clause; so do 'a raid that killed six', 'six died, ten were hurt'."""
    if act.sentence is not other.sentence:
        return False
    return _goes_on(act.sentence, act.trigger, other.trigger) or _goes_on(act.sentence, other.trigger, act.trigger)


_TOLD_TOGETHER = ("casualty_verbs", "verdict")  # 'killed six and hurt ten', 'convicted and sentenced'


def _met_where(sentence: Sentence, lower: Token, upper: Token) -> bool:
    """'Lund met the mayor at the palace, where they talked': one meeting."""
    if lower.dep != "relcl" or not {lower.lemma, upper.lemma} <= words("talking"):
        return False
    preposition = sentence.head(sentence.head(lower))
    where = any(mark.lower == "where" for mark in sentence.children(lower, "advmod"))
    return where and upper in [preposition, *sentence.ancestors(preposition)]


def _died_when(sentence: Sentence, deed: Token, death: Token) -> bool:
    """'Six people were killed after a bomber struck a bank', 'when a bomb went off': what they died of."""
    if deed.dep != "advcl" or sentence.head(deed) is not death or death.lemma not in words("casualty_verbs"):
        return False
    marks = sentence.children(deed, "mark", "advmod")
    if not any(mark.lower in ("after", "when", "as") for mark in marks):
        return False
    doer = sentence.child(deed, "nsubj", "nsubjpass")
    return sentence.child(death, "nsubjpass") is not None and doer is not None and doer.pos != "PRON"


def _goes_on(sentence: Sentence, lower: Token, upper: Token) -> bool:
    both = {lower.lemma, upper.lemma}
    if lower.dep == "conj" and sentence.head(lower) is upper and any(both <= words(w) for w in _TOLD_TOGETHER):
        return True
    if _met_where(sentence, lower, upper):
        return True
    if _died_when(sentence, lower, upper):
        return True
    if lower.dep == "conj" and lower.tag == "VBG" and sentence.head(lower).dep == "advcl":
        lower = sentence.head(lower)
    if sentence.head(lower) is upper:
        if lower.dep in ("advcl", "xcomp") and lower.tag == "VBG" and not sentence.child(lower, "mark", "nsubj"):
            return True
        if lower.dep == "nsubj" and lower.pos in ("NOUN", "PROPN"):  # 'the blast killed six'
            return True
        told_of = lower.dep == "relcl" or (lower.dep == "acl" and lower.tag == "VBN")  # 'talks brokered by Norland'
        return told_of and upper.pos in ("NOUN", "PROPN")
    if lower.dep == "acl" and lower.tag == "VBN" and upper.dep == "pobj":
        # 'the outcome of talks brokered by Norland': the parser hangs 'brokered' on 'outcome'
        of = sentence.head(upper)
        if of.lower == "of" and sentence.head(of) is sentence.head(lower):
            return True
    if lower.dep == "acl" and lower.tag == "VBN" and sentence.child(lower, "dobj"):
        # 'a raid on a depot killed six': the parser hangs 'killed' on 'depot'
        preposition = sentence.head(sentence.head(lower))
        return preposition.dep == "prep" and sentence.head(preposition) is upper
    if lower.dep == "relcl" and lower.lemma in words("casualty_verbs"):
        # 'the attack in Velmora, where six died'
        preposition = sentence.head(sentence.head(lower))
        return preposition.dep == "prep" and sentence.head(preposition) is upper and upper.pos in ("NOUN", "PROPN")
    return _means_of(sentence, lower, upper)


def _means_of(sentence: Sentence, lower: Token, upper: Token) -> bool:
    """'killed in a raid', 'carried out the attack': the noun tells the means or name of the verb's act."""
    preposition = sentence.head(lower)
    if lower.pos not in ("NOUN", "PROPN") or upper.pos != "VERB":
        return False
    return (
        preposition.dep in ("prep", "agent")
        and preposition.lower in ("in", "by", "during")
        and (sentence.head(preposition) is upper)
    )
