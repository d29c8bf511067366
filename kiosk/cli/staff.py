"""`kiosk staff`: accounts of the desk, for the operator."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from getpass import getpass
from typing import TYPE_CHECKING

from kiosk.cli.opening import print_json, print_line
from kiosk.counter.model import Deed, Staff
from kiosk.counter.staff import NewStaff, add_staff, disable_staff, reset_staff
from kiosk.errors import StaffError
from kiosk.paths import state_folder
from kiosk.sealing.key_folder import key_folder_of
from kiosk.settings import Settings, read_settings

if TYPE_CHECKING:
    from kiosk.counter.store import Store

LONGEST = 4096
"""Characters of a line of standard input that are looked at."""


def add(options: Namespace) -> int:
    """Add a member of staff."""
    languages = tuple(options.languages.replace(",", " ").lower().split())
    new = NewStaff(
        id=options.id, name=options.name or "", role=options.role, languages=languages
    )
    if new.problem():
        raise StaffError(new.problem())
    with _opened(options) as (settings, store):
        pepper = _pepper(settings)
        passphrase = _asked()
        deed = _deed("staff-added", new.id)
        member = add_staff(store, pepper, new, passphrase, deed)
    print_line(f"{member.id} can sign in now.")
    return 0


def reset(options: Namespace) -> int:
    """Give a member a new passphrase, and switch the account on."""
    with _opened(options) as (settings, store):
        pepper = _pepper(settings)
        passphrase = _asked()
        deed = _deed("staff-reset", options.id)
        reset_staff(store, pepper, options.id, passphrase, deed)
    print_line(f"{options.id} can sign in with the new passphrase.")
    return 0


def disable(options: Namespace) -> int:
    """Switch an account off."""
    with _opened(options) as (_settings, store):
        disable_staff(store, options.id, _deed("staff-disabled", options.id))
    print_line(f"{options.id} is switched off.")
    return 0


def show(options: Namespace) -> int:
    """List the members of staff; nothing secret."""
    with _opened(options) as (_settings, store):
        people = store.all_staff()
    if options.json:
        print_json([_as_json(one) for one in people])
        return 0
    for one in people:
        state = "off" if one.disabled else "-"
        languages = ",".join(one.languages) or "-"
        print_line(f"{one.id:<20} {one.role:<11} {state:<4} {languages:<16} {one.name}")
    return 0


@contextmanager
def _opened(options: Namespace) -> Iterator[tuple[Settings, Store]]:
    from kiosk.records.opening import open_store

    settings = read_settings(options.config)
    store = open_store(settings, settings.counter.folder or state_folder())
    try:
        yield settings, store
    finally:
        store.close()


def _pepper(settings: Settings) -> bytes:
    keys = key_folder_of(settings.counter)
    keys.prepare()
    return keys.pepper()


def _asked() -> str:
    """Return the passphrase: twice from a person, else one line of input."""
    if not sys.stdin.isatty():
        return sys.stdin.readline(LONGEST).rstrip("\r\n")
    first = getpass("Passphrase: ")
    if getpass("The same again: ") != first:
        raise StaffError(
            "The two passphrases are not the same.", remedy="Run the command again."
        )
    return first


def _deed(verb: str, staff_id: str) -> Deed:
    return Deed(
        actor="operator", verb=verb, subject=f"staff:{staff_id}", at=datetime.now(UTC)
    )


def _as_json(one: Staff) -> dict[str, object]:
    return {
        "id": one.id,
        "name": one.name,
        "role": one.role,
        "languages": list(one.languages),
        "disabled": one.disabled,
        "public_key": one.public_key.hex(),
    }
