# SPDX-License-Identifier: MIT
"""The largest batch of the longest vectors: made as it is read, in little memory."""

import json
import pathlib

import pytest

from conftest import start_server
from wire import Connection, exchange, request

INPUTS = [f"text number {number}" for number in range(2048)]
BODY = {"model": "text-embedding-3-large", "input": INPUTS}
# As JSON more than 70 MB, of which these are held at most, beside what the kernel's buffers hold.
KIBIBYTES_MAX = 4_096


@pytest.fixture
def server():
    """A server of one thread, whose work is that of one connection after the other."""
    with start_server("--threads", "1") as running:
        assert exchange(running, "/health").status == 200
        yield running


def peak_kibibytes(server):
    status = pathlib.Path(f"/proc/{server.process.pid}/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0])


def processor_nanoseconds(server):
    threads = pathlib.Path(f"/proc/{server.process.pid}/task").glob("*/schedstat")
    return sum(int(thread.read_text().split()[0]) for thread in threads)


def test_a_batch_takes_little_memory_however_slowly_it_is_read(server):
    before = peak_kibibytes(server)
    with Connection(server) as reader:
        reader.send(request("/v1/embeddings", BODY))
        head = reader.read_until(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200 ")
        # Between two pieces that are read, the server has all the time that it wants.
        for _ in range(50):
            reader.read(10_000)
            assert exchange(server, "/health").status == 200
    assert peak_kibibytes(server) - before < KIBIBYTES_MAX


def test_a_whole_batch_takes_as_little(server):
    before = peak_kibibytes(server)
    answer = exchange(server, "/v1/embeddings", BODY)
    assert len(json.loads(answer.body)["data"]) == len(INPUTS)
    assert len(answer.body) > 60_000_000
    assert peak_kibibytes(server) - before < KIBIBYTES_MAX


@pytest.mark.parametrize("encoding", ["float", "base64"])
def test_a_client_that_stops_reading_stops_the_work(server, encoding):
    body = BODY | {"encoding_format": encoding}
    start = processor_nanoseconds(server)
    whole = exchange(server, "/v1/embeddings", body)
    work = processor_nanoseconds(server) - start
    with Connection(server) as reader:
        start = processor_nanoseconds(server)
        reader.send(request("/v1/embeddings", body))
        reader.read_until(b"\r\n\r\n")
        # What the kernel takes for the reader has been made once the loop turns to others.
        for _ in range(20):
            assert exchange(server, "/health").status == 200
        assert processor_nanoseconds(server) - start < work / 2
    # Nor is the rest made when the reader has gone.
    for _ in range(20):
        assert exchange(server, "/health").status == 200
    assert processor_nanoseconds(server) - start < work / 2
    assert whole.status == 200
