"""Both languages say the same things."""

import re
import string
from pathlib import Path

import pytest

from khronika.errors import BadLanguageData
from khronika.incidents.kinds import kinds
from khronika.model import STATUSES, TYPES
from khronika.record.calendar import ANNOUNCED, FORCE, OPEN
from khronika.statements.judgement import KINDS
from khronika.views.comparison import ABOUT
from khronika.views.measure_steps import STEPS
from khronika.views.statement import FAMILIES
from khronika.web import translations
from khronika.web.translations import LANGUAGES, flat, load

TEMPLATES = Path(translations.__file__).parent.parent / "templates"
RU, EN = (flat(load(language)) for language in LANGUAGES)


def fields(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_files_have_the_same_keys():
    assert set(RU) == set(EN)


@pytest.mark.parametrize("key", sorted(EN))
def test_both_strings_take_the_same_values_and_say_something(key):
    ru, en = RU[key], EN[key]
    assert type(ru) is type(en)
    if isinstance(ru, str):
        assert fields(ru) == fields(en) and ru.strip() and en.strip()
    else:
        assert len(ru) == len(en) == 12


def test_english_has_no_cyrillic_and_russian_no_stray_english():
    assert not [k for k, v in EN.items() if k != "language.ru" and re.search("[а-яё]", str(v))]
    assert [k for k, v in RU.items() if k != "language.en" and not re.search("[а-яё]|^[{}\\w,– -]*$", str(v))] == []


def test_every_type_status_and_family_has_a_name():
    assert set(FAMILIES) == set(TYPES)
    assert all(f"type.{name}" in EN for name in TYPES)
    assert all(f"status.{name}" in EN for name in STATUSES)


def test_every_judgement_state_and_account_has_a_name():
    assert all(f"judgement.{kind}" in EN for kind in KINDS)
    assert all(f"about.{about}" in EN for about in ABOUT)
    assert all(f"version.{k.name}" in EN for k in kinds() if k.slot in ("limb", "aim", "calm"))
    assert all(f"family.{name}" in EN for name in FAMILIES.values())


def test_every_step_and_state_of_a_measure_has_a_name():
    assert all(f"step.{name}" in EN for name in STEPS)
    assert all(f"measures.state_{name}" in EN for name in (FORCE, OPEN, ANNOUNCED))


def test_every_string_that_a_template_names_is_there():
    told = "".join(path.read_text(encoding="utf-8") for path in TEMPLATES.glob("*.html"))
    named = set(re.findall(r'w\("([\w.]+)"[,)]', told))
    assert len(named) > 60 and named <= set(EN)


# Keys that are put together where they are used: `w("type." ~ name)`, `w(f"error.{key}_why")`.
BUILT = re.compile(
    r"(type|status|family|verdict|direction|state|slot|plural|months|language|toll|error|judgement|about|version|step)\."
    r"|filter\.(what_)?\w+$|measures\.state_"
)


def test_no_string_is_there_for_nothing():
    sources = [*TEMPLATES.glob("*.html"), *TEMPLATES.parent.glob("*.py")]
    told = "".join(path.read_text(encoding="utf-8") for path in sources).replace("'", '"')
    assert not [key for key in EN if f'"{key}"' not in told and not BUILT.match(key)]


def test_a_broken_file_is_named(tmp_path, monkeypatch):
    (tmp_path / "xx.toml").write_text("[broken")
    monkeypatch.setattr(translations, "FOLDER", tmp_path)
    with pytest.raises(BadLanguageData, match="xx"):
        load("xx")
