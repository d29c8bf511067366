"""What a box for a telephone number begins with."""

from kiosk.interview import model
from kiosk.interview.model import Answers, AnyStep


def proposed(step: AnyStep, answers: Answers) -> str:
    """Return the country prefix to begin with, such as "+82 "; empty for none.

    Args:
        step: Only a telephone question has one.
        answers: The country may be the answer to another question.
    """
    if not isinstance(step, model.Phone):
        return ""
    country = step.country or answers.get(step.prefix_from)
    if not isinstance(country, str):
        return ""
    # Imported here: its tables take a while.
    from phonenumbers import country_code_for_region

    code = country_code_for_region(country)
    return f"+{code} " if code else ""
