"""Make this machine a kiosk, or take that back. Says line by line what it does.

Needs Python 3.11 and nothing else. Running it again changes nothing more.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import Final

import layout
from layout import MANIFEST, NEEDS, OWN_FOLDERS, SCREENS, SETTINGS, Screen, Thing
from machine import (
    ApplianceError,
    Machine,
    Manifest,
    digest,
    found,
    link,
    say,
    scrub,
    write,
)

AFTER_INSTALL: Final = (
    ("systemd-sysusers",),
    ("systemctl", "daemon-reload"),
    ("systemd-tmpfiles", "--create", "/etc/tmpfiles.d/kiosk.conf"),
    ("udevadm", "control", "--reload"),
    ("sysctl", "--quiet", "--load", "/etc/sysctl.d/80-kiosk.conf"),
)
AFTER_UNINSTALL: Final = (
    ("systemctl", "daemon-reload"),
    ("udevadm", "control", "--reload"),
)
PROGRAM: Final = "opt/kiosk/current/bin/kiosk"


def install(machine: Machine, wanted: tuple[Thing, ...]) -> None:
    """Lay down what is wanted, and take away what an earlier run laid down more."""
    before = Manifest.read(machine)
    folders = before.folders + make_folders(machine, before, wanted)
    if not machine.dry:
        # What comes now can fail, or the power; the folders are known by then.
        Manifest(before.files, folders).write(machine)
    files: dict[str, str] = {}
    for thing in wanted:
        if lay(machine, thing, before.files.get(thing.path)) and not thing.once:
            files[thing.path] = digest(thing.content)
    kept = {path for path in before.files if path in {each.path for each in wanted}}
    gone = {p: d for p, d in before.files.items() if p not in kept}
    remove_files(machine, gone)
    files |= {p: before.files[p] for p in kept - files.keys()}
    if not machine.dry:
        Manifest(files, folders).write(machine)


def make_folders(
    machine: Machine, before: Manifest, wanted: tuple[Thing, ...]
) -> tuple[str, ...]:
    """Make the folders that miss; return them, each after the one it is in."""
    paths = (*(thing.path for thing in wanted), MANIFEST)
    parents = {str(up) for path in paths for up in Path(path).parents}
    missing = sorted(each for each in parents if not machine.at(each).is_dir())
    for each in missing:
        machine.does("make", f"{each}/", machine.at(each).mkdir)
        if each == "etc/kiosk" and not machine.dry:
            machine.at(each).chmod(0o750)
    return tuple(each for each in missing if each not in before.folders)


def lay(machine: Machine, thing: Thing, laid: str | None) -> bool:
    """Lay one thing down; return whether it is now as it is shipped."""
    path, there = machine.at(thing.path), found(machine.at(thing.path))
    if there is not None and thing.once:
        say(f"keep /{thing.path}: it is yours")
        return False
    if there == digest(thing.content):
        say(f"fine /{thing.path}")
        return True
    if there not in (None, laid):
        say(f"KEEP /{thing.path}: changed here; compare it with what is shipped")
        return False
    verb = "write" if there is None else "update"
    if thing.link:
        machine.does(verb, thing.path, lambda: link(path, thing.content.decode()))
    else:
        machine.does(verb, thing.path, lambda: write(path, thing.content, thing.mode))
    return True


def remove_files(machine: Machine, laid: dict[str, str]) -> None:
    """Remove what was laid down and nobody changed since."""
    for name, known in sorted(laid.items()):
        there = found(machine.at(name))
        if there == known:
            machine.does("remove", name, machine.at(name).unlink)
        elif there is not None:
            say(f"KEEP /{name}: changed here")


def uninstall(machine: Machine, *, purge: bool) -> None:
    """Remove exactly what was laid down; with `purge` also settings, keys and cases.

    Raises:
        ApplianceError: Nothing was laid down here.
    """
    manifest = Manifest.read(machine)
    if not manifest.files:
        raise ApplianceError(f"Nothing is installed here: there is no /{MANIFEST}.")
    stop(machine)
    remove_files(machine, manifest.files)
    remove_unchanged_own(machine)
    if purge:
        for name in OWN_FOLDERS:
            scrub(machine, name)
    machine.does("remove", MANIFEST, machine.at(MANIFEST).unlink)
    for name in reversed(manifest.folders):
        folder = machine.at(name)
        if folder.is_dir() and not any(folder.iterdir()):
            machine.does("remove", f"{name}/", folder.rmdir)
    tell_what_stays(machine)


def stop(machine: Machine) -> None:
    """Stop every service before its files go."""
    units = sorted({unit for each in SCREENS.values() for unit in each})
    names = tuple(f"{unit}.service" for unit in (*units, "kiosk-takeaway"))
    machine.runs((("systemctl", "stop", *names),))


def remove_unchanged_own(machine: Machine) -> None:
    """Remove drop-ins of the operator in which nothing was written."""
    for source, path, _ in layout.BRANCH:
        shipped = digest((layout.HERE / source).read_bytes())
        remove_files(machine, {path: shipped})


def tell_what_stays(machine: Machine) -> None:
    """Say what an operator may still remove."""
    for name in OWN_FOLDERS:
        if machine.at(name).exists():
            say(f"kept /{name}: settings, keys or cases; --purge removes them")


def tell_what_misses(machine: Machine, screen: Screen) -> None:
    """Say what this program does not do, and somebody has to."""
    lacking = [name for name, file in NEEDS[screen] if not machine.at(file).exists()]
    if lacking:
        say(f"TO DO: apt install {' '.join(lacking)}")
    if not machine.at(PROGRAM).exists():
        say(f"TO DO: no /{PROGRAM} yet; docs/appliance.md, step 3")
    swaps = machine.at("proc/swaps")
    if swaps.exists() and len(swaps.read_text("utf-8").splitlines()) > 1:
        say("TO DO: swap is on; swapoff --all, and take it out of /etc/fstab")
    if screen == "browser":
        say("TO DO: cut the fonts of the page, kiosk serve --prepare; step 6")
    say(f"TO DO: look through /{SETTINGS}, run kiosk doctor, start the machine anew")


def read_arguments(words: list[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="deploy", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    laying = commands.add_parser("install", prog="install", description=__doc__)
    screens = tuple(SCREENS)
    laying.add_argument("--screen", choices=screens, default="browser")
    laying.add_argument("--takeaway", action="store_true", help="serve pages to phones")
    removing = commands.add_parser("uninstall", prog="uninstall", description=__doc__)
    removing.add_argument(
        "--purge", action="store_true", help="also settings, keys and cases, for ever"
    )
    for each in (laying, removing):
        each.add_argument("--root", type=Path, default=Path("/"), metavar="DIR")
        each.add_argument("--dry-run", action="store_true", help="only say it")
    return parser.parse_args(words)


def work(options: argparse.Namespace) -> None:
    """Do what was asked for.

    Raises:
        ApplianceError: The machine is not as it must be.
    """
    machine = Machine(options.root.resolve(), options.dry_run)
    if machine.real and os.geteuid() != 0:
        raise ApplianceError("Only root can do this: begin with sudo.")
    if not machine.root.is_dir():
        raise ApplianceError(f"There is no folder {machine.root}.")
    if options.command == "uninstall":
        uninstall(machine, purge=options.purge)
        machine.runs(AFTER_UNINSTALL)
        return
    wanted = layout.things(
        machine.root, screen=options.screen, takeaway=options.takeaway
    )
    install(machine, wanted)
    machine.runs(AFTER_INSTALL)
    tell_what_misses(machine, options.screen)


def main(words: list[str]) -> int:
    """Run one command; return the exit status."""
    try:
        work(read_arguments(words))
    except (ApplianceError, OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
