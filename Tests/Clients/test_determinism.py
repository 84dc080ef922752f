# SPDX-License-Identifier: MIT
"""The same hundred requests get the same bytes: from one thread and two, debug and release.

`determinism.json` holds the hash of each answer. It is written anew by running this file with the
URL of a server, which only a new specification version is a reason for.
"""

import concurrent.futures
import hashlib
import json
import pathlib
import sys
import urllib.error
import urllib.request

STORED = pathlib.Path(__file__).with_name("determinism.json")

WORDS = "the quick brown fox jumps over a lazy dog naïve 猫 Привет 😀 don't 42 \n".split(" ")
SCHEMA = {
    "type": "object",
    "properties": {
        "city": {"type": "string", "minLength": 3},
        "unit": {"enum": ["celsius", "fahrenheit"]},
        "code": {"type": "string", "pattern": "^[A-Z]{2}-[0-9]{3}$"},
        "days": {"type": "array", "items": {"type": "integer", "minimum": 1}, "minItems": 2},
    },
    "required": ["city", "unit", "code", "days"],
    "additionalProperties": False,
}
TOOL = {"type": "function", "function": {"name": "get_weather", "parameters": SCHEMA}}
NAMED = {"type": "json_schema", "json_schema": {"name": "weather", "schema": SCHEMA}}


def text(number):
    """A text that follows from its number: no two are alike."""
    picked = [WORDS[(number * 7 + place * place) % len(WORDS)] for place in range(3 + number % 9)]
    return f"{number}: " + " ".join(picked)


def chat(number, **members):
    messages = [{"role": "user", "content": text(number)}]
    if number % 3 == 0:
        messages.insert(0, {"role": "system", "content": text(number + 1000)})
    return "/v1/chat/completions", {"model": "gpt-4o-mini", "messages": messages, **members}


def embedding(number, **members):
    inputs = text(number) if number % 2 else [text(number), text(number + 500)]
    return "/v1/embeddings", {"model": "text-embedding-3-small", "input": inputs, **members}


def requests():
    """The hundred requests, varied by a fixed rule."""
    kinds = [
        lambda n: chat(n),
        lambda n: chat(n, stream=True, stream_options={"include_usage": True}),
        lambda n: chat(n, n=2, max_tokens=4, stream=n % 20 == 2),
        lambda n: chat(n, logprobs=True, top_logprobs=n % 5),
        lambda n: chat(n, tools=[TOOL], tool_choice="required", stream=n % 20 == 4),
        lambda n: chat(n, response_format=NAMED, seed=n),
        lambda n: embedding(n, dimensions=1 + n * 7),
        lambda n: embedding(n, encoding_format="base64"),
        lambda n: ("/v1/embeddings", {"model": "local", "input": [[n, n + 1, 7], [n]]}),
        lambda n: (
            "/v1/completions",
            {"model": "gpt-3.5-turbo-instruct", "prompt": [text(n), text(n + 1)], "logprobs": 2},
        ),
    ]
    made = [kinds[number % len(kinds)](number) for number in range(96)]
    made.append(chat(96, temperature=99))
    made.append(("/v1/chat/completions", {"model": "gpt-4o-mini"}))
    made.append(("/v1/nowhere", {}))
    made.append(embedding(99, dimensions=4000))
    return made


def answer_hash(url, path, body):
    """The hash of an answer: its status, the fields that follow from the request, its body."""
    request = urllib.request.Request(
        url + path, json.dumps(body).encode(), {"Content-Type": "application/json"}
    )
    try:
        answer = urllib.request.urlopen(request, timeout=30)
    except urllib.error.HTTPError as error:
        answer = error
    with answer:
        said = answer.read()
    fields = "\n".join(f"{name.lower()}: {value}" for name, value in answer.headers.items())
    return hashlib.sha256(f"{answer.status}\n{fields}\n".encode() + said).hexdigest()[:32]


def all_hashes(url):
    """The hashes of all answers, asked for from several connections at once."""
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        return list(pool.map(lambda asked: answer_hash(url, *asked), requests()))


def test_the_requests_are_a_hundred_and_differ():
    assert len({json.dumps(asked) for asked in requests()}) == 100


def check(configuration, threads):
    from conftest import binary, start_server

    stored = json.loads(STORED.read_text())
    with start_server("--threads", str(threads), program=binary(configuration)) as server:
        first, again = all_hashes(server.url), all_hashes(server.url)
    differing = [number for number in range(100) if first[number] != stored[number]]
    assert not differing, f"answers {differing} are not those that are stored"
    assert first == again


def test_one_thread_in_release():
    check("release", 1)


def test_two_threads_in_release():
    check("release", 2)


def test_one_thread_in_debug():
    check("debug", 1)


def test_two_threads_in_debug():
    check("debug", 2)


if __name__ == "__main__":
    STORED.write_text(json.dumps(all_hashes(sys.argv[1]), indent=0) + "\n")
