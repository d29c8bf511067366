"""Kinds of columns that both databases keep alike."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import DateTime, Text
from sqlalchemy.types import TypeDecorator


class Moment(TypeDecorator[datetime]):
    """An aware time in UTC, to the microsecond.

    SQLite has no times: it gets text in UTC, which sorts as the times do.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> Any:  # noqa: ANN401, D102
        if value is None or dialect.name != "sqlite":
            return value
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Any) -> Any:  # noqa: ANN401, D102
        if value is None or value.tzinfo is UTC:
            return value
        if value.tzinfo is None:
            return value.replace(tzinfo=UTC)
        return value.astimezone(UTC)


class Words(TypeDecorator[tuple[str, ...]]):
    """A tuple of texts, written as JSON."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Any) -> Any:  # noqa: ANN401, D102
        return msgspec.json.encode(value or ()).decode()

    def process_result_value(self, value: str | None, dialect: Any) -> Any:  # noqa: ANN401, D102
        return msgspec.json.decode(value or "[]", type=tuple[str, ...])
