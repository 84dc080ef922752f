# SPDX-License-Identifier: MIT
"""HTTP/1.1 seen from the other end of a socket: framing, persistence, order and refusals."""

import gzip
import json
import pathlib
import socket

import pytest

from conftest import start_server
from wire import Connection, chat, chunked, exchange, request

CHAT = "/v1/chat/completions"


def said(answer):
    """The text of a chat completion."""
    assert answer.status == 200, answer.body
    return answer.json["choices"][0]["message"]["content"]


def streamed(answer):
    """The text of a streamed chat completion."""
    frames = answer.body.decode().split("\n\n")
    assert frames[-2:] == ["data: [DONE]", ""]
    deltas = [json.loads(frame.removeprefix("data: "))["choices"] for frame in frames[:-2]]
    return "".join(choice["delta"].get("content") or "" for choices in deltas for choice in choices)


# Persistence and order


def test_a_connection_is_kept_for_the_next_request(server):
    with Connection(server) as connection:
        for number in range(3):
            connection.send(request(CHAT, chat(f"number {number}")))
            assert said(connection.answer()) == f"number {number}"


def test_requests_in_one_write_are_answered_in_order(server):
    texts = [f"number {number} " * (number + 1) for number in range(40)]
    with Connection(server) as connection:
        connection.send(b"".join(request(CHAT, chat(text)) for text in texts))
        assert [said(connection.answer()) for _ in texts] == texts


def test_streams_and_whole_answers_keep_their_order(server):
    with Connection(server) as connection:
        connection.send(
            request(CHAT, chat("first", stream=True))
            + request("/health")
            + request(CHAT, chat("third", stream=True))
            + request(CHAT, chat("fourth"))
        )
        assert streamed(connection.answer()) == "first"
        assert connection.answer().status == 200
        assert streamed(connection.answer()) == "third"
        assert said(connection.answer()) == "fourth"


def test_a_request_may_come_byte_by_byte(server):
    whole = request(CHAT, chat("slowly")) + request(CHAT, chat("and slower"))
    with Connection(server) as connection:
        connection.send(*(whole[index : index + 1] for index in range(len(whole))))
        assert said(connection.answer()) == "slowly"
        assert said(connection.answer()) == "and slower"


def test_a_request_may_break_anywhere(server):
    whole = request(CHAT, chunked(json.dumps(chat("broken")).encode()), fields=[
        ("Content-Type", "application/json"), ("Transfer-Encoding", "chunked"),
    ])
    with Connection(server) as connection:
        for index in range(1, len(whole), 7):
            connection.send(whole[:index], whole[index:])
            assert said(connection.answer()) == "broken"


def test_close_is_honoured(server):
    with Connection(server) as connection:
        connection.send(request("/health", fields=[("Connection", "close")]) + request("/health"))
        assert connection.answer()["connection"] == "close"
        assert connection.read_to_end() == b""


def test_half_closed_clients_are_answered(server):
    with Connection(server) as connection:
        connection.send(request(CHAT, chat("all said")))
        connection.socket.shutdown(socket.SHUT_WR)
        assert said(connection.answer()) == "all said"
        assert connection.read_to_end() == b""


def test_empty_lines_before_a_request_are_passed_over(server):
    # RFC 9112 §2.2: at least one empty line before the request-line is ignored.
    with Connection(server) as connection:
        connection.send(b"\r\n" + request("/health"))
        assert connection.answer().status == 200


# HTTP/1.0


def test_http_1_0_is_answered_and_closed(server):
    with Connection(server) as connection:
        connection.send(request(CHAT, chat("old"), version="1.0", host=None))
        answer = connection.answer()
        assert said(answer) == "old"
        assert answer["connection"] == "close"
        assert connection.read_to_end() == b""


def test_http_1_0_streams_end_with_the_connection(server):
    with Connection(server) as connection:
        connection.send(request(CHAT, chat("old", stream=True), version="1.0"))
        answer = connection.answer()
        assert answer["transfer-encoding"] is None
        assert answer["content-length"] is None
        assert streamed(answer) == "old"


# Bodies


def test_chunked_bodies_are_joined(server):
    body = json.dumps(chat("in pieces")).encode()
    fields = [("Content-Type", "application/json"), ("Transfer-Encoding", "chunked")]
    plain = exchange(server, CHAT, body, fields=fields[:1])
    pieces = [body[index : index + 5] for index in range(0, len(body), 5)]
    with Connection(server) as connection:
        connection.send(request(CHAT, chunked(*pieces), fields=fields))
        assert connection.answer().body == plain.body
        # RFC 9112 §7.1: extensions are ignored, sizes may have leading zeros and either case,
        # trailers are read and dropped.
        size = b"00%X" % len(body)
        odd = size + b';name="a;b"\r\n' + body + b"\r\n000\r\nX-Trailer: 1\r\n\r\n"
        connection.send(request(CHAT, odd, fields=fields))
        assert connection.answer().body == plain.body
        connection.send(request("/health"))
        assert connection.answer().status == 200


def test_100_continue_comes_before_the_body(server):
    body = json.dumps(chat("go on")).encode()
    whole = request(CHAT, body, fields=[("Expect", "100-continue")])
    with Connection(server) as connection:
        connection.send(whole.removesuffix(body))
        assert connection.answer(is_interim=True).status == 100
        connection.send(body)
        assert said(connection.answer()) == "go on"


def test_a_body_that_is_too_large_is_refused_before_it_is_sent(server):
    fields = [("Expect", "100-continue"), ("Content-Length", str(1 << 40))]
    with Connection(server) as connection:
        connection.send(request(CHAT, method="POST", fields=fields))
        assert connection.answer().status == 413


def test_another_expectation_is_refused(server):
    assert exchange(server, "/health", fields=[("Expect", "200-ok")]).status == 417


def test_compressed_bodies_are_inflated(server):
    body = gzip.compress(json.dumps(chat("squeezed")).encode())
    fields = [("Content-Type", "application/json"), ("Content-Encoding", "gzip")]
    assert said(exchange(server, CHAT, body, fields=fields)) == "squeezed"
    assert exchange(server, CHAT, body[:-9], fields=fields).status == 400
    assert exchange(server, CHAT, b"no gzip", fields=fields).status == 400
    other = [fields[0], ("Content-Encoding", "compress")]
    assert exchange(server, CHAT, body, fields=other).status == 415


def test_a_body_that_inflates_beyond_the_limit_is_refused():
    bomb = gzip.compress(b" " * 50_000_000)
    assert len(bomb) < 100_000
    fields = [("Content-Type", "application/json"), ("Content-Encoding", "gzip")]
    with start_server("--body-max", "1000000") as server:
        assert exchange(server, CHAT, bomb, fields=fields).status == 413
        assert resident_kibibytes(server) < 20_000


# Refusals that reach a client which is still sending


@pytest.mark.parametrize("framing", ["length", "chunked"])
def test_413_reaches_a_client_that_is_still_sending(framing):
    size = 30_000_000
    piece = b"x" * 100_000
    fields = [("Content-Type", "application/json")]
    if framing == "length":
        head = request(CHAT, method="POST", fields=[*fields, ("Content-Length", str(size))])
    else:
        head = request(CHAT, method="POST", fields=[*fields, ("Transfer-Encoding", "chunked")])
        piece = b"%x\r\n%b\r\n" % (len(piece), piece)
    with start_server("--body-max", "1000") as server, Connection(server) as connection:
        connection.send(head)
        for _ in range(size // 100_000):
            connection.send(piece)
        answer = connection.answer()
        assert answer.status == 413
        assert answer["connection"] == "close"
        assert answer.json["error"]["message"]


@pytest.mark.parametrize("shape", ["one long field", "many fields", "long target"])
def test_431_reaches_a_client_that_is_still_sending(server, shape):
    if shape == "one long field":
        opening = b"GET /health HTTP/1.1\r\nHost: a\r\nX-Long: "
        pieces = [opening, *[b"y" * 50_000] * 60, b"\r\n\r\n"]
    elif shape == "many fields":
        pieces = [b"GET /health HTTP/1.1\r\nHost: a\r\n", *[b"X-Many: 1\r\n" * 50] * 60, b"\r\n"]
    else:
        pieces = [b"GET /", *[b"z" * 50_000] * 60, b" HTTP/1.1\r\nHost: a\r\n\r\n"]
    with Connection(server) as connection:
        connection.send(*pieces)
        answer = connection.answer()
        assert answer.status in (414, 431) if shape == "long target" else answer.status == 431
        assert answer["connection"] == "close"


# Malformed messages: each is refused with the status, and nothing after it is answered

HEAD = b"POST /v1/chat/completions HTTP/1.1\r\nHost: a\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n"
MALFORMED = {
    "both lengths": (CHUNKED + b"Content-Length: 3\r\n\r\n0\r\n\r\n", 400),
    "two lengths": (HEAD + b"Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc", 400),
    "list of lengths": (HEAD + b"Content-Length: 3, 4\r\n\r\nabc", 400),
    "signed length": (HEAD + b"Content-Length: +3\r\n\r\nabc", 400),
    "negative length": (HEAD + b"Content-Length: -3\r\n\r\nabc", 400),
    "hexadecimal length": (HEAD + b"Content-Length: 0x3\r\n\r\nabc", 400),
    "empty length": (HEAD + b"Content-Length: \r\n\r\n", 400),
    "endless length": (HEAD + b"Content-Length: 99999999999999999999999\r\n\r\n", 413),
    "unknown coding": (HEAD + b"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 501),
    "coding without an end": (HEAD + b"Transfer-Encoding: gzip\r\n\r\n", 400),
    "coding after chunked": (HEAD + b"Transfer-Encoding: chunked, gzip\r\n\r\n", 400),
    "chunked twice": (HEAD + b"Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n", 400),
    "chunk size is no number": (CHUNKED + b"\r\nxyz\r\n", 400),
    "chunk size with sign": (CHUNKED + b"\r\n+3\r\nabc\r\n", 400),
    "chunk size with prefix": (CHUNKED + b"\r\n0x3\r\nabc\r\n", 400),
    "chunk size is endless": (CHUNKED + b"\r\n" + b"f" * 17 + b"\r\n", 413),
    "chunk without its end": (CHUNKED + b"\r\n3\r\nabcde\r\n", 400),
    "chunk size ends in LF": (CHUNKED + b"\r\n3\nabc\r\n", 400),
    "no Host": (b"GET /health HTTP/1.1\r\n\r\n", 400),
    "two Hosts": (b"GET /health HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
    "Host with a space": (b"GET /health HTTP/1.1\r\nHost: a b\r\n\r\n", 400),
    "bare LF": (b"GET /health HTTP/1.1\nHost: a\n\n", 400),
    "bare CR": (b"GET /health HTTP/1.1\r\nHost: a\r\nX: b\rc\r\n\r\n", 400),
    "NUL": (b"GET /health HTTP/1.1\r\nHost: a\r\nX: b\0c\r\n\r\n", 400),
    "space before the colon": (b"GET /health HTTP/1.1\r\nHost : a\r\n\r\n", 400),
    "folded line": (b"GET /health HTTP/1.1\r\nHost: a\r\nX: b\r\n c\r\n\r\n", 400),
    "no name": (b"GET /health HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n", 400),
    "no colon": (b"GET /health HTTP/1.1\r\nHost: a\r\nfield\r\n\r\n", 400),
    "a space opens the fields": (b"GET /health HTTP/1.1\r\n Host: a\r\n\r\n", 400),
    "no target": (b"GET HTTP/1.1\r\nHost: a\r\n\r\n", 400),
    "two spaces": (b"GET  /health HTTP/1.1\r\nHost: a\r\n\r\n", 400),
    "target without a slash": (b"GET health HTTP/1.1\r\nHost: a\r\n\r\n", 400),
    "control in the target": (b"GET /he\x01alth HTTP/1.1\r\nHost: a\r\n\r\n", 400),
    "method with a control": (b"G\x01T /health HTTP/1.1\r\nHost: a\r\n\r\n", 400),
    "no version": (b"GET /health\r\nHost: a\r\n\r\n", 400),
    "small letters in the version": (b"GET /health http/1.1\r\nHost: a\r\n\r\n", 400),
    "version 2": (b"GET /health HTTP/2.0\r\nHost: a\r\n\r\n", 505),
    "TLS": (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x55" * 40, 400),
}


@pytest.mark.parametrize("sent,status", MALFORMED.values(), ids=MALFORMED.keys())
def test_malformed_requests_are_refused_and_the_connection_ends(server, sent, status):
    with Connection(server) as connection:
        connection.send(sent + request("/health"))
        answer = connection.answer()
        assert answer.status == status, answer.body
        assert answer["connection"] == "close"
        assert answer.json["error"]["message"]
        assert connection.read_to_end() == b""


# Methods and targets


def test_head_has_the_fields_of_get_and_no_body(server):
    whole = exchange(server, "/v1/models")
    head = exchange(server, "/v1/models", method="HEAD")
    assert head.status == 200
    assert head["content-length"] == str(len(whole.body))
    assert head["content-type"] == whole["content-type"]


def test_another_method_is_told_which_are_allowed(server):
    answer = exchange(server, CHAT)
    assert answer.status == 405
    assert "POST" in answer["allow"].split(", ")
    answer = exchange(server, "/v1/models", body=b"{}")
    assert answer.status == 405
    assert "GET" in answer["allow"].split(", ")


def test_browsers_are_let_in(server):
    answer = exchange(server, CHAT, method="OPTIONS", fields=[
        ("Origin", "http://localhost:3000"),
        ("Access-Control-Request-Method", "POST"),
        ("Access-Control-Request-Headers", "authorization, content-type, x-stainless-lang"),
    ])
    assert answer.status in (200, 204)
    assert answer["access-control-allow-origin"] in ("*", "http://localhost:3000")
    assert "POST" in answer["access-control-allow-methods"]
    allowed = answer["access-control-allow-headers"].lower()
    assert all(name in allowed for name in ["authorization", "content-type", "x-stainless-lang"])
    answer = exchange(server, CHAT, chat("hello"), fields=[("Origin", "http://localhost:3000")])
    assert answer["access-control-allow-origin"] in ("*", "http://localhost:3000")


def test_targets_in_absolute_form_are_understood(server):
    # RFC 9112 §3.2.2: a server accepts the absolute form, from whomever it comes.
    assert exchange(server, "http://localhost/health").status == 200
    assert exchange(server, "/health?probe=1").status == 200
    assert exchange(server, "*", method="OPTIONS").status in (200, 204)


def test_unknown_routes_are_404_in_the_provider_s_words(server):
    answer = exchange(server, "/v1/nothing", body=b"{}")
    assert answer.status == 404
    assert "/v1/nothing" in answer.json["error"]["message"]


# Compression of answers


@pytest.mark.parametrize("accepted,coding", [
    ("gzip", "gzip"), ("gzip, deflate, br", "gzip"), ("br;q=1.0, gzip;q=0.8, *;q=0.1", "gzip"),
    ("*", "gzip"), ("GZIP", "gzip"), ("x-gzip", "gzip"), ("gzip;q=0", None), ("identity", None),
    ("gzip;q=0, *", None), ("*;q=0, identity", None), ("br", None), ("", None),
    ("identity;q=1, gzip;q=0.5", None),
])
def test_answers_are_compressed_when_the_client_prefers_it(server, accepted, coding):
    # Larger than a kibibyte, so worth it.
    plain = exchange(server, CHAT, chat("worth it " * 500))
    answer = exchange(server, CHAT, chat("worth it " * 500), fields=[("Accept-Encoding", accepted)])
    assert answer["content-encoding"] == coding
    assert answer["vary"] and "accept-encoding" in answer["vary"].lower()
    body = gzip.decompress(answer.body) if coding else answer.body
    assert json.loads(body)["choices"] == plain.json["choices"]


def test_small_answers_and_streams_are_never_compressed(server):
    fields = [("Accept-Encoding", "gzip")]
    assert exchange(server, CHAT, chat("small"), fields=fields)["content-encoding"] is None
    stream = exchange(server, CHAT, chat("worth it " * 500, stream=True), fields=fields)
    assert stream["content-encoding"] is None
    assert streamed(stream) == "worth it " * 500


def test_compression_can_be_switched_off():
    with start_server("--gzip", "off") as server:
        fields = [("Accept-Encoding", "gzip")]
        answer = exchange(server, CHAT, chat("worth it " * 500), fields=fields)
        assert answer["content-encoding"] is None


# Time and memory


def test_a_head_that_takes_too_long_is_refused():
    with start_server("--head-timeout", "1") as server, Connection(server) as connection:
        connection.send(b"GET /health HTTP/1.1\r\n")
        assert connection.answer().status == 408
        assert connection.read_to_end() == b""


def test_a_body_that_takes_too_long_is_refused():
    with start_server("--body-timeout", "1") as server, Connection(server) as connection:
        connection.send(request(CHAT, chat("never whole"))[:-1])
        assert connection.answer().status == 408
        assert connection.read_to_end() == b""


def test_an_idle_connection_is_closed_without_a_word():
    with start_server("--idle-timeout", "1") as server, Connection(server) as connection:
        connection.send(request("/health"))
        assert connection.answer().status == 200
        assert connection.read_to_end() == b""


def test_one_connection_too_many_is_told_so():
    with start_server("--max-connections", "2", "--threads", "1") as server:
        with Connection(server) as first, Connection(server) as second:
            for connection in (first, second):
                connection.send(request("/health"))
                assert connection.answer().status == 200
            with Connection(server) as third:
                third.send(request("/health"))
                assert third.answer().status == 503
        # The server may meet the next client before it has seen the others leave.
        statuses = (exchange(server, "/health").status for _ in range(1000))
        assert 200 in statuses


def resident_kibibytes(server):
    status = pathlib.Path(f"/proc/{server.process.pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0])


def test_a_slow_reader_costs_bounded_memory():
    # 2,048 vectors of 1,536 numbers are about 35 MB of JSON, none of which is read at first.
    inputs = [f"text {index}" for index in range(2048)]
    body = {"model": "text-embedding-3-small", "input": inputs}
    with start_server("--threads", "1") as server:
        readers = [Connection(server) for _ in range(4)]
        for reader in readers:
            reader.send(request("/v1/embeddings", body))
        assert exchange(server, "/health").status == 200
        assert resident_kibibytes(server) < 60_000
        answers = {reader.answer().body for reader in readers}
        for reader in readers:
            reader.socket.close()
        assert len(answers) == 1
        assert len(json.loads(answers.pop())["data"]) == 2048
        assert resident_kibibytes(server) < 60_000
