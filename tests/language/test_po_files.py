from pathlib import Path

import pytest

from kiosk.errors import ContentError
from kiosk.language.catalogue import Entry
from kiosk.language.po_files import check_po, read_po

HEADER = """msgid ""
msgstr ""
"Language: ar\\n"
"Plural-Forms: nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : \
n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);\\n"
"""


def write(folder: Path, *units: str, header: str = HEADER) -> Path:
    path = folder / "kiosk.po"
    path.write_text("\n".join([header, *units]), encoding="utf-8")
    return path


def unit(source: str, translation: str) -> str:
    return f'msgid "{source}"\nmsgstr "{translation}"\n'


def days(*forms: str) -> str:
    lines = (f'msgstr[{place}] "{form}"\n' for place, form in enumerate(forms))
    return 'msgid "%(n)s day"\nmsgid_plural "%(n)s days"\n' + "".join(lines)


def wrongs(path: Path) -> list[str]:
    return [problem.wrong for problem in check_po(path)]


def test_translated_units_are_taken(tmp_path: Path) -> None:
    path = write(
        tmp_path, unit("Back", "رجوع"), 'msgctxt "body"\n' + unit("Back", "ظهر")
    )

    catalogue = read_po(path, "ar", "kiosk")

    assert (catalogue.language, catalogue.domain) == ("ar", "kiosk")
    assert catalogue.find("Back") == Entry(("رجوع",), "translated")
    assert catalogue.find("Back", "body") == Entry(("ظهر",), "translated")


def test_fuzzy_empty_half_done_and_obsolete_units_are_left_out(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "#, fuzzy\n" + unit("Old source", "قديم"),
        unit("Not yet", ""),
        days("%(n)s", "", "", "", "", ""),
        '#~ msgid "Gone"\n#~ msgstr "ذهب"\n',
    )

    assert read_po(path, "ar", "kiosk").entries == {}


def test_a_comment_gives_the_state_of_a_unit(tmp_path: Path) -> None:
    header = HEADER + '"X-State: draft\\n"\n'
    path = write(
        tmp_path,
        unit("One", "واحد"),
        "# state: reviewed\n" + unit("Two", "اثنان"),
        "# State: translated\n" + unit("Three", "ثلاثة"),
        header=header,
    )

    entries = read_po(path, "ar", "kiosk").entries

    assert {text: entry.state for text, entry in entries.items()} == {
        "One": "draft",
        "Two": "reviewed",
        "Three": "translated",
    }


def test_a_count_is_read_with_all_its_forms(tmp_path: Path) -> None:
    forms = ("لا", "يوم", "يومان", "%(n)s أيام", "%(n)s يومًا", "%(n)s يوم")
    path = write(tmp_path, days(*forms))

    catalogue = read_po(path, "ar", "kiosk")

    assert catalogue.find_plural("%(n)s day", "%(n)s days", 5) == Entry((forms[3],))


def test_a_good_file_has_no_problems(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        unit("%(a)s and %(b)s", "%(b)s و%(a)s"),
        unit("100%% sure", "واثق 100%%"),
        unit("A fee of 5%", "رسوم 5%"),
        unit("[optional]", "[اختياري]"),
        days("لا أيام", "يوم", "يومان", "%(n)s أيام", "%(n)s يومًا", "%(n)s يوم"),
    )

    assert check_po(path) == ()


@pytest.mark.parametrize(
    ("source", "translation", "wrong"),
    [
        ("Hello %(name)s", "مرحبا", "%(name)s is missing"),
        ("%(a)s to %(a)s", "%(a)s", "%(a)s is missing"),
        ("Hello", "مرحبا %(name)s", "%(name)s is not in the source"),
        ("Hello %(name)s", "مرحبا %(nome)s", "%(nome)s is not in the source"),
        ("Hello", "مرحبا %s", "% stands alone"),
        ("Hello", "مرحبا %", "% stands alone"),
        ("5% of %(sum)s", "5% من %(sum)s", "% stands beside"),
        ("Hello", "{name}", '"{" is not in the source'),
        ("Hello", "[bold]مرحبا", '"[" is not in the source'),
        ("Hello", "مر\u202eحبا", "hidden character"),
    ],
)
def test_a_wrong_translation_is_told(
    tmp_path: Path, source: str, translation: str, wrong: str
) -> None:
    path = write(tmp_path, unit(source, translation))

    assert any(wrong in found for found in wrongs(path))


def test_a_problem_names_file_line_and_text(tmp_path: Path) -> None:
    path = write(tmp_path, unit("Fine", "حسن"), unit("Hello %(name)s", "مرحبا"))

    (problem,) = check_po(path)

    assert path.read_text("utf-8").splitlines()[problem.line - 1] == (
        'msgid "Hello %(name)s"'
    )
    assert str(problem).startswith(f'{path}:{problem.line}: "Hello %(name)s" ')


def test_a_missing_plural_form_is_told(tmp_path: Path) -> None:
    path = write(tmp_path, days("%(n)s", "%(n)s"))

    assert wrongs(path) == [f"plural form {form} is empty" for form in (2, 3, 4, 5)]


def test_only_forms_for_one_number_may_say_it_in_words(tmp_path: Path) -> None:
    path = write(tmp_path, days("لا", "يوم", "يومان", "أيام", "%(n)s", "%(n)s"))

    assert wrongs(path) == ["plural form 3: %(n)s is missing"]


def test_an_unknown_state_is_told_and_not_believed(tmp_path: Path) -> None:
    header = HEADER + '"X-State: perfect\\n"\n'
    path = write(tmp_path, "# state: done\n" + unit("One", "واحد"), header=header)

    assert [wrong.split('"')[1] for wrong in wrongs(path)] == ["perfect", "done"]
    assert read_po(path, "ar", "kiosk").entries["One"].state == "translated"


@pytest.mark.parametrize(
    "text",
    [
        "hello",
        'msgid "a"\nmsgid "b"\n',
        'msgid ""\nmsgstr "Plural-Forms: nplurals=1; plural=exit(1);\\n"\n',
        'msgid "a"\nmsgid_plural "b"\nmsgstr[9] "c"\n',
    ],
)
def test_a_file_that_is_no_po_is_told(tmp_path: Path, text: str) -> None:
    path = write(tmp_path, header=text)

    with pytest.raises(ContentError, match="not a valid PO file"):
        read_po(path, "", "kiosk")
    assert len(check_po(path)) == 1


def test_a_missing_file_and_a_wrong_encoding_are_told(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.po"
    assert "cannot be read" in wrongs(path)[0]

    path.write_bytes(b'msgid "\xff"')
    assert "not UTF-8" in wrongs(path)[0]
