# SPDX-License-Identifier: MIT
"""Messages, counts and models as the official Anthropic client sees them."""

import asyncio
import json

import anthropic
import httpx2 as httpx
import jsonschema
import pytest

from anthropic_client import MODEL, TEXT, USER, asked, async_client, client, said
from conftest import start_server

TOOL = {
    "name": "get_weather",
    "description": "Tells the weather.",
    "input_schema": {
        "type": "object",
        "properties": {
            "city": {"type": "string", "minLength": 2},
            "unit": {"enum": ["celsius", "fahrenheit"]},
            "days": {"type": "integer", "minimum": 1, "maximum": 7},
        },
        "required": ["city", "unit", "days"],
        "additionalProperties": False,
    },
}
CALL = {"type": "tool_use", "id": "toolu_1", "name": "get_weather", "input": {"city": "Oslo"}}
# How the line of clients before the second version asks.
OLDER = {"x-api-key": "sk-ant-test", "anthropic-version": "2023-06-01"}


@pytest.fixture
def messages(server):
    return client(server).messages


def test_the_last_user_message_is_repeated(messages):
    message = messages.create(**asked(system="Be brief."))
    assert said(message) == TEXT
    assert (message.stop_reason, message.stop_sequence) == ("end_turn", None)
    assert (message.role, message.type, message.model) == ("assistant", "message", MODEL)
    assert message.id.startswith("msg_01") and len(message.id) == 28
    assert message._request_id.startswith("req_011")
    assert message.usage.output_tokens > 3
    assert message.usage.cache_read_input_tokens == 0
    assert message.usage.service_tier == "standard"


def test_the_same_request_has_the_same_answer(server):
    def body(**options):
        sent = asked(messages=[USER], metadata={"user_id": "u"}) | options
        return httpx.post(server.url + "/v1/messages", json=sent, headers=OLDER)

    first, again = body(), body()
    assert first.content == again.content
    assert first.headers == again.headers
    streamed = body(stream=True)
    assert first.json()["id"] in streamed.text
    assert streamed.headers["request-id"] == first.headers["request-id"]
    assert body(temperature=0.5).json()["id"] != first.json()["id"]


def test_a_plain_asynchronous_call(server):
    async def ask():
        async with async_client(server) as asynchronous:
            return await asyncio.gather(
                *(asynchronous.messages.create(**asked(max_tokens=n)) for n in range(1, 9))
            )

    answers = asyncio.run(ask())
    assert [message.usage.output_tokens for message in answers[:3]] == [1, 2, 3]
    assert [message.stop_reason for message in answers[:3]] == ["max_tokens"] * 3
    assert said(answers[-1]) == TEXT


def test_an_asynchronous_stream(server):
    async def ask():
        async with async_client(server) as asynchronous:
            async with asynchronous.messages.stream(**asked()) as stream:
                pieces = [text async for text in stream.text_stream]
                return pieces, await stream.get_final_message()

    pieces, message = asyncio.run(ask())
    assert "".join(pieces) == TEXT == said(message)
    assert len(pieces) == message.usage.output_tokens


def test_raw_events_come_in_their_order(messages):
    text = "Streams \u00e9 \U0001f469\u200d\U0001f680 are \u2028 cut \"between\" \u65e5\u672c."
    sent = asked(messages=[{"role": "user", "content": text}])
    whole = messages.create(**sent)
    events = list(messages.create(**sent, stream=True))
    types = [event.type for event in events]
    assert types[:2] == ["message_start", "content_block_start"]
    assert types[-3:] == ["content_block_stop", "message_delta", "message_stop"]
    assert set(types[2:-3]) <= {"ping", "content_block_delta"}
    start, end = events[0].message, events[-2]
    assert start.id == whole.id
    assert (start.content, start.stop_reason, start.usage.output_tokens) == ([], None, 1)
    assert start.usage.input_tokens == whole.usage.input_tokens
    assert end.delta.stop_reason == "end_turn"
    assert end.usage.output_tokens == whole.usage.output_tokens
    deltas = [event.delta.text for event in events if event.type == "content_block_delta"]
    assert "".join(deltas) == text


def test_the_streams_helper_gathers_the_whole_answer(messages):
    whole = messages.create(**asked())
    with messages.stream(**asked()) as stream:
        kinds = [event.type for event in stream]
        final = stream.get_final_message()
    assert "text" in kinds and kinds[-1] == "message_stop"
    assert said(final) == TEXT
    assert (final.id, final.usage, final.stop_reason) == (whole.id, whole.usage, "end_turn")


def test_frames_are_named_and_pinged(server):
    answer = httpx.post(server.url + "/v1/messages", json=asked(stream=True), headers=OLDER)
    assert answer.headers["content-type"] == "text/event-stream; charset=utf-8"
    frames = answer.text.removesuffix("\n\n").split("\n\n")
    for frame in frames:
        event, data = frame.split("\n")
        assert event == "event: " + json.loads(data.removeprefix("data: "))["type"]
    assert frames[2] == 'event: ping\ndata: {"type":"ping"}'
    assert "[DONE]" not in answer.text


@pytest.mark.parametrize("is_stream", [False, True])
def test_a_stop_sequence_ends_the_text_and_is_named(messages, is_stream):
    sent = asked(stop_sequences=["never", " more", "please"])
    if is_stream:
        with messages.stream(**sent) as stream:
            message = stream.get_final_message()
    else:
        message = messages.create(**sent)
    assert said(message) == "Say it once"
    assert (message.stop_reason, message.stop_sequence) == ("stop_sequence", " more")


def test_blocks_of_all_kinds_are_read(messages):
    source = {"type": "base64", "media_type": "image/png", "data": "AA=="}
    picture = {"type": "image", "source": source}
    document = {
        "type": "document", "title": "Notes",
        "source": {"type": "text", "media_type": "text/plain", "data": "Remember the milk."},
    }
    content = [{"type": "text", "text": "Look:"}, picture, document]
    message = messages.create(**asked(messages=[{"role": "user", "content": content}]))
    assert said(message) == "Look:\n[image]\n[file Notes]"


def test_an_agents_turn_goes_back_and_forth(messages):
    conversation = [
        USER,
        {"role": "assistant", "content": [{"type": "text", "text": "Let me see."}, CALL]},
        {"role": "user", "content": [
            {"type": "tool_result", "tool_use_id": "toolu_1", "content": "rain", "is_error": False},
        ]},
    ]
    message = messages.create(**asked(tools=[TOOL], messages=conversation))
    # The tool spoke last and not the user, whose question is repeated.
    assert said(message) == TEXT
    conversation[-1]["content"].append({"type": "text", "text": "And tomorrow?"})
    assert said(messages.create(**asked(tools=[TOOL], messages=conversation))) == "And tomorrow?"


@pytest.mark.parametrize("choice", [{"type": "any"}, {"type": "tool", "name": "get_weather"}])
def test_a_tool_that_is_demanded_is_called(messages, choice):
    search = {"type": "web_search_20250305", "name": "web_search"}
    sent = asked(tools=[search, TOOL], tool_choice=choice)
    message = messages.create(**sent)
    [call] = message.content
    assert (call.type, call.name, message.stop_reason) == ("tool_use", "get_weather", "tool_use")
    jsonschema.validate(call.input, TOOL["input_schema"])
    with messages.stream(**sent) as stream:
        assert stream.get_final_message().content == message.content


def test_a_schema_is_filled(messages):
    form = {"type": "json_schema", "schema": TOOL["input_schema"]}
    message = messages.create(**asked(output_config={"format": form}))
    jsonschema.validate(json.loads(said(message)), TOOL["input_schema"])


def test_tokens_are_counted_as_the_answer_counts_them(messages):
    sent = {"model": MODEL, "messages": [USER], "system": "Be brief.", "tools": [TOOL]}
    count = messages.count_tokens(**sent)
    assert count.input_tokens == messages.create(max_tokens=5, **sent).usage.input_tokens
    assert count.input_tokens > messages.count_tokens(model=MODEL, messages=[USER]).input_tokens


def test_counting_saves_nothing():
    with start_server() as server:
        client(server).messages.count_tokens(model=MODEL, messages=[USER])
        told = httpx.get(server.url + "/metrics").text
    assert 'understudy_requests_total{api="anthropic",model="claude-opus-5",status="200"} 1' in told
    assert 'understudy_tokens_total{' not in told


def test_models_come_in_pages(server):
    models = client(server).models
    every = list(models.list(limit=3))
    assert len(every) == 10
    assert [model.id for model in every] == [model.id for model in models.list(limit=1000)]
    assert {model.lifecycle for model in every} == {"active"}
    assert {model.lifecycle for model in models.list(lifecycle=["retired"])} == {"retired"}
    page = models.list(limit=2, after_id=every[3].id)
    assert [model.id for model in page.data] == [every[4].id, every[5].id]
    assert (page.has_more, page.first_id, page.last_id) == (True, every[4].id, every[5].id)


def test_a_model_is_told_by_its_dated_name_too(server):
    model = client(server).models.retrieve("claude-sonnet-4-5-20250929")
    assert (model.id, model.display_name) == ("claude-sonnet-4-5-20250929", "Claude Sonnet 4.5")
    assert model.max_input_tokens == 200_000
    with pytest.raises(anthropic.NotFoundError) as caught:
        client(server).models.retrieve("claude-foo")
    assert "model: claude-foo" in caught.value.message


# Errors


def refused(server, kind=anthropic.BadRequestError, **options):
    with pytest.raises(kind) as caught:
        client(server).messages.create(**asked(**options))
    error = caught.value
    assert error.body["type"] == "error"
    assert error.request_id == error.body["request_id"]
    return error


@pytest.mark.parametrize("options,message", [
    ({"messages": []}, "messages: at least one message is required"),
    ({"max_tokens": 0}, "max_tokens: Input should be greater than or equal to 1"),
    ({"messages": [{"role": "robot", "content": "a"}]}, "messages.0.role: Input should be"),
    ({"messages": [USER, {"role": "assistant", "content": "so "}]}, "trailing whitespace"),
    ({"messages": [USER, {"role": "assistant", "content": [CALL]}, USER]},
     "`tool_use` ids were found without `tool_result` blocks immediately after: toolu_1"),
    ({"tools": [TOOL, TOOL]}, "tools: Tool names must be unique."),
    ({"tools": [TOOL], "tool_choice": {"type": "tool", "name": "f"}}, "Tool 'f' not found"),
    ({"extra_body": {"temperature": 0.5}}, "temperature: Extra inputs are not permitted"),
    ({"thinking": {"type": "enabled", "budget_tokens": 5}}, "thinking.budget_tokens"),
    ({"model": "claude-haiku-4-5", "messages": [{"role": "user", "content": "word " * 210_000}]},
     "prompt is too long: "),
])
def test_what_does_not_fit_is_named(server, options, message):
    error = refused(server, **options)
    assert error.type == "invalid_request_error"
    assert message in error.message


def test_an_error_in_place_of_a_stream_is_no_stream(server):
    assert "max_tokens" in refused(server, stream=True, max_tokens=0).message


def test_a_large_body_is_refused_while_it_is_sent():
    with start_server("--body-max", "1000") as server:
        error = refused(
            server, anthropic.ContentTooLargeError,
            messages=[{"role": "user", "content": "x" * 1_000_000}],
        )
    assert (error.status_code, error.type) == (413, "request_too_large")


def test_other_refusals_have_their_status(server):
    anthropic_client = client(server)
    with pytest.raises(anthropic.NotFoundError):
        anthropic_client.post("/v1/messages/batches", cast_to=object, body={})
    with pytest.raises(anthropic.APIStatusError) as caught:
        anthropic_client.get("/v1/messages", cast_to=object)
    assert caught.value.status_code == 405
    assert caught.value.response.headers["allow"] == "POST, OPTIONS"


# Older clients, and those who write requests by hand


def test_an_older_client_samples(server):
    sent = asked(temperature=1.0, top_p=0.9, top_k=5)
    answer = httpx.post(server.url + "/v1/messages", json=sent, headers=OLDER)
    assert answer.status_code == 200
    assert answer.json()["content"] == [{"type": "text", "text": TEXT}]
    newer = {"authorization": "Bearer sk-ant-test", "anthropic-version": "2026-10-21"}
    answer = httpx.post(server.url + "/v1/messages", json=sent, headers=newer)
    assert answer.status_code == 400
    assert answer.json()["error"]["message"] == "temperature: Extra inputs are not permitted"


@pytest.mark.parametrize("headers", [{}, {"x-api-key": "k"}, {"anthropic-version": "2023-06-01"}])
def test_neither_key_nor_version_is_needed(server, headers):
    answer = httpx.post(server.url + "/messages", json=asked(), headers=headers)
    assert answer.status_code == 200
    limits = {
        name: value for name, value in answer.headers.items()
        if name.startswith("anthropic-ratelimit-")
    }
    assert limits["anthropic-ratelimit-requests-remaining"] == "3999"
    assert limits["anthropic-ratelimit-tokens-reset"] == "2024-01-01T00:00:01Z"
    assert len(limits) == 12


def test_both_apis_share_the_path_of_models(server):
    theirs = httpx.get(server.url + "/v1/models", headers=OLDER).json()
    ours = httpx.get(server.url + "/v1/models").json()
    assert theirs["data"][0]["type"] == "model"
    assert ours["object"] == "list"
