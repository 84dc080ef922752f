# SPDX-License-Identifier: MIT
"""What is refused, and what the official OpenAI client makes of it."""

import gzip
import json

import httpx2 as httpx
import openai
import pytest

from conftest import start_server
from openai_client import MODEL, USER, client, said

CHAT = "/v1/chat/completions"


@pytest.fixture
def chat(server):
    return client(server).chat.completions


def refused(chat, **options):
    with pytest.raises(openai.BadRequestError) as caught:
        chat.create(**{"model": MODEL, "messages": [USER]} | options)
    error = caught.value
    assert error.type == "invalid_request_error"
    assert error.body["message"] == error.message or error.message.endswith(error.body["message"])
    assert error.request_id.startswith("req_")
    return error


@pytest.mark.parametrize("options,param,code,message", [
    ({"temperature": 99}, "temperature", "decimal_above_max_value", "value <= 2, but got 99"),
    ({"n": 0}, "n", "integer_below_min_value", "value >= 1, but got 0"),
    ({"n": 129}, "n", "integer_above_max_value", "value <= 128, but got 129"),
    ({"n": "2"}, "n", "invalid_type", "expected an integer, but got a string"),
    ({"max_tokens": 0}, "max_tokens", "integer_below_min_value", "Expected a value >= 1"),
    ({"messages": "hi"}, "messages", "invalid_type", "an array of objects, but got a string"),
    ({"messages": []}, "messages", "empty_array", "minimum length 1"),
    ({"messages": [USER, {"role": "user", "content": 5}]}, "messages[1].content", "invalid_type",
     "Invalid type for 'messages[1].content'"),
    ({"messages": [{"role": "robot", "content": "a"}]}, "messages[0].role", "invalid_value",
     "Invalid value: 'robot'"),
    ({"messages": [{"role": "user"}]}, "messages[0].content", "missing_required_parameter",
     "Missing required parameter: 'messages[0].content'."),
    ({"model": ""}, None, None, "you must provide a model parameter"),
    ({"top_logprobs": 2}, "top_logprobs", None, "only allowed when 'logprobs' is enabled"),
    ({"logprobs": True, "top_logprobs": 21}, "top_logprobs", "integer_above_max_value", "<= 20"),
    ({"stream_options": {"include_usage": True}}, "stream_options", None, "'stream' is enabled"),
    ({"stop": list("abcde")}, "stop", "array_above_max_length", "maximum length 4"),
    ({"model": "o3-mini", "max_tokens": 5}, "max_tokens", "unsupported_parameter",
     "Use 'max_completion_tokens' instead."),
    ({"response_format": {"type": "json_object"}}, "messages", None, "contain the word 'json'"),
    ({"tool_choice": "auto"}, "tool_choice", None, "only allowed when 'tools' are specified"),
    ({"logit_bias": {"1": 101}}, "logit_bias.1", "decimal_above_max_value", "<= 100"),
])
def test_what_does_not_fit_is_named(chat, options, param, code, message):
    error = refused(chat, **options)
    assert message in error.message
    assert (error.param, error.code) == (param, code)


def test_a_prompt_beyond_the_context_is_refused(chat):
    long = [{"role": "user", "content": "word " * 9000}]
    error = refused(chat, model="gpt-4", messages=long)
    assert error.code == "context_length_exceeded"
    assert error.param == "messages"
    assert "maximum context length is 8192 tokens" in error.message
    error = refused(chat, model="gpt-4", max_tokens=8190)
    assert "in the completion" in error.message


def test_an_error_in_place_of_a_stream_is_no_stream(chat):
    assert refused(chat, stream=True, n=0).param == "n"


def test_what_is_refused_is_not_asked_again(server):
    asked = []
    counting = httpx.Client(event_hooks={"request": [asked.append]})
    with pytest.raises(openai.BadRequestError):
        client(server, max_retries=3, http_client=counting).chat.completions.create(
            model=MODEL, messages=[]
        )
    assert len(asked) == 1


def test_a_server_that_is_gone_is_asked_again():
    asked = []
    with start_server() as server:
        counting = httpx.Client(event_hooks={"request": [asked.append]})
        chat = client(server, max_retries=2, http_client=counting).chat.completions
        assert said(chat.create(model=MODEL, messages=[USER])) == USER["content"]
        server.stop()
        with pytest.raises(openai.APIConnectionError):
            chat.create(model=MODEL, messages=[USER])
    counts = [request.headers["x-stainless-retry-count"] for request in asked]
    assert counts == ["0", "0", "1", "2"]


# Beyond the client


def error_of(answer):
    error = answer.json()["error"]
    assert list(error) == ["message", "type", "param", "code"]
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-request-id"].startswith("req_")
    assert answer.headers["openai-version"] == "2020-10-01"
    return error


@pytest.mark.parametrize("body,offset", [
    (b'{"model":', 9), (b"{'a':1}", 1), (b'{"a":01}', 5), (b"", 0), (b"\xff", 0),
])
def test_malformed_json_is_named_with_its_place(server, body, offset):
    headers = {"content-type": "application/json"}
    answer = httpx.post(server.url + CHAT, content=body, headers=headers)
    assert answer.status_code == 400
    assert str(offset) in error_of(answer)["message"]


@pytest.mark.parametrize("path", ["/v1/chat", "/v1/foo", "/v2/chat/completions", "/openai"])
def test_an_unknown_path_is_not_found(server, path):
    answer = httpx.post(server.url + path, json={})
    assert answer.status_code == 404
    assert error_of(answer)["message"] == f"Invalid URL (POST {path})"


@pytest.mark.parametrize("method,path,allowed", [
    ("GET", CHAT, "POST"), ("DELETE", "/v1/models/gpt-4o", "GET"),
    ("PUT", "/v1/embeddings", "POST"), ("POST", "/v1/models", "GET"),
])
def test_a_wrong_method_is_told_the_right_one(server, method, path, allowed):
    answer = httpx.request(method, server.url + path)
    assert answer.status_code == 405
    assert allowed in answer.headers["allow"].split(", ")
    message = error_of(answer)["message"]
    assert f"Not allowed to {method} on {path}." in message and allowed in message


def test_the_client_sees_other_refusals_by_their_status(server):
    with pytest.raises(openai.APIStatusError) as caught:
        client(server).get("/chat/completions", cast_to=object)
    assert caught.value.status_code == 405
    with pytest.raises(openai.NotFoundError):
        client(server).post("/foo", cast_to=object, body={})


def test_a_large_body_is_refused_while_it_is_sent():
    with start_server("--body-max", "1000") as server:
        with pytest.raises(openai.APIStatusError) as caught:
            client(server).chat.completions.create(
                model=MODEL, messages=[{"role": "user", "content": "x" * 1_000_000}]
            )
    assert caught.value.status_code == 413


def test_a_large_head_is_refused(server):
    with pytest.raises(openai.APIStatusError) as caught:
        client(server).chat.completions.create(
            model=MODEL, messages=[USER], extra_headers={"x-large": "x" * 100_000}
        )
    assert caught.value.status_code == 431


@pytest.mark.parametrize("media", ["text/html", "multipart/form-data; boundary=a", "image/png"])
def test_a_body_that_cannot_be_json_is_refused(server, media):
    body = json.dumps({"model": MODEL, "messages": [USER]})
    answer = httpx.post(server.url + CHAT, content=body, headers={"content-type": media})
    assert answer.status_code == 415
    assert media.split(";")[0] in error_of(answer)["message"]


@pytest.mark.parametrize("media", [
    "application/json; charset=utf-8", "application/x-www-form-urlencoded", "text/plain", None,
])
def test_json_is_read_under_the_types_that_clients_forget(server, media):
    body = json.dumps({"model": MODEL, "messages": [USER]}).encode()
    headers = {"content-type": media} if media else {}
    answer = httpx.post(server.url + CHAT, content=body, headers=headers)
    assert answer.json()["choices"][0]["message"]["content"] == USER["content"]


def test_compressed_bodies_are_read(server):
    body = gzip.compress(json.dumps({"model": MODEL, "messages": [USER]}).encode())
    headers = {"content-type": "application/json", "content-encoding": "gzip"}
    answer = httpx.post(server.url + CHAT, content=body, headers=headers)
    assert answer.json()["choices"][0]["message"]["content"] == USER["content"]
    headers["content-encoding"] = "br"
    assert httpx.post(server.url + CHAT, content=body, headers=headers).status_code == 415


def test_long_answers_are_compressed_where_that_is_accepted(server):
    body = {"model": MODEL, "messages": [{"role": "user", "content": "word " * 2000}]}
    plain = httpx.post(server.url + CHAT, json=body, headers={"accept-encoding": "identity"})
    packed = httpx.post(server.url + CHAT, json=body, headers={"accept-encoding": "gzip"})
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert "accept-encoding" in packed.headers["vary"].lower()
    assert int(packed.headers["content-length"]) < int(plain.headers["content-length"]) / 10
    assert packed.content == plain.content
    body["stream"] = True
    stream = httpx.post(server.url + CHAT, json=body, headers={"accept-encoding": "gzip"})
    assert "content-encoding" not in stream.headers


def test_head_and_options_are_answered(server):
    got = httpx.get(server.url + "/v1/models")
    head = httpx.head(server.url + "/v1/models")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == got.headers["content-length"]
    preflight = httpx.options(server.url + CHAT, headers={
        "origin": "https://app.example",
        "access-control-request-method": "POST",
        "access-control-request-headers": "authorization, content-type",
    })
    assert preflight.status_code in (200, 204)
    assert preflight.headers["access-control-allow-origin"] in ("*", "https://app.example")
    assert "POST" in preflight.headers["access-control-allow-methods"]
    assert "authorization" in preflight.headers["access-control-allow-headers"]
