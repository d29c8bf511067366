"""`kiosk doctor`: whether this machine is fit for visitors, and what to do if not."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from pathlib import Path
from typing import Final

from kiosk.cli.opening import print_json, print_line
from kiosk.errors import SettingsError
from kiosk.proving.examine import examine
from kiosk.proving.finding import Finding, Ground, Severity
from kiosk.proving.host import Host
from kiosk.settings import Settings, read_settings

STATUSES: Final[dict[Severity, int]] = {"fine": 0, "warn": 1, "refuse": 2}
VERDICTS: Final = (
    "This machine is fit for visitors.",
    "Visitors may use this machine. Somebody should look at the warnings.",
    "No visitor may use this machine.",
)


def doctor(options: Namespace) -> int:
    """Look at the machine and tell what was found.

    Returns:
        0: all is well; 1: there are warnings; 2: no visitor may use it.
    """
    settings, unreadable = _settings(options.config)
    root = options.root.absolute()
    host = Host(root=root)
    config = str(_as_there(options.config, root)) if options.config else ""
    found = (*unreadable, *examine(Ground(host, settings, config)))
    if not root.is_dir():
        found = (_no_machine(root),)
    counts = Counter(one.severity for one in found)
    status = max(STATUSES[one] for one in counts)
    if options.json:
        print_json({"findings": [*map(_as_json, found)], "status": status})
        return status
    for one in found:
        _print(one)
    told = f"{counts['refuse']} refuse, {counts['warn']} warn, {counts['fine']} fine."
    print_line(f"{told} {VERDICTS[status]}")
    return status


def _settings(config: Path | None) -> tuple[Settings, tuple[Finding, ...]]:
    """Return the settings; of those that cannot be read the defaults, and why."""
    try:
        return read_settings(config), ()
    except SettingsError as error:
        remedy = error.remedy or "Give the kiosk.toml of this machine, in TOML."
        return Settings(), (Finding("settings", "refuse", error.problem, remedy),)


def _no_machine(root: Path) -> Finding:
    """Return what is told where nothing is: else nothing would be against it."""
    remedy = "Give the folder that stands for the machine, or leave --root out."
    return Finding("no-machine", "refuse", f"There is no folder {root}.", remedy)


def _as_there(config: Path, root: Path) -> Path:
    """Return the path of the settings as the system below the root calls it."""
    path = config.absolute()
    return Path("/") / path.relative_to(root) if path.is_relative_to(root) else path


def _as_json(one: Finding) -> dict[str, str]:
    return {
        "id": one.id,
        "severity": one.severity,
        "problem": one.problem,
        "remedy": one.remedy,
    }


def _print(one: Finding) -> None:
    print_line(f"{one.severity:<7} {one.id:<26} {one.problem}")
    if one.remedy:
        print_line(f"{'':<34} {one.remedy}")
