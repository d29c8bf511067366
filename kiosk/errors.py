"""Everything the kiosk can report to a person.

KioskError
├── SettingsError    kiosk.toml cannot be used
├── ContentError     a file in guides/ or locales/ cannot be used
├── AnswersError     a file of answers cannot be read
├── HandoutError     a handout cannot be made or written
└── UnknownError     a name the reader gave is not known here
"""


class KioskError(Exception):
    """Base class: what went wrong, and what the reader can do about it."""

    def __init__(self, problem: str, *, remedy: str = "") -> None:
        super().__init__(f"{problem}\n{remedy}".rstrip())
        self.problem = problem
        self.remedy = remedy


class SettingsError(KioskError):
    """The settings file cannot be used."""


class ContentError(KioskError):
    """A file in guides/ or locales/ cannot be used."""


class AnswersError(KioskError):
    """A file of answers cannot be read."""


class HandoutError(KioskError):
    """A handout cannot be made or written."""


class UnknownError(KioskError):
    """A service, guide or language that was named does not exist here."""
