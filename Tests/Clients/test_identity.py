# SPDX-License-Identifier: MIT
"""What an answer's ids follow from: the content of the request and the seed of the server."""

import json

from conftest import start_server
from wire import Connection, chat, exchange, request

CHAT = "/v1/chat/completions"
SPELLINGS = [
    b'{"model":"gpt-4o","messages":[{"role":"user","content":"caf\xc3\xa9"}],"seed":1,"n":2}',
    b' {\n"n" : 2.0, "seed": 1e0, "messages": [ {"content": "caf\\u00e9", "role": "user"} ],'
    b' "model": "gpt\\u002d4o" }\r\n',
]


def test_the_spelling_of_a_request_does_not_matter(server):
    with Connection(server) as connection:
        found = []
        for body in SPELLINGS:
            connection.send(request(CHAT, body))
            found.append(connection.answer())
    assert found[0].body == found[1].body
    assert found[0].fields == found[1].fields


def ids(server, **more):
    answer = exchange(server, CHAT, chat("a", **more))
    return answer.json["id"], answer["x-request-id"]


def test_ids_follow_the_content(server):
    assert ids(server) == ids(server)
    assert ids(server, stream=False) == ids(server)
    for more in ({"seed": 1}, {"user": "u"}, {"foo": "bar"}, {"n": 1}):
        one, other = ids(server), ids(server, **more)
        assert one[0] != other[0] and one[1] != other[1]


def test_a_stream_has_the_ids_of_the_whole_answer(server):
    streamed = exchange(server, CHAT, chat("a", stream=True))
    frame = json.loads(streamed.body.split(b"\n\n")[0].removeprefix(b"data: "))
    assert (frame["id"], streamed["x-request-id"]) == ids(server)


def test_the_server_s_seed_changes_ids_and_fingerprint_but_not_the_echo():
    def answer(seed):
        with start_server("--seed", seed) as server:
            return exchange(server, CHAT, chat("a")).json

    one, other = answer("1"), answer("2")
    assert one["id"] != other["id"]
    assert one["system_fingerprint"] != other["system_fingerprint"]
    assert one["choices"] == other["choices"]
