"""A program that holds Argos to what the adapter needs, whichever Argos it finds.

python argos_contract.py FOLDER: a models folder. Prints JSON.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from kiosk.errors import BadModelError
from kiosk.translation.engine.offline import real_modules, seal_off


def contract(folder: Path) -> dict[str, Any]:
    """Load every model, translate with it, unload it, and load it again."""
    seal_off(folder)
    from kiosk.translation.engine.argos import Loaded
    from kiosk.translation.models.folder import active_packages
    from tests.translation.engine.phrases import known_phrases

    rows = known_phrases()
    columns = {"en": 0, "zh": 1, "ko": 2}
    seen: dict[str, Any] = {"exact": {}, "unloaded": 0, "refused": 0}
    for model in active_packages(folder):
        places = columns[model.from_code], columns[model.to_code]
        pairs = [tuple(row[place] for place in places) for row in rows]
        known = [pair for pair in pairs if all(pair)]
        for _ in range(2):
            loaded = Loaded(model)
            made = loaded.translate([source for source, _ in known])
            loaded.unload()
        exact = sum(one.text == pair[1] for one, pair in zip(made, known, strict=True))
        seen["exact"][model.name] = [exact, len(known), all(one.ended for one in made)]
        seen["refused"] += refuses(model)
    import argostranslate.settings as settings

    seen["settings"] = [
        settings.batch_size,
        settings.beam_size,
        settings.intra_threads,
        settings.model_provider.name,
        settings.device,
    ]
    seen["place"] = settings.__file__
    seen["modules"] = real_modules()
    return seen


def refuses(model: Any) -> bool:  # noqa: ANN401 - a frozen model, changed below
    """Tell whether a folder of something else is refused."""
    from dataclasses import replace

    from kiosk.translation.engine.argos import Loaded

    try:
        Loaded(replace(model, path=model.path / "model"))
    except BadModelError:
        return True
    return False


if __name__ == "__main__":
    print(json.dumps(contract(Path(sys.argv[1]))))  # noqa: T201
