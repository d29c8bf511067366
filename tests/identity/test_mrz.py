import json
from dataclasses import replace
from datetime import date

import pytest

from kiosk.identity.mrz import Reading, Refused, read_mrz
from kiosk.identity.reading import Caution, Reason
from tests.identity.zones import (
    LONG_TD1_SAMPLE,
    LONG_TD2_SAMPLE,
    TD1_SAMPLE,
    TD2_SAMPLE,
    TD3_SAMPLE,
    VISA_A_SAMPLE,
    VISA_B_SAMPLE,
    Passport,
    card,
)

TODAY = date(2026, 7, 1)


def read(text: str, today: date = TODAY) -> Reading:
    found = read_mrz(text, today)
    assert isinstance(found, Reading), found
    return found


def refusal(text: str) -> Reason:
    found = read_mrz(text, TODAY)
    assert isinstance(found, Refused), found
    return found.reason


@pytest.mark.parametrize(
    ("zone", "kind", "number"),
    [
        (TD1_SAMPLE, "TD1", "D23145890"),
        (TD2_SAMPLE, "TD2", "D23145890"),
        (TD3_SAMPLE, "TD3", "L898902C3"),
        (VISA_A_SAMPLE, "MRV-A", "L8988901C"),
        (VISA_B_SAMPLE, "MRV-B", "L8988901C"),
        (LONG_TD1_SAMPLE, "TD1", "D23145890734"),
        (LONG_TD2_SAMPLE, "TD2", "D23145890734"),
    ],
)
def test_the_samples_of_the_standard_are_read(
    zone: str, kind: str, number: str
) -> None:
    reading = read(zone)

    assert (reading.kind, reading.number, reading.ok) == (kind, number, True)
    assert "specimen" in reading.warnings


def test_the_json_form_is_complete_and_in_order() -> None:
    assert json.loads(json.dumps(read(TD3_SAMPLE, date(2012, 1, 1)).as_json())) == {
        "kind": "TD3",
        "surname": "ERIKSSON",
        "given_names": "ANNA MARIA",
        "number": "L898902C3",
        "nationality": "UTO",
        "issuer": "UTO",
        "birth_date": "1974-08-12",
        "sex": "F",
        "expiry_date": "2012-04-15",
        "checks": {
            "number": True,
            "birth_date": True,
            "expiry_date": True,
            "optional": True,
            "composite": True,
        },
        "warnings": ["expires-soon", "specimen", "look-alike-number"],
        "ok": True,
    }


@pytest.mark.parametrize(
    ("zone", "optional", "composite"),
    [
        (TD1_SAMPLE, None, True),
        (TD2_SAMPLE, None, True),
        (TD3_SAMPLE, True, True),
        (VISA_A_SAMPLE, None, None),
        (VISA_B_SAMPLE, None, None),
    ],
)
def test_check_digits_that_a_document_lacks_are_told_apart(
    zone: str, optional: bool | None, composite: bool | None
) -> None:
    checks = read(zone).checks

    assert (checks.optional, checks.composite) == (optional, composite)


PLAIN = Passport()
EXPECTED: list[tuple[str, Passport, dict[str, object]]] = [
    ("a German passport", replace(PLAIN, issuer="D", nationality="D"),
     {"issuer": "D", "nationality": "D", "ok": True}),
    ("a British national (overseas)",
     replace(PLAIN, issuer="GBN", nationality="GBN"), {"nationality": "GBN"}),
    ("Kosovo", replace(PLAIN, issuer="RKS", nationality="RKS"), {"issuer": "RKS"}),
    ("a stateless person", replace(PLAIN, nationality="XXA"), {"nationality": "XXA"}),
    ("a refugee", replace(PLAIN, nationality="XXB"), {"nationality": "XXB"}),
    ("no nationality", replace(PLAIN, nationality=""), {"nationality": ""}),
    ("no sex", replace(PLAIN, sex="<"), {"sex": "", "ok": True}),
    ("an X for sex", replace(PLAIN, sex="X"), {"sex": "X", "ok": True}),
    ("a man", replace(PLAIN, sex="M"), {"sex": "M"}),
    ("one name", replace(PLAIN, name="ARKFREITH"),
     {"surname": "ARKFREITH", "given_names": ""}),
    ("one name of two parts", replace(PLAIN, name="SATRIYA<SUDARPA"),
     {"surname": "SATRIYA SUDARPA", "given_names": ""}),
    ("given names only", replace(PLAIN, name="<<RAJESH<KUMAR"),
     {"surname": "", "given_names": "RAJESH KUMAR"}),
    ("a surname of parts", replace(PLAIN, name="VAN<DER<MUELLEN<<MARTIN"),
     {"surname": "VAN DER MUELLEN", "given_names": "MARTIN"}),
    ("three separators", replace(PLAIN, name="KIM<<<MINJI"),
     {"surname": "KIM", "given_names": "MINJI"}),
    ("no name at all", replace(PLAIN, name=""), {"surname": "", "given_names": ""}),
    ("a short number", replace(PLAIN, number="AB1234"),
     {"number": "AB1234", "ok": True}),
    ("a gap in the number", replace(PLAIN, number="AB<123456"),
     {"number": "AB 123456", "ok": True}),
    ("figures only", replace(PLAIN, number="123456789"), {"number": "123456789"}),
    ("an empty optional field with 0", replace(PLAIN, optional_digit="0"),
     {"ok": True}),
    ("an empty optional field with a filler", replace(PLAIN, optional_digit="<"),
     {"ok": True}),
    ("a wrong optional digit", replace(PLAIN, optional="1", optional_digit="8"),
     {"ok": False}),
    ("an optional number with a gap", replace(PLAIN, optional="12<34"),
     {"ok": True}),
    ("no birth day", replace(PLAIN, birth="7408<<"),
     {"birth_date": "1974-08", "ok": True}),
    ("no birth month", replace(PLAIN, birth="74<<<<"), {"birth_date": "1974"}),
    ("a day without a month", replace(PLAIN, birth="74<<12"), {"birth_date": "1974"}),
    ("no birth year", replace(PLAIN, birth="<<0812"), {"birth_date": None}),
    ("no birth date", replace(PLAIN, birth="<<<<<<"),
     {"birth_date": None, "ok": True}),
    ("zeros for the day", replace(PLAIN, birth="740800"), {"birth_date": "1974-08"}),
    ("31 February", replace(PLAIN, birth="900231"), {"birth_date": None, "ok": True}),
    ("month 13", replace(PLAIN, birth="901301"), {"birth_date": None}),
    ("29 February 2000", replace(PLAIN, birth="000229"),
     {"birth_date": "2000-02-29"}),
    ("born today", replace(PLAIN, birth="260701"), {"birth_date": "2026-07-01"}),
    ("born tomorrow", replace(PLAIN, birth="260702"), {"birth_date": "1926-07-02"}),
    ("a baby or a hundred years", replace(PLAIN, birth="260101"),
     {"birth_date": "2026-01-01"}),
    ("born after an old passport", replace(PLAIN, birth="200101", expiry="180101"),
     {"birth_date": "1920-01-01", "expiry_date": "2018-01-01"}),
    ("valid for fifty years", replace(PLAIN, expiry="760701"),
     {"expiry_date": "2076-07-01"}),
    ("expired ten years ago", replace(PLAIN, expiry="160701"),
     {"expiry_date": "2016-07-01"}),
    ("expired long ago", replace(PLAIN, expiry="990701"),
     {"expiry_date": "1999-07-01"}),
    ("expired fourteen years ago", replace(PLAIN, expiry="120101"),
     {"expiry_date": "2012-01-01"}),
    ("no expiry date", replace(PLAIN, expiry="<<<<<<"),
     {"expiry_date": None, "ok": True}),
    ("no expiry day", replace(PLAIN, expiry="3301<<"), {"expiry_date": "2033-01"}),
    ("an expiry that is no day", replace(PLAIN, expiry="330431"),
     {"expiry_date": None, "ok": True}),
    ("a service passport", replace(PLAIN, code="PO"), {"kind": "TD3", "ok": True}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("passport", "fields"),
    [case[1:] for case in EXPECTED],
    ids=[case[0] for case in EXPECTED],
)
def test_a_field_is_read_as_the_zone_has_it(
    passport: Passport, fields: dict[str, object]
) -> None:
    found = read(passport.zone()).as_json()

    assert {key: found[key] for key in fields} == fields


CAUTIONS: list[tuple[Passport, tuple[Caution, ...]]] = [
    (PLAIN, ("look-alike-number",)),
    (replace(PLAIN, number="123456789"), ()),
    (replace(PLAIN, number="12345678"), ("look-alike-number",)),
    (replace(PLAIN, expiry="260701"), ("expires-soon",)),
    (replace(PLAIN, expiry="261231"), ("expires-soon",)),
    (replace(PLAIN, expiry="270101"), ()),
    (replace(PLAIN, expiry="260630"), ("expired",)),
    (replace(PLAIN, expiry="2606<<"), ("expired", "expiry-date-unknown")),
    (replace(PLAIN, expiry="2607<<"), ("expires-soon", "expiry-date-unknown")),
    (replace(PLAIN, expiry="160630"), ("expired", "expiry-century-unclear")),
    (replace(PLAIN, expiry="760702"), ("expired", "expiry-century-unclear")),
    (replace(PLAIN, expiry="<<<<<<"), ("expiry-date-unknown",)),
    (replace(PLAIN, expiry="331301"), ("expiry-date-impossible",)),
    (replace(PLAIN, birth="160101"), ("birth-century-unclear",)),
    (replace(PLAIN, birth="151231"), ()),
    (replace(PLAIN, birth="74<<<<"), ("birth-date-incomplete",)),
    (replace(PLAIN, birth="<<<<<<"), ("birth-date-incomplete",)),
    (replace(PLAIN, birth="900231"), ("birth-date-impossible",)),
    (replace(PLAIN, name="ARKFREITH"), ("single-name",)),
    (replace(PLAIN, name=""), ("name-missing",)),
    (replace(PLAIN, name="KIM<<M1NJI"), ("name-not-letters",)),
    (replace(PLAIN, name="KIM<<MIN<<JI"), ("name-not-letters",)),
    (replace(PLAIN, name="KIM<<<MINJI"), ("name-not-letters",)),
    (replace(PLAIN, name="<<MINJI"), ("single-name", "name-not-letters")),
    (replace(PLAIN, name="PAPANDROPOULOUS<<JONATHON<WARREN<TREVOR"),
     ("name-may-be-truncated",)),
    (replace(PLAIN, name="NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K"),
     ("name-may-be-truncated",)),
    (replace(PLAIN, name="PAPANDROPOULOUS<<JONATHON<WARREN<TREVO"), ()),
    (replace(PLAIN, issuer="DEU"), ()),
    (replace(PLAIN, issuer="K0R"), ("not-a-country-code",)),
    (replace(PLAIN, issuer=""), ("not-a-country-code",)),
    (replace(PLAIN, nationality="KRO"), ("not-a-country-code",)),
    (replace(PLAIN, nationality=""), ()),
    (replace(PLAIN, nationality="UTO"), ("specimen",)),
    (replace(PLAIN, sex="8"), ("sex-unreadable",)),
    (replace(PLAIN, code="T"), ("unusual-document-code",)),
]  # fmt: skip


@pytest.mark.parametrize(("passport", "cautions"), CAUTIONS)
def test_what_needs_a_look_is_told(
    passport: Passport, cautions: tuple[Caution, ...]
) -> None:
    if passport.number == PLAIN.number and cautions != ("look-alike-number",):
        passport = replace(passport, number="123456789")

    assert read(passport.zone()).warnings == cautions


def test_a_birth_after_the_expiry_is_told() -> None:
    passport = replace(PLAIN, birth="000229", expiry="180101", number="123456789")
    # 1900 had no 29 February: 2000 is the only reading, so nothing is wrong yet.
    assert read(passport.zone()).birth_date == "2000-02-29"

    early = replace(passport, birth="240229", expiry="230101")
    assert read(early.zone()).birth_date == "1924-02-29"

    impossible = replace(early, birth="000229", expiry="990101").zone()
    reading = read(impossible, date(2005, 1, 1))
    assert "birth-after-expiry" in reading.warnings


@pytest.mark.parametrize(
    ("zone", "number", "ok"),
    [
        (card("IDBEL600001795<0152", "900131 F 330101 BEL", "A<<B"),
         "600001795015", True),
        (card("IDBEL600001795<0153", "900131 F 330101 BEL", "A<<B"),
         "600001795", False),
        (card("IDBEL600001795<", "900131 F 330101 BEL", "A<<B"), "600001795", False),
        (card("IDBEL600001795<4", "900131 F 330101 BEL", "A<<B"), "600001795", False),
        (card("IDBEL6000017<<<0150", "900131 F 330101 BEL", "A<<B"), "6000017", False),
        (card("I<UTOD231458907AB12", "900131 F 330101 UTO", "A<<B", optional="9Z"),
         "D23145890", True),
    ],
)  # fmt: skip
def test_a_number_of_a_card_goes_on_in_the_optional_field(
    zone: str, number: str, ok: bool
) -> None:
    reading = read(zone)

    assert (reading.number, reading.checks.number) == (number, ok)
    assert reading.checks.composite is True


def test_a_passport_has_no_long_number() -> None:
    zone = Passport(optional="7349").zone().replace("M123456788", "D23145890<")

    assert read(zone).checks.number is False


@pytest.mark.parametrize(
    "spoil",
    [
        lambda zone: zone.replace("\n", "\r\n"),
        lambda zone: zone.replace("\n", "\r"),
        lambda zone: zone.replace("\n", ""),
        lambda zone: zone.replace("\n", "\t"),
        lambda zone: zone.replace("\n", "\x1e"),
        lambda zone: zone + "\r\n",
        lambda zone: zone + "\t \t",
        lambda zone: "\ufeff\n\n  " + zone,
        lambda zone: "\x02" + zone + "\x03",
        lambda zone: zone.lower(),
        lambda zone: " ".join(zone),
        lambda zone: "]L0" + zone,
        lambda zone: "]l0" + zone.replace("\n", "\n]l0").lower(),
        lambda zone: zone.replace("\n", "") + zone.replace("\n", ""),
        lambda zone: zone + zone,
        lambda zone: zone + "\n" + zone,
        lambda zone: zone[:30] + zone,
        lambda zone: "SCAN:" + zone.replace("\n", "") + ";END",
        lambda zone: zone.replace("<", "\u300a"),
        lambda zone: zone.replace("<", "\uff1c"),
        lambda zone: "".join(
            chr(ord(sign) + 0xFEE0) if sign.isalnum() else sign for sign in zone
        ),
        lambda zone: zone.replace("<", " "),
        lambda zone: "\n".join(
            line.replace("<", " ").rstrip() for line in zone.splitlines()
        ),
        lambda zone: "First name:\n" + zone,
    ],
)
@pytest.mark.parametrize(
    "sample", [TD1_SAMPLE, TD2_SAMPLE, TD3_SAMPLE, VISA_A_SAMPLE, LONG_TD1_SAMPLE]
)
def test_the_form_of_a_scan_does_not_matter(sample: str, spoil: object) -> None:
    assert callable(spoil)
    assert read(spoil(sample)) == read(sample)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        (" \r\n\t", "empty"),
        ("hello world, this is not a passport", "not-a-document"),
        ("https://example.org/?q=1", "not-a-document"),
        ("<" * 88, "cut-short"),
        ("7" * 88, "not-a-document"),
        ("A" * 88, "not-a-document"),
        ("A1" * 44, "not-a-document"),
        ("P" + "<" * 87, "cut-short"),
        ("P" + "1" * 87, "not-a-document"),
        ("\u4f60\u597d" * 44, "not-a-document"),
        (TD3_SAMPLE[:44], "cut-short"),
        (TD3_SAMPLE[45:], "cut-short"),
        (TD1_SAMPLE[:60], "cut-short"),
        (TD3_SAMPLE[1:], "cut-short"),
        ("x" * 1_001, "too-long"),
        (" " * 16_385, "too-long"),
        (Passport().zone() + Passport(number="M12345679").zone(), "several-documents"),
    ],
)
def test_what_is_no_document_is_refused(text: str, reason: str) -> None:
    assert refusal(text) == reason


def test_a_perfect_scan_is_taken_before_a_damaged_one() -> None:
    zone = Passport().zone()
    damaged = zone.replace("900131", "900132")

    assert read(zone + "\n" + damaged).ok
    assert read(damaged + "\n" + zone).ok
    assert not read(damaged + "\n" + damaged).ok
    assert not read((damaged + damaged).replace("\n", "")).ok


def test_a_damaged_document_without_a_birth_date_is_still_one() -> None:
    zone = Passport(birth="<<<<<<", optional_digit="<").zone()
    damaged = zone[:-1] + str(int(zone[-1]) ^ 1)

    assert read(damaged).checks.composite is False


def test_a_misread_expiry_does_not_decide_the_century_of_birth() -> None:
    zone = Passport(birth="200101", expiry="330101").zone()

    assert read(zone.replace("330101", "180101")).birth_date == "2020-01-01"


def test_a_letter_in_a_date_is_caught_though_its_value_fits() -> None:
    zone = Passport().zone().replace("900131", "9K0131")

    assert read(zone).checks.birth_date is False


def test_a_passport_misread_as_a_visa_is_told() -> None:
    reading = read("V" + Passport().zone()[1:])

    assert reading.kind == "MRV-A"
    assert "look-alike-kind" in reading.warnings
    assert "look-alike-kind" not in read(VISA_A_SAMPLE).warnings


@pytest.mark.parametrize("field", ["surname", "given_names", "nationality", "sex"])
def test_names_nationality_and_sex_are_never_protected(field: str) -> None:
    assert not read(TD3_SAMPLE).protected(field)


def test_a_field_whose_check_digit_fails_is_not_protected() -> None:
    good, bad = read(TD3_SAMPLE), read(TD3_SAMPLE.replace("740812", "740813"))

    assert good.protected("birth_date")
    assert not bad.protected("birth_date")
    assert bad.protected("number")


def test_a_log_does_not_show_the_person() -> None:
    assert "ERIKSSON" not in repr(read(TD3_SAMPLE))
