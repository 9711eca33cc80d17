"""What the clause of a verb says of its act, and what the word above that clause makes of it."""

from dateline.parse import Sentence, Token
from dateline.parse.phrases import auxiliaries, is_negated, own_subject
from dateline.recognise.events.status.judged import Judged, judged_by
from dateline.recognise.events.status.lexicon import Effect, effect, words


def own_verb(sentence: Sentence, verb: Token) -> Judged | None:
    """The status that the verb's own clause gives: adverbs, negation, modals, tense. `None` for bare forms."""
    if is_negated(sentence, verb):
        return Judged("denied", "negated")
    for adverb in sentence.children(verb, "advmod", "neg"):
        found = effect("adverbs", adverb.lower)
        if found is not None:
            return judged_by(found, adverb.lower)
        if adverb.lower == "longer" and any(t.lower == "no" for t in sentence.children(adverb)):
            return Judged("denied", "'no longer'")
    return _by_modal(sentence, verb) or _by_tense(sentence, verb)


def _by_modal(sentence: Sentence, verb: Token) -> Judged | None:
    for auxiliary in auxiliaries(sentence, verb):
        found = effect("modals", auxiliary)
        if found is None:
            continue
        if auxiliary == "may" and _is_perfect(sentence, verb) and not _on_condition(sentence, verb):
            return Judged("alleged", "'may have' supposes it")
        if found == "planned" and (_on_condition(sentence, verb) or _is_asked(sentence, verb)):
            return Judged("hypothetical", f"'{auxiliary}' on a condition")
        if auxiliary == "would" and _future_in_past(sentence, verb):
            return Judged("planned", "'would' told as a plan")
        return judged_by(found, auxiliary)
    return None


def _on_condition(sentence: Sentence, verb: Token) -> bool:
    clauses = sentence.children(verb, "advcl")
    return any(mark.lower in ("if", "unless") for c in clauses for mark in sentence.children(c, "mark"))


def _is_asked(sentence: Sentence, verb: Token) -> bool:
    """'asked whether it will leave and give back the land'."""
    while verb.dep == "conj" and sentence.head(verb).pos in ("VERB", "AUX"):
        verb = sentence.head(verb)
    return any(mark.lower in ("if", "whether") for mark in sentence.children(verb, "mark"))


def _future_in_past(sentence: Sentence, verb: Token) -> bool:
    """'said it would send': the past of 'will', not a condition."""
    head = sentence.head(verb)
    told = verb.dep == "ccomp" and head.tag in ("VBD", "VBN") and effect("clause_under_verb", head.lemma) is None
    return told and not _is_perfect(sentence, verb) and not _on_condition(sentence, verb)


def _is_perfect(sentence: Sentence, verb: Token) -> bool:
    """'may have killed', 'to have killed'."""
    return any(t.lower == "have" for t in sentence.children(verb, "aux"))


def _by_tense(sentence: Sentence, verb: Token) -> Judged | None:
    helpers = auxiliaries(sentence, verb)
    if is_infinitive(sentence, verb):
        return None
    if verb.lemma in words("results"):
        return Judged("happened", f"'{verb.lower}' tells what came of it", decides=False)
    if verb.tag == "VBG" and any(
        h in ("is", "are", "was", "were", "been", "am", "'s", "’s", "'re", "’re") for h in helpers
    ):
        return Judged("ongoing", "progressive", decides=False)
    if {"had", "has", "have"} & set(helpers) and _lasts(sentence, verb, helpers):
        return Judged("ongoing", "a state since then", decides=False)
    if verb.tag in ("VBZ", "VBP") and any(a.lower in words("habits") for a in sentence.children(verb, "advmod")):
        return Judged("ongoing", "a habit", decides=False)
    if verb.tag in ("VBZ", "VBP") and not helpers and sentence.role == "body":
        return Judged("ongoing", "present tense", decides=False)
    return Judged("happened", "told as done", decides=False)


def _lasts(sentence: Sentence, verb: Token, helpers: list[str]) -> bool:
    """'had held the port since May', 'has always supported them', 'has long accused them'."""
    adverbs = {adverb.lower for adverb in sentence.children(verb, "advmod")}
    if verb.lemma not in words("states"):
        return "had" not in helpers and "long" in adverbs
    return since(sentence, verb) if "had" in helpers else bool({"long", "always", "consistently"} & adverbs)


def since(sentence: Sentence, verb: Token) -> bool:
    """True if the clause reaches back with 'since'."""
    own = sentence.children(verb, "prep", "advmod", "mark")
    below = [m for clause in sentence.children(verb, "advcl") for m in sentence.children(clause, "mark")]
    return any(t.lower == "since" for t in (*own, *below))


def is_infinitive(sentence: Sentence, verb: Token) -> bool:
    """'to attack', or a bare form that shares a 'to' or stands under a helping verb."""
    helpers = auxiliaries(sentence, verb)
    return verb.tag in ("VB", "VBP") and ("to" in helpers or (verb.tag == "VB" and not helpers))


def above_verb(sentence: Sentence, verb: Token) -> Judged | Token | None:
    """The judgement of the word above the clause, or that word where the clause is as real as it; `None`: it stands."""
    head = sentence.head(verb)
    if head is verb:
        return _main_infinitive(sentence, verb)
    marked = _by_mark(sentence, verb, head)
    if marked is not None:
        return marked
    rule = _LINKS.get(verb.dep)
    return rule(sentence, verb, head) if rule else None


def _main_infinitive(sentence: Sentence, verb: Token) -> Judged | None:
    """'US to send troops' is a headline's future; a bare form without subject is an order."""
    if not is_infinitive(sentence, verb):
        return None
    if any(t.lower == "to" for t in sentence.children(verb, "aux")):
        return Judged("planned", "'to' with an infinitive as the main clause")
    if own_subject(sentence, verb) is None:
        return Judged("hypothetical", "an order or wish")
    return None


def _by_mark(sentence: Sentence, verb: Token, head: Token) -> Judged | Token | None:
    for mark in sentence.children(verb, "mark", "advmod"):
        found = effect("marks", mark.lower)
        if found == "hypothetical" and mark.dep == "mark":
            return Judged("hypothetical", f"in a clause with '{mark.lower}'")
        if found == "future" and verb.dep == "advcl" and _is_present(sentence, verb) and head.pos in ("VERB", "AUX"):
            return head
    return None


def _is_present(sentence: Sentence, verb: Token) -> bool:
    """'when it strikes', 'when it is struck'."""
    passive = sentence.children(verb, "auxpass") if verb.tag == "VBN" else []
    return any(t.tag in ("VBZ", "VBP") for t in (verb, *passive))


def _conjunct(sentence: Sentence, verb: Token, head: Token) -> Judged | Token | None:
    """A second verb shares the word above the first; a bare one shares its helping verbs too."""
    if head.pos not in ("VERB", "AUX"):
        return None
    if is_infinitive(sentence, verb) and not any(t.lower == "to" for t in sentence.children(verb, "aux")):
        return head
    if verb.tag == "VBD" and is_infinitive(sentence, head):  # 'refused to leave and opened fire'
        return None
    if verb.tag in ("VBG", "VBN") and own_subject(sentence, verb) is None:
        return head
    return above_verb(sentence, head)


def _complement(sentence: Sentence, verb: Token, head: Token) -> Judged | Token | None:
    """A clause under a verb or an adjective ('said that', 'plans to', 'likely to')."""
    if head.pos == "ADJ" or (head.pos == "VERB" and head.dep == "acomp"):
        return _governed(sentence, verb, head, effect("under_adjective", head.lower))
    if head.pos in ("NOUN", "PROPN"):
        return _governed(sentence, verb, head, effect("under_noun", head.lemma))
    found = effect("clause_under_verb", head.lemma)
    infinitive = is_infinitive(sentence, verb)
    subject = own_subject(sentence, head)
    if subject is not None and subject.lemma in words("papers") and verb.dep == "ccomp" and not infinitive:
        return Judged("alleged", f"told by the {subject.lower}")
    if found == "alleged" and _holds(sentence, head):
        return None
    if head.lemma in words("hearsay") and verb.dep == "xcomp" and sentence.child(head, "auxpass"):
        return Judged("alleged", f"'{head.lower} to have'") if _is_perfect(sentence, verb) else head
    if head.lemma == "be" and infinitive:
        return Judged("planned", "'is to' tells a plan")
    if head.lower == "going" and infinitive and head.tag == "VBG":
        return Judged("planned", "'going to' tells a plan")
    if head.lemma == "have" and infinitive and head.tag not in ("VBD", "VBN"):
        return Judged("hypothetical", "'have to' tells a duty")
    if found is None and verb.dep == "xcomp" and verb.tag == "VBG":  # 'recalled meeting', 'did not recall meeting'
        return head
    if found is None and infinitive and any(t.lower == "to" for t in sentence.children(verb, "aux")):
        return Judged("hypothetical", f"an infinitive under '{head.text}'")
    if verb.dep == "ccomp" and not infinitive and found in ("planned", "carries"):
        return None
    return _governed(sentence, verb, head, found)


def _holds(sentence: Sentence, verb: Token) -> bool:
    """'I think they attacked': the speaker holds it himself, nobody else alleges it."""
    subject = own_subject(sentence, verb)
    return verb.lemma in words("opinions") and subject is not None and subject.lower in ("i", "we")


def _governed(sentence: Sentence, verb: Token, head: Token, found: Effect | None) -> Judged | Token | None:
    if found == "carries":
        return head
    if found is None or found == "told":
        return Judged("hypothetical", f"an infinitive under '{head.text}'") if is_infinitive(sentence, verb) else None
    return judged_by(found, head.text)


def _adverbial(sentence: Sentence, verb: Token, head: Token) -> Judged | Token | None:
    """'to train them' is a purpose; ', killing six' is as real as its main clause."""
    if is_infinitive(sentence, verb):
        return Judged("hypothetical", "a purpose")
    if verb.tag == "VBG" and head.pos in ("VERB", "AUX") and not sentence.child(verb, "aux", "mark", "nsubj"):
        return head
    return None


def _on_noun(sentence: Sentence, verb: Token, head: Token) -> Judged | Token | None:
    """A clause on a noun: 'a plan to attack' by the noun; 'troops who attacked' as it stands."""
    if verb.tag == "VBG" and verb.dep == "acl" and head.lemma in words("drafts"):
        return None if sentence.head(head).lemma in words("enacts") else Judged("planned", f"only a {head.lower}")
    if is_infinitive(sentence, verb) or verb.dep == "acl":
        found = effect("under_noun", head.lemma)
        if found == "carries":
            found = None
        if is_infinitive(sentence, verb):
            return judged_by(found, head.text) if found else Judged("hypothetical", f"'{head.text} to ...'")
        if sentence.child(verb, "mark") and found in ("alleged", "denied"):
            return judged_by(found, head.text)
        if sentence.child(verb, "mark") and head.lemma in words("signs") and there_is_no(sentence, head):
            return Judged("denied", f"no {head.lower}")
    above = sentence.head(head)
    if verb.dep == "acl" and head.dep == "dobj" and above.lemma in ("prevent", "avoid"):
        return _governed(sentence, verb, above, effect("clause_under_verb", above.lemma))  # 'prevent people being hurt'
    if verb.tag in ("VBZ", "VBP") and head.lower in words("generic_subjects"):
        return Judged("hypothetical", f"of anyone: '{head.text}'")
    return None


def there_is_no(sentence: Sentence, noun: Token) -> bool:
    """'no plans', 'neither sign'."""
    return any(t.lower in words("determiners", "none") for t in sentence.children(noun, "det", "neg"))


def _after_preposition(sentence: Sentence, verb: Token, head: Token) -> Judged | Token | None:
    """'accused of attacking', 'without attacking', 'by attacking'."""
    above = sentence.head(head)
    found = effect("prepositions", f"{above.lemma} {head.lower}") or effect("clause_after_preposition", head.lower)
    if found == "told":
        return None
    if found == "carries":  # 'disturbances led to forty people being shot'
        return above
    if found is not None:
        return judged_by(found, head.lower)
    if head.lower == "with" and own_subject(sentence, verb) is not None:  # 'it was not calm, with many chanting'
        return None
    if above.pos in ("VERB", "AUX"):
        return _governed(sentence, verb, above, effect("clause_under_verb", above.lemma)) or (
            above if head.lower in ("by", "in", "with", "as") else None
        )
    if above.pos == "ADJ":
        return _governed(sentence, verb, above, effect("under_adjective", above.lower))
    if above.pos in ("NOUN", "PROPN"):
        return alleged_part(sentence, above) or _governed(sentence, verb, above, effect("under_noun", above.lemma))
    return None


def alleged_part(sentence: Sentence, noun: Token) -> Judged | None:
    """'their alleged role in killing him': what only may have been done by them, or with their help."""
    if noun.lemma not in words("parts_in"):
        return None
    said = [t for t in sentence.children(noun, "amod") if effect("noun_with_adjective", t.lower) == "alleged"]
    return Judged("alleged", f"'{said[0].lower} {noun.lower}'") if said else None


def _subject_clause(sentence: Sentence, verb: Token, _head: Token) -> Judged | Token | None:
    return Judged("hypothetical", "an infinitive as subject") if is_infinitive(sentence, verb) else None


_LINKS = {
    "conj": _conjunct,
    "xcomp": _complement,
    "ccomp": _complement,
    "oprd": _complement,
    "dobj": _complement,
    "dep": _complement,
    "advcl": _adverbial,
    "acl": _on_noun,
    "relcl": _on_noun,
    "pcomp": _after_preposition,
    "csubj": _subject_clause,
}
