"""The folder of keys: who this machine is, whom it trusts, whom it seals to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from kiosk.errors import SealError
from kiosk.paths import state_folder
from kiosk.sealing import key_changes
from kiosk.sealing.guarded_files import locked, make_folder, write_guarded
from kiosk.sealing.key_changes import DeskChange
from kiosk.sealing.key_files import (
    DESK,
    DESK_PUBLIC,
    ENROLMENT,
    KIOSK,
    PEPPER,
    PREVIOUS,
    TRUSTED,
    KeyFiles,
)
from kiosk.sealing.key_overview import Overview, overview
from kiosk.sealing.keys import DeskKey, DeskPublic, KioskKey, KioskPublic
from kiosk.sealing.secret import Secret
from kiosk.settings import Counter

_UNFINISHED = ".unfinished"
_NEW_KIOSK = "Make one with: kiosk keys new kiosk"
_NEW_DESK = (
    "Make one with: kiosk keys new desk; or copy it from this branch's other desk."
)
_BRING_DESK = "Bring desk.pub from the desk, then: kiosk keys trust desk.pub"
_PEPPER = (
    "Secrets of staff cannot be checked without it. Restore it from the backup, or "
    "copy it from another desk. If it is lost: kiosk keys new pepper, then "
    "kiosk staff reset."
)


def key_folder_of(counter: Counter) -> KeyFolder:
    """Return the key folder of this machine's counter."""
    return KeyFolder((counter.folder or state_folder()) / "keys")


@dataclass(frozen=True, slots=True)
class Enrolment:
    """What a PIN needs besides itself: the key of the desk it was set at."""

    raw: Secret
    """Goes into `hash_secret` as `extra`."""

    @property
    def id(self) -> str:
        """16 hexadecimal digits: what `model.Pin.desk` holds."""
        return sha256(b"enrolment\0" + self.raw).hexdigest()[:16]


class KeyFolder:
    """The key files of one machine; each is read when it is asked for.

    Every method may raise `SealError`: a key is missing, damaged, or open to others.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._files = KeyFiles(path)

    def prepare(self) -> bool:
        """Make everything that one machine needs to be kiosk and desk at once.

        Only a folder without any key is filled: a machine that was set up as kiosk
        or as desk alone stays that. Two processes may do this at the same moment.

        Returns:
            Whether keys were made.
        """
        with self._changing() as files:
            unfinished = self.path / _UNFINISHED
            if not unfinished.exists() and files.has_any():
                return False
            write_guarded(unfinished, b"")
            if not files.has(KIOSK):
                key_changes.new_kiosk(files)
            if not files.has(DESK) or not files.has(DESK_PUBLIC):
                key_changes.new_desk(files, datetime.now(UTC))
            unfinished.unlink()
            return True

    def kiosk_key(self) -> KioskKey:
        """Return what this kiosk signs with."""
        line = self._files.read(KIOSK, "kiosk-private", _NEW_KIOSK)
        return KioskKey(line.raw, line.suite)

    def desk_public(self) -> DeskPublic:
        """Return what this kiosk seals to."""
        line = self._files.read(DESK_PUBLIC, "desk-public", _BRING_DESK)
        return DeskPublic(bytes(line.raw), line.suite)

    def desk_keys(self) -> tuple[DeskKey, ...]:
        """Return what this desk opens with: the current key first, then previous ones.

        Previous ones are kept so that passes sealed to them open until they expire.
        """
        current = self._files.read(DESK, "desk-private", _NEW_DESK)
        lines = [current, *self._files.matching(PREVIOUS, "desk-private")]
        keys = {line.raw: DeskKey(line.raw, line.suite) for line in lines}
        return tuple(keys.values())

    def trusted_kiosks(self) -> tuple[KioskPublic, ...]:
        """Return the kiosks whose boxes this desk opens; none is an answer too."""
        lines = self._files.matching(TRUSTED, "kiosk-public")
        return tuple(KioskPublic(bytes(line.raw), line.suite) for line in lines)

    def pepper(self) -> Secret:
        """Return what is mixed into every secret of staff; 32 bytes."""
        return self._files.read(PEPPER, "pepper", _PEPPER).raw

    def enrolment(self) -> Enrolment | None:
        """Return this desk's enrolment; None: a supervisor has not enrolled it."""
        line = self._files.find(ENROLMENT, "enrolment")
        return None if line is None else Enrolment(line.raw)

    def enrol(self) -> Enrolment:
        """Enrol this desk; one that is enrolled stays what it is."""
        with self._changing() as files:
            key_changes.make_enrolment(files)
        return Enrolment(self._files.read(ENROLMENT, "enrolment", _NEW_DESK).raw)

    def overview(self) -> Overview:
        """Return what there is, public parts only."""
        return overview(self._files)

    def new_kiosk(self) -> KioskPublic:
        """Make a new key for this kiosk."""
        with self._changing() as files:
            return key_changes.new_kiosk(files)

    def new_desk(self, now: datetime) -> DeskChange:
        """Make a new key for this desk; the one before goes on opening."""
        with self._changing() as files:
            return key_changes.new_desk(files, now)

    def new_pepper(self) -> None:
        """Draw a pepper where it was lost; an existing one is never replaced."""
        with self._changing() as files:
            if not key_changes.make_pepper(files):
                raise SealError(
                    f"There is a {PEPPER} in {self.path}.",
                    remedy="Another one would make every secret of staff useless.",
                )

    def trust(self, name: str, content: bytes) -> KioskPublic | DeskPublic:
        """Take a public key that was brought here.

        A kiosk's: this desk opens its boxes. A desk's: this kiosk seals to it.
        """
        public = key_changes.read_public(name, content)
        with self._changing() as files:
            if isinstance(public, KioskPublic):
                key_changes.trust_kiosk(files, public)
            else:
                key_changes.seal_to(files, public)
        return public

    @contextmanager
    def _changing(self) -> Iterator[KeyFiles]:
        make_folder(self.path)
        with locked(self.path):
            yield self._files
