"""What keeps Argos offline and quiet. All of it must stand before Argos is imported."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any, Final

STATE: Final = "state"
"""Folder in the models folder where Argos and its libraries may write."""
BATCH_TOKENS: Final = 1024
"""Most tokens that are translated at once; with Argos' own 32 a page takes 7 times as
long."""
UNWANTED: Final = frozenset({"minisbd", "onnxruntime", "spacy", "stanza", "torch"})
"""Never imported: they download, report home, or are under another licence."""

_HOMES: Final = (
    "HOME",
    "XDG_DATA_HOME",
    "XDG_CONFIG_HOME",
    "XDG_CACHE_HOME",
    "ARGOS_PACKAGES_DIR",
)
_SWITCHES: Final = {
    "ARGOS_BATCH_SIZE": str(BATCH_TOKENS),
    "ARGOS_BEAM_SIZE": "1",
    "ARGOS_CHUNK_TYPE": "DEFAULT",
    # Not "auto": Argos 1.11 hands it on, and the numbers of a model would change.
    "ARGOS_COMPUTE_TYPE": "default",
    "ARGOS_DEBUG": "0",
    "ARGOS_DEVICE_TYPE": "cpu",
    "ARGOS_INTER_THREADS": "1",
    "ARGOS_INTRA_THREADS": "1",  # one core stays for the screen
    "ARGOS_MODEL_PROVIDER": "OPENNMT",
    "DO_NOT_TRACK": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_OFFLINE": "1",
    "OMP_NUM_THREADS": "1",
    "ORT_DISABLE_TELEMETRY": "1",
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONNOUSERSITE": "1",
    "TRANSFORMERS_OFFLINE": "1",
}
_KEPT: Final = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "PYTHONPATH", "TZ")


def offline_environment(folder: Path, given: Mapping[str, str]) -> dict[str, str]:
    """Return the whole environment of the process that translates.

    Settings of Argos that somebody left in the environment, proxies and keys do not
    get through. Argos reads the rest once, at its import.

    Args:
        folder: The models folder. Every home folder stands below it.
        given: The environment of this process.
    """
    state = folder / STATE
    homes = {name: str(state / name.lower()) for name in _HOMES}
    kept = {name: given[name] for name in _KEPT if name in given}
    return kept | homes | _SWITCHES


def seal_off(folder: Path) -> None:
    """Make this process ready to import Argos, and make its folders.

    An empty module of ours stands in for MiniSBD even where it is installed: it is
    under the AGPL, and it fetches a model from the network for each language. Plain
    Argos 1.11 cannot be imported without Stanza, which gets another one.

    Args:
        folder: The models folder.

    Raises:
        OSError: The folders cannot be made.
    """
    for name in _HOMES:
        place = folder / STATE / name.lower()
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.environ.update(offline_environment(folder, {}))
    splitter = ModuleType("minisbd")
    splitter.__dict__.update(
        SBDetect=None, models=SimpleNamespace(cache_dir="", list_models=list)
    )
    sys.modules.update(minisbd=splitter, stanza=ModuleType("stanza"))
    # None makes an import fail, which Argos expects of this one.
    absent: dict[str, Any] = dict.fromkeys(("onnxruntime", "spacy", "torch"))
    sys.modules.update(absent)
    # Argos logs what it is given: none of it may reach a handler of somebody else.
    log = logging.getLogger("argostranslate")
    log.addHandler(logging.NullHandler())
    log.propagate = False


def real_modules() -> tuple[str, ...]:
    """Return the names of the packages that were imported, without our stand-ins."""
    real = (
        name.partition(".")[0]
        for name, module in list(sys.modules.items())
        if getattr(module, "__spec__", None) is not None
    )
    return tuple(sorted(set(real)))
