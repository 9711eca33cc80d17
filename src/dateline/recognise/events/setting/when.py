"""The time that a clause gives for its act."""

from collections.abc import Sequence

from dateline.base.records import EventTime, TimeExpression
from dateline.parse import Sentence, Token
from dateline.recognise.events.setting.attach import attached, setting_words, within
from dateline.recognise.events.setting.likely import likely_time

_ADVERBIAL = ("prep", "npadvmod", "advmod", "tmod")


def time_of(
    sentence: Sentence, anchors: list[Token], times: Sequence[TimeExpression], *, verbal: bool
) -> tuple[EventTime | None, float | None]:
    """The time that grammar gives the act, else the likeliest of its sentence and how likely it is.

    `verbal`: the act is done by saying it.
    """
    if ruled := ruled_time(sentence, anchors, times, verbal=verbal):
        return ruled, None
    if likely := likely_time(sentence, anchors[0], times):
        return _of(likely[0]), likely[1]
    return None, None


def ruled_time(
    sentence: Sentence, anchors: list[Token], times: Sequence[TimeExpression], *, verbal: bool
) -> EventTime | None:
    """The first time expression on the predicate itself, else on the word that carries it; dated ones first.

    The day on which a `verbal` act is voted for or said is its day too.
    """
    own = list(dict.fromkeys([*anchors, *_antecedents(sentence, anchors[0]), *harmed_by(sentence, anchors[0])]))
    if verbal:
        own += [t for t in said_in(sentence, [*anchors, *utterances(sentence, anchors[0])]) if t not in own]
    chain = [*own, *_clauses_before(sentence, anchors[0])]
    found = [
        (chain.index(way[-1]), time.start is None, time.span.start, index, time)
        for index, (time, way) in enumerate(attached(sentence, chain, times))
        if time.kind in ("moment", "range")
        and not _is_an_age(time)
        and _tells_when(sentence, way, own, dated=time.start is not None)
        and not beside_another_act(sentence, way)
        and not _far_from_a_participle(way, time)
    ]
    found = (
        found
        or _right_after(sentence, anchors[0], times)
        or _at_the_end(sentence, anchors[0], times)
        or _of_the_last(sentence, anchors[0], times)
        or _of_the_verb(sentence, anchors[0], times)
    )
    if not found:
        return None
    return _of(min(found, key=lambda candidate: candidate[:4])[-1])


def _of(time: TimeExpression) -> EventTime:
    basis = time.basis if time.start or time.end else None
    return EventTime(ref=time.id, start=time.start, end=time.end, precision=time.precision, basis=basis)


def _is_an_age(time: TimeExpression) -> bool:
    """'The 11th-century temple': no act is dated by a century."""
    return time.precision == "vague" and len(time.value or "") == 2


def _clauses_before(sentence: Sentence, predicate: Token) -> list[Token]:
    """The verbs of the clauses that this one is joined to: a time that opens the first holds for all."""
    found: list[Token] = []
    while predicate.dep == "conj" and predicate.pos == "VERB" and sentence.head(predicate).pos == "VERB":
        predicate = sentence.head(predicate)
        found.append(predicate)
    return found


def _antecedents(sentence: Sentence, predicate: Token) -> list[Token]:
    """'a call, made on May 4, in which he asked': the noun that such a clause hangs on, and its participle."""
    noun = sentence.head(predicate)
    opened = any(
        t.lower in ("where", "when", "which") and t.dep in ("advmod", "pobj") for t in sentence.subtree(predicate)
    )
    if predicate.dep != "relcl" or noun.pos not in ("NOUN", "PROPN") or not opened:
        return []
    return [noun, *sentence.children(noun, "acl")]


def utterances(sentence: Sentence, predicate: Token) -> list[Token]:
    """The verbs by which an act in words is done or made known: 'voted to demand', 'regrets it, her spokesman said'."""
    found: list[Token] = []
    while predicate.dep in ("xcomp", "conj") and predicate.tag == "VB" and sentence.head(predicate).pos == "VERB":
        predicate = sentence.head(predicate)
        found.append(predicate)
    verb = sentence.head(predicate)
    said = predicate.dep == "ccomp" and verb.lemma in setting_words("speech_verbs")
    if said and (_by_a_voice(sentence, verb) or _by_himself(sentence, predicate)):
        found.append(verb)
    return found


def said_in(sentence: Sentence, verbs: list[Token]) -> list[Token]:
    """The verbs, and what it was said in: 'in a speech in May', 'in remarks made last week', 'a rally demanding'."""
    found = list(verbs)
    for verb in verbs:
        nouns = [noun for prep in sentence.children(verb, "prep") for noun in sentence.children(prep, "pobj")]
        holder = sentence.head(verb)
        if verb.dep == "acl" and verb.tag == "VBG" and sentence.head(holder).pos == "VERB":
            nouns.append(holder)
        for noun in nouns:
            if noun.lemma.lower() in setting_words("occasions") | setting_words("documents"):
                found += [noun, *sentence.children(noun, "acl"), *([sentence.head(noun)] if noun is holder else ())]
    return list(dict.fromkeys(found))


def _by_himself(sentence: Sentence, predicate: Token) -> bool:
    """'The minister said on Monday he would resign': he says it himself."""
    subject = sentence.child(predicate, "nsubj")
    return subject is not None and subject.lower in ("he", "she", "they", "it", "we", "i")


def _by_a_voice(sentence: Sentence, verb: Token) -> bool:
    """True if one who speaks for others says it: 'a spokesman', 'the ministry', 'a statement'."""
    subject = sentence.child(verb, "nsubj")
    return subject is not None and any(t.lower in setting_words("voices") for t in sentence.subtree(subject))


def beside_another_act(sentence: Sentence, way: list[Token]) -> bool:
    """'called it revenge for shelling last month in X': what stands right after the noun of an act is that act's."""
    if len(way) < 2:
        return False
    before = _before(sentence, way[-2])
    if before.dep == "npadvmod":  # 'air strikes this month in X'
        before = _before(sentence, before)
    if before in way or before.pos != "NOUN" or before.dep != "pobj" or before.lemma not in setting_words("struck_on"):
        return False
    return sentence.head(before).lower in setting_words("reasons")


def _before(sentence: Sentence, word: Token) -> Token:
    """The token before the first word of a phrase."""
    first = min(token.index for token in sentence.subtree(word))
    return sentence.tokens[max(0, first - 1)]


def _far_from_a_participle(way: list[Token], time: TimeExpression) -> bool:
    """'people convicted of theft under old laws on Friday': a day at the end is not sure to be the participle's."""
    verb = way[-1]
    return verb.dep == "acl" and verb.tag == "VBN" and time.precision == "day" and way[-2].index - verb.index > 3


def _tells_when(sentence: Sentence, way: list[Token], anchors: list[Token], *, dated: bool) -> bool:
    """True unless the time belongs to a noun beside the act: 'sentenced him over the 2009 fire'."""
    anchor = way[-1]
    if anchor not in anchors and way[0].index > anchor.index:
        return False
    if len(way) == 1:  # the act is part of the expression: 'the 2011 uprising', but not 'since his ouster'
        return dated
    if anchor.pos not in ("VERB", "AUX"):
        return True
    last = way[-2]
    if last.dep in ("nsubj", "nsubjpass", "dobj") and last.lemma in setting_words("documents"):
        return len(way) == 3 and way[0].index < last.index  # 'a May resolution condemned', 'adopted a May resolution'
    if last.dep in ("nsubj", "nsubjpass"):
        return _right_before(sentence, way)
    if last.dep not in _ADVERBIAL:
        return False
    if last.dep != "prep":
        return len(way) < 3 or last.lower not in setting_words("before_that")  # 'ahead of the May 4 election'
    direct = len(way) == 3 or (len(way) <= 5 and way[1].lower == "of")  # 'over Tuesday's attack' dates the attack only
    return direct and last.lower in setting_words("time_prepositions")


def harms_as_subject(noun: Token, verb: Token) -> bool:
    """'The attack killed six': the subject is the act of which the verb tells the harm."""
    struck = noun.lemma.lower() in setting_words("struck_on")
    return struck and noun.dep == "nsubj" and verb.lemma in setting_words("harms")


def harmed_by(sentence: Sentence, predicate: Token) -> list[Token]:
    """'killed in the May 2012 raid', 'the April bombing that killed six': the act of which the verb tells the harm."""
    if predicate.lemma not in setting_words("harms"):
        return []
    verb = predicate
    while verb.dep == "conj" and not sentence.child(verb, "nsubj", "nsubjpass"):
        verb = sentence.head(verb)
    led = [t for t in sentence.children(verb, "prep", "agent") if t.lower in ("in", "by", "during")]
    nouns = [*sentence.children(verb, "nsubj"), *(noun for word in led for noun in sentence.children(word, "pobj"))]
    if verb.dep == "relcl" or (verb.dep == "acl" and verb.tag == "VBG"):
        nouns.append(sentence.head(verb))
    return [noun for noun in nouns if noun.lemma.lower() in setting_words("dated_nouns")]


def _right_before(sentence: Sentence, way: list[Token]) -> bool:
    """'the minister on Wednesday praised': only helping words stand between the time and the verb."""
    between = sentence.tokens[way[0].index + 1 : way[-1].index]
    return way[0].index < way[-1].index and all(t.pos in ("AUX", "ADV", "PART") for t in between)


def _right_after(
    sentence: Sentence, predicate: Token, times: Sequence[TimeExpression]
) -> list[tuple[int, bool, int, int, TimeExpression]]:
    """'the killing of farmers in May 2012': a month or year right after the phrase of a noun is the noun's."""
    if predicate.pos not in ("NOUN", "PROPN"):
        return []
    last = sentence.subtree(predicate)[-1]
    if last is not predicate and last.lemma in setting_words("struck_on"):
        return []  # 'an attack in revenge for shelling last month'
    after = sentence.tokens[last.index + 1 : last.index + 3]
    return [
        (0, time.start is None, time.span.start, 0, time)
        for time in within(sentence, times)
        if time.precision in ("week", "month", "quarter", "year", "decade")
        and time.kind in ("moment", "range")
        and any(t.span.start >= time.span.start and t.span.end <= time.span.end for t in after)
    ]


def _at_the_end(
    sentence: Sentence, predicate: Token, times: Sequence[TimeExpression]
) -> list[tuple[int, bool, int, int, TimeExpression]]:
    """'met for talks on the dam on Monday': the only day of a sentence, at its end, is that of what it tells.

    The parser hangs it on the noun before it. Not a day that dates another act ('after the raid on Monday').
    """
    if predicate.pos != "VERB" or predicate.dep not in ("ROOT", "conj"):
        return []
    days = [(index, time) for index, time in enumerate(within(sentence, times)) if time.kind in ("moment", "range")]
    if len(days) != 1 or days[0][1].start is None or days[0][1].precision not in ("day", "part-of-day"):
        return []
    index, time = days[0]
    last = [token for token in sentence.tokens if token.pos != "PUNCT" and not token.is_inserted][-1:]
    if not last or not time.span.covers(last[0].span) or not _hangs_below(sentence, time, predicate):
        return []
    return [(0, False, time.span.start, index, time)]


def _of_the_last(
    sentence: Sentence, predicate: Token, times: Sequence[TimeExpression]
) -> list[tuple[int, bool, int, int, TimeExpression]]:
    """'killed six men and abducted four on Monday': a day behind the last of two like verbs is the first one's too."""
    lasts = [
        verb
        for verb in sentence.children(predicate, "conj")
        if verb.tag == predicate.tag in ("VBD", "VBN")
        and not sentence.child(verb, "nsubj", "nsubjpass")
        and verb.lemma not in setting_words("later_stages")
    ]
    return [
        (0, time.start is None, time.span.start, index, time)
        for index, (time, way) in enumerate(attached(sentence, lasts, times))
        if time.kind in ("moment", "range")
        and way[0].index > way[-1].index
        and _tells_when(sentence, way, lasts, dated=time.start is not None)
    ]


def _of_the_verb(
    sentence: Sentence, predicate: Token, times: Sequence[TimeExpression]
) -> list[tuple[int, bool, int, int, TimeExpression]]:
    """'On Monday he offered it during his trip': what is done in or by an act is of the day told before both."""
    led = sentence.head(predicate)
    verb = sentence.head(led)
    if predicate.dep != "pobj" or led.lower not in setting_words("at_one_time") or verb.pos != "VERB":
        return []
    return [
        (0, time.start is None, time.span.start, index, time)
        for index, (time, way) in enumerate(attached(sentence, [verb], times))
        if time.kind in ("moment", "range")
        and way[0].index < predicate.index
        and _tells_when(sentence, way, [verb], dated=time.start is not None)
    ]


def _hangs_below(sentence: Sentence, time: TimeExpression, predicate: Token) -> bool:
    """True if only nouns, prepositions and what the act is for stand between the day and the predicate."""
    token = next(t for t in sentence.tokens if t.span.start >= time.span.start and t.pos not in ("ADP", "DET"))
    while token is not predicate:
        token = sentence.head(token)
        if token is predicate:
            return True
        aim = token.pos == "VERB" and token.tag == "VB" and token.dep in ("advcl", "xcomp", "acl")
        plain = token.pos in ("NOUN", "PROPN", "ADP") and token.lemma.lower() not in setting_words("dated_nouns")
        if token.head == token.index or not (aim or plain) or token.lower in setting_words("after_that"):
            return False
    return True
