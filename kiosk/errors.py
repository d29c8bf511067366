"""Everything the kiosk can report to a person.

KioskError
├── SettingsError    kiosk.toml cannot be used
├── ContentError     a file in guides/ or locales/ cannot be used
├── AnswersError     a file of answers cannot be read
├── HandoutError     a handout cannot be made or written
│   └── LostPressError    the process that makes handouts ended or hung
├── UnknownError     a name the reader gave is not known here
├── SealError        something sealed cannot be opened, or a key is missing
├── StoreError       the database is not there, or cannot be used
├── ConflictError    somebody else was first
├── PrinterError     a printer does not take a page
├── TakeawayError    pages for phones cannot be served
├── BridgeError      the screens cannot be served to a browser
├── HostError        this machine would leak what visitors type
├── StaffError       a member of staff cannot be added, changed or unlocked
└── TranslationError the machine cannot translate; phrases still can be said
    ├── MissingPairError  no model leads from the one language to the other
    ├── BadModelError     a model on the disk is not what it was, or never worked
    ├── UnfitTextError    a text is too long or too strange to translate
    └── LostWorkerError   the process that translates ended or hung
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


class LostPressError(HandoutError):
    """The process that makes handouts ended, hung or spoke nonsense."""


class UnknownError(KioskError):
    """A service, guide or language that was named does not exist here."""


class SealError(KioskError):
    """Something sealed cannot be opened, or a key is missing or unsafe."""


class StoreError(KioskError):
    """The database is not there, or cannot be used."""


class ConflictError(KioskError):
    """Somebody else was first: used, decided or changed already."""


class StaffError(KioskError):
    """A member of staff cannot be added, changed, unlocked or given a PIN."""


class PrinterError(KioskError):
    """A printer does not take a page, and would not later either."""


class NotReadyError(PrinterError):
    """A printer is away or busy. Later it may take the page."""

    def __init__(self, problem: str, *, busy: bool = False, remedy: str = "") -> None:
        super().__init__(problem, remedy=remedy)
        self.busy = busy


class TakeawayError(KioskError):
    """Pages for phones cannot be served."""


class HostError(KioskError):
    """This machine is not fit for visitors: what they type could leak."""


class BridgeError(KioskError):
    """The screens cannot be served to a browser."""


class TranslationError(KioskError):
    """The machine cannot translate. Phrases still can be said."""


class MissingPairError(TranslationError):
    """No installed model, nor a chain of them, leads from one language to another."""


class BadModelError(TranslationError):
    """A model is damaged, unknown or half installed, and is not used."""


class UnfitTextError(TranslationError):
    """A text is too long, or has nothing in it that can be translated."""


class LostWorkerError(TranslationError):
    """The process that translates ended, hung or spoke nonsense."""
