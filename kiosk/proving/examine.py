"""All that is looked at, and in which order it is told."""

from __future__ import annotations

from typing import Final

from kiosk.proving import browser, clock, equipment, files, memory, network, upkeep
from kiosk.proving.finding import Check, Finding, Ground
from kiosk.proving.host import Host
from kiosk.settings import Settings

STARTING: Final = (
    Check("swap", "No memory is swapped to a disk.", memory.swap),
    Check("core-dumps", "A crash writes no memory to a file.", memory.core_dumps),
    Check("debug-variables", "Nothing for debugging is set.", memory.debug_variables),
    Check("state-private", "Keys and cases are private.", files.private_state),
    Check("settings-private", "Settings are safe.", files.private_settings),
    Check("listener-set", "Screens are for this machine alone.", network.listeners_set),
    Check("browser-flags", "No browser runs as in a test.", browser.flags),
)
"""Where one of these refuses, data of visitors would leak: no screen is shown."""
CHECKS: Final = (
    *STARTING,
    Check("listener-found", "No port is open to others.", network.listeners_found),
    Check("state-place", "Keys and cases are on a disk here.", files.state_on_a_disk),
    Check("browser-policy", "The browser is held by a policy.", browser.policy),
    Check("database", "The database forgets what it deletes.", equipment.database),
    Check("models", "Models are as they were installed.", equipment.models),
    Check("program", "Nobody else can change the program.", upkeep.program_of()),
    Check("content", "The content is current.", upkeep.content_of()),
    Check("clock", "The clock is right.", clock.wrong_clock),
    Check("time-zone", "The time zone is that of China.", clock.zone),
    Check("disk-full", "There is room on the disks.", files.full_disks),
    Check("temporary", "Temporary files are in memory.", files.temporary_in_memory),
    Check("journal", "The journal is private.", files.journals),
    Check("memory-kept", "Memory is written over.", memory.overwriting),
    Check("tracing", "No program reads another's memory.", memory.tracing),
    Check("magic-keys", "No key commands the kernel.", memory.magic_keys),
    Check("root", "The kiosk has a user of its own.", upkeep.user),
    Check("autostart", "Nothing starts beside the kiosk.", upkeep.beside),
    Check("pin", "Staff can leave the kiosk by a PIN.", upkeep.pin),
    Check("fonts", "Fonts for every language are there.", equipment.fonts),
    Check("logo", "The logo can be printed.", equipment.logo),
    Check("voices", "Every language has a voice.", equipment.voices),
    Check("player", "The voice can be played.", equipment.player),
    Check("printers", "Printers are ready.", equipment.printers),
)
_ORDER: Final = ("refuse", "warn", "fine")


def examine(ground: Ground, checks: tuple[Check, ...] = CHECKS) -> tuple[Finding, ...]:
    """Look at everything.

    Returns:
        What refuses first, then what warns, then what is fine.
    """
    # The same of several processes is told once.
    found = dict.fromkeys(one for check in checks for one in check.look(ground))
    return tuple(sorted(found, key=lambda one: _ORDER.index(one.severity)))


def refusals(
    settings: Settings, config: str = "", host: Host | None = None
) -> tuple[Finding, ...]:
    """Return why no visitor may use this machine now; none: all is well.

    Quick: files of this machine are read, and nobody is asked.

    Args:
        settings: What the operator set.
        config: Where; empty: nowhere.
        host: The machine. None: this one.
    """
    found = examine(Ground(host or Host(), settings, config), STARTING)
    return tuple(one for one in found if one.severity == "refuse")
