"""A browser under the policy that an installed kiosk has; the machine keeps its own."""

from __future__ import annotations

import json
import os
from pathlib import Path

from tests.chromium import chromium
from tests.deploy.scratch import DEPLOY, needed, run

POLICY = Path("etc/chromium/policies/managed/kiosk.json")
STEERED = {
    # With 2 nothing can steer the browser, a test as little as a visitor.
    "DeveloperToolsAvailability": 0,
    # The root of a test needs --no-sandbox, and a bar would warn of it.
    "CommandLineFlagSecurityWarningsEnabled": False,
}


def policed(folder: Path, *allowed: str) -> Path:
    """Return a program that starts the browser under the policy.

    It sees another /etc/chromium than everybody else: a mount of its own.

    Args:
        folder: A machine is installed into it.
        allowed: Addresses that are allowed besides the kiosk's own.
    """
    needed("unshare")
    browser, root = chromium(), folder / "machine"
    root.mkdir()
    run("install", root)
    policy = json.loads((root / POLICY).read_text("utf-8")) | STEERED
    policy["URLAllowlist"] += allowed
    (root / POLICY).write_text(json.dumps(policy), "utf-8")
    apart = "--mount" if os.geteuid() == 0 else "--mount --map-root-user"
    program = folder / "policed"
    program.write_text(
        f"""#!/bin/sh
exec unshare {apart} sh -c 'mount --bind "{root}/etc/chromium" /etc/chromium &&
    exec "{browser}" "$@"' sh "$@"
""",
        "utf-8",
    )
    program.chmod(0o755)
    return program


def launched(folder: Path, origin: str) -> Path:
    """Return a program that starts the browser as its launcher does, without a page.

    Under the policy; a test opens the page itself, and there need be no window.

    Args:
        folder: A machine is installed into it.
        origin: Where the kiosk's page stands.
    """
    program = policed(folder, origin, "about:blank")
    launcher = (DEPLOY / "screen" / "kiosk-screen").read_text("utf-8")
    read, address = (
        'read -r address <"$CREDENTIALS_DIRECTORY/address"\n',
        ' \\\n    "$address"',
    )
    assert read in launcher
    assert address in launcher
    told = launcher.replace(read, f'CHROMIUM="{program}"\n').replace(address, "")
    started_by = folder / "without-a-window"
    started_by.write_text(told, "utf-8")
    started_by.chmod(0o755)
    return started_by
