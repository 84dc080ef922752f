# SPDX-License-Identifier: MIT
"""Vectors a second that the official OpenAI client receives in the largest batches it may send.

2,048 short texts, base64, 1,536 dimensions, taken as a raw response: the client's own parsing is
left out. What is not left out is that it looks at each text before it sends them, so batches are
also sent with texts that it is told to pass on (`extra_body`). A server that only sends the same
bytes again is asked in turns with ours; more than that the client cannot take.
"""

import contextlib
import multiprocessing
import pathlib
import socket
import statistics
import subprocess
import tempfile
import time

import openai

PROGRAM = pathlib.Path(__file__).resolve().parents[1] / ".build" / "release" / "understudy"
MODEL = "text-embedding-3-small"
BATCH = 2_048
ROUNDS = 15
RATE_MIN = 50_000


@contextlib.contextmanager
def understudy():
    """The URL of the program, with as many threads as it takes by itself."""
    with tempfile.TemporaryDirectory() as folder:
        ready = pathlib.Path(folder, "ready")
        command = [PROGRAM, "serve", "--port", "0", "--ready-file", ready]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            while not (ready.exists() and ready.read_text().strip()):
                time.sleep(0.001)
            yield ready.read_text().strip()
        finally:
            process.terminate()
            process.wait()


@contextlib.contextmanager
def baseline(reply: bytes):
    """The URL of a server that answers each request with these bytes."""
    listener = socket.create_server(("127.0.0.1", 0))
    process = multiprocessing.get_context("fork").Process(target=serve, args=(listener, reply))
    process.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        process.terminate()
        process.join()


def serve(listener: socket.socket, reply: bytes):
    while True:
        connection, _ = listener.accept()
        received = b""
        while data := connection.recv(1 << 20):
            received += data
            head, end, body = received.partition(b"\r\n\r\n")
            size = head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0]
            if end and len(body) == int(size):
                connection.sendall(reply)
                received = b""


def whole_reply(url: str, texts: list[str]) -> bytes:
    """The bytes of a reply, framed by its length."""
    body = received(client(url), texts)
    head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: "
    return f"{head}{len(body)}\r\n\r\n".encode() + body


def client(url: str) -> openai.OpenAI:
    return openai.OpenAI(base_url=f"{url}/v1", api_key="any", max_retries=0)


def received(asking: openai.OpenAI, inputs: list[str], is_checked: bool = True) -> bytes:
    raw = asking.embeddings.with_raw_response
    asked = {"model": MODEL, "encoding_format": "base64"}
    if is_checked:
        return raw.create(**asked, input=inputs).content
    return raw.create(**asked, input="", extra_body={"input": inputs}).content


def texts(number: int) -> list[str]:
    return [f"What does request number {number * BATCH + place} cost?" for place in range(BATCH)]


def seconds(asking: openai.OpenAI, number: int, is_checked: bool) -> float:
    """The time of one batch."""
    inputs = texts(number)
    start = time.perf_counter()
    body = received(asking, inputs, is_checked)
    taken = time.perf_counter() - start
    assert body.count(b'"embedding":"') == BATCH
    return taken


def row(name: str, ours: list[float], bare: list[float], rate_min: int | None) -> str:
    """A line of the table: the median and the best rate, and the best beside the baseline's."""
    median, best, baseline = (BATCH / taken for taken in (
        statistics.median(ours), min(ours), min(bare)
    ))
    missed = "missed" if rate_min and best < rate_min else ""
    numbers = f"{median:>10.0f}{best:>10.0f}{baseline:>10.0f}{best / baseline:>8.2f}"
    return f"{name:<32}{numbers}{rate_min or '':>10}  {missed}".rstrip()


def main():
    with understudy() as url, baseline(whole_reply(url, texts(0))) as bare:
        clients = {"ours": client(url), "bare": client(bare)}
        times = {(name, is_checked): [] for name in clients for is_checked in (True, False)}
        for number in range(1, ROUNDS + 1):
            for name, is_checked in times:
                times[name, is_checked].append(seconds(clients[name], number, is_checked))
    print(f"{f'openai {openai.__version__}':<32}{'vectors/s':>10}{'most':>10}{'baseline':>10}"
          f"{'ratio':>8}{'at least':>10}")
    print(row("batches, received", times["ours", False], times["bare", False], RATE_MIN))
    print(row("batches, checked and received", times["ours", True], times["bare", True], None))


if __name__ == "__main__":
    main()
