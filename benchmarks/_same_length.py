"""The process that translates, writing as many pieces as it reads.

Random weights never end a sentence: this gives them the length of a usual one. Run
in place of kiosk.translation.engine.worker.
"""

from __future__ import annotations

import sys

from kiosk.translation.engine import worker


def write_same_length() -> None:
    """Change this very process. Whatever imports Argos must not run before."""
    from kiosk.translation.engine import argos

    argos.most_written = lambda longest: longest


if __name__ == "__main__":
    write_same_length()
    sys.exit(worker.main())
