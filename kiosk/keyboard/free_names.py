"""Which keyboard the sentences of a language are typed on.

Only the names of the keyboards: all their keys take most of a megabyte, and a
visitor who types no sentence does without them.
"""

from types import MappingProxyType
from typing import Final

FREE_IDS: Final = frozenset(
    {
        "free-latin",
        "free-vi",
        "free-cyrillic",
        "free-uz",
        "free-kk",
        "free-ky",
        "free-mn",
        "free-ar",
        "free-th",
        "free-ko",
        "free-kana",
    }
)
"""Every keyboard for sentences."""

_BY_LANGUAGE: Final = MappingProxyType(
    {
        **dict.fromkeys(("ru", "uk", "be", "bg", "sr", "tg"), "free-cyrillic"),
        **dict.fromkeys(("ar", "fa"), "free-ar"),
        **{code: f"free-{code}" for code in ("uz", "kk", "ky", "mn", "th", "ko", "vi")},
        "ja": "free-kana",
    }
)


def free_layout(language_code: str) -> str:
    """Return the id of the keyboard on which sentences of a language are typed.

    Args:
        language_code: Such as "ko", or with a script: "uz_Latn". A language that is
            not known here is typed in Latin letters.
    """
    language, *rest = language_code.replace("-", "_").lower().split("_")
    if "latn" in rest:
        return "free-latin"
    if "cyrl" in rest:
        return _BY_LANGUAGE.get(language, "free-cyrillic")
    return _BY_LANGUAGE.get(language, "free-latin")
