"""Where the story is at each sentence: the places last told, narrow to wide, as long as they hold one another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from khronika.model import Place
from khronika.reading.attribution_lexicon import lexicon
from khronika.reading.grammar import ancestors, animate, is_finite, is_verb, preposition
from khronika.reading.parse import Sentence, Word
from khronika.reading.places import PlaceMention, contains
from khronika.reading.places_roles import asking, is_dateline, is_holder, is_telling_of_nobody
from khronika.reading.places_sites import site_nouns
from khronika.reading.setting import bracketed, is_accusation, is_neighbour, most_specific, whose_place, words

LEAD = 2  # paragraphs, the title counted and captions left out, that tell where the report's story is
STRONG = ("in", "of")
WEAK = ("adj", "holder", "actor", "to")


@dataclass(frozen=True, slots=True)
class Focus:
    """The places that hold for what a sentence tells without naming one; () where the report tells none at all.

    `here`: told in the sentence's own paragraph; `before`: in a sentence before it; `sure`: told as a place where
    something is, not only by where somebody is from or whom somebody governs («российский боксёр», «президент США»);
    `later`: after the paragraphs that tell what the report is for; `ahead`: told only after the sentence;
    `legend`: the sentence is the legend of a picture.
    """

    places: tuple[Place, ...] = ()
    here: bool = False
    before: bool = False
    sure: bool = False
    later: bool = False
    ahead: bool = False
    legend: bool = False


def focuses(sentences: Sequence[Sentence], mentions: Sequence[Sequence[PlaceMention]], people: bool) -> list[Focus]:
    """For each sentence the places that hold for what it tells without naming one.

    The report's own place, told in its first paragraphs, holds again at every later paragraph until that names
    another. One that is told only of people gives way to the first that is told of what happens, unless what they
    do in office is asked for (`people`).
    """
    out: list[Focus] = []
    now = lead = Focus()
    captions = _captions(sentences)
    title = sentences[0] if sentences else None
    paragraph, past = -1, -1
    sent_from: tuple[Place, ...] = ()  # only a dateline has told where the story is
    by_picture = False  # only a picture has told which part of the land the report is on
    for sentence, found in zip(sentences, mentions, strict=True):
        if sentence.paragraph in captions or (sentence is not title and _is_legend(sentence)):
            out.append(replace(now, here=False, before=False, legend=True))
            shown = [m for m in found if m.role in STRONG and now.places and now.sure]
            shown = [m for m in shown if now.places[0].kind == "country" and contains(now.places[0], m.place)]
            if shown and past <= LEAD:
                now = lead = _moved(now, shown, False, True)
                by_picture = True
            continue
        if sentence.paragraph != paragraph:
            past += 1
            back = lead.places and (past > LEAD or _of_its_quarter(now, lead))
            now = replace(lead if back else now, here=False, later=past > LEAD)
        now = replace(now, before=now.here)
        paragraph = sentence.paragraph
        told = [_of_those_there(sentence, m) for m in found if not _aside(sentence, m) or _of_a_building(sentence, m)]
        told = [replace(m, role="actor") if sentence is not title and _sent_from(sentence, m) else m for m in told]
        if now.places:
            told = [m for m in told if not _of_a_case(sentence, m) and not _said_abroad(sentence, m, now)]
        dated = sentence is not title and any(_sent_from(sentence, m) for m in told)
        sure = (people and not dated) or any(_of_a_body(sentence, m) for m in told)
        if sent_from and now.places == sent_from and sure and not any(m.role in STRONG for m in told):
            now = replace(now, places=())
        now = _moved(now, told, any(_throughout(sentence, m) for m in told), sure)
        if _leads(now, lead, past) or (by_picture and now.here and past <= LEAD):
            lead, by_picture = now, False
        sent_from = now.places if any(_sent_from(sentence, m) for m in found) and not now.sure else sent_from
        out.append(now)
    return _back_filled(_by_dateline(out, sent_from))


def _leads(now: Focus, lead: Focus, paragraph: int) -> bool:
    if now.sure and not lead.sure:
        return True
    return paragraph <= LEAD and len(now.places) >= len(lead.places) and not _of_its_quarter(now, lead)


def _of_its_quarter(now: Focus, lead: Focus) -> bool:
    """«в квартале Смихов» in a report on Prague: a paragraph may tell of a part of the town that the report is on."""
    town = lead.places[:1]
    return any(p.name == town[0].name for p in now.places[1:]) if town and town[0].kind == "settlement" else False


def _captions(sentences: Sequence[Sentence]) -> set[int]:
    """Paragraphs after the title that are no sentence: the legends of pictures, which show other days and places."""
    told = {s.paragraph for s in sentences if any(map(is_finite, s.words)) or s.words[-1].text in (".", ":", "!", "?")}
    return {s.paragraph for s in sentences if s.paragraph} - told


def _is_legend(sentence: Sentence) -> bool:
    """A legend that stands in the title's own line."""
    return sentence.paragraph == 0 and not any(map(is_finite, sentence.words))


def _aside(sentence: Sentence, mention: PlaceMention) -> bool:
    """A place in brackets or in another's clause («институт, базирующийся в Вене») does not move the story."""
    if mention.role == "of" and _of_someone(sentence, mention):
        return True
    above = list(ancestors(sentence, sentence.words[mention.first]))
    if (
        bracketed(sentence, mention)
        or is_neighbour(sentence, mention)
        or any(w.lemma in words("abroad") or w.lemma in words("briefing") for w in above[:1])
    ):
        return True
    clauses = [w for w in above if w.rel.startswith("acl") and not _before(sentence, mention, w)]
    return any(not _tells_on(sentence, w) for w in clauses) or _of_a_life(above)


def _before(sentence: Sentence, mention: PlaceMention, verb: Word) -> bool:
    """«из школы в Туле, захваченной вчера»: the place stands before the clause that the parse ties it to.

    And «погибший в Туле один»: a participle that stands for a noun opens no clause on another.
    """
    above = sentence.parent(verb)
    if above is not None and above.i > verb.i and above.pos not in ("NOUN", "PROPN"):
        return True
    after = sentence.words[mention.last + 1 : verb.i]
    opened = not is_finite(verb) or any(w.lemma in words("relative") for w in after)
    return opened and any(w.text == "," for w in after)


def _of_those_there(sentence: Sentence, mention: PlaceMention) -> PlaceMention:
    """«уверяют в Туле», «источник в Туле рассказал»: those there tell of what need not have happened there."""
    above = sentence.parent(sentence.words[mention.first])
    if above is not None and mention.role == "in" and above.lemma in words("teller"):
        return replace(mention, role="name")
    if mention.role != "in" or above is None or preposition(sentence, sentence.words[mention.first]) not in ("в", "во"):
        return mention
    said = above.rel.startswith("parataxis") or sentence.kids(above, "ccomp")
    telling = said and is_telling_of_nobody(sentence, above)
    return replace(mention, role="actor") if telling else mention


def _sent_from(sentence: Sentence, mention: PlaceMention) -> bool:
    """«МОСКВА, 5 января»: where the agency sits is where the story is only if nothing else is told."""
    return mention.first == 0 and is_dateline(sentence, mention.last)


def _of_a_building(sentence: Sentence, mention: PlaceMention) -> bool:
    """«не вышли из тульской шахты»: where it stands, in whichever clause."""
    above = sentence.parent(sentence.words[mention.first])
    return mention.role == "adj" and above is not None and above.lemma in site_nouns("local")


def _of_a_case(sentence: Sentence, mention: PlaceMention) -> bool:
    """«задержан по делу о взрыве в Туле»: where the act was that somebody is charged with."""
    return any(is_accusation(sentence, w) for w in ancestors(sentence, sentence.words[mention.first]))


def _said_abroad(sentence: Sentence, mention: PlaceMention, now: Focus) -> bool:
    """«В Вашингтоне считают взрыв в Бейруте нападением»: the seat of another state, which says what it thinks."""
    at_home = {p.country for p in now.places} & {mention.place.country, None}
    verb = next((w for w in ancestors(sentence, sentence.words[mention.first]) if is_verb(w)), None)
    seat = mention.role == "in" and preposition(sentence, sentence.words[mention.first]) in ("в", "во")
    return seat and not at_home and verb is not None and verb.lemma in lexicon().verbs


def _tells_on(sentence: Sentence, verb: Word) -> bool:
    """«… в начале года, когда в стране начались беспорядки», «о прошедших в Туле задержаниях»: it tells on."""
    if verb.lemma in words("happen"):
        return True
    return any(w.lemma == "когда" for w in sentence.kids(verb, "advmod", "mark"))


def _of_a_life(above: Sequence[Word]) -> bool:
    """«родился в Твери», «окончил институт в Орле», «похоронен в Туле»: where somebody's life went, not the story."""
    verb = next((w for w in above if is_verb(w)), None)
    return verb is not None and verb.lemma in words("life")


def _of_someone(sentence: Sentence, mention: PlaceMention) -> bool:
    """«шериф округа Харрис»: the place belongs to a person, not to what happens."""
    return whose_place(sentence, mention) is not None or any(
        animate(w)
        for w in ancestors(sentence, sentence.words[mention.first])
        if w.pos == "NOUN" and mention.first - w.i <= 3
    )


def _throughout(sentence: Sentence, mention: PlaceMention) -> bool:
    """«по всему Казахстану»: the whole of a place, not the part of it told last."""
    return preposition(sentence, sentence.words[mention.last]) in words("throughout")


def _of_a_body(sentence: Sentence, mention: PlaceMention) -> bool:
    """«полиция Чили», «перуанский суд», «Перу заявило»: they act at home; not «российский боксёр», «президент США»."""
    above = sentence.parent(sentence.words[mention.first])
    if mention.role == "to" or above is None:
        return False
    if mention.role == "actor":
        return above.lemma not in asking()
    at_home = mention.role == "holder" or mention.place.kind != "country" or is_holder(above)
    return at_home and not animate(above)


def _moved(now: Focus, found: Sequence[PlaceMention], wide: bool, sure: bool) -> Focus:
    """The places after a sentence; `wide` if it speaks of the whole of one, `sure` if not only of people."""
    told = [m for m in found if m.role in STRONG]
    strong = [m.place for m in told]
    weak = [m.place for m in found if m.role in WEAK]
    if strong:
        around = [p for p in (*now.places, *weak) if contains(p, strong[0])]
        others = [*strong, *(around if wide else (*now.places, *weak))]
        if (
            strong[0].rule.endswith("landscape") and now.places and not wide
        ):  # «на Храмовой горе» is there, where it was
            return replace(now, places=most_specific([*now.places, strong[0]]), here=True, before=False, sure=True)
        chained = (*_chained(told), *_of_a_town(told[0], found))
        places = [*related(strong[0], others), *(p for n in chained for p in related(n, others))]
        return replace(now, places=most_specific(places), here=True, before=False, sure=True)
    if weak and not now.places and not _of_several_lands(weak):
        return replace(now, places=related(weak[0], weak), here=True, before=False, sure=sure)
    return now


def _of_several_lands(places: Sequence[Place]) -> bool:
    """«Послы США, Канады и Японии объявили …»: in none of them."""
    return len({p.id for p in places if p.kind == "country"}) > 2


def _chained(told: Sequence[PlaceMention]) -> list[Place]:
    """The town right after a part of it that no gazetteer holds: «в Заречном районе Твери»."""
    first, *rest = told
    if first.place.id is not None:
        return []
    return [m.place for m in rest[:1] if m.first == first.last + 1]


def _of_a_town(named: PlaceMention, found: Sequence[PlaceMention]) -> list[Place]:
    """«в пражском квартале Смихов»: the town of which an adjective tells that what is named is a part of it."""
    if named.place.id is not None:
        return []
    return [m.place for m in found if m.role == "adj" and m.last + 2 == named.first and m.place.kind == "settlement"]


def related(place: Place, others: Iterable[Place]) -> tuple[Place, ...]:
    """The place with those of the others that hold it or lie in it, narrow to wide."""
    return most_specific([place, *(o for o in others if contains(o, place) or contains(place, o))])


def _by_dateline(out: list[Focus], sent_from: tuple[Place, ...]) -> list[Focus]:
    """A dateline tells where the story is if nothing else does."""
    if not sent_from or any(f.sure for f in out):
        return out
    return [replace(f, sure=True) if f.places == sent_from else f for f in out]


def _back_filled(out: list[Focus]) -> list[Focus]:
    """A headline that names no place takes the first one told, of something rather than of people."""
    first = next((f for f in out if f.sure), None) or next((f for f in out if f.places), Focus())
    return [
        f
        if f.places and (f.sure or not first.sure)
        else replace(first, here=False, before=False, later=f.later, ahead=True, legend=f.legend)
        for f in out
    ]
