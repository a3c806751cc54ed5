"""Whether an act is told as a happening, and as which: reported, denied, possible or planned."""

from __future__ import annotations

from khronika.model import HARM
from khronika.reading.acts import Act, substantive
from khronika.reading.arguments_context import stands_for_people
from khronika.reading.disowned import disowned
from khronika.reading.grammar import (
    ancestors,
    governor,
    is_finite,
    is_infinitive,
    is_participle,
    is_passive,
    is_verb,
    modified,
    negated,
    preposition,
)
from khronika.reading.lasting import lifted
from khronika.reading.lexicon import noun_class
from khronika.reading.parse import Word
from khronika.reading.status_words import words
from khronika.reading.unsaid import unsaid

OBJECTS = ("obj", "iobj", "obl", "nmod", "nsubj", "nsubj:pass")
ASIDE = 9  # words from a noun over an aside to «нет»
Status = tuple[str, str]  # the status, and what it rests on


def status(act: Act) -> Status | None:
    """How the act is told; None where it is not told as a specific happening at all."""
    if (
        _spoken_to(act)
        or _habitual(act)
        or _cause_of_death(act)
        or _doer_only(act)
        or _article_of_law(act)
        or _unreal_clause(act)
        or _asked_how_many(act)
        or _asked_whether(act)
        or _standing_ban(act)
        or _under_ban(act)
        or unsaid(act)
    ):
        return None
    if act.rule.negated:
        return ("reported", "negated verb") if _negated(act) else None
    if act.rule.status:
        return act.rule.status, f"rule {act.rule.name}"
    if _left_open(act):
        return None
    for judge in (_denied, _came_about, _by_force, _governed, _alleged, _future):
        found = judge(act)
        if found is not None:
            return found if found[0] != "unreal" else None
    return "reported", "plain"


# --- no happening ----------------------------------------------------------------------------------------------------


def _spoken_to(act: Act) -> bool:
    """«Голосуй или умрёшь»: nothing is told in the second person, and nobody tells of his own death."""
    return act.word.is_("Person", "2") or (act.rule.type == "death" and act.word.is_("Person", "1"))


def _habitual(act: Act) -> bool:
    """«Ежегодно на дорогах гибнут тысячи»: what happens every year is no happening of its own."""
    verb = act.word if is_verb(act.word) else governor(act.sentence, act.word)
    return verb is not None and any(w.lemma in words("habit") for w in act.sentence.kids(verb, "advmod"))


def _left_open(act: Act) -> bool:
    """«О жертвах и разрушениях не сообщается»: nothing is told of them."""
    if not act.nominal:
        return False
    first = _first_of_row(act)
    verb = act.sentence.parent(first)
    about = preposition(act.sentence, first) in ("о", "об")
    return about and verb is not None and verb.lemma in words("silent") and negated(act.sentence, verb)


def _cause_of_death(act: Act) -> bool:
    """«скончался от полученных ранений» tells of a death alone (annotation guidelines, settled questions)."""
    if act.rule.type != "injury" or not act.nominal or stands_for_people(act):
        return False
    got = any(w.lemma in words("got") for w in act.sentence.kids(act.word, "amod", "acl") if w.i < act.word.i)
    return got or preposition(act.sentence, act.word) == "от"


def _doer_only(act: Act) -> bool:
    """«нападавший», «протестующие»: a noun for the doer tells of the doer, not of an act."""
    return act.rule.subject == "actor" and stands_for_people(act) and not is_passive(act.word)


def _article_of_law(act: Act) -> bool:
    """«часть 2 статьи 105 (убийство)»."""
    if not act.nominal:
        return False
    before = act.sentence.words[max(0, act.word.i - 12) : act.word.i]
    lemmas = [w.lemma for w in before]
    if not (words("law") & set(lemmas)) or not any(w.text[:1].isdigit() for w in before):
        return False
    return not any(is_finite(w) for w in before[max(i for i, x in enumerate(lemmas) if x in words("law")) :])


def _asked_how_many(act: Act) -> bool:
    """«Сколько пострадало протестующих, ведомство не сообщило», «число жертв остаётся неизвестным»: not told."""
    verb = act.word if not act.nominal else act.sentence.parent(act.word)
    if verb is None:
        return False
    subjects = act.sentence.kids(verb, "nsubj", "obj") if act.rule.type in HARM else []
    if any(w.low == "сколько" for top in (verb, *subjects) for w in act.sentence.kids(top)):
        return True
    total = verb.lemma in noun_class("total")
    over = act.sentence.parent(verb) if total else None
    return over is not None and any(w.lemma in words("unknown") for w in (over, *act.sentence.kids(over)))


def _asked_whether(act: Act) -> bool:
    """«Задержан ли кто-нибудь, не сообщается»: asked and not answered."""
    finite = is_finite(act.word) and not act.nominal
    return finite and act.sentence.words[min(act.word.i + 1, len(act.sentence.words) - 1)].low == "ли"


def _standing_ban(act: Act) -> bool:
    """«запрещённая в стране организация»: what it is, and no news."""
    if act.rule.type != "measure" or not is_participle(act.word) or is_finite(act.word):
        return False
    noun = modified(act.sentence, act.word)
    return noun is not None and noun.lemma in words("banned")


def _under_ban(act: Act) -> bool:
    """«любые митинги под запретом»: none is told of."""
    after = [w.low for w in act.sentence.words[act.word.i + 1 : act.word.i + 3]]
    return act.nominal and after == ["под", "запретом"]


def _unreal_clause(act: Act) -> bool:
    """«чтобы …», «если …», «… бы»: wished or supposed."""
    verb = governor(act.sentence, act.word) if act.nominal else act.word
    if verb is None or not (is_finite(verb) or is_infinitive(verb)):
        return False
    marks = {w.low for w in act.sentence.kids(verb, "mark", "aux", "advmod", "discourse", "cc")}
    return bool(marks & words("unreal_clause"))


# --- denied ----------------------------------------------------------------------------------------------------------


def _negated(act: Act) -> bool:
    if negated(act.sentence, act.word) or any(negated(act.sentence, w) for w in act.rest):
        return True
    return any(w.low == "не" for w in act.sentence.words[max(0, act.word.i - 2) : act.word.i])


def _denied(act: Act) -> Status | None:
    if not act.nominal:
        none = [p for p in act.affected if p.lemma in words("none")]
        if none or any(w.lemma in words("none") for w in act.sentence.kids(act.word)):
            return "denied", "nobody"
        if negated(act.sentence, act.word) and act.kind != "phrase":
            return "denied", "negated verb"
        return _none_of(act) if is_participle(act.word) and not is_finite(act.word) else None
    return disowned(act) or _none_of(act)


def _none_of(act: Act) -> Status | None:
    """«пострадавших нет», «сообщений о пострадавших не поступало», «без жертв»."""
    word = modified(act.sentence, act.word) or _first_of_row(act)
    kids = {w.low for w in act.sentence.kids(word)}
    parent = act.sentence.parent(word)
    if "без" in kids and parent is not None and negated(act.sentence, parent):
        return None  # «не обошлось без жертв»
    if kids & {"без", "нет"} or (parent is not None and parent.low in words("avoided")) or _none_after_aside(act):
        return "denied", "none"
    if _not_found(act):
        return ("unreal" if act.rule.type == "death" else "denied"), "not found"  # «признаков насильственной смерти»
    return ("denied", "no reports of it") if _no_news(act) else None


def _none_after_aside(act: Act) -> bool:
    """«Погибших, подчеркнули в ведомстве, нет»."""
    after = act.sentence.words[act.word.i + 1 : act.word.i + ASIDE]
    closing = next((n for n, w in enumerate(after) if n and w.text == ","), None)
    aside = bool(after) and after[0].text == "," and closing is not None
    return aside and act.word.is_("Case", "Gen") and [w.low for w in after[(closing or 0) + 1 :]][:1] == ["нет"]


def _not_found(act: Act) -> bool:
    """«Телесных повреждений не зафиксировано», «следов ранений не нашли»; a person not found is no such thing."""
    noun = act.sentence.parent(act.word) if act.word.rel == "nmod" else act.word
    noun = noun if noun is not None and noun.lemma in words("traces") else act.word
    verb = act.sentence.parent(noun)
    if verb is None or noun.rel not in ("obj", "nsubj", "nsubj:pass") or stands_for_people(act):
        return False
    return verb.lemma in words("found") and negated(act.sentence, verb)


def _no_news(act: Act) -> bool:
    """«Сообщений о пострадавших не поступало», «информации о жертвах нет»."""
    near = act.sentence.words[max(0, act.word.i - 6) : act.word.i + 5]
    if not any(w.lemma in words("news") for w in near):
        return False
    return any(w.low in words("absent") or (w.lemma in words("arrive") and negated(act.sentence, w)) for w in near)


# --- planned, possible, unreal ---------------------------------------------------------------------------------------


def _by_force(act: Act) -> Status | None:
    """«подготовка теракта», «готовил нападение» is planned; «попытка нападения», «пытались штурмовать» happened."""
    if act.rule.type != "attack" or act.rule.reach:
        return None
    parent = act.sentence.parent(_first_of_row(act)) if act.nominal else _above(act)
    further = act.sentence.parent(parent) if parent is not None and is_infinitive(parent) else None
    over = [w for w in (parent, further, *act.sentence.kids(act.word, "amod", "acl")) if w is not None]
    meant = next((w for w in over if w.lemma in words("prepared")), None)
    if meant is not None and _meant(act, meant):
        return "planned", f"«{meant.low}»"
    tried = parent is not None and parent.lemma in words("attempt")
    return ("reported", f"«{parent.low}»") if tried and parent is not None else None


def _came_about(act: Act) -> Status | None:
    """«подготовка взрывов, прогремевших в субботу»: what was prepared happened."""
    parent = act.sentence.parent(_first_of_row(act)) if act.nominal else None
    if parent is None or parent.lemma not in words("prepared"):
        return None
    told = [w for w in act.sentence.kids(act.word, "acl", "acl:relcl", "amod") if w.lemma in words("came_about")]
    return ("reported", f"«{told[0].low}»") if told and not negated(act.sentence, told[0]) else None


def _meant(act: Act, word: Word) -> bool:
    """Whether the act is what is prepared: its object, or the subject of «готовится», and nothing beside it."""
    rel = _first_of_row(act).rel
    return word.head == act.word.i or is_infinitive(act.word) or (rel in OBJECTS and not _beside(act))


def _governed(act: Act) -> Status | None:
    """What the verb or noun over an infinitive or a noun of the act makes of it."""
    above = _above(act)
    if above is None:
        return None
    over, how = above.lemma, f"under «{above.low}»"
    if act.rule.reach:
        return None
    if is_infinitive(act.word) and any(w.low == "ли" for w in act.sentence.kids(act.word)):
        return "possible", "«ли»"
    if over in words("done"):
        return ("denied", how) if negated(act.sentence, above) else ("reported", how)
    if act.rule.type == "measure" and is_infinitive(act.word) and over in words("ordering"):
        return ("denied", how) if negated(act.sentence, above) else ("reported", how)
    if _only_thought(act, above):
        return "unreal", how
    if over in words("planned") and not _beside(act) and not stands_for_people(act):
        return _decided(act, above, how)
    if act.nominal and _modal(act):
        return "possible", "under «мочь»"
    if over in words("possible") and is_infinitive(act.word):
        return "possible", how
    if over in words("unreal") and _wants(act, above):
        return "unreal", how
    return ("unreal", how) if is_infinitive(act.word) and above.pos in ("VERB", "ADJ", "ADV", "NOUN") else None


def _beside(act: Act) -> bool:
    """«После ареста мэр обещал …»: the arrest is no part of the promise."""
    return act.nominal and preposition(act.sentence, act.word) in words("beside")


def _only_thought(act: Act, above: Word) -> bool:
    """«его могут убить», «готов умереть»: what might be done to somebody is no news of harm."""
    if act.rule.type not in ("death", "injury") or not is_infinitive(act.word):
        return False
    might = above.lemma == "мочь" and not above.is_("Tense", "Past")
    return might or (above.lemma in words("planned") and act.rule.subject == "affected")


def _decided(act: Act, above: Word, how: str) -> Status:
    """«не принял решения об отправке»: what is not decided is open."""
    verb = above if is_verb(above) else governor(act.sentence, above)
    return ("possible", f"{how}, negated") if verb is not None and negated(act.sentence, verb) else ("planned", how)


def _modal(act: Act) -> bool:
    """«Число погибших и раненых может быть больше»."""
    first = _first_of_row(act)
    verb, parent = governor(act.sentence, first), act.sentence.parent(first)
    if verb is None or parent is None:
        return False
    being = any(w.lemma == "быть" for w in act.sentence.kids(act.word, "cop"))  # «могут быть ещё 12 жертв»
    counted = (being and act.rule.people) or parent.lemma in noun_class("total")
    return counted and verb.lemma == "мочь" and not verb.is_("Tense", "Past")


def _above(act: Act) -> Word | None:
    if is_infinitive(act.word):
        return next((w for w in ancestors(act.sentence, act.word) if not is_infinitive(w)), None)
    return act.sentence.parent(_first_of_row(act)) if act.nominal else None


def _first_of_row(act: Act) -> Word:
    """«запрещены митинги, шествия и забастовки»: what governs the first governs all."""
    word = act.word
    for above in ancestors(act.sentence, word):
        if word.rel != "conj" or not (above.pos in ("NOUN", "PROPN") or substantive(act.sentence, above)):
            break
        word = above
    return word


def _wants(act: Act, above: Word) -> bool:
    """A demand governs an act as content («потребовали отставки»), not as circumstance («после взрыва призвал»)."""
    if is_infinitive(act.word):
        return True
    first = _first_of_row(act)
    if first.rel.startswith("nsubj") and is_passive(above):
        return True  # «запрещены митинги», «теракт предотвращён»
    cases = {w.low for w in act.sentence.kids(first, "case")}
    return first.rel in ("obj", "nmod", "obl", "iobj") and not cases & words("circumstance")


def _alleged(act: Act) -> Status | None:
    near = [*act.sentence.kids(act.word), *act.sentence.words[max(0, act.word.i - 2) : act.word.i]]
    verb = governor(act.sentence, act.word)
    if verb is not None and act.nominal and verb.i > act.word.i - 6:
        near += act.sentence.kids(verb, "advmod", "parataxis", "discourse")
    mark = next((w for w in near if w.lemma in words("alleged") or w.low in words("alleged")), None)
    if mark is not None and not _cause_alone(act, mark):
        return "possible", f"«{mark.low}»"
    parent = act.sentence.parent(act.word)
    does = is_participle(act.word) and not act.nominal  # «закон, запрещающий митинги»: the noun does the act
    if parent is not None and parent.pos == "NOUN" and parent.lemma in words("unreal_noun") and not does:
        return ("unreal", f"under «{parent.low}»") if not _amid(act, parent) else None
    return ("unreal", f"under «{parent.low}»") if parent is not None and _in_case_of(act, parent) else None


def _cause_alone(act: Act, mark: Word) -> bool:
    """«Предположительно умер от рака», «умер вероятно от инфаркта»: what is supposed is the cause, not the death."""
    died = act.rule.type == "death" and act.word.lemma in words("died") and mark.low != "якобы"
    causes = act.sentence.kids(act.word, "obl")
    return died and any(preposition(act.sentence, w) in ("от", "из-за") for w in causes)


def _amid(act: Act, noun: Word) -> bool:
    """«в условиях забастовки»: it goes on."""
    return noun.low == "условиях" and preposition(act.sentence, noun) == "в"


def _in_case_of(act: Act, noun: Word) -> bool:
    """«сменит президента в случае его кончины»: a condition."""
    return noun.low == "случае" and preposition(act.sentence, noun) == "в"


def _told_by(act: Act, verb: Word) -> bool:
    """Whether a verb tells of the act itself: «введут комендантский час», not «после взрыва придут»."""
    first = _first_of_row(act)
    return verb is act.word or (verb is act.sentence.parent(first) and first.rel in ("obj", "nsubj", "nsubj:pass"))


def _when(act: Act, verb: Word) -> bool:
    """«Как только будет совершён арест, …»: held out as a condition."""
    marks = act.sentence.kids(verb, "mark")
    return any(w.low in words("condition") for m in marks for w in (m, *act.sentence.kids(m, "fixed")))


def _future(act: Act) -> Status | None:
    """What is told for the future is planned, but for the end of a measure in force (annotation guidelines)."""
    word = act.word
    if lifted(act):
        return None
    if act.nominal:
        word = governor(act.sentence, act.word) or act.word
        if stands_for_people(act) and word is not act.word and word.lemma not in words("there_is"):
            return None  # «погибшего похоронят завтра»
    auxiliary = any(w.lemma == "быть" and w.low.startswith("буд") for w in act.sentence.kids(word))
    if is_participle(word) and not auxiliary:
        return None
    if auxiliary and _when(act, word):
        return "unreal", "a condition"
    if auxiliary or (_told_by(act, word) and word.is_("Tense", "Fut")):
        return "planned", "future tense"
    return None
