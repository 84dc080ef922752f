# SPDX-License-Identifier: MIT
"""What a test double usually does for a vector, in NumPy: random numbers, then the length 1.

Prints NumPy's version and, for each number of dimensions, nanoseconds for a vector: the median of
25 samples. Kernels takes that line and shows it beside its own figures.
"""

import statistics
import time

import numpy

DIMENSIONS = (384, 1536, 3072)
SAMPLES = 25
RUNS = 200


def vector(seed: int, dimensions: int) -> numpy.ndarray:
    """A unit vector that follows from the seed."""
    numbers = numpy.random.default_rng(seed).standard_normal(dimensions)
    return (numbers / numpy.linalg.norm(numbers)).astype(numpy.float32)


def nanoseconds(dimensions: int) -> float:
    """The median time of one vector, each from a seed of its own."""
    samples = []
    for sample in range(SAMPLES):
        start = time.perf_counter_ns()
        for run in range(RUNS):
            vector(sample * RUNS + run, dimensions)
        samples.append((time.perf_counter_ns() - start) / RUNS)
    return statistics.median(samples)


if __name__ == "__main__":
    print(numpy.__version__, *(f"{size}={nanoseconds(size):.0f}" for size in DIMENSIONS))
