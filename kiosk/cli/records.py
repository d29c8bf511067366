"""`kiosk records`: what is kept, and erasing it so that it can be shown."""

from __future__ import annotations

import re
from argparse import Namespace
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.cli.audit import opened_store
from kiosk.cli.opening import print_json, print_line, read_text
from kiosk.counter.model import Deed
from kiosk.counter.residue import files_in, forms_of, forms_of_bytes, found_in
from kiosk.counter.retention import erase_case
from kiosk.counter.upkeep import keep_up
from kiosk.errors import StoreError, UnknownError
from kiosk.paths import state_folder
from kiosk.sealing.case_keys import CaseKeys, case_keys_of
from kiosk.settings import Settings, read_settings

if TYPE_CHECKING:
    from kiosk.counter.model import Case


@dataclass(frozen=True, slots=True)
class Proof:
    """What was searched after an erasing, and what was found."""

    searched: tuple[Path, ...]
    found: tuple[Path, ...]


def list_all(options: Namespace) -> int:
    """List the cases by id: kind, state, days; nothing of a visitor."""
    settings = read_settings(options.config)
    with opened_store(settings) as store:
        cases = (*store.cases("open"), *store.cases("done"))
    if options.json:
        print_json([_as_json(case) for case in cases])
        return 0
    for case in cases:
        until = case.erase_at.isoformat(sep=" ", timespec="minutes")
        print_line(f"{case.id}  {case.kind}  {case.state}  until {until}")
    if not cases:
        print_line("No case is kept.")
    return 0


def erase(options: Namespace) -> int:
    """Erase one case now, and search for what must be gone; 1 when it is not."""
    settings = read_settings(options.config)
    needles = tuple(_needles(options))
    keys = case_keys_of(settings.counter)
    with opened_store(settings) as store:
        key = _key_of(keys, options.case)
        deed = _deed("case-erased", f"case:{options.case}", datetime.now(UTC))
        if not erase_case(store, keys, options.case, deed):
            raise UnknownError(
                f"There is no case {options.case}.", remedy="See: kiosk records list"
            )
    proof = _prove(settings, (*needles, *(forms_of_bytes(key) if key else ())), options)
    _tell(options, proof)
    return 1 if proof.found else 0


def retention(options: Namespace) -> int:
    """Erase every case, and forget every call, that was kept long enough."""
    settings = read_settings(options.config)
    now = datetime.now(UTC)
    with opened_store(settings) as store:
        kept = keep_up(
            store,
            case_keys_of(settings.counter),
            now=now,
            keep_days=settings.counter.keep_days,
            deed=lambda verb, subject: _deed(verb, subject, now),
        )
    if options.json:
        print_json({"erased": list(kept.erased), "calls": kept.forgotten})
    else:
        print_line(
            f"{len(kept.erased)} cases erased, {kept.forgotten} calls forgotten."
        )
    return 0


def _deed(verb: str, subject: str, at: datetime) -> Deed:
    return Deed(actor="operator", verb=verb, subject=subject, at=at)


def _key_of(keys: CaseKeys, case: str) -> bytes | None:
    """Return the key before it is destroyed, to search for it afterwards."""
    if not re.fullmatch("[0-9a-f]{32}", case):
        raise UnknownError(
            f"{case!r} is no id of a case.", remedy="See: kiosk records list"
        )
    found = keys.key(case)
    return None if found is None else bytes(found)


def _needles(options: Namespace) -> list[bytes]:
    """Return what the operator wants searched for: a line a text."""
    if not options.search:
        return []
    lines = read_text(options.search).splitlines()
    return [form for line in lines if line.strip() for form in forms_of(line.strip())]


def _prove(settings: Settings, needles: tuple[bytes, ...], options: Namespace) -> Proof:
    folder = settings.counter.folder or state_folder()
    places = [folder, *([options.data] if options.data else [])]
    searched = tuple(files_in(places))
    try:
        found = tuple(path for path in searched if found_in(path, needles))
    except OSError as error:
        raise StoreError(
            f"{error.filename} cannot be searched: {error.strerror}.",
            remedy="Run this as the owner of the folder. The case was erased.",
        ) from error
    return Proof(searched, found)


def _tell(options: Namespace, proof: Proof) -> None:
    if options.json:
        print_json(
            {
                "case": options.case,
                "searched": [str(path) for path in proof.searched],
                "found": [str(path) for path in proof.found],
                "ok": not proof.found,
            }
        )
        return
    print_line(f"Erased: {options.case}")
    for path in proof.searched:
        state = "FOUND" if path in proof.found else "nothing"
        print_line(f"  {state}  {path}")


def _as_json(case: Case) -> dict[str, object]:
    return {
        "id": case.id,
        "kind": case.kind,
        "state": case.state,
        "opened_at": case.opened_at.isoformat(),
        "erase_at": case.erase_at.isoformat(),
        "due": case.due.isoformat() if case.due else None,
    }
