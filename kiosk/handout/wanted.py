"""What a process that makes handouts is asked for."""

from __future__ import annotations

from typing import Literal

import msgspec

from kiosk.handout.form_model import FilledForm
from kiosk.handout.model import Handout, Paper, Roll

SingleFormat = Literal["pdf", "html", "text", "receipt"]


class Request(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="handout"):
    """One file of a handout."""

    handout: Handout
    format: SingleFormat
    paper: Paper | Roll
    timestamp: int


class FormRequest(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="form"):
    """A form as PDF."""

    form: FilledForm
    timestamp: int


class JpegRequest(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="jpeg"):
    """Each page as JPEG."""

    handout: Handout
    paper: Paper
    timestamp: int
