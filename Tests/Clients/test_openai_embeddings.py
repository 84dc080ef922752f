# SPDX-License-Identifier: MIT
"""Embeddings as the official OpenAI client sees them."""

import asyncio
import base64
import struct

import numpy
import openai
import pytest

from openai_client import async_client, client

MODEL = "text-embedding-3-small"


@pytest.fixture
def embeddings(server):
    # The API's own description says that a vector is a list of floats, also where it is base64.
    return client(server, _strict_response_validation=False).embeddings


@pytest.fixture
def strict(server):
    return client(server).embeddings


def bits(vector):
    return struct.pack(f"<{len(vector)}f", *vector)


def test_a_vector_has_the_model_s_dimension_and_length_one(embeddings):
    answer = embeddings.create(model=MODEL, input="The quick brown fox")
    assert answer.object == "list"
    assert answer.model == MODEL
    assert [row.index for row in answer.data] == [0]
    assert answer.data[0].object == "embedding"
    assert len(answer.data[0].embedding) == 1536
    assert abs(numpy.linalg.norm(answer.data[0].embedding) - 1) < 1e-6
    assert answer.usage.prompt_tokens == answer.usage.total_tokens > 0


def test_both_encodings_decode_to_the_same_bits(strict, embeddings):
    asked = {"model": MODEL, "input": "one text"}
    default = embeddings.create(**asked).data[0].embedding
    floats = strict.create(**asked, encoding_format="float").data[0].embedding
    raw = embeddings.create(**asked, encoding_format="base64").data[0].embedding
    assert isinstance(raw, str)
    assert base64.b64decode(raw, validate=True) == bits(default) == bits(floats)


@pytest.mark.parametrize("model,dimensions", [
    ("text-embedding-3-small", 1536), ("text-embedding-3-large", 3072),
    ("text-embedding-ada-002", 1536), ("my-own-embedder", 1536),
])
def test_models_have_their_dimensions(strict, model, dimensions):
    answer = strict.create(model=model, input="a", encoding_format="float")
    assert len(answer.data[0].embedding) == dimensions


@pytest.mark.parametrize("dimensions", [1, 2, 3, 256, 1000, 1535])
def test_fewer_dimensions_are_a_prefix_of_length_one(embeddings, dimensions):
    whole = numpy.array(embeddings.create(model=MODEL, input="cut me").data[0].embedding)
    short = embeddings.create(model=MODEL, input="cut me", dimensions=dimensions)
    prefix = whole[:dimensions] / numpy.linalg.norm(whole[:dimensions])
    assert numpy.allclose(short.data[0].embedding, prefix, atol=2e-7)


def test_an_unknown_model_has_up_to_8192_dimensions(embeddings):
    answer = embeddings.create(model="my-own-embedder", input="a", dimensions=8192)
    assert len(answer.data[0].embedding) == 8192


def test_a_batch_gives_each_text_its_own_vector(embeddings):
    texts = [f"text number {number}" for number in range(100)]
    batch = embeddings.create(model=MODEL, input=texts, dimensions=64)
    assert [row.index for row in batch.data] == list(range(100))
    for index in (0, 41, 99):
        alone = embeddings.create(model=MODEL, input=texts[index], dimensions=64)
        assert batch.data[index].embedding == alone.data[0].embedding
    singly = [
        embeddings.create(model=MODEL, input=text, dimensions=1).usage.prompt_tokens
        for text in texts[:3]
    ]
    assert batch.usage.prompt_tokens >= sum(singly)


def test_the_largest_batch_comes_whole(embeddings):
    texts = [f"{number}" for number in range(2048)]
    batch = embeddings.create(model="text-embedding-3-large", input=texts)
    assert len(batch.data) == 2048
    assert all(len(row.embedding) == 3072 for row in batch.data)
    alone = embeddings.create(model="text-embedding-3-large", input="2047")
    assert batch.data[2047].embedding == alone.data[0].embedding


def test_token_arrays_are_inputs_too(embeddings):
    one = embeddings.create(model=MODEL, input=[15339, 1917])
    many = embeddings.create(model=MODEL, input=[[15339, 1917], [15339]])
    assert one.data[0].embedding == many.data[0].embedding != many.data[1].embedding
    assert one.usage.prompt_tokens == 2
    assert many.usage.prompt_tokens == 3
    assert abs(one.data[0].embedding[0] - -0.04333273) < 1e-8


def test_near_texts_are_near(embeddings):
    texts = ["How do I reset my password?", "How do I reset my pasword?", "What is a fjord?"]
    rows = embeddings.create(model=MODEL, input=texts).data
    vectors = [numpy.array(row.embedding) for row in rows]
    assert vectors[0] @ vectors[1] > 0.8 > 0.3 > vectors[0] @ vectors[2]


def test_async_calls_give_the_same_vectors(server, embeddings):
    async def embed_all():
        options = {"_strict_response_validation": False}
        async with async_client(server, **options) as many:
            return await asyncio.gather(*(
                many.embeddings.create(model=MODEL, input=f"{number}", dimensions=8)
                for number in range(20)
            ))

    found = [answer.data[0].embedding for answer in asyncio.run(embed_all())]
    texts = [f"{number}" for number in range(20)]
    batch = embeddings.create(model=MODEL, input=texts, dimensions=8)
    assert found == [row.embedding for row in batch.data]


REFERENCE = "'$.input' is invalid. Please check the API reference: " \
    "https://platform.openai.com/docs/api-reference."


@pytest.mark.parametrize("options,message,param,code", [
    ({"input": ""}, REFERENCE, None, None),
    ({"input": []}, REFERENCE, None, None),
    ({"input": [""]}, REFERENCE, None, None),
    ({"input": [[]]}, REFERENCE, None, None),
    ({"input": ["a"] * 2049}, "array length must be 2048 or less", None, None),
    ({"input": 5}, "Invalid type for 'input'", "input", "invalid_type"),
    ({"input": ["a", 5]}, "Invalid type for 'input[1]'", "input[1]", "invalid_type"),
    ({"input": "a", "dimensions": 1537}, "Must be less than or equal to 1536", "dimensions", None),
    (
        {"input": "a", "dimensions": 0},
        "Expected a value >= 1", "dimensions", "integer_below_min_value",
    ),
    (
        {"input": "a", "encoding_format": "hex"},
        "'float' and 'base64'", "encoding_format", "invalid_value",
    ),
    ({"input": "word " * 9000}, "maximum input length is 8192 tokens", None, None),
    ({"input": ["a", list(range(8193))]}, "Invalid 'input[1]'", None, None),
    (
        {"input": ["word " * 8000] * 40},
        "max 300000 tokens per request", None, "max_tokens_per_request",
    ),
    (
        {"input": "a", "model": "text-embedding-ada-002", "dimensions": 8},
        "This model does not support specifying dimensions.", None, None,
    ),
    ({"input": "a", "model": ""}, "you must provide a model parameter", None, None),
])
def test_what_does_not_fit_is_refused(embeddings, options, message, param, code):
    with pytest.raises(openai.BadRequestError) as caught:
        embeddings.create(**{"model": MODEL} | options)
    assert message in caught.value.message
    assert (caught.value.param, caught.value.code) == (param, code)
