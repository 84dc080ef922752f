# SPDX-License-Identifier: MIT
"""Chat completions as the official OpenAI client sees them."""

import asyncio
import math
import re

import openai
import pytest

from openai_client import MODEL, USER, async_client, client, said


@pytest.fixture
def chat(server):
    return client(server).chat.completions


def ask(chat, content=USER["content"], **options):
    return chat.create(model=MODEL, messages=[{"role": "user", "content": content}], **options)


# The answer


def test_the_last_user_message_is_echoed(chat):
    answer = chat.create(
        model=MODEL,
        messages=[
            {"role": "system", "content": "Be brief."},
            {"role": "user", "content": "First."},
            {"role": "assistant", "content": "Second."},
            {"role": "user", "content": "Last: \u00e9 \U0001f600 \u2028 \"quoted\"\n"},
        ],
    )
    assert said(answer) == "Last: \u00e9 \U0001f600 \u2028 \"quoted\"\n"
    assert answer.choices[0].finish_reason == "stop"
    assert answer.choices[0].message.role == "assistant"
    assert answer.choices[0].message.refusal is None
    assert answer.choices[0].message.tool_calls is None


def test_the_answer_has_all_that_the_api_tells(chat):
    answer = ask(chat)
    assert re.fullmatch(r"chatcmpl-[0-9A-Za-z]{29}", answer.id)
    assert answer.object == "chat.completion"
    assert answer.created == 1704067200
    assert answer.model == MODEL
    assert re.fullmatch(r"fp_[0-9a-f]{10}", answer.system_fingerprint)
    assert answer.service_tier == "default"
    usage = answer.usage
    assert usage.total_tokens == usage.prompt_tokens + usage.completion_tokens
    assert 5 <= usage.completion_tokens <= 10 < usage.prompt_tokens < 30
    assert usage.prompt_tokens_details.cached_tokens == 0
    assert usage.completion_tokens_details.reasoning_tokens == 0


def test_parts_are_joined_and_described(chat):
    parts = [
        {"type": "text", "text": "Look:"},
        {"type": "image_url", "image_url": {"url": "data:image/png;base64,AAAA", "detail": "low"}},
        {"type": "input_audio", "input_audio": {"data": "AAAA", "format": "wav"}},
        {"type": "file", "file": {"filename": "report.pdf", "file_data": "AAAA"}},
        {"type": "text", "text": "Well?"},
    ]
    assert said(ask(chat, parts)) == "Look:\n[image]\n[audio]\n[file report.pdf]\nWell?"


@pytest.mark.parametrize("messages,text", [
    ([{"role": "system", "content": "Only a system message."}], "Only a system message."),
    ([{"role": "developer", "content": "Only a developer."}], "Only a developer."),
    ([{"role": "user", "content": "a"}, {"role": "assistant", "content": "b"}], "a"),
    ([{"role": "assistant", "content": "b"}], "b"),
])
def test_without_a_user_the_last_message_is_echoed(chat, messages, text):
    assert said(chat.create(model=MODEL, messages=messages)) == text


def test_a_whole_turn_with_tools_is_read(chat):
    call = {"id": "call_1", "type": "function", "function": {"name": "f", "arguments": "{}"}}
    answer = chat.create(
        model=MODEL,
        messages=[
            USER,
            {"role": "assistant", "content": None, "tool_calls": [call]},
            {"role": "tool", "tool_call_id": "call_1", "content": "42"},
        ],
    )
    assert said(answer) == USER["content"]


def test_unset_and_null_options_are_the_same(server):
    options = {
        "n": None, "stop": None, "max_tokens": None, "temperature": None, "seed": None,
        "logprobs": None, "user": None, "response_format": None, "tools": None, "foo": {"bar": 1},
    }
    plain = client(server).chat.completions.create(model=MODEL, messages=[USER])
    nulls = client(server).chat.completions.create(model=MODEL, messages=[USER], extra_body=options)
    assert said(nulls) == said(plain)


def test_async_calls_run_side_by_side(server):
    async def ask_all():
        async with async_client(server) as many:
            return await asyncio.gather(*(
                many.chat.completions.create(
                    model=MODEL, messages=[{"role": "user", "content": f"number {number}"}]
                )
                for number in range(40)
            ))

    answers = asyncio.run(ask_all())
    assert [said(answer) for answer in answers] == [f"number {number}" for number in range(40)]
    assert len({answer.id for answer in answers}) == 40


# Options


def test_n_gives_as_many_choices(chat):
    answer = ask(chat, n=5)
    assert [choice.index for choice in answer.choices] == [0, 1, 2, 3, 4]
    assert {choice.message.content for choice in answer.choices} == {USER["content"]}
    one = ask(chat)
    assert answer.usage.completion_tokens == 5 * one.usage.completion_tokens
    assert answer.usage.prompt_tokens == one.usage.prompt_tokens


@pytest.mark.parametrize("option", ["max_tokens", "max_completion_tokens"])
def test_a_limit_cuts_at_a_token(chat, option):
    text = "one two three four five six"
    whole = ask(chat, text).usage.completion_tokens
    for limit in range(1, whole + 2):
        answer = ask(chat, text, **{option: limit})
        cut = min(limit, whole)
        assert answer.usage.completion_tokens == cut
        assert text.startswith(said(answer))
        assert answer.choices[0].finish_reason == ("length" if limit < whole else "stop")


@pytest.mark.parametrize("stop,text", [
    ("three", "one two "), (["four", "two"], "one "), (["", "nine"], "one two three four"),
    (["one"], ""), (" ", "one"),
])
def test_stop_sequences_end_the_text_before_them(chat, stop, text):
    answer = ask(chat, "one two three four", stop=stop)
    assert said(answer) == text
    assert answer.choices[0].finish_reason == "stop"


def test_logprobs_are_those_of_the_text(chat):
    text = "Na\u00efve \U0001f469\u200d\U0001f680 tokens, \u65e5\u672c\u8a9e too."
    answer = ask(chat, text, logprobs=True, top_logprobs=5)
    tokens = answer.choices[0].logprobs.content
    assert b"".join(bytes(token.bytes) for token in tokens).decode() == text
    assert len(tokens) == answer.usage.completion_tokens
    for token in tokens:
        assert token.logprob <= 0
        top = token.top_logprobs
        assert len(top) == 5
        assert [one.logprob for one in top] == sorted((one.logprob for one in top), reverse=True)
        assert len({bytes(one.bytes) for one in top}) == 5
        assert (token.bytes, token.logprob) in [(one.bytes, one.logprob) for one in top]
        assert sum(math.exp(one.logprob) for one in top) <= 1 + 1e-9


def test_logprobs_without_alternatives_have_empty_lists(chat):
    answer = ask(chat, logprobs=True)
    assert all(token.top_logprobs == [] for token in answer.choices[0].logprobs.content)
    assert ask(chat).choices[0].logprobs is None


def test_seed_enters_what_is_generated_and_not_the_fingerprint(chat):
    def logprobs(seed):
        answer = ask(chat, logprobs=True, top_logprobs=3, seed=seed)
        return answer.system_fingerprint, answer.choices[0].logprobs.content

    assert logprobs(1) == logprobs(1)
    assert logprobs(1)[0] == logprobs(2)[0]
    assert logprobs(1)[1] != logprobs(2)[1]
    assert said(ask(chat, seed=1)) == said(ask(chat, seed=2))


def test_another_model_has_another_fingerprint(chat):
    other = chat.create(model="gpt-4o", messages=[USER])
    assert other.system_fingerprint != ask(chat).system_fingerprint


@pytest.mark.parametrize("model", ["gpt-4o-2024-08-06", "my-own-model", "ft:gpt-4o:a::b", "a/b"])
def test_any_name_of_a_model_works(chat, model):
    answer = chat.create(model=model, messages=[USER])
    assert (said(answer), answer.model) == (USER["content"], model)


# Header fields


def test_the_raw_response_has_the_fields_that_clients_look_at(server):
    raw = client(server).chat.completions.with_raw_response.create(model=MODEL, messages=[USER])
    headers = raw.headers
    assert re.fullmatch(r"req_[0-9a-f]{32}", headers["x-request-id"])
    assert headers["openai-processing-ms"] == "0"
    assert headers["openai-version"] == "2020-10-01"
    assert headers["openai-organization"]
    assert headers["content-type"] == "application/json"
    for kind in ("requests", "tokens"):
        limit = int(headers[f"x-ratelimit-limit-{kind}"])
        used = limit - int(headers[f"x-ratelimit-remaining-{kind}"])
        assert 0 < used < limit
        assert re.fullmatch(r"(\d+m)?(\d+(\.\d+)?s|\d+ms)", headers[f"x-ratelimit-reset-{kind}"])
    completion = raw.parse()
    assert completion._request_id == headers["x-request-id"]


def test_a_streamed_response_can_be_read_as_it_comes(server):
    create = client(server).chat.completions.with_streaming_response.create
    with create(model=MODEL, messages=[USER]) as response:
        assert response.status_code == 200
        assert USER["content"] in response.read().decode()


def test_base_urls_work_with_and_without_v1(server):
    for base in (server.url, server.url + "/", server.url + "/v1", server.url + "/v1/"):
        chat = client(server, base_url=base).chat.completions
        assert said(ask(chat)) == USER["content"]


# Connections


def test_an_answer_refused_by_the_network_is_a_connection_error(server):
    nowhere = client(server, base_url="http://127.0.0.1:1/v1", max_retries=1)
    with pytest.raises(openai.APIConnectionError):
        nowhere.chat.completions.create(model=MODEL, messages=[USER])
