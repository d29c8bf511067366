"""Pages to print, and what is told of them."""

from __future__ import annotations

from kiosk.printing.errand import Limits
from kiosk.printing.model import Job, Status

QUICK = Limits(
    poll_seconds=0.02, retry_seconds=(0.02, 0.05), total_seconds=30, page_seconds=0
)


def pdf(said: str = "page", pages: int = 3) -> bytes:
    """Return a small PDF with this many (empty) pages."""
    kids = " ".join(f"{number} 0 R" for number in range(3, 3 + pages))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>",
        *(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Note ({said}) >>"
            for _page in range(pages)
        ),
    ]
    made, places = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj {text} endobj\n".encode()
    start = len(made)
    made += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    made += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R >>"
    return made + f"trailer {trailer}\nstartxref\n{start}\n%%EOF\n".encode()


def job(said: str = "page", *, personal: bool = False, copies: int = 0) -> Job:
    """Return a job of three pages."""
    return Job(pdf=pdf(said), name="open-account", personal=personal, copies=copies)


class Heard:
    """Hears every status of a job."""

    def __init__(self) -> None:
        self.statuses: list[Status] = []

    def __call__(self, status: Status) -> None:
        """Take one."""
        self.statuses.append(status)

    @property
    def states(self) -> list[str]:
        """The states, each run of one only once."""
        found: list[str] = []
        for status in self.statuses:
            if found[-1:] != [status.state]:
                found.append(status.state)
        return found

    @property
    def pages(self) -> set[tuple[int, int]]:
        """Each "page 2 of 3" that was told."""
        return {(one.progress.page, one.progress.pages) for one in self.statuses}
