"""Numbers in Russian words, for tests that write a number out and read it back."""

from __future__ import annotations

ONES = ["", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять", "одиннадцать"]
ONES += ["двенадцать", "тринадцать", "четырнадцать", "пятнадцать", "шестнадцать", "семнадцать", "восемнадцать"]
ONES += ["девятнадцать"]
TENS = ["", "", "двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто"]
HUNDREDS = ["", "сто", "двести", "триста", "четыреста", "пятьсот", "шестьсот", "семьсот", "восемьсот", "девятьсот"]


def below_thousand(value: int, feminine: bool = False) -> list[str]:
    tail = value % 100
    words = [HUNDREDS[value // 100]]
    words += [ONES[tail]] if tail < 20 else [TENS[tail // 10], ONES[tail % 10]]
    if feminine:
        words[-1] = {"один": "одна", "два": "две"}.get(words[-1], words[-1])
    return [w for w in words if w]


def spelled(value: int) -> str:
    """The number in the nominative, from 1 to 999,999."""
    thousands, rest = divmod(value, 1000)
    words = [*below_thousand(thousands, feminine=True), thousand(thousands)] if thousands else []
    return " ".join([*words, *below_thousand(rest)])


def thousand(count: int) -> str:
    last = count % 10 if count % 100 // 10 != 1 else 0
    return "тысяча" if last == 1 else "тысячи" if 2 <= last <= 4 else "тысяч"
