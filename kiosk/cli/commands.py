"""What can be typed after `kiosk`, and which function each command calls."""

from __future__ import annotations

import argparse
from pathlib import Path

from kiosk.cli.adding import Commands, add_unsafe_host
from kiosk.cli.adding import add as _add
from kiosk.cli.adding import add_config as _add_config
from kiosk.cli.adding import add_json as _add_json
from kiosk.cli.adding import add_today as _add_today
from kiosk.cli.adding import day as _day
from kiosk.cli.pack_commands import add_pack_print
from kiosk.cli.printing_commands import add_printing
from kiosk.cli.serving_commands import add_serving
from kiosk.cli.translation_commands import add_models, add_translate

FORMATS = ("pdf", "png", "html", "text", "ics", "receipt")
PAPERS = ("a4", "a5", "58mm", "80mm")
KEYS = ("kiosk", "desk", "pepper")
ROLES = ("teller", "lobby", "supervisor")
EXPORTS = ("csv", "json")
DIAGRAMS = ("mermaid", "graphviz", "svg")


def parser() -> argparse.ArgumentParser:
    """Return the parser of every command."""
    root = argparse.ArgumentParser(
        prog="kiosk",
        description="A multilingual assistant for foreign customers of a bank branch. "
        "Without a command it shows the kiosk on this terminal.",
    )
    commands = root.add_subparsers(required=True, metavar="COMMAND")
    _add_run(commands)
    _add_doctor(commands)
    _add_lists(commands)
    _add_interview(commands)
    _add_handout(commands)
    add_pack_print(commands)
    add_printing(commands)
    text = "Serve pages that phones take home, until a signal ends it."
    _add_config(_add(commands, "takeaway", "takeaway:takeaway", text))
    add_serving(commands)
    _add_learn(commands)
    _add_documents(commands)
    _add_content(commands)
    _add_editing(commands)
    _add_keys(commands)
    _add_audit(commands)
    _add_records(commands)
    _add_desk(commands)
    _add_staff(commands)
    add_models(commands)
    add_translate(commands)
    return root


def _add_run(commands: Commands) -> None:
    run = _add(commands, "run", "run:run", "Show the kiosk on this terminal.")
    run.add_argument("--lang", metavar="CODE", help="start in this language")
    run.add_argument(
        "--fullscreen",
        action="store_true",
        help="this terminal fills a visitors' screen: refuse an unsafe machine",
    )
    add_unsafe_host(run)
    _add_config(run)


def _add_doctor(commands: Commands) -> None:
    text = "Look whether this machine is fit for visitors."
    doctor = _add(commands, "doctor", "doctor:doctor", text)
    doctor.add_argument(
        "--root",
        type=Path,
        default=Path("/"),
        metavar="DIR",
        help="look at the system whose disk is mounted there",
    )
    _add_json(doctor)
    _add_config(doctor)


def _add_lists(commands: Commands) -> None:
    _add_json(_add(commands, "list", "lists:pages", "List services and guides."))
    languages = _add(commands, "languages", "lists:languages", "List the languages.")
    _add_json(languages)


def _add_interview(commands: Commands) -> None:
    text = "Replay answers through services and print where they lead, as JSON."
    interview = _add(commands, "interview", "visits:interview", text)
    interview.add_argument("ids", nargs="+", metavar="ID", help="services, in order")
    interview.add_argument(
        "--answers",
        required=True,
        metavar="FILE",
        help="JSON object (-: standard input)",
    )
    interview.add_argument("--lang", default="en", metavar="CODE")
    _add_today(interview)
    _add_json(interview)
    _add_config(interview)


def _add_handout(commands: Commands) -> None:
    handout = _add(commands, "handout", "visits:handout", "Make a handout.")
    handout.add_argument("id", metavar="ID", help="a service or a guide")
    handout.add_argument("--lang", required=True, metavar="CODE")
    handout.add_argument("--answers", metavar="FILE", help="answers to a service")
    handout.add_argument("--format", choices=FORMATS, required=True)
    handout.add_argument("--paper", choices=PAPERS, default="a4")
    handout.add_argument("--large", action="store_true", help="in large print")
    handout.add_argument(
        "--out", required=True, metavar="FILE", help="-: standard output"
    )
    _add_today(handout)
    _add_config(handout)


def _add_learn(commands: Commands) -> None:
    text = "Lessons for staff, each with a quiz. Without ID: list them."
    learn = _add(commands, "learn", "learn:learn", text)
    learn.add_argument("id", nargs="?", metavar="ID", help="a lesson")
    learn.add_argument("--lang", default="en", metavar="CODE")
    learn.add_argument("--answers", metavar="FILE", help="answers to its quiz, as JSON")
    _add_today(learn)
    _add_json(learn)
    _add_config(learn)


def _add_documents(commands: Commands) -> None:
    mrz = _add(commands, "mrz", "documents:mrz", "Read a machine-readable zone.")
    mrz.add_argument("file", nargs="?", default="-", metavar="FILE", help="-: input")
    _add_today(mrz)
    _add_json(mrz)
    text = "Recognise the number of a resident card or a permit."
    document = _add(commands, "document", "documents:document", text)
    document.add_argument("number", metavar="NUMBER")
    _add_json(document)


def _add_content(commands: Commands) -> None:
    check = _add(
        commands, "check", "content:check", "Check all content and catalogues."
    )
    _add_today(check)
    _add_config(check)
    _add(commands, "build", "content:build", "Compile guides and catalogues.")
    text = "Bring the translators' files up to date with the English texts."
    _add(commands, "messages", "content:messages", text)
    text = "List what personal data is asked, why, and when it is forgotten."
    _add_json(_add(commands, "data-map", "content:data_map", text))


def _add_editing(commands: Commands) -> None:
    facts = _add(commands, "facts", "editing:facts", "List the facts by their review.")
    _add_today(facts)
    _add_json(facts)
    text = "List every distinct path of a service, or draw the service."
    paths = _add(commands, "paths", "editing:paths", text)
    paths.add_argument("id", metavar="SERVICE")
    paths.add_argument("--diagram", choices=DIAGRAMS, help="draw it instead")
    paths.add_argument("--out", default="-", metavar="FILE", help="file of the diagram")
    _add_today(paths)
    _add_json(paths)
    _add_config(paths)
    text = "Print a screen as text, as it will look on a day."
    preview = _add(commands, "preview", "editing:preview", text)
    preview.add_argument("id", metavar="ID", help="a service, guide or lesson")
    preview.add_argument("--at", metavar="STEP", help="one step, end or section")
    preview.add_argument(
        "--date", type=_day, metavar="YYYY-MM-DD", help="the day (default: today)"
    )
    preview.add_argument("--lang", default="en", metavar="CODE")
    _add_config(preview)


def _add_keys(commands: Commands) -> None:
    text = "Make, show and trust the keys of kiosks and desks."
    keys = commands.add_parser("keys", help=text, description=text)
    deeds = keys.add_subparsers(required=True, metavar="DEED")
    text = "Make new keys; without KEY all of them, on a machine that has none."
    new = _add(deeds, "new", "keys:new", text)
    new.add_argument(
        "key", nargs="?", choices=KEYS, metavar="KEY", help=", ".join(KEYS)
    )
    _add_config(new)
    show = _add(deeds, "show", "keys:show", "Show public keys and fingerprints.")
    _add_json(show)
    _add_config(show)
    text = "Take a public key that was brought from another machine."
    trust = _add(deeds, "trust", "keys:trust", text)
    trust.add_argument("file", metavar="FILE", help="kiosk.pub or desk.pub (-: input)")
    _add_config(trust)


def _add_desk(commands: Commands) -> None:
    desk = _add(
        commands, "desk", "desk:desk", "Show the staff's desk on this terminal."
    )
    desk.add_argument(
        "--lang", choices=("zh", "en"), default="zh", help="begin in this language"
    )
    _add_config(desk)


def _add_staff(commands: Commands) -> None:
    text = "Add, list, reset and switch off the accounts of the desk."
    staff = commands.add_parser("staff", help=text, description=text)
    deeds = staff.add_subparsers(required=True, metavar="DEED")
    text = "Add somebody. The passphrase is asked, or read from standard input."
    add = _add(deeds, "add", "staff:add", text)
    add.add_argument("id", metavar="ID", help="staff number: a-z, digits, hyphens")
    add.add_argument("--name", required=True, metavar="NAME")
    add.add_argument("--role", required=True, choices=ROLES)
    add.add_argument(
        "--languages", default="", metavar="CODES", help="spoken, such as en,ko"
    )
    _add_config(add)
    listing = _add(deeds, "list", "staff:show", "List everybody; nothing secret.")
    _add_json(listing)
    _add_config(listing)
    for name, text in (
        ("disable", "Switch an account off."),
        ("reset", "Give somebody a new passphrase and key; switch the account on."),
    ):
        deed = _add(deeds, name, f"staff:{name}", text)
        deed.add_argument("id", metavar="ID")
        _add_config(deed)


def _add_audit(commands: Commands) -> None:
    text = "Verify the audit log, or hand it to an auditor."
    audit = commands.add_parser("audit", help=text, description=text)
    deeds = audit.add_subparsers(required=True, metavar="DEED")
    text = "Follow the chain of the log, and name the first bad row."
    verify = _add(deeds, "verify", "audit:verify", text)
    _add_json(verify)
    _add_config(verify)
    export = _add(deeds, "export", "audit:export", "Write the log to a file.")
    export.add_argument("--format", choices=EXPORTS, required=True)
    export.add_argument("--out", required=True, metavar="FILE", help="-: output")
    for name, dest in (("--from", "first"), ("--to", "last")):
        export.add_argument(name, dest=dest, type=_day, metavar="YYYY-MM-DD")
    _add_config(export)


def _add_records(commands: Commands) -> None:
    text = "List the cases that are kept, and erase them."
    records = commands.add_parser("records", help=text, description=text)
    deeds = records.add_subparsers(required=True, metavar="DEED")
    kept = _add(deeds, "list", "records:list_all", "List the cases, by id.")
    text = "Erase a case now, and search the disk for what must be gone."
    erase = _add(deeds, "erase", "records:erase", text)
    erase.add_argument("--case", required=True, metavar="ID")
    erase.add_argument(
        "--search", metavar="FILE", help="texts to search for, a line each (-: input)"
    )
    erase.add_argument(
        "--data", type=Path, metavar="DIR", help="a PostgreSQL data directory"
    )
    text = "Erase every case that was kept long enough."
    due = _add(deeds, "retention", "records:retention", text)
    for command in (kept, erase, due):
        _add_json(command)
        _add_config(command)
