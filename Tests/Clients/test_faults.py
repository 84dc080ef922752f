# SPDX-License-Identifier: MIT
"""Answers that are broken on purpose, and what clients make of them.

The table of libraries in the article "Faults and pacing" is this one.
"""

import json
import subprocess

import anthropic
import httpx2 as httpx
import openai
import pytest

import anthropic_client
import openai_client
from conftest import start_server
from wire import Connection, chat, exchange, request

CHAT = "/v1/chat/completions"
OPENAI_LOST = openai.APIConnectionError
ANTHROPIC_LOST = anthropic.APIConnectionError
BROKEN = httpx.RemoteProtocolError
BAD_JSON = json.JSONDecodeError

# Name, fault, what the text of a stream is up to its end or the exception, and what the libraries
# raise: OpenAI's for a stream and a whole answer, Anthropic's for a stream and a whole answer.
FAULTS = [
    ("hang", "hang", "", openai.APITimeoutError, openai.APITimeoutError,
     anthropic.APITimeoutError, anthropic.APITimeoutError),
    ("early", "close_before_head", "", OPENAI_LOST, OPENAI_LOST, ANTHROPIC_LOST, ANTHROPIC_LOST),
    ("reset", "reset", "", OPENAI_LOST, OPENAI_LOST, ANTHROPIC_LOST, ANTHROPIC_LOST),
    ("cut", "{cut_after_chunk: 2}", "cut one", OPENAI_LOST, OPENAI_LOST, BROKEN, ANTHROPIC_LOST),
    ("torn", "{cut_after_chunk: 1, with: reset}", "torn", OPENAI_LOST, OPENAI_LOST,
     httpx.ReadError, ANTHROPIC_LOST),
    ("mute", "{cut_after_chunk: 0}", "", OPENAI_LOST, OPENAI_LOST, BROKEN, ANTHROPIC_LOST),
    ("half", "{malformed_chunk: 2}", "half", BAD_JSON, BAD_JSON, BAD_JSON, BAD_JSON),
    ("long", "wrong_content_length", "long one two", None, OPENAI_LOST, BROKEN, ANTHROPIC_LOST),
    ("short", "{wrong_content_length: -7}", "short one two", None, BAD_JSON, None, BAD_JSON),
    ("twice", "{duplicate_chunk: 2}", "twice one one two", None, BAD_JSON, None, BAD_JSON),
    ("split", "split", "split one two", None, None, None, None),
    ("drip", "{drip_ms: 1}", "drip one two", None, None, None, None),
    ("more", "garbage_after_end", "more one two", None, None, None, None),
    ("empty", "empty_body", "", None, BAD_JSON, None, BAD_JSON),
]


@pytest.fixture(scope="module")
def faulty(tmp_path_factory):
    """A server that breaks an answer as its first word says."""
    lines = ["version: 1", "rules:"]
    for name, fault, *_ in FAULTS:
        lines.append(f"  - {{name: {name}, when: {{user: '{name} one two'}}, fault: {fault}}}")
    path = tmp_path_factory.mktemp("faults") / "faults.yaml"
    path.write_text("\n".join(lines))
    with start_server("-s", path) as running:
        yield running


def with_openai(server, text, is_stream, said):
    # A new client has a new connection, which no garbage of an earlier answer waits on.
    with openai_client.client(server, timeout=1) as client:
        answer = client.chat.completions.create(
            model="gpt-4o", messages=[{"role": "user", "content": text}], stream=is_stream
        )
        if not is_stream:
            said.append(answer.choices[0].message.content)
            return
        for chunk in answer:
            said.append(chunk.choices[0].delta.content or "")


def with_anthropic(server, text, is_stream, said):
    asked = anthropic_client.asked(messages=[{"role": "user", "content": text}])
    with anthropic_client.client(server, timeout=1) as client:
        if not is_stream:
            said.append(anthropic_client.said(client.messages.create(**asked)))
            return
        with client.messages.stream(**asked) as stream:
            for piece in stream.text_stream:
                said.append(piece)


@pytest.mark.parametrize("is_stream", [True, False], ids=["stream", "whole"])
@pytest.mark.parametrize("name,fault,text,openai_stream,openai_whole,other_stream,other_whole",
                         FAULTS, ids=[row[0] for row in FAULTS])
def test_what_the_official_clients_raise(faulty, name, fault, text, openai_stream, openai_whole,
                                         other_stream, other_whole, is_stream):
    for ask, raised in [
        (with_openai, openai_stream if is_stream else openai_whole),
        (with_anthropic, other_stream if is_stream else other_whole),
    ]:
        said = []
        if raised:
            with pytest.raises(raised) as caught:
                ask(faulty, f"{name} one two", is_stream, said)
            assert caught.type is raised
        else:
            ask(faulty, f"{name} one two", is_stream, said)
        if is_stream:
            # A library may lose what it had not handed over when the connection was reset.
            is_text = "".join(said) == text
            assert is_text or (name == "torn" and text.startswith("".join(said)))
        elif not raised:
            assert said == [f"{name} one two"]


@pytest.mark.parametrize("name,code", [
    ("early", 52), ("reset", 56), ("cut", 18), ("long", 18), ("hang", 28), ("split", 0),
    ("drip", 0),
])
def test_what_curl_makes_of_it(faulty, name, code):
    body = json.dumps(chat(f"{name} one two"))
    ended = subprocess.run(
        ["curl", "-s", "-m", "1", "-d", body, faulty.url + CHAT],
        capture_output=True,
        timeout=20,
    )
    assert ended.returncode == code


def test_the_client_that_leaves_ends_a_hanging_exchange(faulty):
    with Connection(faulty) as connection:
        connection.send(request(CHAT, chat("hang one two")))
        connection.socket.settimeout(0.2)
        with pytest.raises(TimeoutError):
            connection.socket.recv(1)
    assert exchange(faulty, CHAT, chat("anything")).status == 200


def test_garbage_follows_an_answer_on_its_connection(faulty):
    with Connection(faulty) as connection:
        connection.send(request(CHAT, chat("more one two")))
        answer = connection.answer()
        assert answer.json["choices"][0]["message"]["content"] == "more one two"
        assert connection.read_until(b"\r\n\r\n") == b"These bytes belong to no response."
        connection.send(request("/health"))
        assert connection.answer().status == 200


def pieces(connection, end):
    """What each read brings until `end` has come."""
    received = []
    while not b"".join(received).endswith(end):
        data = connection.socket.recv(65536)
        assert data
        received.append(data)
    return received


def test_a_split_stream_comes_in_many_segments(faulty):
    text = "split one two " + "\u65e5\u672c " * 20
    with Connection(faulty) as connection:
        connection.send(request(CHAT, chat(text, stream=True)))
        received = pieces(connection, b"0\r\n\r\n")
    # A busy machine may bring several writes with one read, but never all of them.
    assert len(received) > 20
    assert any(piece.endswith(b"da") or piece.startswith(b"ta: ") for piece in received)
    assert any(piece[0] & 0xC0 == 0x80 for piece in received)


def test_a_dripping_body_comes_byte_by_byte(faulty):
    with Connection(faulty) as connection:
        connection.send(request(CHAT, chat("drip one two")))
        received = pieces(connection, b"}")
    assert len(received) > 100
    assert min(len(piece) for piece in received) == 1
