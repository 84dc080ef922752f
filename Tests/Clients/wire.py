# SPDX-License-Identifier: MIT
"""A client of bytes: it sends exactly what it is told and reads answers by the letter of RFC 9112.

Anything that the program sends outside the grammar is an assertion failure here.
"""

import json
import re
import socket
from dataclasses import dataclass, field

SECONDS_TO_ANSWER = 10

FIELD = re.compile(rb"([!#$%&'*+\-.^_`|~0-9A-Za-z]+):[ \t]*([\x20-\x7e\x80-\xff\t]*?)[ \t]*")


@dataclass
class Answer:
    """One response: its fields' names are lower case, its body is without framing."""

    status: int
    fields: list
    body: bytes = b""
    chunks: list = field(default_factory=list)

    def __getitem__(self, name):
        """The value of the one field called `name`; None where there is none."""
        values = [value for key, value in self.fields if key == name]
        assert len(values) <= 1, f"{name} stands {len(values)} times"
        return values[0] if values else None

    @property
    def json(self):
        return json.loads(self.body)


class Connection:
    """One connection to a server; ends with its block."""

    def __init__(self, server):
        self.socket = socket.create_connection((server.host, server.port), SECONDS_TO_ANSWER)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.received = b""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def send(self, *pieces):
        """Sends each piece in a write of its own."""
        for piece in pieces:
            self.socket.sendall(piece)

    def read_until(self, mark):
        while mark not in self.received:
            self._receive()
        found, _, self.received = self.received.partition(mark)
        return found

    def read(self, count):
        while len(self.received) < count:
            self._receive()
        found, self.received = self.received[:count], self.received[count:]
        return found

    def _receive(self):
        data = self.socket.recv(65536)
        assert data, f"closed in the middle of a message, after {self.received[-200:]!r}"
        self.received += data

    def read_to_end(self):
        """Everything up to the orderly end of the connection."""
        while data := self.socket.recv(65536):
            self.received += data
        found, self.received = self.received, b""
        return found

    def answer(self, to_head=False, is_interim=False):
        """The next response; interim ones (1xx) only where they are asked for."""
        head = self.read_until(b"\r\n\r\n")
        line, *rows = head.split(b"\r\n")
        parts = re.fullmatch(rb"HTTP/1\.1 (\d{3}) [\x20-\x7e]*", line)
        assert parts, line
        fields = []
        for row in rows:
            matched = FIELD.fullmatch(row)
            assert matched, row
            fields.append((matched[1].decode().lower(), matched[2].decode()))
        found = Answer(int(parts[1]), fields)
        assert (found.status < 200) == is_interim, line
        if to_head or is_interim or found.status in (204, 304):
            return found
        assert found["transfer-encoding"] in (None, "chunked")
        if found["transfer-encoding"]:
            assert found["content-length"] is None
            found.chunks = list(self._chunks())
            found.body = b"".join(found.chunks)
        elif found["content-length"] is not None:
            found.body = self.read(int(found["content-length"]))
        else:
            assert found["connection"] == "close"
            found.body = self.read_to_end()
        return found

    def _chunks(self):
        while size := int(self.read_until(b"\r\n"), 16):
            yield self.read(size)
            assert self.read(2) == b"\r\n"
        assert self.read(2) == b"\r\n"


def request(target="/health", body=None, method=None, fields=(), version="1.1", host="localhost"):
    """The bytes of a request; a body that is no bytes is sent as JSON."""
    if body is not None and not isinstance(body, bytes):
        body = json.dumps(body).encode()
        fields = [("Content-Type", "application/json"), *fields]
    lines = [f"{method or ('GET' if body is None else 'POST')} {target} HTTP/{version}"]
    if host is not None:
        lines.append(f"Host: {host}")
    lines += [f"{name}: {value}" for name, value in fields]
    if body is not None and not any(name.lower() == "transfer-encoding" for name, _ in fields):
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + (body or b"")


def chunked(*pieces, last=b"0\r\n\r\n"):
    """A body of these pieces in the chunked coding."""
    return b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces) + last


def chat(text, **more):
    """The body of a chat completion request."""
    return {"model": "gpt-4o-mini", "messages": [{"role": "user", "content": text}], **more}


def exchange(server, *arguments, **named):
    """One request on a connection of its own, and its answer."""
    with Connection(server) as connection:
        connection.send(request(*arguments, **named))
        return connection.answer(to_head=named.get("method") == "HEAD")
