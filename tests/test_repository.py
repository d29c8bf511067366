"""The repository keeps its promises: one lock, one gate, two commands, no addresses."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
PINNED = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)
EXTRAS = PROJECT["project"]["optional-dependencies"]
LEFT_OUT = frozenset(PROJECT["tool"]["uv"]["exclude-dependencies"])
"""Never installed by the lock: docs/decisions/008-argos.md."""
WANTED = tuple(
    wanted
    for wanted in (
        *PROJECT["project"]["dependencies"],
        *EXTRAS["translate"],
        *EXTRAS["dev"],
    )
    if Requirement(wanted).name not in LEFT_OUT
)


def locked() -> dict[str, str]:
    return dict(PINNED.findall(LOCK))


def tracked_texts() -> dict[str, str]:
    listed = subprocess.run(
        ("git", "ls-files", "-z"), cwd=ROOT, check=True, capture_output=True, text=True
    )
    paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    contents = {path: path.read_bytes() for path in paths if path.is_file()}
    return {
        path.relative_to(ROOT).as_posix(): content.decode("utf-8", "replace")
        for path, content in contents.items()
        if b"\0" not in content
    }


@pytest.mark.parametrize("wanted", WANTED)
def test_the_lock_holds_a_fitting_version_of_every_dependency(wanted: str) -> None:
    requirement = Requirement(wanted)
    version = locked()[canonicalize_name(requirement.name)]
    assert requirement.specifier.contains(version)


def test_the_lock_leaves_out_what_must_never_be_imported() -> None:
    assert {"minisbd", "onnxruntime"} == LEFT_OUT
    assert not LEFT_OUT & locked().keys()
    assert not {"torch", "stanza", "spacy", "argostranslate"} & locked().keys()


def imported_names(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


def test_what_the_kiosk_imports_is_installed_with_it() -> None:
    # The extra is imported by the engine alone; without it there are the phrases.
    runtime = [*PROJECT["project"]["dependencies"], *EXTRAS["translate"]]
    declared = {canonicalize_name(Requirement(each).name) for each in runtime}
    owners = packages_distributions()
    undeclared = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in (ROOT / "kiosk").rglob("*.py")
        for name in imported_names(path.read_text("utf-8"))
        if name not in sys.stdlib_module_names and name != "kiosk"
        if declared.isdisjoint(map(canonicalize_name, owners.get(name, ())))
    }
    assert undeclared == set()


@pytest.mark.parametrize("wanted", PROJECT["build-system"]["requires"])
def test_what_builds_the_wheel_is_pinned_to_the_locked_version(wanted: str) -> None:
    name, version = wanted.split("==")
    assert locked()[canonicalize_name(name)] == version


def test_textual_is_pinned_exactly() -> None:
    pins = [Requirement(each) for each in WANTED if each.startswith("textual")]
    assert [pin.name for pin in pins] == ["textual", "textual-serve"]
    assert [str(pin.specifier)[:2] for pin in pins] == ["==", "=="]


def test_every_locked_package_has_a_hash() -> None:
    entries = re.split(r"^(?=[a-z0-9-]+==)", LOCK, flags=re.MULTILINE)[1:]
    assert entries
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_lock_names_no_address_and_no_place() -> None:
    found = re.search(r"://|--(extra-)?index|--find-links|--trusted-host| @ ", LOCK)
    assert found is None


def test_no_tracked_file_names_a_folder_of_the_machine_it_was_made_on() -> None:
    here = str(ROOT.parent) + "/"
    naming = [name for name, text in tracked_texts().items() if here in text]
    assert naming == []


def test_the_front_page_shows_two_commands_that_exist() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    block = readme.split("```sh\n")[1].split("```")[0]
    commands = [line.split("#")[0].strip() for line in block.splitlines()]
    assert commands == ["make run", "make test"]
    assert all(f"\n{command.split()[1]}: " in MAKEFILE for command in commands)


def test_the_contributing_page_names_only_commands_that_exist() -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    named = set(re.findall(r"`make ([a-z]+)`", page))
    assert named == {name for name in named if f"\n{name}: " in MAKEFILE}


def test_the_gate_runs_the_same_check_as_a_person() -> None:
    gate = (ROOT / ".ci" / "run").read_text("utf-8")
    assert "CI=true make check" in gate
    assert re.search(r"^check: lint test ", MAKEFILE, re.MULTILINE)


def test_the_licence_is_there_in_full() -> None:
    licence = (ROOT / "LICENSE").read_text("utf-8")
    assert PROJECT["project"]["license"] == "Apache-2.0"
    assert "Version 2.0, January 2004" in licence
    assert "END OF TERMS AND CONDITIONS" in licence


def test_every_page_that_a_page_links_to_is_there() -> None:
    pages = {n: t for n, t in tracked_texts().items() if n.endswith(".md")}
    broken = [
        f"{name}: {link}"
        for name, text in pages.items()
        for link in re.findall(r"\]\(([^)#:]+)\)", text)
        if not ((ROOT / name).parent / link).exists()
    ]
    assert broken == []
