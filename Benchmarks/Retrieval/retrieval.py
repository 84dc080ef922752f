# SPDX-License-Identifier: MIT
"""Known-item retrieval: is the text that a query was made from found among the first ten?

Prints recall@10 and MRR@10 in per cent: the means over all tasks for each method and number of
dimensions, and each task for itself. Ends with 1 where a floor is missed.
"""

import sys
import time

import numpy

import methods
from corpora import Task, tasks

DIMENSIONS = (256, 384, 768, 1536, 3072)
# The length that the tasks are shown at, and that the first floor is for.
SHOWN = 1536
DEPTH = 10
TASKS_MIN = 3
# Texts whose short vectors are compared with the beginnings of their long ones.
PREFIX_TEXTS = 1_000

Figures = dict[tuple[str, int], numpy.ndarray]


def reciprocal_ranks(scores: numpy.ndarray) -> numpy.ndarray:
    """1 / rank of the document that each row of scores wants; 0 beyond the tenth.

    Scores are compared by six decimals, which do not follow the order of a sum. Among equals the
    document stands in the middle.
    """
    scores = numpy.round(scores, 6)
    own = numpy.diagonal(scores)[:, None]
    ranks = (scores > own).sum(axis=1) + ((scores == own).sum(axis=1) + 1) / 2
    return numpy.where(ranks <= DEPTH, 1 / ranks, 0)


def measured(task: Task) -> Figures:
    """Recall and MRR of each method and number of dimensions; BM25 has none, and stands at 0."""
    texts = (task.documents, task.queries)
    ranks = {("BM25", 0): reciprocal_ranks(methods.bm25_scores(*texts))}
    for size in DIMENSIONS:
        for mode in ("lexical", "hash"):
            ranks[mode, size] = reciprocal_ranks(methods.vector_scores(mode, size, *texts))
        hashing = methods.hashing_scores(size, *texts)
        ranks["HashingVectorizer", size] = reciprocal_ranks(hashing)
    return {key: 100 * numpy.array([(r > 0).mean(), r.mean()]) for key, r in ranks.items()}


def differing_prefixes(texts: list[str], short: int, long: int) -> int:
    """How many texts have a short vector that is not the beginning of the long one, at length 1.

    Every component is off by up to half a unit of its eighth decimal. Bringing the beginning to
    length 1 stretches that, and its length is itself taken from components that are off.
    """
    made = methods.fixed_points(texts, short)
    cut = methods.fixed_points(texts, long)[:, :short]
    stretch = 1e8 / numpy.linalg.norm(cut, axis=1, keepdims=True)
    allowed = 0.5 + 0.5 * stretch * (1 + numpy.abs(made) * short**0.5 / 1e8)
    return int((numpy.abs(cut * stretch - made) > allowed).any(axis=1).sum())


def print_means(means: Figures) -> None:
    print("| method | " + " | ".join(map(str, DIMENSIONS)) + " |")
    print("| --- |" + " --- |" * len(DIMENSIONS))
    for method in ("lexical", "hash", "HashingVectorizer", "BM25"):
        sizes = [0] * len(DIMENSIONS) if method == "BM25" else DIMENSIONS
        print(f"| {method} | " + " | ".join(cell(means[method, size]) for size in sizes) + " |")


def print_tasks(found: list[tuple[Task, Figures]]) -> None:
    columns = [("lexical", SHOWN), ("hash", SHOWN), ("HashingVectorizer", SHOWN), ("BM25", 0)]
    print(f"| task | documents | queries | {' | '.join(method for method, _ in columns)} |")
    print("| --- |" + " --- |" * (2 + len(columns)))
    for task, figures in found:
        cells = [str(len(task.documents)), str(len(task.queries))]
        cells += [cell(figures[column]) for column in columns]
        print(f"| {task.name} | {' | '.join(cells)} |")


def cell(figures: numpy.ndarray) -> str:
    return f"{figures[0]:.1f} / {figures[1]:.1f}"


def missed_floors(means: Figures, prefixes: int) -> list[str]:
    """What is not as it has to be, a sentence each."""
    missed = []
    if means["lexical", SHOWN][0] <= means["BM25", 0][0]:
        missed.append(f"lexical at {SHOWN} dimensions has no better mean recall than BM25")
    for size in DIMENSIONS:
        if means["lexical", size][0] <= means["HashingVectorizer", size][0]:
            missed.append(f"lexical at {size} dimensions is no better than HashingVectorizer")
    if prefixes:
        missed.append(f"{prefixes} vectors of 384 dimensions are not the beginnings of longer ones")
    return missed


def main() -> int:
    start = time.monotonic()
    found = []
    for task in tasks():
        print(f"{task.name}: {task.queries[0]!r} wants {task.documents[0][:60]!r}", file=sys.stderr)
        found.append((task, measured(task)))
    if len(found) < TASKS_MIN:
        print("retrieval: too few texts; `apt-get update` fetches package lists", file=sys.stderr)
        return 2
    means = {key: sum(figures[key] for _, figures in found) / len(found) for key in found[0][1]}
    prefixes = differing_prefixes(found[0][0].documents[:PREFIX_TEXTS], 384, 1536)
    print("Recall@10 / MRR@10 in per cent, means over the tasks, by number of dimensions:\n")
    print_means(means)
    print(f"\nEach task, at {SHOWN} dimensions:\n")
    print_tasks(found)
    print(f"\n{time.monotonic() - start:.0f} s")
    missed = missed_floors(means, prefixes)
    for sentence in missed:
        print(f"retrieval: {sentence}", file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
