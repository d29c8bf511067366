"""A program that goes the whole path and prints what it saw.

python whole_path.py FOLDER: the models folder. Prints JSON.
"""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

from kiosk.errors import MissingPairError
from kiosk.translation.engine.client import Hired


async def walked(machine: Hired) -> dict[str, Any]:
    """Every kind of request once."""
    await machine.warm([("zh", "ko")])
    (made,) = await machine.translate(["请在这里签字。"], "zh", "ko", back=True)
    (english,) = await machine.translate(["请坐。"], "zh", "en", back=True)
    await machine.calibrate("zh", "en")
    missing = ""
    try:
        await machine.translate(["Xin chào"], "vi", "zh")
    except MissingPairError as error:
        missing = error.problem
    standing = await machine.standing()
    return {
        "korean": made.text,
        "back": english.back,
        "missing": missing,
        "modules": standing.modules,
    }


async def main(folder: Path) -> None:
    """Go, and print."""
    machine = Hired(folder)
    try:
        print(json.dumps(await walked(machine)))  # noqa: T201
    finally:
        await machine.close()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
