"""What can be wrong with an answer, and the sentence that helps.

A problem is a value, never an exception: it is shown beside the field, in the
visitor's language, and says what is wrong and what to do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


def mark(text: str) -> str:
    """Mark `text` for translation without translating it yet."""
    return text


MESSAGES: Mapping[str, str] = {
    "missing": mark("This is needed. Please answer, or call staff."),
    "wrong-kind": mark("This answer has the wrong form. Please answer again."),
    "not-an-option": mark("Please choose one of the answers shown."),
    "none-chosen": mark("Please choose at least one."),
    "too-long": mark("Too long. Please use at most %(most)s characters."),
    "too-many-lines": mark("Please use at most %(most)s lines."),
    "not-latin": mark("Please use Latin letters, as in your passport."),
    "name-missing": mark("Please enter your surname or your given names."),
    "name-digits": mark("There are no digits in a name. Please check it."),
    "name-diacritics": mark(
        "Please type it as in the capitals at the passport's foot."
    ),
    "name-other-script": mark("Please use Latin letters, as in your passport."),
    "name-characters": mark("Only letters, hyphen and apostrophe can stand here."),
    "name-no-letter": mark("Please enter at least one letter."),
    "no-such-date": mark("There is no such date. Please check day, month and year."),
    "date-in-future": mark("This date has not come yet. Please check it."),
    "date-too-early": mark("This date is too long ago. Please check the year."),
    "date-too-late": mark("This date is too far ahead. Please check the year."),
    "not-a-country": mark("Please choose a country from the list."),
    "phone-incomplete": mark("This number is not complete. Please check it."),
    "phone-not-possible": mark("There is no such number. Please check each digit."),
    "phone-other-country": mark("Please enter a Chinese mobile number."),
    "not-an-email": mark("Please check the address. It looks like name@example.com."),
    "not-an-amount": mark("Please enter an amount in digits, for example 200."),
    "not-a-number": mark("Please enter a number in digits, for example 3."),
    "not-a-time": mark("Please enter a time from 00:00 to 23:59."),
    "amount-too-large": mark("Please enter at most %(most)s."),
    "not-a-slot": mark(
        "This time is past, taken or outside the hours. Please choose another."
    ),
    "not-a-document": mark("Please check the number. It is printed on the document."),
    "check-character": mark("One character is wrong. Compare each with the document."),
    "other-document": mark("This is the number of another kind of document."),
    "not-a-zone": mark("This could not be read. Scan again, or type it by hand."),
    "zone-damaged": mark("Some of it was not read well. Please scan again."),
    "too-few-items": mark("Please add at least %(least)s."),
    "too-many-items": mark("At most %(most)s can be added. Please call staff."),
    "item": mark("Please check entry %(number)s."),
    "twice": mark("This is in the list already."),
    "not-read": mark("Please read this, then go on."),
}
"""English sentence by code. Codes are stable: other programs see them."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why an answer does not count."""

    code: str
    values: Mapping[str, str] = field(default_factory=dict)
    """What the placeholders of the sentence stand for."""
    field: str = ""
    """The part of the answer that is wrong (surname, a field of an item), if one."""
    item: int | None = None
    """The item of a group that is wrong, from 0."""

    @property
    def message(self) -> str:
        """The sentence, in English, with its placeholders."""
        return MESSAGES[self.code]
