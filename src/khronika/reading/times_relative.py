"""Times counted from the day of publication or from a date of the text: yesterday, last week, two days later."""

from __future__ import annotations

from datetime import date, timedelta
from math import ceil

from khronika.reading import times_macros as macros
from khronika.reading import times_values as written
from khronika.reading.times_values import Groups, Now, Stretch, Value, a_month, a_year, between, date_, number, one

FARTHEST = 6000  # months counted back or ahead; more is no date of news


def shifted(groups: Groups, now: Now) -> Stretch | None:
    return one(now.published + timedelta(days=groups["days"])) if now.published else None


def weekday(groups: Groups, now: Now) -> Stretch | None:
    wanted = macros.weekday_forms()[groups.get("weekday") or groups["weekday_w"]]
    return one(_weekday(wanted, groups["which"], now)) if now.published else None


def _weekday(wanted: int, which: str, now: Now) -> date:
    assert now.published is not None
    today = now.published
    back = (today.isoweekday() - wanted) % 7
    if which == "next" or (which == "" and now.future is True and back):
        return today + timedelta(days=7 - back)
    if which == "last week":
        return today - timedelta(days=today.isoweekday() - wanted + 7)
    return today - timedelta(days=back or (7 if which == "last" else 0))


def weekday_range(groups: Groups, now: Now) -> Stretch | None:
    """«в четверг и пятницу»."""
    end = weekday({**groups, "which": ""}, now)
    if end is None:
        return None
    back = (end.last.isoweekday() - macros.weekday_forms()[groups["weekday_a"]]) % 7
    return between(end.last - timedelta(days=back), end.last)


def weekend(groups: Groups, now: Now) -> Stretch | None:
    if now.published is None:
        return None
    ahead = 5 - now.published.weekday()
    saturday = now.published + timedelta(days=ahead if ahead <= 0 or now.future else ahead - 7)
    return between(saturday, saturday + timedelta(days=1))


def around(groups: Groups, now: Now) -> Stretch | None:
    """The calendar week, month or year `shift` away from that of publication."""
    if now.published is None:
        return None
    base, shift = now.published, groups["shift"]
    if groups["unit"] == "week":
        monday = base - timedelta(days=base.weekday()) + timedelta(weeks=shift)
        return between(monday, monday + timedelta(days=6))
    return moved(base, shift) if groups["unit"] == "month" else a_year(base.year + shift)


def week_end(groups: Groups, now: Now) -> Stretch | None:
    """«в конце прошлой недели»: its Friday to Sunday."""
    week = around(groups, now)
    return between(week.first + timedelta(days=4), week.last) if week else None


def moved(base: date, months: int) -> Stretch:
    count = base.year * 12 + base.month - 1 + months
    return a_month(count // 12, count % 12 + 1)


def until_end(groups: Groups, now: Now) -> Stretch | None:
    """«до конца года»: the year, month, week or day of publication."""
    if now.published is None:
        return None
    unit = macros.unit_forms()[groups["unit"]]
    whole = around({"unit": unit, "shift": 0}, now) if unit != "day" else None
    return one(whole.last if whole else now.published)


def since_start(groups: Groups, now: Now) -> Stretch | None:
    if now.published is None:
        return None
    base, unit = now.published, groups["unit"]
    monday = base - timedelta(days=base.weekday())
    first = {"year": date(base.year, 1, 1), "month": base.replace(day=1)}.get(macros.unit_forms()[unit], monday)
    return between(first, base)


def past_period(groups: Groups, now: Now) -> Stretch | None:
    """«за последние три дня»: that long, the day of publication counted in."""
    amount, unit = _amount(groups)
    if now.published is None or amount is None:
        return None
    if unit in ("hour", "minute"):
        days = ceil(amount / 24) if unit == "hour" else 0
        return between(now.published - timedelta(days=days), now.published) if days else one(now.published)
    if unit == "day" and "n" not in groups:
        return between(now.published - timedelta(days=1), now.published)
    first = _back(now.published, amount, unit)
    return between(first + timedelta(days=1), now.published) if first else None


def _amount(groups: Groups) -> tuple[float | None, str]:
    """How many of which unit; None where the number is open («несколько дней», «в последние годы»)."""
    word = groups["unit"]
    unit = macros.unit_forms()[word]
    if "n" not in groups:
        return (None if word in macros.data()["amounts"]["open"] else 1), unit
    loose = macros.data()["amounts"]["words"]
    return loose.get(groups["n"], number(groups["n"])) or None, unit


def _months(amount: float, unit: str) -> int:
    return round(amount * {"month": 1, "year": 12, "decade": 120, "halfyear": 6}.get(unit, 0))


def _back(base: date, amount: float, unit: str) -> date | None:
    if unit in ("day", "week"):
        return base - timedelta(days=round(amount * (7 if unit == "week" else 1)))
    months = _months(amount, unit)
    start = moved(base, -months)
    return date(start.first.year, start.first.month, min(base.day, start.last.day)) if months else base


def ago(groups: Groups, now: Now) -> Stretch | None:
    return _distant(now.published, groups, -1)


def _distant(base: date | None, groups: Groups, sign: int) -> Stretch | None:
    """The day, month or year so far from the base: no finer than the unit told; weeks come to a day, about."""
    amount, unit = _amount(groups)
    if base and amount is None and unit in ("hour", "minute"):  # «через несколько часов»: still the day told
        return one(base)
    if base is None or amount is None or _months(amount, unit) > FARTHEST:
        return None
    if unit in ("hour", "minute", "day"):
        hours = amount * {"day": 24, "hour": 1}.get(unit, 0)
        return one(base + sign * timedelta(days=int(hours // 24)))
    if unit == "week":
        day = base + sign * timedelta(weeks=amount)
        return Stretch(day, day, f"{day.isoformat()}~", f"{day.isoformat()}~")
    if unit in ("year", "decade") and amount == int(amount):
        return a_year(base.year + sign * _months(amount, unit) // 12)
    return moved(base, sign * _months(amount, unit))


def last_night(groups: Groups, now: Now) -> Stretch | None:
    return between(now.published - timedelta(days=1), now.published) if now.published else None


def nightly(groups: Groups, now: Now) -> Stretch | None:
    """«После ночных столкновений»: the night after the day that the paragraph tells, else before publication."""
    told = now.anchor if now.here and now.anchor and now.anchor.day else None
    if now.published is None:
        return None
    if told is not None and told.last < now.published:
        return between(told.last, told.last + timedelta(days=1))
    old = told is None and now.story is not None and (now.published - now.story.last).days > 1
    return None if old else last_night(groups, now)


def night_to_date(groups: Groups, now: Now) -> Stretch | None:
    end = date_(groups, now)
    return between(end.last - timedelta(days=1), end.last) if end else None


def night_between_dates(groups: Groups, now: Now) -> Stretch | None:
    return night_to_date(groups, now)


def night_to_weekday(groups: Groups, now: Now) -> Stretch | None:
    end = weekday({**groups, "which": ""}, now)
    return between(end.last - timedelta(days=1), end.last) if end else None


def anchored(groups: Groups, now: Now) -> Stretch | None:
    """«в тот же день», «на следующий день»."""
    if now.anchor is None or groups["days"] == 0:
        coarse = "coarse" in groups or "coarse2" in groups
        fits = now.anchor and (coarse or (now.anchor.last - now.anchor.first).days <= 1)
        return now.anchor if fits else None
    return one(now.anchor.last + timedelta(days=groups["days"])) if now.anchor.day else None


def later(groups: Groups, now: Now) -> Stretch | None:
    """«через неделю»: from the text's date, from publication where the words tell of the future."""
    return _distant(now.published if now.future else _base(groups, now), groups, 1)


def earlier(groups: Groups, now: Now) -> Stretch | None:
    """«двумя днями ранее»."""
    return _distant(_base(groups, now), groups, -1)


def _base(groups: Groups, now: Now) -> date | None:
    """The text's last date, if it is as fine as the unit that is counted."""
    unit = macros.unit_forms()[groups["unit"]]
    fine = now.anchor and (now.anchor.day or unit in ("year", "decade"))
    return now.anchor.last if now.anchor and fine else None


def same_season(groups: Groups, now: Now) -> Stretch | None:
    """«той же весной»: of the year told last."""
    return written.season({**groups, "y": str(now.anchor.last.year)}, now) if now.anchor else None


def same_year(groups: Groups, now: Now) -> Stretch | None:
    """«в том же году»."""
    return a_year(now.anchor.last.year) if now.anchor else None


VALUES: dict[str, Value] = {
    "date": date_,
    "numeric": written.numeric,
    "date_range": written.date_range,
    "month_range": written.month_range,
    "month": written.month,
    "year": written.year,
    "year_start": written.year_start,
    "year_range": written.year_range,
    "decade": written.decade,
    "season": written.season,
    "shifted": shifted,
    "weekday": weekday,
    "weekday_range": weekday_range,
    "weekend": weekend,
    "around": around,
    "week_end": week_end,
    "until_end": until_end,
    "since_start": since_start,
    "past_period": past_period,
    "ago": ago,
    "last_night": last_night,
    "night_to_date": night_to_date,
    "night_between_dates": night_between_dates,
    "night_to_weekday": night_to_weekday,
    "anchored": anchored,
    "later": later,
    "earlier": earlier,
    "same_year": same_year,
    "same_season": same_season,
    "nightly": nightly,
}
