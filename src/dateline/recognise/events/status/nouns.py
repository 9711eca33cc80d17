"""What a noun's own words say of its act ('an alleged attack'), and what the word above it makes of it."""

from dateline.parse import Sentence, Token
from dateline.parse.phrases import is_negated
from dateline.recognise.events.status.judged import Judged, judged_by
from dateline.recognise.events.status.lexicon import Effect, effect, words
from dateline.recognise.events.status.verbs import alleged_part, own_verb, there_is_no

_INNER = ("of", "for", "to", "against", "on", "about", "in")


def own_noun(sentence: Sentence, noun: Token) -> Judged | None:
    """The status that the noun's adjectives and determiner give."""
    for child in sentence.children(noun, "amod", "compound", "advmod"):
        found = effect("noun_with_adjective", child.lower)
        if found is not None and not sentence.child(child, "advmod"):  # 'a well-planned attack' was carried out
            return judged_by(found, child.lower)
    for child in sentence.children(noun, "acl"):
        found = effect("noun_under_verb", child.lemma) if child.tag == "VBN" else None
        if found in ("planned", "alleged") and child.lemma not in words("announces"):  # 'an attack plotted by two men'
            return judged_by(found, child.lower)
        own = own_verb(sentence, child) if found == "carries" else None
        if own is not None and own.status == "alleged":  # 'murders allegedly committed by gangs'
            return own
    if there_is_no(sentence, noun):
        return Judged("denied", f"no {noun.lower}")
    for child in sentence.children(noun, "det"):
        if child.lower in words("determiners", "open"):
            return Judged("hypothetical", f"'{child.lower} {noun.lower}'")
    return None


def is_definite(sentence: Sentence, noun: Token) -> bool:
    """'the attack', 'his attack', 'Friday's attack': an act taken as known."""
    if any(t.lower in words("determiners", "definite") for t in sentence.children(noun, "det", "poss")):
        return True
    return sentence.child(noun, "poss") is not None


def above_noun(sentence: Sentence, noun: Token) -> Judged | Token | None:
    """The judgement of the word above the noun, or that word where the act is as real as it; `None`: it stands."""
    head = sentence.head(noun)
    if head is noun:
        return None
    rule = _LINKS.get(noun.dep)
    return rule(sentence, noun, head) if rule else None


def _object(sentence: Sentence, noun: Token, head: Token) -> Judged | Token | None:
    found = effect("noun_under_verb", head.lemma)
    if found == "carries":
        return head
    if head.lemma == "agree" and noun.lemma.lower() in words("accords"):  # 'agreed a deal', but 'agreed a ceasefire'
        return head
    if head.lemma == "face" and noun.lemma.lower() in words("faced_later"):
        return Judged("planned", f"faces {noun.lower}")
    if found is None:
        return None if is_definite(sentence, noun) else _carrier(noun, head)
    if (found == "hypothetical" or head.lemma in words("announces")) and is_definite(sentence, noun):
        return None
    return None if _is_done(sentence, noun, head) else judged_by(found, head.text)


def _is_done(sentence: Sentence, noun: Token, head: Token) -> bool:
    """'planned the bombing', 'announced the raid', 'claims the attack': a deed of violence that is known was done."""
    deed = noun.lemma.lower() in words("deeds")
    if deed and head.lemma == "claim":
        return True
    past = head.tag in ("VBD", "VBN") and not is_negated(sentence, head)
    if head.lemma in words("brings_about"):  # 'organised protests'
        return past and noun.dep == "dobj"
    return deed and past and noun.dep == "dobj" and head.lemma in words("devises") and is_definite(sentence, noun)


def _carrier(noun: Token, head: Token) -> Token | None:
    """A new act under a verb is as real as the verb."""
    return head if head.pos in ("VERB", "AUX") and noun.dep in ("dobj", "attr", "pobj", "nsubj", "nsubjpass") else None


def _subject(sentence: Sentence, noun: Token, head: Token) -> Judged | Token | None:
    if noun.dep == "nsubjpass" and head.lemma in words("verifying") and is_negated(sentence, head):
        return Judged("alleged", f"not {head.lower}")
    if head.lemma in words("purposes") and sentence.child(head, "xcomp") is not None:
        return None
    if noun.dep == "nsubjpass":
        return _object(sentence, noun, head)
    if head.lemma == "be" and is_negated(sentence, head):  # 'the raid was not the first'
        return None
    return head if head.lemma in words("occurrence_verbs") else None


def _conjunct(sentence: Sentence, _noun: Token, head: Token) -> Judged | Token | None:
    if head.pos in ("VERB", "AUX"):
        return None
    return own_noun(sentence, head) or above_noun(sentence, head)


def _after_preposition(sentence: Sentence, noun: Token, preposition: Token) -> Judged | Token | None:
    above = sentence.head(preposition)
    if preposition.lower == "without":
        return Judged("denied", "'without'")
    if above.pos in ("VERB", "AUX"):
        return _under_verb(sentence, noun, preposition, above)
    if above.pos in ("NOUN", "PROPN"):
        part = None if is_definite(sentence, noun) else alleged_part(sentence, above)
        if part is not None:
            return part
        found = effect("under_noun", above.lemma)
        beside = found == "planned" and preposition.lower == "in"  # 'nobody was named to date in the attack'
        return _by_word(sentence, noun, above, found) if preposition.lower in _INNER and not beside else None
    if above.lower == "ahead" and preposition.lower == "of" and noun.lemma.lower() not in words("deeds"):
        return Judged("planned", "'ahead of' it")
    if above.pos == "ADJ":
        found = effect("under_adjective", above.lower)
        return _by_word(sentence, noun, above, found if found != "carries" else None)
    return None


def _under_verb(sentence: Sentence, noun: Token, preposition: Token, verb: Token) -> Judged | Token | None:
    """'called for a ceasefire', 'prepared for war', 'responded with an attack'."""
    if preposition.lower in ("for", "to", "of", "on", "about", "against", "from"):
        found = effect("prepositions", f"{verb.lemma} {preposition.lower}")
        return _by_word(sentence, noun, verb, found)
    if preposition.lower in ("with", "by", "in") and not is_definite(sentence, noun):
        return verb
    return None


def _by_word(sentence: Sentence, noun: Token, above: Token, found: Effect | None) -> Judged | Token | None:
    if found is None or found == "told":
        return None
    if found == "wanted" and any(t.lower in ("this", "that", "these", "those") for t in sentence.children(noun, "det")):
        return None
    if found == "carries":
        return above
    if found == "planned" and there_is_no(sentence, above):
        return Judged("denied", f"no {above.lower}")
    reported = found == "alleged" and above.pos == "NOUN"  # 'a report on the killing', but 'accused of the killing'
    known = reported or found == "hypothetical" or above.lemma in words("announces")
    return None if known and is_definite(sentence, noun) else judged_by(found, above.text)


def _compound(_sentence: Sentence, _noun: Token, head: Token) -> Judged | None:
    """'attack plan', 'ceasefire call'."""
    found = effect("under_noun", head.lemma)
    return judged_by(found, head.text) if found and found not in ("carries", "told") else None


def _attribute(sentence: Sentence, _noun: Token, head: Token) -> Judged | Token:
    """'it is the third attack' tells the attack as done, unless the verb is modal or negated."""
    return head if sentence.child(head, "aux", "neg") else Judged("happened", f"what something '{head.text}'")


_LINKS = {
    "dobj": _object,
    "nsubjpass": _subject,
    "nsubj": _subject,
    "conj": _conjunct,
    "pobj": _after_preposition,
    "compound": _compound,
    "attr": _attribute,
}
