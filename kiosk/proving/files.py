"""Whether others can read or change what the kiosk keeps."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kiosk.journal_place import FOLDER as JOURNAL
from kiosk.paths import state_folder
from kiosk.proving.finding import Finding, Ground

SECRET: Final = ("", "keys", "case-keys", "log", "printing", "touchscreen")
"""Folders of the counter that only its owner enters; empty: the counter's own."""
LEAST_MEGABYTES: Final = 200
NETWORK: Final = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "afs")
IN_MEMORY: Final = ("tmpfs", "ramfs")
_MEGABYTE: Final = 1024 * 1024
_OTHERS_READ: Final = 0o077
_OTHERS_WRITE: Final = 0o022


def state_of(ground: Ground) -> Path:
    """Return the folder of the counter, as that machine calls it."""
    return ground.settings.counter.folder or state_folder()


def private_state(ground: Ground) -> Iterator[Finding]:
    """Keys, database and journal are for the kiosk's own user alone."""
    state = state_of(ground)
    for path in _kept(ground, state):
        found = ground.host.stat(path)
        if found is None:
            continue
        if found.st_mode & _OTHERS_READ:
            mode = 0o700 if stat.S_ISDIR(found.st_mode) else 0o600
            yield Finding(
                "state-open",
                "refuse",
                f"{path} is open to others (mode {stat.S_IMODE(found.st_mode):04o}).",
                f"chmod {mode:o} {path}",
            )
        if ground.host.user and found.st_uid != ground.host.user:
            yield Finding(
                "state-owner",
                "refuse",
                f"{path} belongs to another user (number {found.st_uid}).",
                "chown it to the user that runs the kiosk, or run this as them.",
            )


def _kept(ground: Ground, state: Path) -> Iterator[Path]:
    for name in SECRET:
        folder = state / name if name else state
        yield folder
        for path in _files(ground.host.at(folder)):
            if path.suffix != ".pub":
                yield folder / path.name


def journals(ground: Ground) -> Iterator[Finding]:
    """The journal names no visitor; others have no business in it all the same."""
    folder = ground.settings.journal.folder or state_of(ground) / JOURNAL
    for path in (
        folder,
        *(folder / one.name for one in _files(ground.host.at(folder))),
    ):
        found = ground.host.stat(path)
        if found is not None and found.st_mode & 0o007:
            mode = 0o700 if stat.S_ISDIR(found.st_mode) else 0o600
            yield Finding(
                "journal-open",
                "warn",
                f"Everybody on this machine can read {path}.",
                f"chmod {mode:o} {path}",
            )


def private_settings(ground: Ground) -> Iterator[Finding]:
    """Whoever writes the settings owns the kiosk; the PIN for staff is in them."""
    if not ground.config:
        return
    for path in (Path(ground.config), Path(ground.config).parent):
        found = ground.host.stat(path)
        sticky = found is not None and found.st_mode & stat.S_ISVTX
        if found is not None and found.st_mode & _OTHERS_WRITE and not sticky:
            yield Finding(
                "settings-writable",
                "refuse",
                f"Others than its owner can change {path}.",
                f"chmod go-w {path}",
            )
    found = ground.host.stat(ground.config)
    if found is not None and found.st_mode & 0o004 and ground.settings.staff_pin:
        yield Finding(
            "settings-readable",
            "warn",
            f"Everybody on this machine can read the PIN of staff in {ground.config}.",
            f"chmod o-r {ground.config}",
        )


def full_disks(ground: Ground) -> Iterator[Finding]:
    """A database that cannot grow and a page that cannot be drawn help nobody."""
    for what, path in (
        ("state", state_of(ground)),
        ("temporary files", temporary(ground)),
    ):
        free = ground.host.free_bytes(ground.host.at(path)) // _MEGABYTE
        if free < LEAST_MEGABYTES:
            yield Finding(
                "disk-full",
                "warn",
                f"Only {free} MB are free for {what} in {path}.",
                f"Make room until {LEAST_MEGABYTES} MB are free.",
            )


def temporary(ground: Ground) -> Path:
    """Return the folder of temporary files."""
    given = ground.host.environ.get("TMPDIR", "")
    return Path(given if given.startswith("/") else "/tmp")  # noqa: S108 - only looked at


def temporary_in_memory(ground: Ground) -> Iterator[Finding]:
    """What programs beside the kiosk leave there is gone when the machine stops."""
    folder = temporary(ground)
    kind = ground.host.mount_of(folder)
    if kind and kind not in IN_MEMORY:
        yield Finding(
            "temporary-on-disk",
            "warn",
            f"Temporary files in {folder} are on a disk ({kind}).",
            "Mount a tmpfs there, as tmp.mount of systemd does.",
        )


def state_on_a_disk(ground: Ground) -> Iterator[Finding]:
    """Locks of SQLite and of keys do not hold over a network."""
    state = state_of(ground)
    kind = ground.host.mount_of(state)
    if kind in NETWORK:
        yield Finding(
            "state-on-network",
            "refuse",
            f"{state} is on another machine's disk ({kind}).",
            "Set [counter] folder to a disk of this machine.",
        )
    if kind in IN_MEMORY and not ground.settings.counter.database:
        yield Finding(
            "state-in-memory",
            "warn",
            f"{state} is in memory ({kind}): keys and cases are lost with the power.",
            "Set [counter] folder to a disk of this machine.",
        )


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.is_file())
    except OSError:
        return []
