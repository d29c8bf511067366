"""`kiosk interview` and `kiosk handout`."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from kiosk.cli.logo import tell_of_logo
from kiosk.cli.opening import Opened, open_all, print_json, read_answers
from kiosk.content.report import report
from kiosk.errors import AnswersError
from kiosk.handout.compose import Voices, of_guide, of_service, of_visit
from kiosk.handout.model import Handout
from kiosk.handout.writing import render, write
from kiosk.interview.context import Context, branch_slots
from kiosk.interview.path import path


def interview(options: Namespace) -> int:
    """Print where answers lead; 1 when one of them is wrong."""
    opened = open_all(options.config, options.today)
    services = [opened.library.service(id_) for id_ in dict.fromkeys(options.ids)]
    wording = opened.wording(options.lang)
    context = _context(opened)
    found = path(services, read_answers(options.answers), context)
    print_json(report(found, wording, context.slots))
    return 1 if found.problems else 0


def handout(options: Namespace) -> int:
    """Make a handout and write it."""
    opened = open_all(options.config, options.today)
    tell_of_logo(opened.settings.branch)
    page = _composed(options, opened)
    if options.large:
        page = replace(page, look=replace(page.look, large=True))
    noon = datetime(
        opened.today.year,
        opened.today.month,
        opened.today.day,
        12,
        tzinfo=ZoneInfo("UTC"),
    )
    files = render(
        page, options.format, paper=options.paper, timestamp=int(noon.timestamp())
    )
    write(files, sys.stdout.buffer if options.out == "-" else Path(options.out))
    return 0


def _composed(options: Namespace, opened: Opened) -> Handout:
    voices = voices_of(opened, options.lang)
    if options.id in {page.id for page in opened.library.guides}:
        if options.answers is not None:
            raise AnswersError(f"{options.id} is a guide: it has no questions.")
        return of_guide(opened.library.guide(options.id), voices)
    service = opened.library.service(options.id)
    if options.answers is None:
        return of_service(service, voices)
    found = path([service], read_answers(options.answers), _context(opened))
    if found.next is not None:
        problem = found.problems.get(found.next.id)
        why = voices.main.explain(problem) if problem else "It was not answered."
        raise AnswersError(
            f"The answers do not reach the end: {found.next.id}: {why}",
            remedy=f"See: kiosk interview {service.id} --answers {options.answers}",
        )
    return of_visit(found.ended, voices)


def voices_of(opened: Opened, code: str) -> Voices:
    """Return the visitor's words, and the Chinese beneath them."""
    main = opened.wording(code)
    return Voices(main, None if code == "zh" else opened.wording("zh"))


def _context(opened: Opened) -> Context:
    now = datetime.now(ZoneInfo(opened.settings.time_zone)).replace(tzinfo=None)
    if opened.today != now.date():
        now = datetime.combine(opened.today, datetime.min.time())
    return Context(opened.today, branch_slots(opened.settings.branch, now))
