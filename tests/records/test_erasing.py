"""Nothing a visitor said is readable on the disk; an erased case is nowhere."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from kiosk.counter.cases import Body, opened, sealed
from kiosk.counter.model import Case
from kiosk.counter.residue import files_in, forms_of, forms_of_bytes, found_in
from kiosk.counter.retention import erase_case, erase_due
from kiosk.errors import SealError
from kiosk.records.records import Records
from kiosk.sealing.case_keys import CaseKeys
from tests.postgresql import Server
from tests.records.stores import NOW, Opener, a_case, deed

SCRIPTS = (
    "Kanarienvogel", "Канарейка", "الكناري", "金丝雀鸟", "카나리아새",
    "นกขมิ้น", "Καναρίνι", "カナリア鳥",
)  # fmt: skip
CANARIES = tuple(
    f"{word}-{number}-{'xyzzy' * (1 + number)}"
    for word in SCRIPTS
    for number in range(5)
)
NEEDLES = tuple(form for canary in CANARIES for form in forms_of(canary))


@pytest.fixture
def keys(tmp_path: Path) -> CaseKeys:
    return CaseKeys(tmp_path / "case-keys")


@pytest.fixture
def places(
    opener: Opener, keys: CaseKeys, request: pytest.FixtureRequest
) -> list[Path]:
    """Everywhere the engine writes, and the key store."""
    found = [opener.folder, keys.folder]
    if opener.url:
        server: Server = request.getfixturevalue("postgresql")
        found.append(server.data)
    return found


def keep(store: Records, keys: CaseKeys, number: int = 1) -> Case:
    body = Body(language="ko", answers={f"q{i}": c for i, c in enumerate(CANARIES)})
    case = a_case(number)
    key = keys.new(case.id, NOW.date())
    case = msgspec.structs.replace(case, body=sealed(body, key, case.id))
    store.add_case(case, deed("case-opened"))
    return case


def test_there_are_enough_canaries() -> None:
    assert len(CANARIES) >= 40


def test_no_word_of_a_visitor_is_on_the_disk(
    store: Records, keys: CaseKeys, places: list[Path]
) -> None:
    case = keep(store, keys)
    for _number in range(3):
        case = store.save_case(case, deed("case-changed"))
    before = [path for path in files_in(places) if found_in(path, NEEDLES)]
    erase_case(store, keys, case.id, deed("case-erased"))
    after = [path for path in files_in(places) if found_in(path, NEEDLES)]

    assert before == after == []
    assert len([*files_in(places)]) >= 2


def test_the_search_would_find_them(
    keys: CaseKeys, store: Records, places: list[Path]
) -> None:
    # Other words: the server and its log are shared by the tests of a run.
    plain = "a-sparrow-that-nobody-sealed"
    case = msgspec.structs.replace(a_case(), body=plain.encode())
    keys.new(case.id, NOW.date())
    store.add_case(case, deed("case-opened"))

    assert any(found_in(path, forms_of(plain)) for path in files_in(places))


def test_the_key_of_an_erased_case_is_nowhere_and_its_copies_stay_shut(
    store: Records, keys: CaseKeys, places: list[Path]
) -> None:
    case = keep(store, keys)
    other = keep(store, keys, 2)
    key = keys.key(case.id)
    assert key is not None
    assert opened(case.body, key, case.id).answers["q0"] == CANARIES[0]

    assert erase_case(store, keys, case.id, deed("case-erased"))

    needles = forms_of_bytes(bytes(key))
    assert [path for path in files_in(places) if found_in(path, needles)] == []
    assert keys.key(case.id) is None
    assert store.case(case.id) is None
    kept = keys.key(other.id)
    assert kept is not None
    with pytest.raises(SealError):
        opened(case.body, kept, case.id)


def test_an_erasing_that_was_stopped_half_way_is_finished(
    store: Records, keys: CaseKeys
) -> None:
    case = keep(store, keys)
    keys.destroy(case.id)

    assert erase_case(store, keys, case.id, deed("case-erased"))
    assert store.case(case.id) is None
    assert not erase_case(store, keys, case.id, deed("case-erased"))


@pytest.mark.parametrize(
    ("after", "erased"),
    [
        (timedelta(days=7) - timedelta(seconds=1), False),
        (timedelta(days=7), True),
        (timedelta(days=7) + timedelta(seconds=1), True),
    ],
)
def test_a_case_goes_when_its_time_has_come(
    store: Records, keys: CaseKeys, after: timedelta, erased: bool
) -> None:
    case = keep(store, keys)

    gone = erase_due(store, keys, NOW + after, lambda id_: deed("case-erased", id_))

    assert gone == ((case.id,) if erased else ())
    assert (store.case(case.id) is None) is erased
    assert (keys.key(case.id) is None) is erased
