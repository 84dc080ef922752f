# SPDX-License-Identifier: MIT
"""`understudy embed` on files: formats that NumPy reads, order, constant memory, errors."""

import base64
import contextlib
import json
import os
import pathlib
import pty
import re
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
    objects = [json.dumps({"id": place, "body": text}) for place, text in enumerate(TEXTS[:9])]
    ended = embed("--field", "body", stdin="\n".join(objects).encode())
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


def test_a_file_is_not_emptied_into_itself(tmp_path):
    path, other = tmp_path / "texts.jsonl", tmp_path / "link.jsonl"
    path.write_text("one\ntwo\n")
    other.symlink_to(path)
    for output in (path, other):
        ended = embed("--input", path, "--output", output)
        assert ended.returncode == 1
        assert "is the input, whose texts would be lost" in ended.stderr.decode()
    with path.open() as file:
        command = [str(binary()), "embed", "--output", str(path)]
        ended = subprocess.run(command, stdin=file, capture_output=True, env=environment())
    assert ended.returncode == 1
    assert path.read_text() == "one\ntwo\n"


def test_the_mark_of_a_file_of_utf8_is_no_part_of_its_first_text(tmp_path):
    plain = embed("--format", "base64", stdin=b"hello\nworld\n").stdout
    assert embed("--format", "base64", stdin=b"\xef\xbb\xbfhello\nworld\n").stdout == plain
    assert embed("--format", "base64", stdin=b"world\n\xef\xbb\xbfhello\n").stdout != plain
    marked = embed("--format", "base64", "--field", "t", stdin=b'\xef\xbb\xbf{"t":"hello"}\n')
    assert marked.stdout == plain.splitlines(keepends=True)[0]


def test_an_array_file_tells_the_rows_before_a_fault(tmp_path):
    path = tmp_path / "rows.npy"
    lines = b'{"t":"a"}\n' * 700 + b"broken\n" + b'{"t":"b"}\n'
    ended = embed("--field", "t", "--format", "npy", "--output", path, stdin=lines)
    assert ended.returncode == 1 and ":701: " in ended.stderr.decode()
    assert numpy.load(path).shape == (700, DIMENSIONS)


def test_an_array_file_needs_an_output_to_go_back_in(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    ended = embed("--format", "npy", "--output", pipe, stdin=b"a\n")
    assert ended.returncode == 1 and "an npy file tells its rows" in ended.stderr.decode()
    assert os.read(reader, 100) == b""
    os.close(reader)


def test_modes_differ_and_hash_is_exact():
    near, far = (
        numpy.array([json.loads(line) for line in embed("--embeddings", mode, "cat", "cat!").stdout
                     .splitlines()])
        for mode in ("lexical", "hash")
    )
    assert near[0] @ near[1] > 0.9
    assert abs(far[0] @ far[1]) < 0.6


def peak_kibibytes(count, format):
    """The most memory that so many lines took, a vector of 1,536 numbers for each."""
    command = [str(binary()), "embed", "--format", format, "--output", "/dev/null"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment())
    with process.stdin as lines:
        for number in range(count):
            lines.write(b"line %d of a file of many\n" % number)
        lines.flush()
        status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    assert process.wait() == 0
    return int(status.partition("VmHWM:")[2].split()[0])


@pytest.mark.parametrize("format", ["json", "base64", "f32"])
def test_a_long_input_takes_no_more_memory_than_a_short_one(format):
    long = peak_kibibytes(60_000, format)
    # What is written is 370 MB and more.
    assert long < 40_000
    assert long < peak_kibibytes(6_000, format) + 8_000


def test_a_person_at_a_terminal_sees_how_far_it_has_come(tmp_path):
    path = tmp_path / "long.txt"
    path.write_text("".join(f"line {number} of a file of many\n" for number in range(400_000)))
    command = [
        binary(), "embed", "--input", path, "--model", "house", "--dimensions", "8192",
        "--format", "f32", "--output", "/dev/null",
    ]
    terminal, side = pty.openpty()
    # On one core, with the longest vectors, it takes much longer than the program waits with its
    # first bar.
    core = {min(os.sched_getaffinity(0))}
    process = subprocess.Popen(
        [str(word) for word in command],
        stderr=side,
        env=environment(),
        preexec_fn=lambda: os.sched_setaffinity(0, core),
    )
    os.close(side)
    shown = b""
    # A terminal whose other side is closed ends in an error.
    with contextlib.suppress(OSError):
        while data := os.read(terminal, 4096):
            shown += data
    os.close(terminal)
    assert process.wait() == 0
    bars = [bar for bar in shown.decode().split("\r") if "vectors" in bar]
    assert bars, shown
    assert all(re.match(r"\[#* *\] \d+% \d+ vectors, \d+/s ", bar) for bar in bars)
    assert shown.endswith(b"\r\x1b[K"), "the bar is taken away"
