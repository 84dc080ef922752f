# SPDX-License-Identifier: MIT
"""`understudy embed` on files: formats that NumPy reads, order, constant memory, errors."""

import base64
import json
import resource
import subprocess

import numpy
import pytest
from openai import OpenAI

from conftest import binary, environment

DIMENSIONS = 64
TEXTS = [f"line {number}: naïve café, 価格 {number * 37 % 1000}" for number in range(5000)]


def embed(*words, stdin=None):
    """Runs `embed` to its end."""
    return subprocess.run(
        [str(binary()), "embed", "--dimensions", str(DIMENSIONS), *map(str, words)],
        input=stdin,
        capture_output=True,
        env=environment(),
        timeout=120,
    )


@pytest.fixture(scope="module")
def lines(tmp_path_factory):
    """The texts, a line each; the last without its line feed."""
    path = tmp_path_factory.mktemp("embed") / "lines.txt"
    path.write_text("\n".join(TEXTS), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def vectors(lines):
    """Their vectors, as the default format has them."""
    ended = embed("--input", lines)
    assert (ended.returncode, ended.stderr) == (0, b"")
    rows = [json.loads(line) for line in ended.stdout.splitlines()]
    assert len(rows) == len(TEXTS)
    return numpy.array(rows, dtype="float32")


def test_vectors_are_the_server_s_in_order(server, vectors):
    client = OpenAI(base_url=f"{server.url}/v1", api_key="any", max_retries=0)
    answer = client.embeddings.create(
        model="text-embedding-3-small", dimensions=DIMENSIONS, input=TEXTS[:2000]
    )
    served = numpy.array([row.embedding for row in answer.data], dtype="float32")
    assert numpy.array_equal(vectors[:2000], served)


def test_standard_input_gives_the_same_as_a_file(lines, vectors):
    ended = embed("--format", "base64", stdin=lines.read_bytes())
    rows = [numpy.frombuffer(base64.b64decode(line), "<f4") for line in ended.stdout.splitlines()]
    assert numpy.array_equal(numpy.array(rows), vectors)


def test_numpy_reads_raw_numbers_and_array_files(lines, vectors, tmp_path):
    raw, array = tmp_path / "vectors.f32", tmp_path / "vectors.npy"
    assert embed("--input", lines, "--format", "f32", "--output", raw).returncode == 0
    assert embed("--input", lines, "--format", "npy", "--output", array).returncode == 0
    assert numpy.array_equal(numpy.fromfile(raw, "<f4").reshape(-1, DIMENSIONS), vectors)
    assert numpy.array_equal(numpy.load(array), vectors)


@pytest.mark.parametrize(
    ("numbers", "type", "columns"),
    [
        ("int8", "int8", DIMENSIONS),
        ("uint8", "uint8", DIMENSIONS),
        ("binary", "int8", DIMENSIONS // 8),
        ("ubinary", "uint8", DIMENSIONS // 8),
    ],
)
def test_whole_numbers_are_those_of_the_vector(lines, vectors, tmp_path, numbers, type, columns):
    path = tmp_path / "vectors.npy"
    embed("--input", lines, "--numbers", numbers, "--format", "npy", "--output", path)
    rows = numpy.load(path)
    assert (rows.dtype, rows.shape) == (numpy.dtype(type), (len(TEXTS), columns))
    first = json.loads(embed("--numbers", numbers, TEXTS[0]).stdout)
    assert rows[0].tolist() == first
    if numbers == "ubinary":
        assert numpy.array_equal(rows, numpy.packbits(vectors > 0, axis=1))
    if numbers == "int8":
        scaled = numpy.clip(numpy.rint(vectors.astype("float64") * 32 * DIMENSIONS**0.5), -128, 127)
        assert numpy.abs(rows - scaled).max() <= 1


def test_a_member_of_each_line_can_be_the_text(vectors):
    objects = "".join(json.dumps({"id": i, "body": text}) + "\n" for i, text in enumerate(TEXTS[:9]))
    ended = embed("--field", "body", stdin=objects.encode())
    rows = numpy.array([json.loads(line) for line in ended.stdout.splitlines()], dtype="float32")
    assert numpy.array_equal(rows, vectors[:9])


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"id":1}', 'has no "body"'),
        ('{"body":7}', "is a number, not a string"),
        ("[1]", "the line is an array, not an object"),
        ('{"body":', "at byte 8 of the line"),
    ],
)
def test_a_line_without_a_text_is_named(line, reason):
    ended = embed("--field", "body", stdin=f'{{"body":"a"}}\n{line}\n{{"body":"b"}}\n'.encode())
    assert ended.returncode == 1
    assert ended.stdout.count(b"\n") == 1
    message = ended.stderr.decode()
    assert message.startswith("understudy: standard input:2: ") and reason in message, message


@pytest.mark.parametrize(
    ("words", "fragment"),
    [
        (["--format", "npy", "a"], "needs --output"),
        (["--format", "f32", "--numbers", "int8", "a"], "cannot be combined"),
        (["--input", "x", "a"], "cannot be combined"),
        (["--field", "x", "a"], "cannot be combined"),
        (["--numbers", "int9", "a"], "int8"),
    ],
)
def test_flags_that_do_not_fit_are_refused(words, fragment):
    ended = embed(*words)
    assert ended.returncode == 2 and ended.stdout == b""
    assert fragment in ended.stderr.decode()


def test_a_file_that_is_not_there_is_named(tmp_path):
    ended = embed("--input", tmp_path / "none.txt")
    assert ended.returncode == 1
    assert "none.txt: No such file or directory" in ended.stderr.decode()


def test_modes_differ_and_hash_is_exact():
    near, far = (
        numpy.array([json.loads(line) for line in embed("--embeddings", mode, "cat", "cat!").stdout
                     .splitlines()])
        for mode in ("lexical", "hash")
    )
    assert near[0] @ near[1] > 0.9
    assert abs(far[0] @ far[1]) < 0.6


def test_a_long_input_takes_no_more_memory_than_a_short_one(tmp_path):
    path, output = tmp_path / "long.txt", tmp_path / "long.f32"
    with path.open("w") as file:
        for number in range(200_000):
            file.write(f"line {number} of a long file that is embedded piece by piece\n")
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    assert embed("--input", path, "--format", "f32", "--output", output).returncode == 0
    after = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    assert output.stat().st_size == 200_000 * DIMENSIONS * 4
    # Kilobytes; the whole of what is written would be 51 MB, and of what is read 12 MB.
    assert after <= max(before, 40_000), (before, after)
