"""Zones for tests: the samples of Doc 9303, and a maker of others."""

from dataclasses import dataclass

TD3_SAMPLE = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\n"
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10"
)
TD1_SAMPLE = (
    "I<UTOD231458907<<<<<<<<<<<<<<<\n"
    "7408122F1204159UTO<<<<<<<<<<<6\n"
    "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"
)
TD2_SAMPLE = (
    "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6"
)
VISA_A_SAMPLE = (
    "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\n"
    "L8988901C4XXX7408122F96121096ZE184226B<<<<<<"
)
VISA_B_SAMPLE = (
    "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nL8988901C4XXX7408122F9612109<<<<<<<<"
)
LONG_TD1_SAMPLE = (
    "I<UTOD23145890<7349<<<<<<<<<<<\n"
    "3407127M9507122UTO<<<<<<<<<<<2\n"
    "STEVENSON<<PETER<JOHN<<<<<<<<<"
)
LONG_TD2_SAMPLE = (
    "I<UTOSTEVENSON<<PETER<JOHN<<<<<<<<<<\nD23145890<UTO3407127M95071227349<<<8"
)


def digit(text: str) -> str:
    """Return the 7-3-1 digit, written apart from the one under test."""
    total = 0
    for place, sign in enumerate(text):
        total += (0 if sign == "<" else int(sign, 36)) * (7, 3, 1)[place % 3]
    return str(total % 10)


@dataclass(frozen=True)
class Passport:
    """A TD3 document whose check digits are right unless they are given."""

    code: str = "P"
    issuer: str = "KOR"
    name: str = "KIM<<MINJI"
    number: str = "M12345678"
    nationality: str = "KOR"
    birth: str = "900131"
    sex: str = "F"
    expiry: str = "330101"
    optional: str = ""
    optional_digit: str | None = None

    def zone(self) -> str:
        """Return both lines."""
        number = self.number.ljust(9, "<")
        optional = self.optional.ljust(14, "<")
        guarded = number + digit(number)
        birth = self.birth + digit(self.birth)
        expiry = self.expiry + digit(self.expiry)
        extra = optional + (self.optional_digit or digit(optional))
        upper = self.code.ljust(2, "<") + self.issuer.ljust(3, "<") + self.name
        lower = guarded + self.nationality.ljust(3, "<") + birth + self.sex
        last = digit(guarded + birth + expiry + extra)
        return f"{upper.ljust(44, '<')}\n{lower}{expiry}{extra}{last}"


def card(upper: str, lower: str, name: str, *, optional: str = "") -> str:
    """Return a TD1 zone; `lower` is birth, sex, expiry and nationality.

    `upper` is the first line without fillers at its end.
    """
    first = upper.ljust(30, "<")
    birth, sex, expiry, nationality = lower.split()
    middle = birth + digit(birth) + sex + expiry + digit(expiry) + nationality
    filled = optional.ljust(11, "<")
    covered = first[5:] + middle[:7] + middle[8:15] + filled
    return f"{first}\n{middle}{filled}{digit(covered)}\n{name.ljust(30, '<')}"
