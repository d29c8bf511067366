"""The counter pass: made at the kiosk, read at a desk."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from kiosk.content.library import Library
from kiosk.counter.packing import (
    ID_BYTES,
    PassContent,
    cautions_of,
    library_mark,
    pack,
    steps_of,
)
from kiosk.counter.pass_text import most_bytes, text_of
from kiosk.counter.unpacking import Unpacked, unpack
from kiosk.interview.model import Address, Email, Service, Text, Value, Zone
from kiosk.interview.path import Path
from kiosk.sealing.boxes import open_box, overhead, seal
from kiosk.sealing.key_folder import KeyFolder
from kiosk.sealing.keys import DeskKey, DeskPublic, KioskKey, KioskPublic

_WRITTEN = (Text, Address, Email)


class Pass(Struct, frozen=True):
    """A pass as the visitor carries it."""

    content: PassContent
    sealed: bytes
    text: str
    """What the QR says."""

    def __repr__(self) -> str:
        """Say which pass it is, and nothing that a log must not have."""
        return f"<Pass {self.content.id.hex()}>"


@dataclass(frozen=True, slots=True)
class PassMaker:
    """What a kiosk needs to make passes."""

    kiosk: KioskKey
    desk: DeskPublic
    place: str
    """Where the kiosk stands, as staff know it."""
    desk_name: str = ""
    """The one desk passes are for. Empty: all on the same database."""
    hours: int = 24
    """How long a pass can be used."""

    @classmethod
    def of(
        cls, keys: KeyFolder, *, place: str, desk_name: str = "", hours: int = 24
    ) -> PassMaker:
        """Return the maker of this machine.

        Raises:
            SealError: A key is missing or unsafe.
        """
        return cls(keys.kiosk_key(), keys.desk_public(), place, desk_name, hours)

    def make(
        self,
        path: Path,
        *,
        services: Sequence[str],
        language: str,
        library: Library,
        now: datetime,
    ) -> Pass:
        """Return a pass with the answers of a path, finished or not.

        Each call gives another pass. What does not fit into the largest code is
        left out, the longest answer first: staff ask it again.

        Args:
            path: Where the visit stands.
            services: Ids, in the order the visitor chose them.
            language: The visitor's.
            library: What the kiosk runs on.
            now: With a zone.
        """
        chosen = [library.service(id_) for id_ in services]
        made_at = now.astimezone(UTC).replace(microsecond=0)
        content = PassContent(
            id=secrets.token_bytes(ID_BYTES),
            services=tuple(services),
            answers=carried(path),
            language=language,
            place=self.place,
            desk=self.desk_name,
            made_at=made_at,
            expires_at=made_at + timedelta(hours=self.hours),
            library=library_mark(library),
            warnings=cautions_of(chosen, path.answers, now.date()),
        )
        most = most_bytes() - overhead(self.kiosk.suite)
        content, payload = _fitting(content, chosen, most)
        sealed = seal(payload, self.desk, self.kiosk)
        return Pass(content, sealed, text_of(sealed))


def carried(path: Path) -> dict[str, Value]:
    """Return the answers that count; of a scan only its fields, and that it was."""
    return {
        taken.step.id: None if isinstance(taken.step, Zone) else taken.value
        for taken in path.taken
    }


def _fitting(
    content: PassContent, services: Sequence[Service], most: int
) -> tuple[PassContent, bytes]:
    """Return the pass with as many answers as find room.

    Only what was written freely is left out, the longest first: never who somebody
    is, nor what was chosen.
    """
    steps = steps_of(services)
    written = {
        id_: len(pack(replace(content, answers={id_: value}), services))
        for id_, value in content.answers.items()
        if isinstance(steps.get(id_), _WRITTEN)
    }
    payload = pack(content, services)
    for id_ in sorted(written, key=written.__getitem__, reverse=True):
        if len(payload) <= most:
            break
        rest = {one: value for one, value in content.answers.items() if one != id_}
        left_out = (*content.left_out, id_)
        content = replace(content, answers=rest, left_out=left_out)
        payload = pack(content, services)
    return content, payload


def read_sealed(
    sealed: bytes,
    library: Library,
    *,
    desks: Sequence[DeskKey],
    kiosks: Sequence[KioskPublic],
) -> tuple[Unpacked, bytes]:
    """Return what is in a sealed pass or call, and the id of the kiosk that sealed it.

    Whether it was used, has expired or is for another desk is not asked here.

    Raises:
        SealError: It is not opened (`BoxError`, with `why`), or cannot be read.
    """
    opened = open_box(sealed, desks, kiosks)
    return unpack(opened.payload, library), opened.kiosk_id
