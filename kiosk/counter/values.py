"""Answers in few bytes: each kind of question has a form of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from kiosk.counter import value_forms as forms
from kiosk.counter.value_forms import Given, Packed
from kiosk.interview import model
from kiosk.interview.model import AnyStep, Value
from kiosk.language.dense import plain


def pack_value(step: AnyStep, value: Value) -> Packed:
    """Return an accepted answer in the form of its kind."""
    return None if value is None else _FORMS[type(step)][0](step, value)


def unpack_value(step: AnyStep, packed: Packed) -> Value:
    """Return what `pack_value` packed.

    Raises:
        ValueError: It is no answer to this step: another version asked otherwise.
    """
    if packed is None:
        return None
    value: Value = _FORMS[type(step)][1](step, packed)
    return value


def as_it_stands(packed: Packed) -> Value:
    """Return an answer of which nobody here knows the question, readable at least."""
    if isinstance(packed, bytes):
        try:
            return plain(packed)
        except ValueError:
            return packed.hex()
    if isinstance(packed, list | tuple):
        return tuple(as_it_stands(one) for one in packed)
    if isinstance(packed, Mapping):
        return {str(key): as_it_stands(one) for key, one in packed.items()}
    return packed if isinstance(packed, str | bool) or packed is None else str(packed)


def _pack_group(step: Given, value: Given) -> Packed:
    parts = {part.id: part for part in step.fields}
    return [
        {parts[id_].key: pack_value(parts[id_], one) for id_, one in item.items()}
        for item in value
    ]


def _unpack_group(step: Given, packed: Packed) -> Value:
    parts = {part.key: part for part in step.fields}
    items: list[Value] = []
    for item in forms.listed(packed):
        if not isinstance(item, Mapping) or not item.keys() <= parts.keys():
            raise ValueError("no such field")
        items.append(
            {parts[key].id: unpack_value(parts[key], one) for key, one in item.items()}
        )
    return tuple(items)


_Form = tuple[Callable[[Given, Given], Packed], Callable[[Given, Packed], Value]]
_TEXT: Final[_Form] = (forms.pack_text, forms.unpack_text)
_TRUTH: Final[_Form] = (forms.pack_truth, forms.unpack_truth)
_FORMS: Final[Mapping[type, _Form]] = {
    model.Choice: (forms.pack_choice, forms.unpack_choice),
    model.Several: (forms.pack_several, forms.unpack_several),
    model.Text: _TEXT,
    model.Name: (forms.pack_name, forms.unpack_name),
    model.Date: (forms.pack_date, forms.unpack_date),
    model.Country: _TEXT,
    model.Phone: (forms.pack_phone, forms.unpack_phone),
    model.Email: _TEXT,
    model.Address: _TEXT,
    model.Amount: (forms.pack_amount, forms.unpack_amount),
    model.Slot: (forms.pack_slot, forms.unpack_slot),
    model.DocumentNumber: _TEXT,
    model.Zone: (forms.pack_zone, forms.unpack_zone),
    model.Group: (_pack_group, _unpack_group),
    model.Information: _TRUTH,
    model.Consent: _TRUTH,
}
