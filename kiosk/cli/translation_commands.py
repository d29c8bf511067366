"""The commands of the room `translation`: `kiosk models` and `kiosk translate`."""

from __future__ import annotations

from pathlib import Path

from kiosk.cli.adding import Commands, add, add_config, add_json


def add_models(commands: Commands) -> None:
    """Add `kiosk models`."""
    text = "Install, check and remove the models that translate."
    models = commands.add_parser("models", help=text, description=text)
    deeds = models.add_subparsers(required=True, metavar="DEED")
    listing = add(deeds, "list", "models:show", "List the models and their pairs.")
    text = "Install a model from a file on a medium."
    install = add(deeds, "install", "models:install", text)
    install.add_argument("file", type=Path, metavar="FILE", help="an .argosmodel")
    install.add_argument(
        "--sha256", default="", metavar="HEX", help="the digest it must have"
    )
    text = "Read every byte of the models again; 1 when one is damaged."
    verify = add(deeds, "verify", "models:verify", text)
    for command in (listing, install, verify):
        add_json(command)
        add_config(command)
    for name, text in (
        ("remove", "Remove a model for good."),
        ("rollback", "Use the version before again."),
    ):
        deed = add(deeds, name, f"models:{name}", text)
        deed.add_argument("name", metavar="NAME", help="of a model, or a pair: zh-en")
        add_config(deed)


def add_translate(commands: Commands) -> None:
    """Add `kiosk translate`."""
    text = "Translate a sentence, or draft the missing texts of a catalogue."
    translate = add(commands, "translate", "translate:translate", text)
    translate.add_argument("text", nargs="?", metavar="TEXT")
    translate.add_argument("--from", dest="speaks", metavar="CODE")
    translate.add_argument("--to", dest="hears", metavar="CODE")
    translate.add_argument(
        "--draft",
        type=Path,
        metavar="FOLDER",
        help="draft what is missing in locales/xx",
    )
    add_json(translate)
    add_config(translate)
