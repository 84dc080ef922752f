# SPDX-License-Identifier: MIT
"""The vector stores, each with the same four calls, and a program that drives one of them.

    vector_stores.py fill|search NAME FOLDER VECTORS QUERIES ANSWERS

`fill` makes the store NAME in FOLDER from the rows of VECTORS, a NumPy file; `search` opens what
is there. Both write what the store finds for each row of QUERIES into ANSWERS. A process of its
own for each is what makes a restart one: nothing but the folder is handed on.
"""

import contextlib
import pathlib
import sys

import numpy

NEIGHBOURS = 10


class FAISS:
    """FAISS, in a file: all vectors, or a navigable graph over them."""

    def __init__(self, folder, graph=False):
        self.path = str(folder / "index")
        self.graph = graph

    def fill(self, vectors):
        import faiss

        inner_product = faiss.METRIC_INNER_PRODUCT
        dimensions = vectors.shape[1]
        if self.graph:
            index = faiss.IndexHNSWFlat(dimensions, 32, inner_product)
            index.hnsw.efSearch = 64
        else:
            index = faiss.IndexFlat(dimensions, inner_product)
        index.add(vectors)
        faiss.write_index(index, self.path)

    def search(self, queries):
        import faiss

        distances, numbers = faiss.read_index(self.path).search(queries, NEIGHBOURS)
        return numbers, distances

    def close(self):
        """The file is all there is."""


class Chroma:
    """Chroma, in a folder and with its own graph; it sends nothing to its makers."""

    def __init__(self, folder):
        import chromadb

        settings = chromadb.Settings(anonymized_telemetry=False)
        self.client = chromadb.PersistentClient(folder, settings=settings)
        # A graph that is not written is made anew on opening, and not always the same.
        graph = {"space": "cosine", "sync_threshold": 100}
        self.collection = self.client.get_or_create_collection(
            "texts", embedding_function=None, configuration={"hnsw": graph}
        )

    def fill(self, vectors):
        numbers = [str(number) for number in range(len(vectors))]
        self.collection.add(ids=numbers, embeddings=vectors)

    def search(self, queries):
        found = self.collection.query(
            query_embeddings=queries, n_results=NEIGHBOURS, include=["distances"]
        )
        return numpy.array(found["ids"], dtype=int), numpy.array(found["distances"])

    def close(self):
        self.client.close()


class Qdrant:
    """Qdrant in its local mode, in a folder."""

    def __init__(self, folder):
        import qdrant_client

        self.client = qdrant_client.QdrantClient(path=folder)

    def fill(self, vectors):
        from qdrant_client.models import Distance, VectorParams

        # The same as the cosine, since all lengths are 1. For the cosine itself, the local mode
        # divides by the lengths whenever it opens a folder, which moves the last bits.
        params = VectorParams(size=vectors.shape[1], distance=Distance.DOT)
        self.client.create_collection("texts", vectors_config=params)
        self.client.upload_collection("texts", vectors=vectors, ids=range(len(vectors)))

    def search(self, queries):
        rows = [
            self.client.query_points("texts", query=query, limit=NEIGHBOURS).points
            for query in queries
        ]
        numbers = [[point.id for point in row] for row in rows]
        return numpy.array(numbers), numpy.array([[point.score for point in row] for row in rows])

    def close(self):
        self.client.close()


class LanceDB:
    """LanceDB, in a folder, without an index."""

    def __init__(self, folder):
        import lancedb

        self.database = lancedb.connect(folder)

    def fill(self, vectors):
        import pyarrow

        column = pyarrow.FixedSizeListArray.from_arrays(vectors.ravel(), vectors.shape[1])
        rows = {"number": range(len(vectors)), "vector": column}
        self.database.create_table("texts", pyarrow.table(rows))

    def search(self, queries):
        found = (
            self.database.open_table("texts")
            .search(list(queries))
            .distance_type("cosine")
            .select(["number", "_distance"])
            .limit(NEIGHBOURS)
            .to_arrow()
            .sort_by([("query_index", "ascending"), ("_distance", "ascending")])
        )
        shape = (len(queries), NEIGHBOURS)
        return tuple(found[name].to_numpy().reshape(shape) for name in ("number", "_distance"))

    def close(self):
        """What is written is written."""


class PGVector:
    """PostgreSQL with pgvector: through all rows, or through a navigable graph."""

    def __init__(self, folder, graph=False):
        import pgvector.psycopg
        import psycopg

        from postgresql import postgresql

        self.graph = graph
        self.stack = contextlib.ExitStack()
        sockets = self.stack.enter_context(postgresql(folder))
        self.connection = self.stack.enter_context(
            psycopg.connect(host=str(sockets), user="tests", dbname="postgres", autocommit=True)
        )
        self.connection.execute("CREATE EXTENSION IF NOT EXISTS vector")
        pgvector.psycopg.register_vector(self.connection)

    def fill(self, vectors):
        dimensions = vectors.shape[1]
        run = self.connection.execute
        run(f"CREATE TABLE texts (number integer PRIMARY KEY, embedding vector({dimensions}))")
        copy = "COPY texts FROM STDIN WITH (FORMAT BINARY)"
        with self.connection.cursor().copy(copy) as rows:
            rows.set_types(["integer", "vector"])
            for number, vector in enumerate(vectors):
                rows.write_row((number, vector))
        if self.graph:
            run("CREATE INDEX ON texts USING hnsw (embedding vector_cosine_ops)")

    def search(self, queries):
        # A thousand rows are few enough for the planner to waver.
        self.connection.execute(f"SET enable_{'seqscan' if self.graph else 'indexscan'} = off")
        self.connection.execute("SET hnsw.ef_search = 100")
        statement = (
            "SELECT number, embedding <=> %(query)s FROM texts "
            f"ORDER BY embedding <=> %(query)s LIMIT {NEIGHBOURS}"
        )
        plan = self.connection.execute("EXPLAIN " + statement, {"query": queries[0]}).fetchall()
        assert ("Index Scan using texts_embedding_idx" in str(plan)) == self.graph, plan
        rows = numpy.array([
            self.connection.execute(statement, {"query": query}).fetchall() for query in queries
        ])
        return rows[:, :, 0].astype(int), rows[:, :, 1]

    def close(self):
        self.stack.close()


STORES = {
    "FAISS, flat": FAISS,
    "FAISS, HNSW": lambda folder: FAISS(folder, graph=True),
    "Chroma": Chroma,
    "Qdrant": Qdrant,
    "LanceDB": LanceDB,
    "pgvector": PGVector,
    "pgvector, HNSW": lambda folder: PGVector(folder, graph=True),
}

# Those that follow a graph from vector to vector, and may miss one that is near.
APPROXIMATE = {"FAISS, HNSW", "Chroma", "pgvector, HNSW"}


def main(command, name, folder, vectors, queries, answers):
    """Fills or opens a store, asks it, and keeps what it answers."""
    with contextlib.closing(STORES[name](pathlib.Path(folder))) as store:
        if command == "fill":
            store.fill(numpy.load(vectors))
        numbers, distances = store.search(numpy.load(queries))
    numpy.savez(answers, numbers=numbers, distances=distances)


if __name__ == "__main__":
    main(*sys.argv[1:])
