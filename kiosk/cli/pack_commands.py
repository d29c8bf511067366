"""The command of the room `handout.packs`: `kiosk pack-print`."""

from __future__ import annotations

from pathlib import Path

from kiosk.cli.adding import Commands, add, add_config, add_today

ALL = "all"
NONE = "none"


def add_pack_print(commands: Commands) -> None:
    """Add `kiosk pack-print`."""
    text = "Make booklets, phrase cards and posters to print ahead, by language."
    packs = add(commands, "pack-print", "packs:pack_print", text)
    packs.add_argument(
        "--lang", required=True, metavar="CODES", help=f"such as ko,ar, or {ALL}"
    )
    for name in ("services", "guides"):
        packs.add_argument(
            f"--{name}",
            default=ALL,
            metavar="IDS",
            help=f"in the booklet: by id, {ALL} or {NONE} (default: {ALL})",
        )
    packs.add_argument(
        "--out", required=True, type=Path, metavar="FOLDER", help="made if missing"
    )
    add_today(packs)
    add_config(packs)
