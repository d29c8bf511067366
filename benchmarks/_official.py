"""Models of the size and architecture that Argos publishes, with random weights.

6 + 6 layers, 512 wide, 8 heads, 50,000 pieces, int8: right for measuring speed and
memory, nonsense as translators. They never end by themselves.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from datetime import date
from itertools import islice, product
from pathlib import Path
from string import ascii_lowercase
from typing import Any

import numpy as np
from ctranslate2.specs import transformer_spec

from kiosk.translation.models.folder import PACKAGES
from kiosk.translation.models.manifest import (
    Manifest,
    Model,
    ModelFile,
    write_manifest,
)
from kiosk.translation.models.verifying import file_digest

WIDTH, INNER, HEADS, LAYERS, PIECES, PLACES = 512, 2048, 8, 6, 50_000, 1024
CONTROLS = ("<blank>", "<s>", "</s>", "<unk>")
SIGNS = ("▁", *"0123456789.,")
NEVER = -50.0
"""What is added to the odds of ending."""


def words() -> Iterator[str]:
    """All of its words: four letters each, so that no rule takes one for a figure."""
    letters = ("".join(each) for each in product(ascii_lowercase, repeat=4))
    return islice(letters, PIECES - len(CONTROLS) - len(SIGNS))


def official_folder(folder: Path, *pairs: tuple[str, str]) -> Path:
    """Make a models folder with a model for each pair."""
    models = tuple(_model(folder, number, pair) for number, pair in enumerate(pairs))
    write_manifest(folder, Manifest(models))
    return folder


def _model(folder: Path, seed: int, pair: tuple[str, str]) -> Model:
    start, end = pair
    name = f"translate-{start}_{end}-1_9"
    place = folder / PACKAGES / name
    (place / "model").mkdir(parents=True)
    _write_tokenizer(place / "sentencepiece.model")
    _write_weights(place / "model", np.random.default_rng(seed))
    codes = {"from_code": start, "from_name": start, "to_code": end, "to_name": end}
    metadata = {"package_version": "1.9", "argos_version": "1.9.0", **codes}
    (place / "metadata.json").write_text(json.dumps(metadata), "utf-8")
    files = sorted(path for path in place.rglob("*") if path.is_file())
    return Model(
        name=name,
        from_code=start,
        to_code=end,
        version="1.9",
        sha256="0" * 64,
        state="active",
        passed=True,
        installed=date(2026, 11, 22),
        files=tuple(
            ModelFile(
                str(path.relative_to(place)), path.stat().st_size, file_digest(path)
            )
            for path in files
        ),
    )


def _write_tokenizer(path: Path) -> None:
    """Write a SentencePiece model, which is a message of Protocol Buffers.

    Source: sentencepiece_model.proto: pieces are field 1 of the model, of them the
    text 1, the score 2 and the kind 3 (1 plain, 2 unknown, 3 control); the name of
    the normalizer, field 3, is its field 1.
    """
    special = (("<unk>", 0.0, 2), ("<s>", 0.0, 3), ("</s>", 0.0, 3))
    plain = (("▁" + word, -5.0, 1) for word in words())
    signs = ((sign, -20.0, 1) for sign in SIGNS)
    pieces = b"".join(
        _field(
            1, _field(1, text.encode()) + struct.pack("<Bf2B", 0x15, score, 0x18, kind)
        )
        for text, score, kind in (*special, *signs, *plain)
    )
    path.write_bytes(pieces + _field(3, _field(1, b"identity")))


def _field(number: int, content: bytes) -> bytes:
    assert len(content) < 128  # one byte tells the length
    return bytes((number << 3 | 2, len(content))) + content


def _write_weights(folder: Path, random: np.random.Generator) -> None:
    spec = transformer_spec.TransformerSpec.from_config((LAYERS, LAYERS), HEADS)
    vocabulary = [*CONTROLS, *SIGNS, *(f"▁{word}" for word in words())]
    table = random.standard_normal((len(vocabulary), WIDTH)) * WIDTH**-0.5
    table = table.astype(np.float32)
    sides: tuple[tuple[Any, Any, int], ...] = (
        (spec.encoder, spec.encoder.embeddings[0], 1),
        (spec.decoder, spec.decoder.embeddings, 2),
    )
    for side, embeddings, attentions in sides:
        embeddings.weight = table
        embeddings.multiply_by_sqrt_depth = True
        side.position_encodings.encodings = _places()
        _norm(side.layer_norm)
        for layer in side.layer:
            _fill(layer, random, across=attentions == 2)
    odds = np.zeros(len(vocabulary), np.float32)
    odds[vocabulary.index("</s>")] = NEVER
    spec.decoder.projection.weight, spec.decoder.projection.bias = table, odds
    spec.register_source_vocabulary(vocabulary)
    spec.register_target_vocabulary(vocabulary)
    spec.validate()
    spec.optimize(quantization="int8")
    spec.save(str(folder))


def _fill(layer: Any, random: np.random.Generator, *, across: bool) -> None:  # noqa: ANN401
    _norm(layer.self_attention.layer_norm)
    _dense(layer.self_attention.linear[0], random, 3 * WIDTH, WIDTH)
    _dense(layer.self_attention.linear[1], random, WIDTH, WIDTH)
    if across:
        _norm(layer.attention.layer_norm)
        _dense(layer.attention.linear[0], random, WIDTH, WIDTH)
        _dense(layer.attention.linear[1], random, 2 * WIDTH, WIDTH)
        _dense(layer.attention.linear[2], random, WIDTH, WIDTH)
    _norm(layer.ffn.layer_norm)
    _dense(layer.ffn.linear_0, random, INNER, WIDTH)
    _dense(layer.ffn.linear_1, random, WIDTH, INNER)


def _dense(spec: Any, random: np.random.Generator, out: int, into: int) -> None:  # noqa: ANN401
    reach = (6 / (out + into)) ** 0.5
    spec.weight = random.uniform(-reach, reach, (out, into)).astype(np.float32)
    spec.bias = np.zeros(out, np.float32)


def _norm(spec: Any) -> None:  # noqa: ANN401
    spec.gamma, spec.beta = np.ones(WIDTH, np.float32), np.zeros(WIDTH, np.float32)


def _places() -> np.ndarray[Any, Any]:
    """Sines and cosines by place."""
    place = np.arange(PLACES)[:, None]
    pace = np.exp(np.arange(0, WIDTH, 2) * -(np.log(10000.0) / WIDTH))
    table = np.zeros((PLACES, WIDTH), np.float32)
    table[:, 0::2], table[:, 1::2] = np.sin(place * pace), np.cos(place * pace)
    return table
