"""Whether anything of a visitor's memory could be written to a disk or a log."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from kiosk.proving.finding import Finding, Ground

HARMLESS_PIPES: Final = ("/bin/false", "/usr/bin/false", "/bin/true", "/usr/bin/true")
WRITTEN_OVER: Final = ("PYTHONMALLOC", "MALLOC_PERTURB_")
"""Make the C library write over memory as it is given back."""
HARMLESS: Final = frozenset(
    {"TEXTUAL_ANIMATIONS", "TEXTUAL_COLOR_SYSTEM", "TEXTUAL_DIM_FACTOR"}
    | {"TEXTUAL_DISABLE_KITTY_KEY", "TEXTUAL_FILTERS", "TEXTUAL_FPS"}
    | {"TEXTUAL_SMOOTH_SCROLL", "TEXTUAL_SPEEDUPS", "TEXTUAL_THEME"}
)
"""Settings of Textual that change how things look. Source: Textual 8.2.8, constants."""
DEBUG: Final = frozenset(
    {"LD_AUDIT", "LD_DEBUG", "LD_PRELOAD", "MALLOC_TRACE"}
    | {"PYTHONASYNCIODEBUG", "PYTHONBREAKPOINT", "PYTHONDEVMODE", "PYTHONDUMPREFS"}
    | {"PYTHONFAULTHANDLER", "PYTHONINSPECT", "PYTHONMALLOCSTATS", "PYTHONPERFSUPPORT"}
    | {"PYTHONPROFILEIMPORTTIME", "PYTHONSTARTUP", "PYTHONTRACEMALLOC"}
    | {"PYTHONVERBOSE", "PYTHONDEBUG"}
)
"""Source: Python 3.11, "Environment variables"; ld.so(8); mtrace(3)."""


def swap(ground: Ground) -> Iterator[Finding]:
    """Swap writes memory to a disk. Source: proc(5), swaps."""
    for line in ground.host.text("/proc/swaps").splitlines()[1:]:
        if not line.startswith("/dev/zram"):
            yield Finding(
                "swap",
                "refuse",
                f"Memory is swapped to {line.split()[0]}, where answers stay readable.",
                "Run swapoff -a, and take swap out of /etc/fstab and its units.",
            )


def core_dumps(ground: Ground) -> Iterator[Finding]:
    """A crash must leave no picture of the memory. Source: core(5)."""
    pattern = ground.host.text("/proc/sys/kernel/core_pattern").strip()
    if pattern.startswith("|"):
        yield from _collected(ground, pattern)
        return
    limited = [
        each for each in ground.host.processes() if each.is_kiosk or each.is_browser
    ]
    wide = sorted(
        {_name(each.words) for each in limited if writes_core(each.text("limits"))}
    )
    if pattern and wide:
        yield Finding(
            "core-dumps",
            "refuse",
            f"A crash of {' and '.join(wide)} writes its memory to a file.",
            "Start it with LimitCORE=0, or ulimit -c 0, and lay down "
            "kernel.core_pattern = |/bin/false by sysctl.",
        )


def _collected(ground: Ground, pattern: str) -> Iterator[Finding]:
    program = pattern[1:].split()[0] if pattern[1:].split() else ""
    if program in HARMLESS_PIPES:
        return
    if "systemd-coredump" in program and _keeps_nothing(ground):
        return
    # What is piped to a program is not bound by the limit of the process.
    yield Finding(
        "core-dumps",
        "refuse",
        f"The memory of a program that crashes is handed to {program}.",
        "Lay down kernel.core_pattern = |/bin/false by sysctl; apport is removed.",
    )


def _keeps_nothing(ground: Ground) -> bool:
    """Tell whether systemd-coredump stores nothing. Source: coredump.conf(5)."""
    folder = ground.host.at("/etc/systemd/coredump.conf.d")
    texts = [ground.host.text("/etc/systemd/coredump.conf")]
    texts += [
        path.read_text("utf-8", "replace") for path in sorted(folder.glob("*.conf"))
    ]
    told: dict[str, str] = {}
    for line in "\n".join(texts).splitlines():
        key, _, value = line.partition("=")
        told[key.strip()] = value.strip()
    return told.get("Storage") == "none" and told.get("ProcessSizeMax") == "0"


def writes_core(limits: str) -> bool:
    """Tell whether a process may write a core file. Source: proc(5), limits."""
    for line in limits.splitlines():
        if line.startswith("Max core file size"):
            return line.split()[4] != "0"
    return False


def _name(words: tuple[str, ...]) -> str:
    return "the kiosk" if "kiosk" in " ".join(words[:4]) else words[0].split("/")[-1]


def debug_variables(ground: Ground) -> Iterator[Finding]:
    """What helps whoever writes a program shows what visitors typed."""
    for owner, variables in _environments(ground, ()):
        names = sorted(name for name in variables if tells(name))
        if names:
            yield Finding(
                "debug-variables",
                "refuse",
                f"{', '.join(names)} {'is' if len(names) == 1 else 'are'} set "
                f"{owner}, for finding faults.",
                "Take them out of the service and of the shell that starts the kiosk.",
            )


def tells(name: str) -> bool:
    """Tell whether a variable makes Python or Textual write what they hold."""
    ours = name == "TEXTUAL" or name.startswith("TEXTUAL_")
    return name in DEBUG or (ours and name not in HARMLESS)


def overwriting(ground: Ground) -> Iterator[Finding]:
    """Memory that was given back is written over: docs/operating.md."""
    # A screen of the bridge ends with its visitor, and its memory with it.
    for owner, variables in _environments(ground, ("--parent",)):
        missing = [name for name in WRITTEN_OVER if name not in variables]
        if missing:
            yield Finding(
                "memory-kept",
                "warn",
                f"{' and '.join(missing)} not set {owner}: memory that was given back "
                "keeps its content.",
                "Set PYTHONMALLOC=malloc and MALLOC_PERTURB_=85 for the kiosk.",
            )


def _environments(
    ground: Ground, without: tuple[str, ...]
) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield what kiosks that run were started with; without one, what is set here.

    Args:
        ground: What is looked at.
        without: Kiosks with one of these words are left out.
    """
    running = (
        each
        for each in ground.host.processes()
        if each.is_kiosk
        and "doctor" not in each.words
        and not {*without} & {*each.words}
    )
    # Each kind once: a kiosk is several processes.
    told = dict.fromkeys(text for each in running if (text := each.text("environ")))
    if not told:
        yield "here", ground.host.environ
    for text in told:
        pairs = (word.partition("=") for word in text.split("\0") if word)
        yield "for a kiosk that runs", {name: value for name, _, value in pairs}


def tracing(ground: Ground) -> Iterator[Finding]:
    """No program may look into another. Source: kernel, Yama."""
    told = ground.host.text("/proc/sys/kernel/yama/ptrace_scope").strip()
    if told == "0":
        yield Finding(
            "tracing",
            "warn",
            "Programs of the kiosk's user may read each other's memory.",
            "Lay down kernel.yama.ptrace_scope = 2 by sysctl.",
        )


def magic_keys(ground: Ground) -> Iterator[Finding]:
    """A keyboard must not command the kernel. Source: kernel, sysrq."""
    told = ground.host.text("/proc/sys/kernel/sysrq").strip()
    if told not in ("", "0"):
        yield Finding(
            "magic-keys",
            "warn",
            "Alt+SysRq and a letter on a keyboard command the kernel.",
            "Lay down kernel.sysrq = 0 by sysctl.",
        )
