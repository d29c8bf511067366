"""What a model says of itself, read with suspicion and written anew."""

from __future__ import annotations

import json
import re
from typing import Any

from msgspec import Struct

from kiosk.errors import BadModelError
from kiosk.identity.cleaning import clean_text

MOST_BYTES = 64 * 1024
MOST_NAME = 60
MOST_PREFIX = 40
_CODE = re.compile("[a-z]{2,3}(_[A-Za-z]{2,8})?")
_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+-]{0,19}")
REMEDY = "Take the file from whoever made it once more."


class Metadata(Struct, frozen=True, kw_only=True):
    """The part of metadata.json that is used. Argos never reads another."""

    from_code: str
    to_code: str
    package_version: str
    from_name: str = ""
    to_name: str = ""
    argos_version: str = ""
    target_prefix: str = ""
    """Put before every translation by models that know several languages."""

    @property
    def name(self) -> str:
        """The name of the model, such as translate-zh_en-1_9."""
        version = re.sub("[^0-9A-Za-z]", "_", self.package_version)
        return f"translate-{self.from_code}_{self.to_code}-{version}"


def read_metadata(raw: bytes) -> Metadata:
    """Return what metadata.json says, cleaned.

    Raises:
        BadModelError: It is not JSON, or no translation from one language to another.
    """
    try:
        if len(raw) > MOST_BYTES:
            raise ValueError("far too long")
        plain = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise _bad("is not JSON") from error
    if not isinstance(plain, dict):
        raise _bad("is not an object")
    if plain.get("type", "translate") != "translate":
        raise _bad("is of something else than a translation")
    metadata = Metadata(
        from_code=_matching(plain, "from_code", _CODE),
        to_code=_matching(plain, "to_code", _CODE),
        package_version=_matching(plain, "package_version", _VERSION),
        from_name=_short(plain, "from_name", MOST_NAME),
        to_name=_short(plain, "to_name", MOST_NAME),
        argos_version=_short(plain, "argos_version", MOST_NAME),
        target_prefix=_short(plain, "target_prefix", MOST_PREFIX),
    )
    if metadata.from_code == metadata.to_code:
        raise _bad("names one language twice")
    return metadata


def written(metadata: Metadata) -> bytes:
    """Return metadata.json as Argos reads it, with no link to anywhere."""
    plain = {
        "code": f"translate-{metadata.from_code}_{metadata.to_code}",
        "type": "translate",
        "links": [],
        **{name: getattr(metadata, name) for name in metadata.__struct_fields__},
    }
    return json.dumps(plain, ensure_ascii=True, indent=1).encode()


def _matching(plain: dict[str, Any], name: str, pattern: re.Pattern[str]) -> str:
    value = plain.get(name)
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise _bad(f"has no usable {name}")
    return value


def _short(plain: dict[str, Any], name: str, limit: int) -> str:
    value = plain.get(name, "")
    if not isinstance(value, str) or len(value) > limit:
        raise _bad(f"has no usable {name}")
    return clean_text(value, limit=limit)


def _bad(problem: str) -> BadModelError:
    return BadModelError(f"This is no model: metadata.json {problem}.", remedy=REMEDY)
