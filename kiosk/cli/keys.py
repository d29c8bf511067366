"""`kiosk keys`."""

from __future__ import annotations

from argparse import Namespace
from datetime import UTC, datetime

from kiosk.cli.opening import print_json, print_line, read_text
from kiosk.errors import SealError
from kiosk.sealing.key_folder import KeyFolder, key_folder_of
from kiosk.sealing.key_lines import public_line
from kiosk.sealing.key_overview import Overview
from kiosk.sealing.keys import DeskPublic, KioskPublic
from kiosk.settings import read_settings


def new(options: Namespace) -> int:
    """Make one key anew, or all on a machine that has none."""
    folder = _folder(options)
    if options.key == "kiosk":
        print_line(f"New kiosk key: {folder.new_kiosk().fingerprint}")
        print_line("Bring kiosk.pub to the desks, then: kiosk keys trust kiosk.pub")
    elif options.key == "desk":
        _new_desk(folder)
    elif options.key == "pepper":
        folder.new_pepper()
        print_line("New pepper. Every member of staff needs: kiosk staff reset")
    elif folder.prepare():
        _print_overview(folder, folder.overview())
    else:
        raise SealError(
            f"There are keys in {folder.path}.",
            remedy="Say which one to change: kiosk keys new kiosk, or desk.",
        )
    return 0


def show(options: Namespace) -> int:
    """Print public keys and fingerprints; nothing secret."""
    folder = _folder(options)
    found = folder.overview()
    if options.json:
        print_json(_as_json(folder, found))
    else:
        _print_overview(folder, found)
    return 0


def trust(options: Namespace) -> int:
    """Take a public key that was brought here."""
    content = read_text(options.file).encode()
    public = _folder(options).trust(options.file, content)
    tells = (
        "This desk opens what is sealed by kiosk"
        if isinstance(public, KioskPublic)
        else "This kiosk seals to desk"
    )
    print_line(f"{tells} {public.id.hex()}.")
    print_line("Compare the fingerprint with the one shown where the key was made:")
    print_line(f"  {public.fingerprint}")
    return 0


def _folder(options: Namespace) -> KeyFolder:
    return key_folder_of(read_settings(options.config).counter)


def _new_desk(folder: KeyFolder) -> None:
    change = folder.new_desk(datetime.now(UTC))
    print_line(f"New desk key: {change.public.fingerprint}")
    if change.previous is not None:
        print_line(f"The previous one still opens: {change.previous.id.hex()}")
    if change.removed:
        print_line(f"Older keys deleted: {change.removed}")
    if change.sealed_to:
        print_line("Bring desk.pub to the kiosks, then: kiosk keys trust desk.pub")
    else:
        print_line("desk.pub is another desk's, and stays: this kiosk seals to that.")


def _print_overview(folder: KeyFolder, found: Overview) -> None:
    rows: list[tuple[str, KioskPublic | DeskPublic | None]] = [
        ("This kiosk", found.kiosk),
        ("This desk", found.desk),
        *(("Previous desk key", public) for public, _ in found.previous),
        ("Passes are sealed to", found.seals_to),
        *(("Trusted kiosk", public) for public in found.trusted),
    ]
    print_line(f"{'Folder':<22}{folder.path}")
    for title, public in rows:
        print_line(f"{title:<22}{'-' if public is None else public.fingerprint}")
    print_line(f"{'Pepper':<22}{'yes' if found.pepper else '-'}")
    print_line(f"{'Desk enrolled':<22}{'yes' if found.enrolled else '-'}")


def _as_json(folder: KeyFolder, found: Overview) -> dict[str, object]:
    return {
        "folder": str(folder.path),
        "kiosk": _key(found.kiosk),
        "desk": _key(found.desk),
        "previous_desks": [
            {"key": _key(public), "replaced_at": _moment(moment)}
            for public, moment in found.previous
        ],
        "seals_to": _key(found.seals_to),
        "trusted_kiosks": [_key(public) for public in found.trusted],
        "pepper": found.pepper,
        "enrolled": found.enrolled,
    }


def _key(public: KioskPublic | DeskPublic | None) -> dict[str, object] | None:
    if public is None:
        return None
    return {
        "id": public.id.hex(),
        "fingerprint": public.fingerprint,
        "suite": public.suite,
        "public": public_line(public).write().decode().strip(),
    }


def _moment(moment: datetime) -> str:
    return moment.replace(microsecond=0).isoformat()
