"""faiss's IVFFlat beside the inverted file: queries per second, one thread, the same number of lists and probes.

By hand: python3 -m venv faiss && faiss/bin/pip install faiss-cpu numpy
         OMP_NUM_THREADS=1 faiss/bin/python benchmarks/against-faiss.py KEYS QUERIES LISTS PROBES...
KEYS and QUERIES are files of keys that InvertedTable wrote.
"""

import json
import sys
import time

import faiss
import numpy

HEAD = 4096
K = 1024


def numbers(path):
    with open(path, "rb") as file:
        head = json.loads(file.read(HEAD))
    return numpy.memmap(path, numpy.float32, "r", HEAD, (head["keys"], head["dimension"]))


def best(work):
    times = []
    for _ in range(3):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


faiss.omp_set_num_threads(1)
keys = numbers(sys.argv[1])
queries = numpy.array(numbers(sys.argv[2]))
lists = int(sys.argv[3])
index = faiss.IndexIVFFlat(faiss.IndexFlatL2(keys.shape[1]), keys.shape[1], lists)
index.cp.max_points_per_centroid = 64
start = time.perf_counter()
index.train(numpy.array(keys[:: max(1, len(keys) // (64 * lists))]))
index.add(keys)
print(f"faiss {faiss.__version__}: {lists} lists built in {time.perf_counter() - start:.1f} s")
for probes in map(int, sys.argv[4:]):
    index.nprobe = probes
    print(f"probes {probes}: {len(queries) / best(lambda: index.search(queries, K)):.0f} q/s")
