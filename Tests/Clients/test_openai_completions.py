# SPDX-License-Identifier: MIT
"""Legacy completions and models as the official OpenAI client sees them."""

import re

import openai
import pytest

from openai_client import client

MODEL = "gpt-3.5-turbo-instruct"


@pytest.fixture
def completions(server):
    return client(server).completions


def test_the_prompt_is_echoed_and_cut_at_16_tokens(completions):
    answer = completions.create(model=MODEL, prompt="Short.")
    assert answer.choices[0].text == "Short."
    assert answer.choices[0].finish_reason == "stop"
    long = " ".join(f"word{number}" for number in range(40))
    cut = completions.create(model=MODEL, prompt=long)
    assert long.startswith(cut.choices[0].text) and cut.choices[0].text
    assert cut.choices[0].finish_reason == "length"
    assert cut.usage.completion_tokens == 16
    whole = completions.create(model=MODEL, prompt=long, max_tokens=1000)
    assert whole.choices[0].text == long


def test_the_answer_has_all_that_the_api_tells(completions):
    answer = completions.create(model=MODEL, prompt="Hello")
    assert re.fullmatch(r"cmpl-[0-9A-Za-z]{29}", answer.id)
    assert (answer.object, answer.created, answer.model) == ("text_completion", 1704067200, MODEL)
    assert answer.usage.total_tokens == answer.usage.prompt_tokens + answer.usage.completion_tokens
    assert answer.choices[0].logprobs is None


def test_several_prompts_give_their_choices_in_order(completions):
    answer = completions.create(model=MODEL, prompt=["one", "two"], n=2, best_of=3)
    assert [choice.index for choice in answer.choices] == [0, 1, 2, 3]
    assert [choice.text for choice in answer.choices] == ["one", "one", "two", "two"]


def test_echo_puts_the_prompt_first(completions):
    answer = completions.create(model=MODEL, prompt="Say it.", echo=True)
    assert answer.choices[0].text == "Say it.Say it."
    nothing_more = completions.create(model=MODEL, prompt="Say it.", echo=True, max_tokens=0)
    assert nothing_more.choices[0].text == "Say it."


@pytest.mark.parametrize("prompt", [[464, 2068], [[464], [2068, 7586]]])
def test_token_arrays_are_prompts_too(completions, prompt):
    answer = completions.create(model=MODEL, prompt=prompt)
    assert len(answer.choices) == (1 if isinstance(prompt[0], int) else len(prompt))
    assert answer.usage.prompt_tokens == (2 if isinstance(prompt[0], int) else 3)


def test_stop_ends_the_text(completions):
    answer = completions.create(model=MODEL, prompt="a b c", stop=" c")
    assert (answer.choices[0].text, answer.choices[0].finish_reason) == ("a b", "stop")


@pytest.mark.parametrize("echo", [False, True])
def test_logprobs_are_four_lists_of_one_length(server, echo):
    # The first token of an echo has no probability, which the API's own description forbids.
    completions = client(server, _strict_response_validation=not echo).completions
    prompt = "Hello caf\u00e9, hello \u65e5\u672c"
    answer = completions.create(model=MODEL, prompt=prompt, logprobs=3, echo=echo)
    choice = answer.choices[0]
    logprobs = choice.logprobs
    count = len(logprobs.tokens)
    assert count == len(logprobs.token_logprobs) == len(logprobs.top_logprobs)
    assert count == len(logprobs.text_offset)
    if echo:
        assert logprobs.token_logprobs[0] is None and logprobs.top_logprobs[0] is None
    start = 0 if echo else len(prompt)
    text = (prompt if not echo else "") + choice.text
    for index in range(1 if echo else 0, count):
        token, offset = logprobs.tokens[index], logprobs.text_offset[index]
        assert logprobs.token_logprobs[index] <= 0
        assert len(logprobs.top_logprobs[index]) == 3
        assert logprobs.top_logprobs[index][token] == logprobs.token_logprobs[index]
        if not token.startswith("bytes:"):
            assert text[offset:offset + len(token)] == token
    assert logprobs.text_offset[0] == start
    assert logprobs.text_offset == sorted(logprobs.text_offset)


def test_a_stream_makes_the_same_text(server):
    # The true API ends no piece but the last with a reason, which its own description forbids.
    completions = client(server, _strict_response_validation=False).completions
    options = {"model": MODEL, "prompt": ["one two", "three"], "n": 2}
    whole = completions.create(**options)
    usage = {"include_usage": True}
    chunks = list(completions.create(stream=True, stream_options=usage, **options))
    texts = {index: "" for index in range(4)}
    for chunk in chunks[:-1]:
        texts[chunk.choices[0].index] += chunk.choices[0].text
        assert chunk.id == whole.id
    assert list(texts.values()) == [choice.text for choice in whole.choices]
    assert chunks[-1].choices == [] and chunks[-1].usage == whole.usage


# Models


def test_models_are_listed(server):
    listed = client(server).models.list()
    ids = [model.id for model in listed]
    assert {"gpt-4o", "gpt-4o-mini", "text-embedding-3-small"} <= set(ids)
    assert len(ids) == len(set(ids))
    assert all(model.object == "model" and model.owned_by for model in listed)


def test_a_model_is_told(server):
    models = client(server).models
    assert models.retrieve("gpt-4o").id == "gpt-4o"
    assert models.retrieve("gpt-4o-2024-08-06").created == models.retrieve("gpt-4o").created


@pytest.mark.parametrize("name", ["nope", "a/b", "ft:x:y", "caf\u00e9"])
def test_a_model_that_is_not_listed_is_not_found(server, name):
    with pytest.raises(openai.NotFoundError) as caught:
        client(server).models.retrieve(name)
    error = caught.value
    assert (error.code, error.param, error.type) == (
        "model_not_found", "model", "invalid_request_error"
    )
    assert f"'{name}'" in error.message
