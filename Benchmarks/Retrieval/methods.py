# SPDX-License-Identifier: MIT
"""Ways to find documents: our vectors, scikit-learn's, and BM25."""

import json
import pathlib
import re
import subprocess

import numpy
import scipy.sparse
from sklearn.feature_extraction.text import CountVectorizer, HashingVectorizer

PROGRAM = pathlib.Path(__file__).resolve().parents[2] / ".build" / "release" / "understudy"
# Of a name that no provider has, so that every number of dimensions can be asked for.
MODEL = "retrieval"


def _embedded(mode: str, form: str, texts: list[str], dimensions: int) -> bytes:
    """What the program writes for the texts, a line each."""
    command = [PROGRAM, "embed", "--model", MODEL, "--embeddings", mode, "--format", form]
    ended = subprocess.run(
        [*command, "--dimensions", str(dimensions)],
        input="".join(re.sub(r"[\r\n]", " ", text) + "\n" for text in texts).encode(),
        stdout=subprocess.PIPE,
        check=True,
    )
    return ended.stdout


def vectors(mode: str, texts: list[str], dimensions: int) -> numpy.ndarray:
    """The program's vectors, a row for each text."""
    numbers = _embedded(mode, "f32", texts, dimensions)
    return numpy.frombuffer(numbers, "<f4").reshape(len(texts), dimensions)


def fixed_points(texts: list[str], dimensions: int) -> numpy.ndarray:
    """The lexical vectors in units of the eighth decimal, exactly as they are written as text."""
    lines = _embedded("lexical", "json", texts, dimensions).splitlines()
    return numpy.rint(numpy.array([json.loads(line) for line in lines]) * 1e8)


def vector_scores(mode: str, dimensions: int, documents: list[str], queries: list[str]):
    """Cosines of each query and each document, by our vectors."""
    rows = vectors(mode, documents + queries, dimensions)
    return rows[len(documents) :] @ rows[: len(documents)].T


def hashing_scores(dimensions: int, documents: list[str], queries: list[str]):
    """The same by scikit-learn's vectors of characters' n-grams, with its own defaults."""
    vectorizer = HashingVectorizer(n_features=dimensions, analyzer="char", ngram_range=(3, 5))
    # Texts fill most of so few features, so plain arrays are faster than sparse ones.
    rows = vectorizer.transform(documents + queries).astype(numpy.float32).toarray()
    return rows[len(documents) :] @ rows[: len(documents)].T


def bm25_scores(documents: list[str], queries: list[str], k1=1.5, b=0.75):
    """Okapi BM25 over lower-case words as they are; unlike vectors it sees all documents before.

    S. Robertson, H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), with
    the logarithm that Lucene has, which is never below 0.
    """
    vectorizer = CountVectorizer(token_pattern=r"\w+")
    counts = vectorizer.fit_transform(documents).astype(numpy.float64)
    lengths = numpy.asarray(counts.sum(axis=1)).ravel()
    found = numpy.bincount(counts.indices, minlength=counts.shape[1])
    rarity = numpy.log1p((counts.shape[0] - found + 0.5) / (found + 0.5))
    rows = numpy.repeat(numpy.arange(counts.shape[0]), numpy.diff(counts.indptr))
    saturation = k1 * (1 - b + b * lengths[rows] / lengths.mean())
    weights = rarity[counts.indices] * counts.data * (k1 + 1) / (counts.data + saturation)
    weighted = scipy.sparse.csr_matrix((weights, counts.indices, counts.indptr), counts.shape)
    return (vectorizer.transform(queries) @ weighted.T).toarray()
