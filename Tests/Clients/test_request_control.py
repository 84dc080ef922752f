# SPDX-License-Identifier: MIT
"""What a single request asks for by header field or query, as the official clients pass it on."""

import concurrent.futures
import json
import time

import anthropic
import openai
import pytest

import anthropic_client
from conftest import start_server
from openai_client import MODEL, USER, client, said

SECONDS_EARLY = 0.001


@pytest.fixture
def chat(server):
    return client(server).chat.completions


def asked(**options):
    return {"model": MODEL, "messages": [USER]} | options


@pytest.mark.parametrize("options", [
    {"extra_query": {"delay": 200}}, {"extra_headers": {"X-Understudy-Delay": "200"}},
], ids=["query", "field"])
@pytest.mark.parametrize("is_stream", [False, True])
def test_a_delay_comes_before_the_head(chat, options, is_stream):
    start = time.monotonic()
    raw = chat.with_raw_response.create(**asked(stream=is_stream, **options))
    assert time.monotonic() - start >= 0.2 - SECONDS_EARLY
    assert raw.headers["openai-processing-ms"] == "200"


@pytest.mark.parametrize("value,raised", [
    ("429", openai.RateLimitError), ("500", openai.InternalServerError),
    ("404", openai.NotFoundError), ("401", openai.AuthenticationError),
    ("nonsense", openai.BadRequestError), ("418", openai.APIStatusError),
])
def test_the_query_demands_an_error(chat, value, raised):
    with pytest.raises(raised) as caught:
        chat.create(**asked(extra_query={"fail": value}))
    messages = {
        "429": "Rate limit exceeded", "500": "Internal server error",
        "nonsense": "Unknown fail type: nonsense",
    }
    assert caught.value.body["message"] == messages.get(value, f"Simulated {value} error")


@pytest.mark.parametrize("value,raised", [
    ("rate_limit", openai.RateLimitError), ("overloaded", openai.InternalServerError),
    ("timeout", openai.InternalServerError), ("not_found", openai.NotFoundError),
    ("context_length", openai.BadRequestError), ("403", openai.PermissionDeniedError),
])
def test_a_field_demands_an_error_in_openai_s_words(chat, value, raised):
    with pytest.raises(raised) as caught:
        chat.create(**asked(extra_headers={"X-Understudy-Fail": value}))
    assert set(caught.value.body) == {"message", "type", "param", "code"}


@pytest.mark.parametrize("value,raised,kind", [
    ("rate_limit", anthropic.RateLimitError, "rate_limit_error"),
    ("overloaded", anthropic.OverloadedError, "overloaded_error"),
    ("500", anthropic.InternalServerError, "api_error"),
])
def test_a_field_demands_an_error_in_anthropic_s_words(server, value, raised, kind):
    messages = anthropic_client.client(server).messages
    with pytest.raises(raised) as caught:
        messages.create(**anthropic_client.asked(extra_headers={"X-Understudy-Fail": value}))
    assert caught.value.body["error"]["type"] == kind


def test_a_client_that_retries_meets_the_same_error_again(server):
    retrying = client(server, max_retries=1)
    start = time.monotonic()
    with pytest.raises(openai.RateLimitError):
        retrying.chat.completions.create(**asked(extra_query={"fail": "429"}))
    assert time.monotonic() - start > 0.3


def test_the_query_makes_a_stream_of_any_answer(chat):
    raw = chat.with_raw_response.create(**asked(extra_query={"stream": "true"}))
    assert raw.headers["content-type"].startswith("text/event-stream")
    assert raw.text.endswith("data: [DONE]\n\n")


def test_the_query_breaks_a_stream_off(chat):
    text = []
    with pytest.raises(json.JSONDecodeError):
        for chunk in chat.create(**asked(stream=True, extra_query={"fail_chunk": 3})):
            text.append(chunk.choices[0].delta.content or "")
    assert "".join(text) == "Say it"


def test_a_value_that_is_none_is_named(chat):
    with pytest.raises(openai.BadRequestError) as caught:
        chat.create(**asked(extra_headers={"X-Understudy-Delay": "soon"}))
    assert caught.value.param == "X-Understudy-Delay"
    assert "milliseconds as a whole number from 0 to 600000" in caught.value.message


PACING = "{first_token_ms: 150, per_token_ms: 30}"


@pytest.fixture(scope="module")
def paced(tmp_path_factory):
    path = tmp_path_factory.mktemp("pacing") / "paced.yaml"
    path.write_text(f"version: 1\ndefaults: {{pacing: {PACING}}}\n")
    with start_server("-s", path) as running:
        yield running


def test_a_stream_keeps_its_pace(paced):
    start = time.monotonic()
    times = []
    for chunk in client(paced).chat.completions.create(**asked(stream=True)):
        if chunk.choices[0].delta.content:
            times.append(time.monotonic() - start)
    assert len(times) == 7
    for index, passed in enumerate(times):
        assert passed >= 0.15 + 0.03 * index - SECONDS_EARLY


def test_a_whole_answer_takes_as_long(paced):
    start = time.monotonic()
    assert said(client(paced).chat.completions.create(**asked())) == USER["content"]
    assert time.monotonic() - start >= 0.15 + 0.03 * 6 - SECONDS_EARLY


def test_many_streams_keep_their_pace_at_once(paced):
    def lasts(_):
        start = time.monotonic()
        chunks = list(client(paced).chat.completions.create(**asked(stream=True)))
        return len(chunks), time.monotonic() - start

    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        for count, seconds in pool.map(lasts, range(16)):
            assert count == 9
            assert seconds >= 0.33 - SECONDS_EARLY
