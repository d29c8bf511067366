"""A machine in a folder: fit for visitors, until a test makes it otherwise."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from kiosk.proving.browser import BLOCKED, WANTED
from kiosk.proving.finding import Finding, Ground
from kiosk.proving.host import Host
from kiosk.settings import Counter, Settings, Translation
from kiosk.speech.voices import read_table

CONFIG = "/etc/kiosk/kiosk.toml"
STATE = Path("/var/lib/kiosk")
USER = 4242
POLICY = "/etc/chromium/policies/managed/kiosk.json"
NOW = datetime.now(UTC)
HEADER = "  sl  local_address rem_address   st\n"
LIMITS = (
    "Limit Soft Hard Units\nMax core file size        {core}        0        bytes\n"
)
VOICES = """Pty Language       Age/Gender VoiceName          File        Other Languages
 5  en-gb           --/M      English            gmw/en      (en 2)
 5  cmn             --/M      Chinese_(Mandarin) sit/cmn     (zh-cmn 5)(zh 5)
 5  ko              --/M      Korean             ko
 5  ar              --/M      Arabic             sem/ar
"""
QUIET = {"PATH": "/usr/bin", "PYTHONMALLOC": "malloc", "MALLOC_PERTURB_": "85"}
SETTINGS = Settings(
    staff_pin="739164",
    counter=Counter(folder=STATE),
    translation=Translation(folder=STATE / "models"),
)


@dataclass
class Scratch:
    """The files of a machine, and what it answers."""

    root: Path
    settings: Settings = SETTINGS
    told: dict[str, Any] = field(default_factory=dict)
    """Readers of the host that are others."""

    def write(
        self, path: str | Path, text: str | bytes = "", mode: int = 0o600
    ) -> Path:
        found = self.at(path)
        for folder in reversed(found.relative_to(self.root).parents):
            (self.root / folder).mkdir(mode=0o700, exist_ok=True)
        found.write_bytes(text.encode() if isinstance(text, str) else text)
        found.chmod(mode)
        return found

    def at(self, path: str | Path) -> Path:
        return self.root / Path(path).relative_to("/")

    def remove(self, path: str | Path) -> None:
        found = self.at(path)
        if found.is_dir():
            shutil.rmtree(found)
        else:
            found.unlink()

    def program(self, name: str) -> None:
        self.write(f"/usr/bin/{name}", "#!/bin/sh\n", 0o755)

    def process(
        self,
        number: int,
        *words: str,
        core: str = "0",
        environ: dict[str, str] | None = None,
        sockets: tuple[int, ...] = (),
        user: int = USER,
    ) -> None:
        folder = f"/proc/{number}"
        self.write(f"{folder}/status", f"Name:\tx\nUid:\t{user}\t{user}\t0\t0\n")
        self.write(f"{folder}/cmdline", "".join(f"{word}\0" for word in words))
        self.write(f"{folder}/limits", LIMITS.format(core=core))
        given = (environ or QUIET).items()
        self.write(f"{folder}/environ", "".join(f"{k}={v}\0" for k, v in given))
        for at, inode in enumerate(sockets, 3):
            link = self.at(f"{folder}/fd/{at}")
            link.parent.mkdir(exist_ok=True)
            link.symlink_to(f"socket:[{inode}]")

    def policy(self, **changes: object) -> None:
        origin = self.settings.touchscreen.own_origin
        lists = {"URLBlocklist": [*BLOCKED], "URLAllowlist": [origin]}
        self.write(POLICY, json.dumps({**WANTED, **lists, **changes}), 0o644)

    def listening(self, address: str, inode: int, name: str = "tcp") -> None:
        """Let a socket be listened on; the address as the kernel writes it."""
        parts = f"   0: {address} 00000000:0000 0A 0:0 00:0 0 {USER} 0 {inode} 1 0"
        self.write(f"/proc/net/{name}", f"{HEADER}{parts}\n")

    def change(self, **changes: object) -> None:
        self.settings = replace(self.settings, **changes)  # type: ignore[arg-type]

    @property
    def ground(self) -> Ground:
        uid = self.at(STATE).stat().st_uid
        usual: dict[str, Any] = {
            "environ": QUIET,
            "user": uid or USER,
            "now": lambda: NOW + timedelta(days=1),
            "free_bytes": lambda _folder: 10**10,
            "clock_is_kept": lambda: True,
            "sqlite": lambda: ("TEMP_STORE=1",),
            "voices": lambda: read_table(VOICES),
        }
        host = Host(root=self.root, **{**usual, **self.told})
        return Ground(host, self.settings, CONFIG)


def lay_down(root: Path, own: Callable[[Path], None]) -> Scratch:
    """Make a machine that is fit for visitors."""
    scratch = Scratch(root)
    scratch.write("/proc/swaps", "Filename Type Size Used Priority\n", 0o644)
    scratch.write("/proc/sys/kernel/core_pattern", "|/bin/false\n", 0o644)
    scratch.write("/proc/sys/kernel/sysrq", "0\n", 0o644)
    scratch.write("/proc/sys/kernel/yama/ptrace_scope", "2\n", 0o644)
    scratch.write("/proc/mounts", "/dev/sda1 / ext4 rw 0 0\ntmpfs /tmp tmpfs rw 0 0\n")
    scratch.write("/proc/net/tcp", HEADER)
    scratch.write(CONFIG, 'staff_pin = "739164"\n', 0o640)
    scratch.write(STATE / "keys" / "kiosk.key", "key")
    scratch.write(STATE / "keys" / "kiosk.pub", "pub", 0o644)
    scratch.write(STATE / "counter.sqlite", b"SQLite format 3\0" + bytes(84))
    scratch.write(STATE / "journal" / "journal.jsonl", "{}\n")
    for name in ("DejaVuSansMono.ttf", "NotoSansCJK-Regular.ttc"):
        scratch.write(f"/usr/share/fonts/{name}", "font", 0o644)
    for name in ("chromium", "espeak-ng", "aplay"):
        scratch.program(name)
    scratch.policy()
    own(scratch.at(STATE))
    return scratch


def found(findings: tuple[Finding, ...], id_: str) -> list[Finding]:
    return [one for one in findings if one.id == id_ and one.severity != "fine"]
