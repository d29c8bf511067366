"""Short codes: eight letters, spoken or typed, that stand for a pass left behind."""

from __future__ import annotations

import hashlib
import secrets
import unicodedata
from collections.abc import Sequence
from typing import Final

from kiosk.counter.model import Deed
from kiosk.counter.passes import Pass
from kiosk.counter.store import Store
from kiosk.errors import ConflictError
from kiosk.sealing.keys import DeskKey, DeskPublic

ALPHABET: Final = "ACEFGHJKLMNRSTUVWXYZ"
"""Twenty letters: no B, D, P beside T, no O, Q beside C, no I beside J and L."""
LETTERS: Final = 8
"""20 to the power of 8 are 25,600 million codes: 34 bits."""
GROUP: Final = 4
DRAWS: Final = 5
"""A code that is taken is drawn again; five times in a row never happens."""

_COST: Final = 2**14
_BLOCKS: Final = 8
_MEMORY: Final = 64 * 2**20
_SALT: Final = b"kiosk short code 1\0"


def new_code() -> str:
    """Draw a code, as it is shown: two groups of four letters."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(LETTERS))
    return f"{letters[:GROUP]} {letters[GROUP:]}"


def read_code(typed: str) -> str | None:
    """Return the letters of a code somebody typed; None: it is none.

    Small and full-width letters, spaces and hyphens make no difference.
    """
    plain = unicodedata.normalize("NFKC", typed[:64]).upper()
    letters = "".join(sign for sign in plain if sign not in " -\t\r\n")
    known = len(letters) == LETTERS and set(letters) <= set(ALPHABET)
    return letters if known else None


def hash_of(letters: str, desk: DeskPublic) -> bytes:
    """Return what the database keeps of a code, 32 bytes.

    Salted with the key of the branch's desks, which is not in the database: who has
    only that cannot try codes, and who has both needs decades for all of them.

    Args:
        letters: From `read_code`.
        desk: The key the pass is sealed to.

    Source: RFC 7914 (scrypt); 16 MiB and about 50 ms a try, measured here.
    """
    return hashlib.scrypt(
        letters.encode(),
        salt=_SALT + desk.raw,
        n=_COST,
        r=_BLOCKS,
        p=1,
        maxmem=_MEMORY,
        dklen=32,
    )


def leave(made: Pass, store: Store, desk: DeskPublic, actor: str) -> str | None:
    """Keep a sealed pass under a new code, and return the code as it is shown.

    None: the store is this machine's own, and no desk could look there.

    Args:
        made: The pass.
        store: What kiosks and desks share.
        desk: The key it is sealed to.
        actor: `kiosk:PLACE`, for the audit log.

    Raises:
        StoreError: The database is not there.
    """
    if not store.shared:
        return None
    content = made.content
    subject = f"pass:{content.id.hex()}"
    deed = Deed(actor=actor, verb="pass-left", subject=subject, at=content.made_at)
    for _ in range(DRAWS):
        code = new_code()
        hashed = hash_of(code.replace(" ", ""), desk)
        try:
            store.leave_pass(content.id, made.sealed, hashed, content.expires_at, deed)
        except ConflictError:
            continue
        return code
    return None


def hashes_of(letters: str, desks: Sequence[DeskKey]) -> tuple[bytes, ...]:
    """Return what a code may stand under: previous keys of the desk count too."""
    return tuple(hash_of(letters, desk.public) for desk in desks)
