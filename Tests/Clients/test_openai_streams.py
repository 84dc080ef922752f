# SPDX-License-Identifier: MIT
"""Event streams as the official OpenAI client sees them."""

import asyncio
import json

import pytest

from openai_client import MODEL, USER, async_client, client

TEXT = (
    "Streams \u00e9\u00e8 \U0001f469\u200d\U0001f680 are \u2028 cut between \"tokens\", "
    "not \u65e5\u672c\u8a9e bytes."
)


@pytest.fixture
def chat(server):
    return client(server).chat.completions


def stream(chat, content=TEXT, **options):
    messages = [{"role": "user", "content": content}]
    return list(chat.create(model=MODEL, messages=messages, stream=True, **options))


def text_of(chunks, index=0):
    deltas = [choice.delta for chunk in chunks for choice in chunk.choices if choice.index == index]
    return "".join(delta.content or "" for delta in deltas)


def reasons(chunks):
    return [
        (choice.index, choice.finish_reason)
        for chunk in chunks for choice in chunk.choices if choice.finish_reason
    ]


def test_the_pieces_make_the_text(chat):
    chunks = stream(chat)
    assert text_of(chunks) == TEXT
    assert len(chunks) > 10
    first, last = chunks[0], chunks[-1]
    assert first.choices[0].delta.role == "assistant"
    assert first.choices[0].delta.content == ""
    assert reasons(chunks) == [(0, "stop")]
    assert last.choices[0].finish_reason == "stop"
    assert last.choices[0].delta.content is None
    for chunk in chunks:
        assert chunk.object == "chat.completion.chunk"
        assert (chunk.id, chunk.created, chunk.model) == (first.id, 1704067200, MODEL)
        assert chunk.system_fingerprint == first.system_fingerprint
        assert "usage" not in chunk.model_fields_set


def test_a_stream_has_the_id_and_the_text_of_the_whole_answer(chat):
    whole = chat.create(model=MODEL, messages=[{"role": "user", "content": TEXT}])
    chunks = stream(chat)
    assert chunks[0].id == whole.id
    assert text_of(chunks) == whole.choices[0].message.content


def test_the_usage_comes_last_where_it_is_asked_for(chat):
    whole = chat.create(model=MODEL, messages=[{"role": "user", "content": TEXT}])
    chunks = stream(chat, stream_options={"include_usage": True})
    assert chunks[-1].choices == []
    assert chunks[-1].usage == whole.usage
    for chunk in chunks[:-1]:
        assert chunk.usage is None and "usage" in chunk.model_fields_set


def test_choices_take_turns(chat):
    chunks = stream(chat, n=3)
    for index in range(3):
        assert text_of(chunks, index) == TEXT
    assert sorted(reasons(chunks)) == [(0, "stop"), (1, "stop"), (2, "stop")]
    order = [chunk.choices[0].index for chunk in chunks]
    assert order[:6] == [0, 1, 2, 0, 1, 2]


def test_a_limit_and_a_stop_sequence_end_a_stream(chat):
    assert reasons(stream(chat, max_tokens=3)) == [(0, "length")]
    chunks = stream(chat, "one two three", stop="three")
    assert (text_of(chunks), reasons(chunks)) == ("one two ", [(0, "stop")])


def test_an_empty_answer_is_a_stream_too(chat):
    chunks = stream(chat, "stop here", stop="stop")
    assert text_of(chunks) == ""
    assert reasons(chunks) == [(0, "stop")]


def test_logprobs_come_beside_their_pieces(chat):
    options = {"logprobs": True, "top_logprobs": 2}
    whole = chat.create(model=MODEL, messages=[{"role": "user", "content": TEXT}], **options)
    found = []
    for chunk in stream(chat, **options):
        choice = chunk.choices[0]
        if choice.logprobs:
            piece = b"".join(bytes(token.bytes) for token in choice.logprobs.content)
            assert piece.decode() == choice.delta.content
            found += choice.logprobs.content
    assert [token.model_dump() for token in found] == [
        token.model_dump() for token in whole.choices[0].logprobs.content
    ]


def test_the_helper_builds_up_the_answer(chat):
    whole = chat.create(model=MODEL, messages=[{"role": "user", "content": TEXT}])
    with chat.stream(
        model=MODEL,
        messages=[{"role": "user", "content": TEXT}],
        stream_options={"include_usage": True},
    ) as events:
        deltas = [event.delta for event in events if event.type == "content.delta"]
        final = events.get_final_completion()
    assert "".join(deltas) == TEXT
    assert final.choices[0].message.content == TEXT
    assert final.choices[0].finish_reason == "stop"
    assert final.usage == whole.usage
    assert final.id == whole.id


def test_async_streams_run_side_by_side(server):
    async def read(many, number):
        events = await many.chat.completions.create(
            model=MODEL, messages=[{"role": "user", "content": f"number {number}"}], stream=True
        )
        return "".join([event.choices[0].delta.content or "" async for event in events])

    async def read_all():
        async with async_client(server) as many:
            return await asyncio.gather(*(read(many, number) for number in range(20)))

    assert asyncio.run(read_all()) == [f"number {number}" for number in range(20)]


def test_a_stream_can_be_left_early(chat):
    events = chat.create(model=MODEL, messages=[USER], stream=True)
    next(iter(events))
    events.close()
    assert text_of(stream(chat)) == TEXT


def test_the_frames_are_those_of_the_api(server):
    create = client(server).chat.completions.with_streaming_response.create
    with create(model=MODEL, messages=[USER], stream=True) as response:
        assert response.headers["content-type"] == "text/event-stream; charset=utf-8"
        assert response.headers["cache-control"] == "no-cache"
        assert response.headers["x-request-id"].startswith("req_")
        text = response.read().decode()
    frames = text.split("\n\n")
    assert frames.pop() == ""
    assert frames.pop() == "data: [DONE]"
    for frame in frames:
        assert frame.startswith("data: {") and "\n" not in frame
        json.loads(frame.removeprefix("data: "))
