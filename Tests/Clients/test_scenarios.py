# SPDX-License-Identifier: MIT
"""Every file of scenarios/ does what its opening comment announces, seen by the official clients."""

import json
import time
from contextlib import contextmanager

import anthropic
import httpx2 as httpx
import numpy
import openai
import pytest

import anthropic_client
from conftest import ROOT, start_server
from openai_client import client, said

SCENARIOS = ROOT / "scenarios"
GET_WEATHER = {
    "type": "function",
    "function": {
        "name": "get_weather",
        "parameters": {"type": "object", "properties": {"city": {"type": "string"}}},
    },
}


@contextmanager
def serving(name, *flags):
    with start_server("--scenario", str(SCENARIOS / name), *flags) as server:
        yield server


def user(text):
    return {"role": "user", "content": text}


def ask(server, text, model="gpt-4o-mini", headers=None, **options):
    """One question and the answer's text."""
    options = {"messages": [user(text)]} | options
    chat = client(server, **({"default_headers": headers} if headers else {})).chat.completions
    return said(chat.create(model=model, **options))


def pieces(stream):
    """The texts of a stream's chunks."""
    return [chunk.choices[0].delta.content or "" for chunk in stream if chunk.choices]


def test_every_scenario_is_tested_here():
    text = (ROOT / "Tests/Clients/test_scenarios.py").read_text(encoding="utf-8")
    names = [path.relative_to(SCENARIOS).as_posix() for path in SCENARIOS.rglob("*.yaml")]
    assert len(names) >= 14
    assert [name for name in names if f'"{name}"' not in text] == []


# agent-with-tools.yaml


@pytest.fixture(scope="module")
def agent():
    with serving("agent-with-tools.yaml") as server:
        yield server


def test_an_agent_calls_the_tool_and_answers_from_its_result(agent):
    chat = client(agent).chat.completions
    messages = [user("What is the weather in Oslo?")]
    first = chat.create(model="gpt-4o", messages=messages, tools=[GET_WEATHER])
    assert first.choices[0].finish_reason == "tool_calls"
    call = first.choices[0].message.tool_calls[0]
    assert (call.function.name, json.loads(call.function.arguments)) == (
        "get_weather",
        {"city": "Oslo", "unit": "celsius"},
    )
    messages.append(first.choices[0].message.model_dump(exclude_none=True))
    result = {"role": "tool", "tool_call_id": call.id}
    sunny = chat.create(
        model="gpt-4o", messages=[*messages, result | {"content": "12 degrees"}], tools=[GET_WEATHER]
    )
    assert said(sunny) == "It is sunny in Oslo today, as the service reports."
    failed = chat.create(
        model="gpt-4o", messages=[*messages, result | {"content": "Error 502"}], tools=[GET_WEATHER]
    )
    assert said(failed).startswith("I could not reach the weather service.")


def test_an_agent_makes_two_calls_at_once(agent):
    answer = client(agent).chat.completions.create(
        model="gpt-4o",
        messages=[user("Compare the weather in Rome and Paris")],
        tools=[GET_WEATHER],
    )
    calls = answer.choices[0].message.tool_calls
    assert [json.loads(call.function.arguments)["city"] for call in calls] == ["Rome", "Paris"]
    assert len({call.id for call in calls}) == 2


def test_an_agent_without_its_tool_says_so(agent):
    assert ask(agent, "What is the weather in Oslo?").startswith("I cannot look up the weather")


def test_an_agent_works_through_anthropics_client(agent):
    messages = anthropic_client.client(agent).messages
    tool = {"name": "get_weather", "input_schema": {"type": "object"}}
    asked = {"model": "claude-opus-5", "max_tokens": 100, "tools": [tool]}
    opening = [user("weather in Lima, please")]
    first = messages.create(messages=opening, **asked)
    assert first.stop_reason == "tool_use"
    call = first.content[0]
    assert (call.type, call.name, call.input["city"]) == ("tool_use", "get_weather", "Lima")
    result = {"type": "tool_result", "tool_use_id": call.id, "content": "21 degrees"}
    conversation = [
        *opening,
        {"role": "assistant", "content": first.to_dict()["content"]},
        {"role": "user", "content": [result, {"type": "text", "text": "And the weather in Lima?"}]},
    ]
    second = messages.create(messages=conversation, **asked)
    assert anthropic_client.said(second) == "It is sunny in Lima today, as the service reports."


# retry-storm.yaml


def test_a_retry_storm_is_weathered_by_the_clients_own_retries():
    with serving("retry-storm.yaml") as server:
        chat = client(server, max_retries=2).chat.completions
        answer = chat.create(model="gpt-4o", messages=[user("hold on")])
        assert said(answer) == "The storm is over."
        assert said(chat.create(model="gpt-4o", messages=[user("hold on")])) == "The storm is over."
        with pytest.raises(openai.RateLimitError):
            ask(server, "a conversation of its own")
        with pytest.raises(openai.InternalServerError) as refused:
            ask(server, "a conversation of its own")
        assert refused.value.status_code == 503
        message = anthropic_client.client(server, max_retries=2).messages.create(
            **anthropic_client.asked(messages=[user("Anthropic's client, too")])
        )
        assert anthropic_client.said(message) == "The storm is over."


# slow-first-token.yaml


def arrivals(server, model):
    start = time.monotonic()
    stream = client(server).chat.completions.create(
        model=model, messages=[user("a short one")], stream=True
    )
    times = [time.monotonic() - start for chunk in stream if chunk.choices[0].delta.content]
    return times[0], times[-1] - times[0]


def test_a_slow_first_token_is_waited_for_and_the_rest_comes_evenly():
    with serving("slow-first-token.yaml") as server:
        first, rest = arrivals(server, "gpt-4o")
        assert first >= 0.2
        assert rest >= 0.05
        quick_first, quick_rest = arrivals(server, "gpt-4o-mini")
        assert 0.1 <= quick_first < first
        assert quick_rest < rest


# flaky-stream.yaml


def outcome(server, text):
    stream = client(server).chat.completions.create(
        model="gpt-4o", messages=[user(text)], stream=True
    )
    try:
        return "".join(pieces(stream))
    except (openai.APIError, httpx.TransportError):
        return None


def test_a_flaky_stream_breaks_where_it_says_and_the_same_way_each_time():
    texts = [f"q{index}" for index in range(30)]
    runs = []
    for _ in range(2):
        with serving("flaky-stream.yaml") as server:
            assert outcome(server, "never cut") == "This stream arrives whole, every time."
            assert outcome(server, "always cut") is None
            runs.append([outcome(server, text) for text in texts])
            again = [outcome(server, text) for text in texts]
    assert runs[0] == runs[1]
    assert set(runs[0]) == {None, "All of this text arrived."}
    assert 3 <= runs[0].count(None) <= 20
    assert again != runs[0], "a retry draws anew"


# rate-limited-key.yaml


def test_a_small_key_runs_out_and_is_told_when_to_come_back():
    with serving("rate-limited-key.yaml") as server:
        small = client(server, api_key="sk-small").chat.completions.with_raw_response
        asked = {"model": "gpt-4o", "messages": [user("served?")]}
        left = [
            small.create(**asked).headers["x-ratelimit-remaining-requests"] for _ in range(3)
        ]
        assert left == ["2", "1", "0"]
        with pytest.raises(openai.RateLimitError) as refused:
            small.create(**asked)
        assert 0 < float(refused.value.response.headers["retry-after"]) <= 60
        assert said(client(server).chat.completions.create(**asked)) == "Served."
        tokens = client(server, api_key="sk-tokens").chat.completions
        with pytest.raises(openai.RateLimitError):
            for _ in range(20):
                tokens.create(**asked)


# structured-output.yaml


def test_structured_output_is_scripted_generated_and_broken():
    with serving("structured-output.yaml") as server:
        assert json.loads(ask(server, "order 3 apples")) == {
            "item": "apples",
            "count": "3",
            "confirmed": True,
            "tags": ["shop", "order"],
        }
        schema = {
            "type": "object",
            "properties": {"city": {"type": "string"}, "people": {"type": "integer"}},
            "required": ["city", "people"],
            "additionalProperties": False,
        }
        generated = ask(
            server,
            "tell me of a city",
            response_format={
                "type": "json_schema",
                "json_schema": {"name": "city", "strict": True, "schema": schema},
            },
        )
        assert set(json.loads(generated)) == {"city", "people"}
        broken = client(server).chat.completions.create(
            model="gpt-4o", messages=[user("an invalid one")]
        )
        assert broken.choices[0].finish_reason == "length"
        with pytest.raises(json.JSONDecodeError):
            json.loads(said(broken))


# rag.yaml


def test_retrieval_finds_the_passage_and_the_answer_quotes_it():
    with serving("rag.yaml") as server:
        passages = [
            "The library opens at nine in the morning.",
            "Bicycles are repaired behind the station.",
            "The museum of clocks is closed on Mondays.",
        ]
        # The client asks for base64 of its own accord, which its strict types do not know.
        embeddings = client(server, _strict_response_validation=False).embeddings
        made = embeddings.create(model="house-embedder", input=passages)
        store = numpy.array([item.embedding for item in made.data])
        assert store.shape == (3, 256)
        question = embeddings.create(model="house-embedder", input="when does the libary open?")
        best = int(numpy.argmax(store @ numpy.array(question.data[0].embedding)))
        assert best == 0
        pinned = embeddings.create(model="pinned-1", input="north")
        assert pinned.data[0].embedding == [0.0, 1.0, 0.0]
        batch = embeddings.create(model="pinned-1", input=["south", "north", "north pole", "north"])
        assert [item.embedding == [0.0, 1.0, 0.0] for item in batch.data] == [
            False, True, False, True,
        ]
        grounded = [
            {"role": "system", "content": f"Context: {passages[best]}"},
            user("When does the library open?"),
        ]
        assert ask(server, "", messages=grounded) == f"According to the documents: {passages[0]}"
        empty = [{"role": "system", "content": "Context:"}, user("When does it open?")]
        assert ask(server, "", messages=empty) == "The documents say nothing about that."


# content-filter.yaml


def test_the_filter_refuses_and_cuts_and_the_model_refuses():
    with serving("content-filter.yaml") as server:
        with pytest.raises(openai.BadRequestError) as refused:
            ask(server, "how to build a bomb")
        assert refused.value.code == "content_filter"
        chat = client(server).chat.completions
        answer = chat.create(model="gpt-4o", messages=[user("tell me a secret")])
        assert answer.choices[0].message.refusal == "I can't help with that."
        assert said(answer) is None
        poem = chat.create(model="gpt-4o", messages=[user("a dark poem")])
        assert poem.choices[0].finish_reason == "content_filter"
        assert said(poem) == "The night comes down and then"


# context-overflow.yaml


def test_long_prompts_overflow_and_a_shorter_history_fits():
    with serving("context-overflow.yaml") as server:
        with pytest.raises(openai.BadRequestError) as refused:
            ask(server, "word " * 200, model="tiny")
        assert refused.value.code == "context_length_exceeded"
        assert ask(server, "short", model="tiny") == "short"
        with pytest.raises(openai.BadRequestError) as refused:
            ask(server, "cause an overflow")
        assert refused.value.code == "context_length_exceeded"
        with pytest.raises(anthropic.BadRequestError):
            anthropic_client.client(server).messages.create(
                **anthropic_client.asked(messages=[user("overflow")])
            )


# outage-and-recovery.yaml


def test_an_outage_passes_in_every_namespace_by_itself():
    with serving("outage-and-recovery.yaml") as server:
        for namespace in ("first", "second"):
            headers = {"X-Understudy-Namespace": namespace}
            for _ in range(2):
                with pytest.raises(openai.InternalServerError, match="on fire"):
                    ask(server, "up?", headers=headers)
            with pytest.raises(openai.APIConnectionError):
                ask(server, "up?", headers=headers)
            start = time.monotonic()
            assert ask(server, "up?", headers=headers) == "Slowly coming back."
            assert time.monotonic() - start >= 0.15
            assert ask(server, "up?", headers=headers) == "All systems work again (answer 1)."
            assert ask(server, "up?", headers=headers) == "All systems work again (answer 2)."
        chat = client(server, max_retries=5).chat.completions
        answer = chat.create(model="gpt-4o", messages=[user("with retries")])
        assert said(answer) == "Slowly coming back."


# broken-wire.yaml


WHOLE = "Grüße aus Köln: 猫が好きです."


def streamed(server, model):
    return "".join(
        pieces(
            client(server).chat.completions.create(
                model=model, messages=[user("hello")], stream=True
            )
        )
    )


@pytest.fixture(scope="module")
def wire():
    with serving("broken-wire.yaml") as server:
        yield server


@pytest.mark.parametrize("model", ["gpt-4o", "wire-split", "wire-drip"])
def test_a_client_puts_torn_packets_together(wire, model):
    assert streamed(wire, model) == WHOLE
    assert ask(wire, "hello", model=model) == WHOLE


def test_a_garbled_chunk_is_no_json(wire):
    with pytest.raises((json.JSONDecodeError, openai.APIError)):
        streamed(wire, "wire-garbled")


def test_a_chunk_that_comes_twice_is_read_twice(wire):
    once, twice = streamed(wire, "gpt-4o"), streamed(wire, "wire-twice")
    assert len(twice) > len(once)
    assert twice.startswith(once[:2])


def test_a_body_that_is_too_short_is_a_transport_error(wire):
    with pytest.raises(openai.APIConnectionError):
        ask(wire, "hello", model="wire-short")


def test_an_empty_body_is_no_answer(wire):
    with pytest.raises((json.JSONDecodeError, openai.APIError)):
        ask(wire, "hello", model="wire-empty")


def test_what_follows_an_answer_does_not_hurt_it(wire):
    assert ask(wire, "hello", model="wire-tail") == WHOLE


# reasoning-model.yaml


def test_a_model_thinks_writes_and_keeps_count():
    with serving("reasoning-model.yaml") as server:
        chat = client(server).chat.completions
        riddle = chat.create(model="o3", messages=[user("a riddle: teeth, but it never eats?")])
        assert said(riddle) == "A comb."
        assert "A comb has teeth." in riddle.choices[0].message.model_extra["reasoning_content"]
        essay = chat.create(model="gpt-4o", messages=[user("write about the sea")])
        assert essay.usage.completion_tokens == 120
        assert said(essay) == ask(server, "write about the sea", model="gpt-4o")
        talk = [ask(server, text) for text in ("hello", "hi", "Hello", "hi")]
        assert talk[0].startswith("Hello! ")
        assert talk[1:3] == ["Hello again.", "We have met, have we not?"]
        assert talk[3].startswith("Hello! ")


# compat/


def test_a_file_of_mocktopus_is_served_unchanged():
    with serving("compat/mocktopus.yaml") as server:
        chat = client(server).chat.completions
        greeting = chat.create(model="m", messages=[user("good morning, all")])
        assert said(greeting) == "Good morning to you."
        assert (greeting.usage.prompt_tokens, greeting.usage.completion_tokens) == (4, 6)
        asked = {"model": "gpt-4o", "messages": [user("the TEMPERATURE in here?")]}
        call = chat.create(**asked).choices[0].message.tool_calls[0]
        assert (call.id, call.function.name) == ("call_thermometer", "read_thermometer")
        deltas = [chunk.choices[0].delta for chunk in chat.create(**asked, stream=True)]
        names = [delta.tool_calls[0].function.name for delta in deltas if delta.tool_calls]
        assert names[0] == "read_thermometer"
        for _ in range(2):
            with pytest.raises(openai.RateLimitError, match="Not so fast"):
                ask(server, "hurry")
        assert ask(server, "hurry") == "Mocked by a file of Mocktopus."


def test_a_file_of_mockllm_is_served_unchanged():
    with serving("compat/mockllm.yaml") as server:
        assert ask(server, "count to three") == "one two three"
        assert ask(server, "Count to three") == "Nobody taught me that."
        stream = client(server).chat.completions.create(
            model="gpt-4o", messages=[user("count to three")], stream=True
        )
        assert "".join(pieces(stream)) == "one two three"


def test_a_file_of_fakellm_is_served_unchanged():
    with serving("compat/fakellm.yaml") as server:
        chat = client(server).chat.completions
        search = {"type": "function", "function": {"name": "web_search"}}
        messages = [user("Find out what an understudy is")]
        first = chat.create(model="gpt-4o", messages=messages, tools=[search])
        call = first.choices[0].message.tool_calls[0]
        assert json.loads(call.function.arguments) == {"query": "understudies"}
        messages.append(first.choices[0].message.model_dump(exclude_none=True))
        messages.append({"role": "tool", "tool_call_id": call.id, "content": "It is a theatre word"})
        second = chat.create(model="gpt-4o", messages=messages, tools=[search])
        assert said(second) == "An understudy learns a part to stand in for the actor."
        with pytest.raises(openai.InternalServerError) as refused:
            ask(server, "hello", headers={"X-Scenario": "overload"})
        assert refused.value.status_code == 529
        assert ask(server, "hello", model="gpt-4o").startswith("[mock response for gpt-4o, finger")


def test_the_tokenpak_recipe_is_served_unchanged():
    with serving("compat/tokenpak.yaml") as server:
        assert ask(server, "please DEBUG this", model="gpt-4") == "The bug is in line seven."
        assert ask(server, "hello", model="gpt-4") == "Recipe answer."
        start = time.monotonic()
        assert ask(server, "hello", model="gpt-3.5-turbo") == "A cheap answer."
        assert time.monotonic() - start >= 0.02
