from datetime import date

from kiosk.identity.mrz import Reading, read_mrz
from kiosk.interview import model
from kiosk.tui.visitor.editors.scan import cautions, compared, filled

TODAY = date(2010, 1, 1)
SPECIMEN = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\n"
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10"
)
ZONE = model.Zone(
    id="scan",
    key=1,
    title="Scan",
    label="Scan",
    personal="no",
    fills={
        "name": "full-name",
        "number": "passport-number",
        "nationality": "nationality",
        "sex": "sex",
        "birth_date": "birth-date",
        "expiry_date": "expiry-date",
    },
)


def read(text: str) -> Reading:
    reading = read_mrz(text, TODAY)
    assert isinstance(reading, Reading)
    return reading


def test_a_scan_answers_the_questions_it_fills() -> None:
    german = SPECIMEN.replace("UTO", "D<<")
    assert filled(ZONE, read(german)) == {
        "full-name": {"surname": "ERIKSSON", "given_names": "ANNA MARIA"},
        "passport-number": "L898902C3",
        "nationality": "DE",
        "sex": "F",
        "birth-date": "1974-08-12",
        "expiry-date": "2012-04-15",
    }


def test_what_is_not_certain_is_left_for_its_question() -> None:
    values = filled(ZONE, read(SPECIMEN))
    assert "nationality" not in values


def test_names_nationality_and_sex_are_compared_by_eye() -> None:
    checked = {line.part: line.checked for line in compared(ZONE, read(SPECIMEN))}
    assert checked == {
        "surname": False,
        "given_names": False,
        "number": True,
        "nationality": False,
        "birth_date": True,
        "sex": False,
        "expiry_date": True,
    }


def test_both_names_lead_to_the_one_question_of_the_name() -> None:
    lines = {line.part: line.step_id for line in compared(ZONE, read(SPECIMEN))}
    assert lines["surname"] == lines["given_names"] == "full-name"


def test_an_expired_document_is_told() -> None:
    reading = read_mrz(SPECIMEN, date(2026, 1, 1))
    assert isinstance(reading, Reading)
    assert any("expired" in sentence for sentence in cautions(reading))
