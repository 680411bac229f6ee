"""An embedder without model, network or memory: stems and character 3- to 5-grams hashed into 1,024 signed cells.

It keeps one code path for vectors on a machine without an embedding server. Its vectors rank strictly worse than exact
BM25 and do not help it (measured: fused at weight 0.2 recall falls), so they carry no weight in the fused score.
"""

import zlib
from collections import Counter

import numpy as np
from langchain_core.embeddings import Embeddings

from app.evidence.analyse import stems, words

DIMENSIONS = 1024
SHORTEST, LONGEST = 3, 5


def _features(text: str) -> Counter[str]:
    found = words(text)
    features = Counter(f"${stem}" for stem in stems(found))
    for word in found:
        padded = f" {word} "
        for n in range(SHORTEST, LONGEST + 1):
            features.update(padded[i : i + n] for i in range(max(len(padded) - n, 0) + 1))
    return features


class HashedEmbeddings(Embeddings):
    """Unit vectors; the zero vector for a text without a word."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [self.embed_query(text) for text in texts]

    def embed_query(self, text: str) -> list[float]:
        vector = np.zeros(DIMENSIONS, np.float32)
        for feature, n in _features(text).items():
            hashed = zlib.crc32(feature.encode())
            vector[(hashed >> 1) % DIMENSIONS] += (1 + np.log(n)) * (1 if hashed & 1 else -1)
        length = float(np.linalg.norm(vector))
        found: list[float] = (vector / length if length else vector).tolist()
        return found
