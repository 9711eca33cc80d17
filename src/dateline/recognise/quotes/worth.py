"""Which words in marks are quotes, and which are names, titles or words used with reserve."""

from dateline.base.spans import Span
from dateline.parse.syntax import Sentence, Token
from dateline.recognise.quotes.frame import Hole, Part, Word
from dateline.recognise.quotes.marked import Told
from dateline.recognise.quotes.passage import Passage
from dateline.recognise.quotes.speech import speech

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SUBORDINATE = frozenset({"relcl", "acl", "pcomp", "csubj"})
_FREE = 4  # words in marks that nothing attributes are a quote from this length on, if they hold a clause


def is_quote(passage: Passage, row: list[Part], index: int, told: Told | None, is_clause: bool) -> bool:
    """True if the words in marks at `index` of `row` are a quote.

    They are where somebody is told to say them, in a heading, and where they are a whole sentence; never where they are
    the name or title of something.
    """
    hole = row[index]
    assert isinstance(hole, Hole)
    words = hole.marked.span.of(passage.text)
    if not any(sign.isalnum() for sign in words):
        return False
    if words.endswith(":") and len(words.split()) < _FREE:
        return False  # a label: '"Related:"'
    if not is_clause and is_named(row, index):
        return False
    if told is not None and told.place in ("after", "colon", "before", "lead") and _is_introduced(row, index, told):
        return not _is_title_in_clause(passage.text, row, index)
    heading = passage.is_heading or (len(row) == 1 and bool(passage.sentences))
    if is_named(row, index) or _is_name(words, row, index):
        return False
    if not heading and _is_title(words) and not _names(told):
        return False
    if told is not None or heading:
        return True
    return is_clause and (not passage.sentences or (len(words.split()) >= _FREE and not _names_noun(row, index)))


def is_named(row: list[Part], index: int) -> bool:
    """True for 'known as the "X"', 'a film titled "X"': what stands in marks is a name."""
    naming = speech().naming
    words = [part for part in row[max(0, index - 3) : index] if isinstance(part, Word)]
    return any(w.token.lower in naming and not _has_subject(w) for w in words)


def _has_subject(word: Word) -> bool:
    """True for a verb that somebody does: 'he called it "X"', not 'a plan called "X"'."""
    return word.token.pos == "VERB" and word.sentence.child(word.token, "nsubj", "aux") is not None


def _is_introduced(row: list[Part], index: int, told: Told) -> bool:
    """True where a comma, a colon, the verb itself or nothing stands before the mark: no title stands so."""
    before = row[index - 1] if index else None
    if not isinstance(before, Word) or before.token.text in (",", ":", "that"):
        return True
    return before.token is told.verb and before.token.lemma != "tell"


def _is_title_in_clause(text: str, row: list[Part], index: int) -> bool:
    """True for a title that does something in a reported clause: 'he said that "The Long Winter" was his favourite'.

    Where the outlet's own words are in Title Case too, as in a headline, capitals tell nothing.
    """
    hole = row[index]
    assert isinstance(hole, Hole)
    words = hole.marked.span.of(text)
    if not any(isinstance(part, Word) and _is_small(part.token.span.of(text)) for part in row):
        return False
    before, after = row[index - 1] if index else None, row[index + 1] if index + 1 < len(row) else None
    runs_on = isinstance(before, Word) and before.token.text not in (",", ":")
    runs_on = runs_on and isinstance(after, Word) and after.token.pos in ("VERB", "AUX", "ADP")
    return runs_on and len(words.split()) > 1 and _is_title(words)


def _names_noun(row: list[Part], index: int) -> bool:
    """True between a noun and what it does: 'the paper "How rivers run dry" won a prize'."""
    before, after = row[index - 1] if index else None, row[index + 1] if index + 1 < len(row) else None
    named = isinstance(before, Word) and before.token.pos in ("NOUN", "PROPN")
    return named and isinstance(after, Word) and after.token.text[:1].islower()


def _is_small(word: str) -> bool:
    return len(word) > 3 and word[0].islower() and word not in speech().title_words


def _is_name(words: str, row: list[Part], index: int) -> bool:
    """True for the marked name of the noun that follows: 'the "Desert Fox" plan'."""
    after = row[index + 1] if index + 1 < len(row) else None
    short = words[:1].isupper() and len(words.split()) <= 3
    return short and isinstance(after, Word) and after.token.pos in ("NOUN", "PROPN")


def _names(told: Told | None) -> bool:
    """True where somebody is quoted as giving a name: 'called him "Crooked Bob"'."""
    return told is not None and told.verb is not None and "call" in speech().verbs.get(told.verb.lemma, ())


def _is_title(words: str) -> bool:
    """True for words in Title Case without an end: the name of a work, a club or a programme."""
    if words[-1:] in "?!":
        return False
    small = speech().title_words
    long_words = [word for word in words.split() if word.isupper() or (len(word) > 3 and word not in small)]
    capitals = any(word[:1].isupper() for word in long_words)
    return capitals and len(words) < 60 and all(not word[:1].islower() for word in long_words)


def holds_clause(passage: Passage, span: Span) -> bool:
    """True if the words of `span` hold a verb with its subject, or look like a whole sentence."""
    words = span.of(passage.text)
    if not passage.sentences:
        return _looks_long(words)
    if words[:1].isupper() and words[-1:] in ".?!," and len(words.split()) >= 4 and not _is_title(words):
        return True
    for sentence in passage.sentences_at(span):
        for token in sentence.tokens_in(span):
            if _is_subject_within(sentence, token, span):
                return True
            if token.tag in _FINITE and token.dep not in ("aux", "auxpass") and not words.endswith("?"):
                break  # 'rowed home, they did': the subject of the first verb stands outside
    return False


def _looks_long(words: str) -> bool:
    """True for what is no name and no single word, in a language without a grammar."""
    enough = len(words.split()) >= _FREE or (" " not in words and len(words) >= 2 * _FREE)
    return enough and not words[:1].islower() and (words[-1:] in ".?!,…。？！，" or not _is_title(words))


def _is_subject_within(sentence: Sentence, token: Token, span: Span) -> bool:
    """True for the whole subject of a main verb: not 'whom they met', nor 'talks go on' where 'the' stands outside."""
    if token.dep not in _SUBJECTS:
        return False
    verb = sentence.head(token)
    if not span.covers(verb.span) or verb.pos == "NOUN" or verb.dep in _SUBORDINATE:
        return False
    if verb.dep == "ccomp" and span.covers(sentence.head(verb).span):
        return False
    return all(span.covers(t.span) for t in sentence.children(token, "det", "poss", "amod", "compound"))
