"""The words of a noun phrase around its head, as far as they name whoever speaks."""

from __future__ import annotations

from khronika.reading.parse import Sentence, Word

QUOTES = '«»"“”„'
LEFT = ("ADJ", "DET", "NUM")
NOMINAL = ("NOUN", "PROPN", "X", "ADJ", "NUM")
WHERE = ("в", "во", "при", "из", "по")  # «источник в полиции», «один из журналистов», «управление по делам семьи»
CASES = ("Loc", "Gen", "Dat")


def around(sentence: Sentence, head: Word, complement: bool = False) -> list[Word]:
    """The phrase of `head`: adjectives before it, genitives and names after it; with `complement` a place too."""
    first = _first(sentence, head)
    last = _last(sentence, head, complement)
    words = sentence.words[first : last + 1]
    return _trim(words)


def _trim(words: list[Word]) -> list[Word]:
    """Without a mark at either end whose partner is missing, and without other punctuation."""
    while words and words[-1].pos == "PUNCT" and words[-1].text not in '»”"':
        words = words[:-1]
    while words and words[0].pos == "PUNCT" and words[0].text not in '«“"':
        words = words[1:]
    return words


def _first(sentence: Sentence, head: Word) -> int:
    i, opening = head.i, _opening(sentence, head)
    while i > 0:
        before = sentence.words[i - 1]
        same_name = bool(before.name) and before.name == head.name and not sentence.words[i].begins
        opens = before.text in '«"“' and (i == head.i or bool(head.name) or i == opening + 1)
        same_name = same_name or opening < i <= head.i
        short = before.is_("Variant", "Short")
        agreeing = (
            before.pos in LEFT and not short and _agrees(before, head) and before.lemma not in ("этот", "весь", "сам")
        )
        if not (same_name or agreeing or opens):
            break
        i -= 1
        if opens:
            break
    return i


def quoted_name(sentence: Sentence, head: Word) -> bool:
    """Whether the word belongs to a name in quotation marks («Первый канал»)."""
    return (head.i > 0 and sentence.words[head.i - 1].text in '«"“') or _opening(sentence, head) != head.i


def _opening(sentence: Sentence, head: Word) -> int:
    """The number of the mark that opens the quoted name which `head` ends; the head's own if there is none."""
    closed = head.i + 1 < len(sentence.words) and sentence.words[head.i + 1].text in '»"”'
    for word in reversed(sentence.words[max(0, head.i - 4) : head.i] if closed else []):
        if word.text in '«"“':
            return word.i
        if word.pos not in (*NOMINAL, "DET"):
            break
    return head.i


def _agrees(word: Word, head: Word) -> bool:
    return "Case" not in word.feats or "Case" not in head.feats or word.feats["Case"] == head.feats["Case"]


def _last(sentence: Sentence, head: Word, complement: bool) -> int:
    words, i = sentence.words, head.i
    quoted = quoted_name(sentence, head)
    while i + 1 < len(words):
        after = words[i + 1]
        if after.text in QUOTES and (after.text in "«“„" or (after.text == '"' and not quoted)):
            close = _closing(words, i + 1)
            if close is None or close - i > 8:
                break
            i, quoted = close, False
        elif after.text in '»”"' and quoted:
            i, quoted = i + 1, False
        elif _continues(sentence, head, words[i], after) or (complement and _place(words, i + 1)):
            i += 1
        else:
            break
    return i


def _closing(words: list[Word], opening: int) -> int | None:
    closing = '"' if words[opening].text == '"' else "»”"
    return next((j for j in range(opening + 1, len(words)) if words[j].text in closing), None)


def _continues(sentence: Sentence, head: Word, last: Word, after: Word) -> bool:
    if after.name and last.name == after.name and not after.begins:
        return True
    substantive = after.is_("VerbForm", "Part") and after.is_("Case", "Gen")  # «адвокат задержанного»
    if after.pos not in NOMINAL and not substantive and not (after.pos == "DET" and after.is_("Poss", "Yes")):
        return False
    if not _inside(sentence, head, after):
        return False
    if after.name and after.begins:
        return True
    return after.is_("Case", "Gen") or (after.pos in ("PROPN", "X")) or (after.pos == "NOUN" and after.rel == "appos")


def _inside(sentence: Sentence, head: Word, word: Word) -> bool:
    """Whether `word` depends on `head`, directly or through others."""
    seen = 0
    while word.i != head.i and word.head >= 0 and seen < len(sentence.words):
        word, seen = sentence.words[word.head], seen + 1
    return word.i == head.i


def _place(words: list[Word], at: int) -> bool:
    """Whether a word at `at` belongs to «в полиции», «из числа жителей» after the head."""
    word = words[at]
    if word.low in WHERE:
        return at + 1 < len(words) and words[at + 1].is_("Case", *CASES)
    return words[at - 1].low in WHERE or (word.is_("Case", *CASES) and word.pos in NOMINAL)
