"""One question to a printer by IPP, with a time limit, and what may go wrong."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NoReturn
from urllib.parse import urlsplit

from kiosk.errors import NotReadyError, PrinterError
from kiosk.printers import Printer
from kiosk.printing.ipp_answers import answers
from kiosk.printing.ipp_words import Attributes, number_of

if TYPE_CHECKING:
    from pyipp import IPP, IPPError
    from pyipp.enums import IppOperation

USER: Final = "kiosk"
"""Who prints, as printers show it: never a visitor."""
LATER: Final = frozenset((0x0502, 0x0505, 0x0506, 0x0507))
"""Unavailable, temporary error, accepts no jobs, busy. Source: RFC 8011, B.1.5."""
GONE: Final = frozenset((0x0404, 0x0406, 0x0407, 0x0509))
"""Not possible any more, not known, or it has its pages. Source: RFC 8011, B.1."""
TRY_LATER_HTTP: Final = frozenset((429, 502, 503, 504))
PORTS: Final = {"ipp": 631, "ipps": 631, "http": 80, "https": 443}
ASKED: Final = (
    "printer-state",
    "printer-state-reasons",
    "printer-make-and-model",
    "operations-supported",
    "document-format-supported",
    "media-supported",
    "sides-supported",
    "copies-supported",
    "print-color-mode-supported",
)
ASKED_OF_JOBS: Final = (
    "job-id",
    "job-name",
    "job-state",
    "job-state-reasons",
    "job-impressions-completed",
)


class RefusedError(PrinterError):
    """A printer says no."""

    def __init__(self, problem: str, code: int) -> None:
        super().__init__(problem)
        self.code = code

    @property
    def gone(self) -> bool:
        """Whether the job is over, or the printer never heard of it."""
        return self.code in GONE


@dataclass(frozen=True, slots=True)
class Wire:
    """The way to one printer."""

    printer: Printer
    seconds: float = 5.0
    """How long a question may take."""
    send_seconds: float = 60.0
    """How long pages may take to be brought."""

    async def about_printer(self) -> Attributes:
        """Return what the printer tells of itself.

        Raises:
            NotReadyError: It does not answer.
            PrinterError: It answers, but not as a printer.
        """
        from pyipp.enums import IppOperation

        told = await self.ask(
            IppOperation.GET_PRINTER_ATTRIBUTES, {"requested-attributes": ASKED}
        )
        return _first(told["printers"])

    async def about_job(self, number: int) -> Attributes:
        """Return what the printer tells of a job.

        Raises:
            NotReadyError: It does not answer.
            RefusedError: It knows no such job.
        """
        from pyipp.enums import IppOperation

        told = await self.ask(
            IppOperation.GET_JOB_ATTRIBUTES,
            {"job-id": number, "requested-attributes": ASKED_OF_JOBS},
        )
        return _first(told["jobs"])

    async def find(self, name: str) -> int:
        """Return the number of a job by its name; 0: there is none.

        Raises:
            NotReadyError: The printer does not answer.
        """
        from pyipp.enums import IppOperation

        for which in ("not-completed", "completed"):
            told = await self.ask(
                IppOperation.GET_JOBS,
                {"which-jobs": which, "requested-attributes": ASKED_OF_JOBS},
            )
            for job in told["jobs"]:
                if job.get("job-name") == name:
                    return number_of(job)
        return 0

    async def ask(
        self,
        operation: IppOperation,
        attributes: dict[str, object],
        *,
        job: dict[str, object] | None = None,
        content: bytes | None = None,
    ) -> dict[str, Any]:
        """Ask the printer something.

        Args:
            operation: What is asked.
            attributes: Of the operation; a number of a job stands first.
            job: Attributes of a job; None: none.
            content: The pages; None: none.

        Raises:
            NotReadyError: It does not answer in time, or is busy.
            PrinterError: It says no, or speaks no IPP.
        """
        import aiohttp
        from pyipp import IPPError

        seconds = self.seconds if content is None else self.send_seconds
        message: dict[str, Any] = {
            "operation-attributes-tag": {"requesting-user-name": USER, **attributes}
        }
        if job is not None:
            message["job-attributes-tag"] = job
        if content is not None:
            message["data"] = content
        try:
            async with asyncio.timeout(seconds), self._opened(seconds) as ipp:
                return await ipp.execute(operation, message)
        except IPPError as error:
            self._explain(error)
        except (TimeoutError, aiohttp.ClientError, OSError) as error:
            raise self._silent() from error
        except ValueError as error:
            # pyipp reads the words of a server that is no printer as UTF-8.
            raise RefusedError(f"{self.printer.name} is no printer.", 0) from error

    @asynccontextmanager
    async def _opened(self, seconds: float) -> AsyncIterator[IPP]:
        from pyipp import IPP
        from pyipp.enums import IppTag
        from pyipp.tags import ATTRIBUTE_TAG_MAP

        # pyipp leaves out, without a word, what its own table does not know.
        ATTRIBUTE_TAG_MAP.setdefault("print-color-mode", IppTag.KEYWORD)
        parts = urlsplit(self.printer.uri)
        async with answers() as session:
            yield IPP(
                parts.hostname or "",
                base_path=parts.path or "/ipp/print",
                port=parts.port or PORTS[parts.scheme],
                tls=parts.scheme in ("ipps", "https"),
                verify_ssl=self.printer.check_certificate,
                request_timeout=max(1, round(seconds)),
                user_agent=USER,
                session=session,
            )

    def _silent(self) -> NotReadyError:
        return NotReadyError(
            f"{self.printer.name} does not answer.",
            remedy="See that it is switched on and connected.",
        )

    def _explain(self, error: IPPError) -> NoReturn:
        from pyipp import IPPConnectionError

        if isinstance(error, IPPConnectionError):
            raise self._silent() from error
        details = error.args[1] if len(error.args) > 1 else {}
        code = details.get("status-code", 0) if isinstance(details, dict) else 0
        if code in LATER or code in TRY_LATER_HTTP:
            raise NotReadyError(f"{self.printer.name} is busy.", busy=True) from error
        told = f"says no (0x{code:03X})" if code else "does not answer as a printer"
        raise RefusedError(f"{self.printer.name} {told}.", code) from error


def _first(told: list[dict[str, Any]]) -> Attributes:
    return told[0] if told else {}
