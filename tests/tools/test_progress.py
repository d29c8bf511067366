from __future__ import annotations

from io import StringIO

from tools.progress import Progress, count_requirements


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def shown(out: StringIO, lines: list[str], total: int) -> str:
    progress = Progress("Installing", total=total, out=out)
    progress.begin()
    for line in lines:
        progress.read(line)
    progress.end(done=True)
    return out.getvalue()


def test_a_terminal_shows_one_line_that_is_rewritten() -> None:
    lines = ["Collecting babel==2.18.0 (from -r requirements.lock (line 9))\n"]
    text = shown(Terminal(), lines, total=2)
    assert "\r\x1b[2KInstalling: 1 of 2, babel\r" in text
    assert text.count("\n") == 1


def test_elsewhere_only_a_few_lines_are_printed() -> None:
    lines = [f"Collecting package{number}==1\n" for number in range(40)]
    text = shown(StringIO(), lines, total=40)
    assert text.splitlines() == [
        "Installing ...",
        "Installing: 10 of 40, package9",
        "Installing: 20 of 40, package19",
        "Installing: 30 of 40, package29",
        "Installing: 40 of 40, package39",
        "Installing: done",
    ]


def test_a_package_that_is_there_already_counts_too() -> None:
    lines = ["Requirement already satisfied: babel==2.18.0 in ./lib (2.18.0)\n"]
    assert "1 of 1, babel" in shown(StringIO(), lines, total=1)


def test_other_output_of_the_installer_is_not_shown() -> None:
    text = shown(StringIO(), ["  Using cached babel.whl (10 MB)\n", "\n"], total=1)
    assert text.splitlines() == ["Installing ...", "Installing: done"]


def test_a_failure_is_not_called_done() -> None:
    out = StringIO()
    Progress("Installing", total=1, out=out).end(done=False)
    assert out.getvalue() == "Installing: failed\n"


def test_packages_of_other_systems_are_not_counted() -> None:
    lock = (
        "# Made by\na==1 \\\n    --hash=sha256:00\nb==2 ; sys_platform == 'win32' \\\n"
    )
    assert count_requirements(lock) == 1
