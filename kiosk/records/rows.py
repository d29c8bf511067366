"""Structs as the values of statements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import BindParameter, bindparam, insert

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Column, Table
    from sqlalchemy.sql.dml import ReturningInsert


def adding(table: Table) -> ReturningInsert[Any]:
    """Return the statement that adds a row of `new_values`."""
    return insert(table).values(new(table.c)).returning(*table.primary_key)


def new(columns: Iterable[Column[Any]]) -> dict[str, BindParameter[Any]]:
    """Return the parameters that give these columns new values."""
    return {
        column.name: bindparam(f"new_{column.name}", type_=column.type)
        for column in columns
    }


def new_values(struct: msgspec.Struct) -> dict[str, object]:
    """Return the fields of a struct as the values of `new` columns."""
    fields = msgspec.structs.asdict(struct)
    return {f"new_{name}": value for name, value in fields.items()}
