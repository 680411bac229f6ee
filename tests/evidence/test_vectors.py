"""Vectors in Chroma: fused when a real embedder is configured, never in the way when it or Chroma fails."""

import http.server
import json
import random
import subprocess
import sys
import threading
import zlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from langchain_core.embeddings import Embeddings

from app.evidence.embedder import Embedder, choose, load
from app.evidence.hashed import DIMENSIONS, HashedEmbeddings
from app.evidence.index import reconcile_vectors
from app.evidence.library import open_library
from app.evidence.pool import Found
from app.evidence.ranking import fuse
from app.evidence.vectors import Near, Vectors, VectorsFailed
from app.incident.situation import CALM
from tests.evidence.made import TODAY, database, florist, library, settings
from tests.made import comment, triage

SLUG = "flores-brezo"
MEANINGS = ("jarrón", "florero", "vasija")


class Meanings(Embeddings):
    """Knows that some words mean the same, as a real model would, and little else."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [self.embed_query(text) for text in texts]

    def embed_query(self, text: str) -> list[float]:
        other = zlib.crc32(text.encode()) % 30
        means = any(word in text.lower() for word in MEANINGS)
        return [float(means)] + [0.3 * (n == other) for n in range(30)]


class Failing(Meanings):
    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        raise ConnectionError("no server")


def opened(folder: Path, embeddings: Embeddings, id: str = "meanings") -> Vectors:
    return Vectors(folder / "chroma", None, SLUG, Embedder(id, 0.5), embeddings)


async def test_every_passage_gets_its_vector_once(tmp_path: Path) -> None:
    async with library(tmp_path) as lib, database(tmp_path) as db:
        vectors = opened(tmp_path, Meanings())
        assert (lib.size, 0) == (await reconcile_vectors(db, SLUG, vectors), await reconcile_vectors(db, SLUG, vectors))
        await lib.take(florist(manual=()))
        assert await reconcile_vectors(db, SLUG, vectors) == 0
        assert lib.size == len(vectors.hashes("knowledge")) + len(vectors.hashes("replies"))


async def test_vectors_of_another_embedder_go_when_the_new_ones_are_whole(tmp_path: Path) -> None:
    async with library(tmp_path) as lib, database(tmp_path) as db:
        old = opened(tmp_path, Meanings(), "old")
        await reconcile_vectors(db, SLUG, old)
        with pytest.raises(VectorsFailed):
            await reconcile_vectors(db, SLUG, opened(tmp_path, Failing(), "new"))
        assert lib.size == len(old.hashes("knowledge")) + len(old.hashes("replies"))
        assert lib.size == await reconcile_vectors(db, SLUG, opened(tmp_path, Meanings(), "new"))
        assert opened(tmp_path, Meanings(), "old").hashes("knowledge") == {}


_REINDEX = """
import asyncio, sys
from pathlib import Path
from app.evidence.library import index_brand
from tests.evidence.made import database, florist, settings
async def main():
    folder = Path(sys.argv[1])
    async with database(folder) as db:
        report = await index_brand(florist(), settings(folder), db)
    print(report.passages, report.vectors, report.fault)
asyncio.run(main())
"""


def _reindex(folder: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", _REINDEX, str(folder)],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        check=True,
    )
    return done.stdout.split()


@pytest.mark.parametrize("damage", ["garbage", "hole"])
def test_a_corrupt_chroma_folder_is_built_again_in_a_new_one(tmp_path: Path, damage: str) -> None:
    """In processes of their own: Chroma keeps a folder that it has opened once."""
    whole = _reindex(tmp_path)
    home = settings(tmp_path).var / "chroma"
    file = next(home.glob("*/chroma.sqlite3"))
    raw = bytearray(file.read_bytes())
    raw[: len(raw) if damage == "garbage" else 0] = b"x" * (len(raw) if damage == "garbage" else 0)
    raw[8_000:30_000] = random.Random(1).randbytes(22_000)
    file.write_bytes(raw)
    assert whole == _reindex(tmp_path)
    assert file.parent.name != (home / "current").read_text()


def test_an_offline_machine_hashes_and_gives_the_vectors_no_weight(tmp_path: Path) -> None:
    chosen = choose(settings(tmp_path))
    assert tuple(chosen) == ("hashed-1", 0.0)
    assert isinstance(load(settings(tmp_path)), HashedEmbeddings)


def test_a_search_without_an_embedder_never_imports_chroma(tmp_path: Path) -> None:
    code = """
import asyncio, sys
from pathlib import Path
from tests.evidence.made import library
from tests.made import comment, triage
from app.incident.situation import CALM
async def main():
    async with library(Path(sys.argv[1])) as opened:
        await opened.find(comment("jarrón roto"), triage(), CALM)
    print([m for m in ("chromadb", "langchain_core", "openai", "sklearn") if m in sys.modules])
asyncio.run(main())
"""
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        check=True,
    )
    assert done.stdout == "[]\n"


def test_hashed_vectors_are_unit_vectors_and_near_for_near_texts() -> None:
    embed = HashedEmbeddings().embed_query
    near, same, far = (np.array(embed(t)) for t in ("las rosas marchitas", "la rosa marchita", "factura duplicada"))
    assert len(near) == DIMENSIONS
    assert float(np.linalg.norm(near)) == pytest.approx(1.0)
    assert float(near @ same) > 0.5 > float(near @ far)
    assert not any(embed("!!!"))


def test_the_lists_are_summed_after_min_max_and_weighted() -> None:
    found = [Found("a", 1.0, 0.9), Found("b", 0.6, 0.5), Found("c", 0.2, 0.1)]
    near = [Near("c", 0.8), Near("d", 0.4), Near("a", 0.0)]
    fused = {s.id: round(s.score, 3) for s in fuse(found, near, 0.5)}
    assert fused == {"a": 0.5, "c": 0.5, "b": 0.25, "d": 0.25}
    assert [s.id for s in fuse(found, near, 0.0)] == ["a", "b", "c"]
    assert [s.id for s in fuse(found, [], 0.5)] == ["a", "b", "c"]


class _Server(http.server.BaseHTTPRequestHandler):
    """An embeddings endpoint in the manner of OpenAI. Fails when it is told to."""

    broken = False
    asked: list[dict[str, object]] = []  # noqa: RUF012

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        type(self).asked.append(asked)
        texts = asked["input"] if isinstance(asked["input"], list) else [asked["input"]]
        data = [
            {"object": "embedding", "index": i, "embedding": Meanings().embed_query(t)} for i, t in enumerate(texts)
        ]
        body = json.dumps(
            {"object": "list", "model": "m", "data": data, "usage": {"prompt_tokens": 1, "total_tokens": 1}}
        )
        self.send_response(500 if self.broken else 200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_: object) -> None:
        return None


@pytest.fixture
def server() -> Iterator[str]:
    _Server.broken = False
    _Server.asked = []
    made = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Server)
    thread = threading.Thread(target=made.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{made.server_port}/v1"
    made.shutdown()
    thread.join()
    made.server_close()


async def test_a_configured_embedder_finds_meanings_and_its_failure_leaves_shared_words(
    tmp_path: Path, server: str
) -> None:
    configured = settings(tmp_path, embeddings="m", openai_base_url=server, openai_api_key="k")
    async with database(tmp_path) as db:
        lib = await open_library(florist(), configured, db, today=lambda: TODAY)
        await lib.levelled()
        ask = comment("el florero venía hecho trizas")
        with_meanings = await lib.find(ask, triage(outcome="request"), CALM)
        _Server.broken = True
        without = await lib.find(ask, triage(outcome="request"), CALM)
        shared = await lib.find(comment("el jarrón roto"), triage(), CALM)
        await lib.close()
    assert any("arrón" in hit.passage.text for hit in with_meanings.knowledge)
    assert (with_meanings.without_vectors, without.without_vectors) == (False, True)
    assert not any("arrón" in hit.passage.text for hit in without.knowledge)
    assert any("Jarrón roto" in hit.passage.text for hit in shared.knowledge)
    assert all(
        isinstance(text, str)
        for asked in _Server.asked
        for text in (asked["input"] if isinstance(asked["input"], list) else [asked["input"]])
    )


async def test_an_embedder_out_of_reach_does_not_keep_a_library_from_opening(tmp_path: Path) -> None:
    configured = settings(tmp_path, embeddings="m", openai_base_url="http://127.0.0.1:9/v1", openai_api_key="k")
    async with database(tmp_path) as db:
        lib = await open_library(florist(), configured, db, today=lambda: TODAY)
        evidence = await lib.find(comment("el jarrón roto"), triage(), CALM)
        await lib.close()
    assert evidence.without_vectors
    assert evidence.knowledge
