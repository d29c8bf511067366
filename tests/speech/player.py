"""Plays what it is given into a new file of a folder; slowly, when told to."""

import sys
import time
from pathlib import Path
from uuid import uuid4

folder, seconds = Path(sys.argv[1]), float(sys.argv[2])
part = folder / f"{uuid4().hex}.part"
started = folder / f"{time.monotonic_ns()}.started"
started.touch()
part.write_bytes(sys.stdin.buffer.read())
time.sleep(seconds)
part.rename(folder / f"{time.monotonic_ns()}.wav")
