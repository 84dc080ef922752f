# SPDX-License-Identifier: MIT
"""Vector stores, filled with a thousand real texts through the OpenAI client, find them again."""

import pathlib
import subprocess
import sys
import tempfile
from types import SimpleNamespace

import numpy
import pytest

from conftest import environment, start_server
from openai_client import client
from package_texts import QUERY_KINDS, numbers_of, package_texts, queries
from vector_stores import APPROXIMATE, NEIGHBOURS, STORES

MODEL = "text-embedding-3-small"
DIMENSIONS = 384
TEXTS = 1000
BATCH = 250
SECONDS_FOR_A_STORE = 240

# The share of queries that have their text among the first ten.
FOUND_MIN = {"typing errors": 0.99, "inflections": 0.99, "keywords": 0.96}

# The share of the ten nearest vectors that a graph leads to.
NEAREST_MIN = 0.98

# One thread sums in one order, and is the quicker one for vectors as few as these.
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}

each_store = pytest.mark.parametrize("stored", STORES, indirect=True)


def embed(texts):
    """The vectors of the texts, from a server that has answered nobody else."""
    found = []
    with start_server() as server:
        # The API's description says that a vector is a list of floats, also where it is base64.
        embeddings = client(server, _strict_response_validation=False).embeddings
        for start in range(0, len(texts), BATCH):
            batch = texts[start : start + BATCH]
            answer = embeddings.create(model=MODEL, input=batch, dimensions=DIMENSIONS)
            found += [row.embedding for row in answer.data]
    return numpy.array(found, dtype="float32")


@pytest.fixture(scope="session")
def folder():
    """A folder that others may look into, as PostgreSQL's user has to."""
    with tempfile.TemporaryDirectory() as name:
        made = pathlib.Path(name)
        made.chmod(0o755)
        yield made


@pytest.fixture(scope="session")
def texts():
    """A thousand texts, and after them a query for each."""
    found = package_texts(TEXTS)
    return found + queries(found)


@pytest.fixture(scope="session")
def vectors(folder, texts):
    """The files with the vectors of the texts, and with those of texts and queries."""
    return saved(folder / "before", embed(texts))


@pytest.fixture(scope="session")
def vectors_again(folder, texts, vectors):
    """The same from another run of the program."""
    return saved(folder / "after", embed(texts))


def saved(folder, rows):
    folder.mkdir()
    numpy.save(folder / "vectors.npy", rows[:TEXTS])
    numpy.save(folder / "queries.npy", rows)
    return SimpleNamespace(rows=rows, files=[folder / "vectors.npy", folder / "queries.npy"])


@pytest.fixture(scope="session")
def stored(request, folder, vectors):
    """What a store answers in the process that filled it."""
    home = folder / request.param.replace(", ", "-")
    home.mkdir()
    numbers, distances = run("fill", request.param, home, vectors)
    return SimpleNamespace(name=request.param, home=home, numbers=numbers, distances=distances)


def run(command, name, home, vectors):
    answers = home.with_suffix(f".{command}.npz")
    program = pathlib.Path(__file__).with_name("vector_stores.py")
    ended = subprocess.run(
        [sys.executable, program, command, name, home, *vectors.files, answers],
        capture_output=True,
        text=True,
        env=environment(ONE_THREAD),
        timeout=SECONDS_FOR_A_STORE,
    )
    assert ended.returncode == 0, ended.stderr
    with numpy.load(answers) as found:
        return found["numbers"], found["distances"]


@each_store
def test_each_text_is_its_own_nearest_neighbour(stored):
    assert stored.numbers.shape == (2 * TEXTS, NEIGHBOURS)
    assert stored.numbers[:TEXTS, 0].tolist() == list(range(TEXTS))


@each_store
@pytest.mark.parametrize("kind", QUERY_KINDS)
def test_queries_find_their_text(stored, kind):
    asked = numbers_of(kind, range(TEXTS))
    found = [number in stored.numbers[TEXTS + number] for number in asked]
    assert numpy.mean(found) >= FOUND_MIN[kind]


@each_store
def test_what_is_near_is_found(stored, vectors):
    """As exact arithmetic ranks it: by every exact store, and nearly always through a graph."""
    similarities = vectors.rows.astype("float64") @ vectors.rows[:TEXTS].T.astype("float64")
    tenth = numpy.sort(similarities)[:, -NEIGHBOURS]
    found = numpy.take_along_axis(similarities, stored.numbers, axis=1)
    # Stores sum in float32, so the last of the ten may be one that is as near.
    is_near = found >= tenth[:, None] - 1e-6
    assert all(len(set(row)) == NEIGHBOURS for row in stored.numbers.tolist())
    assert is_near.mean() >= (NEAREST_MIN if stored.name in APPROXIMATE else 1)


def test_another_run_of_the_program_gives_the_same_vectors(vectors, vectors_again):
    assert vectors.rows.tobytes() == vectors_again.rows.tobytes()


@each_store
def test_everything_is_the_same_after_a_restart(stored, vectors_again):
    numbers, distances = run("search", stored.name, stored.home, vectors_again)
    assert numbers.tobytes() == stored.numbers.tobytes()
    assert distances.tobytes() == stored.distances.tobytes()
