"""A telling that says of itself that it is another act than those before it."""

from dateline.parse import Sentence, Token
from dateline.recognise.events.act import Act
from dateline.recognise.events.merge.deed import akin, matter_of
from dateline.recognise.events.merge.known import words
from dateline.recognise.events.merge.telling import REPEATING
from dateline.recognise.events.status.nouns import is_definite


def one_thing(first: Act, second: Act) -> bool:
    """'They also met the mayor of Karth' of the lead, and 'the two also met the mayor' further down."""
    about, again = matter_of(first), matter_of(second)
    planned = first.status == second.status == "planned" and about == again  # 'further protests', told twice
    return akin(first, second) and (planned or (bool(about & again) and (about <= again or again <= about)))


def says_another(act: Act) -> bool:
    """'another strike', 'a second blast', 'struck again', 'seized more ships': told as a new act."""
    articles = act.sentence.children(act.trigger, "det")
    if says_what_it_was(act):
        return False
    if act.bare and act.sentence.role not in REPEATING and any(t.lower in ("a", "an") for t in articles):
        return True
    return is_another(act)


def says_what_it_was(act: Act) -> bool:
    """'It was a planned attack', 'the blast was an attack on all': the noun says what a known act was."""
    if act.trigger.dep != "attr":
        return False
    subject = act.sentence.child(act.sentence.head(act.trigger), "nsubj")
    return subject is not None and (subject.lower in ("it", "this", "that") or is_definite(act.sentence, subject))


def is_another(act: Act) -> bool:
    """'another strike', 'seized more ships'; but who 'killed six and injured another ten' did one thing."""
    sentence, trigger = act.sentence, act.trigger
    counted = trigger.lemma in words("casualty_verbs")
    heads = [trigger, *([] if counted else sentence.children(trigger, "dobj", "nsubjpass"))]
    return any(_is_marked_as_another(sentence, head) for head in heads)


def _is_marked_as_another(sentence: Sentence, head: Token) -> bool:
    marks = sentence.children(head, "amod", "det", "advmod")
    if any(_says_earlier(sentence, mark) for mark in marks):
        return True
    if not any(t.lower in words("another") for t in marks):
        return False
    return not any(t.lower in words("referring_new") for t in marks)


def _says_earlier(sentence: Sentence, mark: Token) -> bool:
    """'the previous attack', 'the most recent attack'."""
    most = any(t.lower == "most" for t in sentence.children(mark, "advmod"))
    return mark.dep == "amod" and (mark.lower in words("earlier_one") or (mark.lower == "recent" and most))
