# SPDX-License-Identifier: MIT
"""The test vectors of the article, from the program as it is built for debugging and for release.

They are read from the article's tables, so that what is printed there is what is checked.
"""

import base64
import hashlib
import re
import struct
import subprocess

import pytest

from conftest import ROOT, binary, environment, start_server
from wire import exchange

ARTICLE = (ROOT / "Sources/Service/Understudy.docc/Vectors.md").read_text(encoding="utf-8")
MODELS = {"S": "text-embedding-3-small", "L": "text-embedding-3-large"}
WORDS = {
    "empty": "",
    "`a` and a blank, 50,000 times": "a " * 50_000,
    "blank, line feed, tab": " \n\t",
    "`hello` and a blank": "hello ",
}


def rows(head):
    """The cells of each row in the table under a head, by the article's order."""
    section = ARTICLE.split(f"\n### {head}\n", 2)[-1].split("\n#", 1)[0]
    cells = [re.split(r" \| ", line.strip("| ")) for line in section.splitlines() if "|" in line]
    assert len(cells) > 7, f"no table of test vectors under {head}"
    return cells[2:]


def text_cases():
    """(mode, text, dimensions, model, seed, first four, digest) of both modes' tables."""
    made = []
    for mode in ("lexical", "hash"):
        text = None
        for cell, dimensions, space, first, digest in rows(mode.capitalize()):
            if cell != "the same":
                text = WORDS.get(cell, cell.strip("`"))
            model, seed = space.split(", ")
            made.append((mode, text, int(dimensions), MODELS[model], seed, first, digest))
    return made


def token_cases():
    """(mode, ids, dimensions, first four, digest) of the token ids' table."""
    return [
        (mode, [int(word) for word in ids.split(", ")], int(dimensions), first, digest)
        for mode, ids, dimensions, first, digest in rows("Token ids")
    ]


def check(numbers, dimensions, first, digest):
    """Compares little-endian float32 numbers with the cells of a row."""
    values = struct.unpack(f"<{dimensions}f", numbers)
    assert [round(value * 1e8) for value in values[:4]] == pytest.approx(
        [int(word) for word in first.split(", ")], abs=4
    )
    assert hashlib.sha256(numbers).hexdigest()[:16] == digest.strip("`")


@pytest.mark.parametrize("configuration", ["release", "debug"])
@pytest.mark.parametrize("case", text_cases(), ids=lambda case: f"{case[0]} {case[1][:20]!r}")
def test_a_text_has_its_published_vector(case, configuration):
    mode, text, dimensions, model, seed, first, digest = case
    ended = subprocess.run(
        [
            binary(configuration), "embed", "--format", "f32", "--embeddings", mode,
            "--dimensions", str(dimensions), "--model", model, "--seed", seed, "--", text,
        ],
        capture_output=True,
        env=environment(),
        timeout=60,
    )
    assert ended.stderr == b""
    check(ended.stdout, dimensions, first, digest)


@pytest.mark.parametrize("configuration", ["release", "debug"])
def test_token_ids_have_their_published_vectors(configuration):
    import base64

    with start_server(program=binary(configuration)) as server:
        for mode, ids, dimensions, first, digest in token_cases():
            asked = {
                "model": MODELS["S"], "input": ids, "dimensions": dimensions,
                "encoding_format": "base64",
            }
            fields = [
                ("Content-Type", "application/json"), ("X-Understudy-Embeddings", mode),
            ]
            answer = exchange(server, "/v1/embeddings", asked, fields=fields)
            assert answer.status == 200, answer.body
            numbers = base64.b64decode(answer.json["data"][0]["embedding"])
            check(numbers, dimensions, first, digest)
