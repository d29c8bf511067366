"""`kiosk serve`: the visitor's screens in the browser of this kiosk."""

from __future__ import annotations

import asyncio
import os
import resource
import socket
import sys
from argparse import Namespace
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.cli.opening import print_line
from kiosk.cli.unsafe import refuse_unsafe
from kiosk.errors import BridgeError
from kiosk.journal import Event
from kiosk.journal_place import journal_of
from kiosk.language.languages import read_languages
from kiosk.paths import find_places, state_folder
from kiosk.settings import Settings, read_settings
from kiosk.touchscreen import FOLDER, LOCAL_NAME

if TYPE_CHECKING:
    from kiosk.bridge.fonts import Fonts
    from kiosk.bridge.messages import Size
    from kiosk.bridge.renewal import Handed
    from kiosk.bridge.screens import Screen
    from kiosk.bridge.server import Outcome
    from kiosk.bridge.words import Words


def serve(options: Namespace) -> int:
    """Serve until staff or a signal end it.

    Returns:
        0, or 70 when staff typed the PIN.

    Raises:
        HostError: What visitors type could leak on this machine.
        BridgeError: It cannot listen, or what it serves is not there.
    """
    settings = read_settings(options.config)
    starts = options.renewed is None and not options.prepare
    if starts and not options.unsafe_host:
        refuse_unsafe(settings, options.config)
    fonts = fonts_of(settings)
    if options.prepare:
        print_line(f"The fonts of the page stand in {fonts.files[0].parent}.")
        return 0
    # A crash must not write to a core file what a visitor types.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    from kiosk.bridge.renewal import Handed, receive, renew, spare_of

    handed = None if options.renewed is None else receive(options.renewed)
    listener = _listener(settings, handed)
    words = words_of(settings) if handed is None else _words_from(handed)
    if handed is None:
        print_line(f"Serving {settings.touchscreen.own_origin}.")
        print_line(f"The browser's address: {folder_of(settings) / 'address'}")
    outcome, spare = asyncio.run(
        _run(settings, options, fonts, words, listener, handed)
    )
    if not outcome.renew:
        return outcome.status
    visits = 1 + (0 if handed is None else handed.visits)
    number = None if outcome.number is None else asdict(outcome.number)
    following = Handed(
        listener.fileno(), visits, asdict(words), spare_of(spare), number
    )
    return renew(following, (sys.executable, "-m", "kiosk", "serve", *_config(options)))


async def _run(  # noqa: PLR0913 - what a bridge is made of, once
    settings: Settings,
    options: Namespace,
    fonts: Fonts,
    words: Words,
    listener: socket.socket,
    handed: Handed | None,
) -> tuple[Outcome, Screen | None]:
    from kiosk.bridge.access import Access
    from kiosk.bridge.number import number_in
    from kiosk.bridge.pages import Pages
    from kiosk.bridge.server import Bridge
    from kiosk.bridge.server import serve as serve_bridge
    from kiosk.bridge.spares import Spares
    from kiosk.bridge.watchdog import Watchdog

    own = settings.touchscreen
    journal = journal_of(settings.journal, settings.counter.folder or state_folder())
    journal.take_over()
    access = Access(folder_of(settings), own.own_origin)
    spare = None if handed is None else handed.screen
    spares = Spares(_starter(options), own.processes, access.size, spare)
    pages = Pages(fonts, words, own.font_size)
    number = number_in((handed and handed.number) or {})
    origins = origins_of(settings)
    bridge = Bridge(pages, access, spares, journal, origins=origins, number=number)
    if handed is None:
        journal.write(Event.LISTENING, program="serve", port=own.port)
    else:
        journal.write(Event.RELAY_RENEWED, visits=handed.visits)
    outcome = await serve_bridge(bridge, listener, Watchdog(os.environ), spares)
    if not outcome.renew:
        journal.write(Event.ENDED, program="serve", status=outcome.status)
    return outcome, spares.spare


def folder_of(settings: Settings) -> Path:
    """Return where the address for the browser stands."""
    return settings.touchscreen.folder or state_folder() / FOLDER


def origins_of(settings: Settings) -> tuple[str, ...]:
    """Return what pages of ours may stand under: this machine has two names."""
    own = settings.touchscreen
    if own.origin or not own.is_local:
        return (own.own_origin,)
    return (own.own_origin, own.origin_of(LOCAL_NAME))


def _config(options: Namespace) -> tuple[str, ...]:
    return () if options.config is None else ("--config", str(options.config))


def screen_command(
    options: Namespace, lean: Callable[[], tuple[str, ...]] | None = None
) -> tuple[str, ...]:
    """Return the program of a screen and its words.

    Args:
        options: Of the command line.
        lean: Tells the words with which Python starts it; None: as was compiled.
    """
    from kiosk.bridge.lean import flags

    words = ("-m", "kiosk", "screen", *_config(options))
    return (sys.executable, *(lean or flags)(), *words)


def _starter(options: Namespace) -> Callable[[Size], Screen]:
    from kiosk.bridge.screens import start

    command = screen_command(options)
    return lambda size: start(command, os.environ, size)


def fonts_of(settings: Settings) -> Fonts:
    """Return the fonts of the page, cut now unless they are there."""
    from kiosk.bridge.fonts import prepare

    places = find_places()
    texts = [places.locales / "languages.toml"]
    texts += sorted(places.locales.glob("*/LC_MESSAGES/kiosk.po"))
    said = [settings.branch.name_zh, *(text.read_text("utf-8") for text in texts)]
    folder = places.library.parent if places.checkout else state_folder()
    return prepare(folder / "fonts", "".join(said))


def _listener(settings: Settings, handed: Handed | None) -> socket.socket:
    from kiosk.bridge.watchdog import handed_socket

    own = settings.touchscreen
    if handed is not None:
        return socket.socket(fileno=handed.listener)
    found = handed_socket(os.environ)
    if found is not None:
        return found
    family = socket.AF_INET6 if ":" in own.host else socket.AF_INET
    try:
        return socket.create_server((own.host, own.port), family=family)
    except OSError as error:
        raise BridgeError(
            f"{own.host} port {own.port} cannot be listened on: {error.strerror}.",
            remedy="Set host and port in [touchscreen] to ones that are free here.",
        ) from error


def words_of(settings: Settings) -> Words:
    """Return what the page says by itself, in every language that has it."""
    from kiosk.bridge.words import CLOSED, MOMENT, Sentence, Words
    from kiosk.content.build import open_library
    from kiosk.content.wording import Wording

    places = find_places()
    library = open_library(places)

    def said(text: str) -> tuple[Sentence, ...]:
        languages = read_languages(places.locales / "languages.toml")
        found = (
            (one, Wording(one, library, settings, settings.today()).say(text))
            for one in languages
        )
        return tuple(
            Sentence(one.code, one.direction, words)
            for one, words in found
            if one.code == "en" or words != text
        )

    return Words(said(MOMENT), said(CLOSED))


def _words_from(handed: Handed) -> Words:
    from kiosk.bridge.words import Sentence, Words

    moment, closed = (
        tuple(Sentence(**one) for one in handed.words[name])
        for name in ("moment", "closed")
    )
    return Words(moment, closed)
