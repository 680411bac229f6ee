"""The service to compare with: retrieval and drafting as LangChain's own documents teach, and nothing else.

    PLAIN_PASSAGES=passages.json OPENAI_BASE_URL=http://127.0.0.1:9100/v1 OPENAI_API_KEY=x \\
      uvicorn bench.plain_service:app --port 8100

One asynchronous chain: a Chroma retriever over the same passages that Portavoz serves, a prompt, and ChatOpenAI with
structured output. No triage, no guards, no database, no repair, no deadline. PLAIN_STORE keeps the vectors in a folder.
"""

import json
import os
import re
import zlib
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

import numpy as np
from fastapi import FastAPI
from langchain_chroma import Chroma
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.runnables import Runnable, RunnablePassthrough
from langchain_openai import ChatOpenAI
from pydantic import BaseModel, Field

DIMENSIONS = 384
NEAREST = 6

PROMPT = ChatPromptTemplate.from_messages(
    [
        (
            "system",
            "You draft replies for a brand's social-media team. Use only the fragments of the crisis manual and the "
            "approved replies below. Cite the source ids you used. Never promise anything the fragments do not."
            "\n\n{context}",
        ),
        ("human", "Network: {network}\nComment:\n{text}"),
    ]
)


class Comment(BaseModel):
    network: str
    text: str = Field(min_length=1, max_length=10_000)
    id: str | None = None


class Request(BaseModel):
    comment: Comment


class Citation(BaseModel):
    source: str = Field(description="id of the source fragment")
    quote: str


class Draft(BaseModel):
    """Draft reply to a social-media comment."""

    severity: Literal["low", "medium", "high", "critical"]
    action: Literal["reply", "escalate", "ignore"]
    reply: str = Field(description="Reply in the language of the comment, at most 280 characters")
    rationale: str
    citations: list[Citation] = Field(min_length=1)
    confidence: float = Field(ge=0, le=1)


class Answer(Draft):
    id: str | None
    sources: list[str]


class HashedWords(Embeddings):
    """Words and pairs of words hashed into signed cells: a stand-in for an embedding model, without a network."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [self.embed_query(text) for text in texts]

    def embed_query(self, text: str) -> list[float]:
        vector = np.zeros(DIMENSIONS, dtype=np.float32)
        words = re.findall(r"\w+", text.lower())
        for feature in words + [f"{a} {b}" for a, b in pairwise(words)]:
            cell = zlib.crc32(feature.encode())
            vector[cell % DIMENSIONS] += 1.0 if cell & 0x80000000 else -1.0
        found: list[float] = (vector / (float(np.linalg.norm(vector)) or 1.0)).tolist()
        return found


def store() -> Chroma:
    """The vectors of every passage, computed unless the folder holds them."""
    folder = os.environ.get("PLAIN_STORE")
    made = Chroma(collection_name="plain", embedding_function=HashedWords(), persist_directory=folder)
    if not made.get(limit=1)["ids"]:
        passages = json.loads(Path(os.environ["PLAIN_PASSAGES"]).read_text(encoding="utf-8"))
        made.add_documents([Document(p["text"], metadata={"source": f"S{i:04d}"}) for i, p in enumerate(passages)])
    return made


def joined(documents: Sequence[Document]) -> str:
    return "\n\n".join(f"[{d.metadata['source']}] {d.page_content}" for d in documents)


def chain() -> Runnable[dict[str, Any], dict[str, Any]]:
    """Retrieve, fill in the prompt, ask."""
    retriever = store().as_retriever(search_kwargs={"k": NEAREST})
    model = ChatOpenAI(model=os.environ.get("OPENAI_MODEL", "stub"), temperature=0, timeout=60)
    return (
        RunnablePassthrough.assign(found=(lambda asked: asked["text"]) | retriever)
        | RunnablePassthrough.assign(context=lambda asked: joined(asked["found"]))
        | RunnablePassthrough.assign(draft=PROMPT | model.with_structured_output(Draft))
    )


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    app.state.chain = chain()
    yield


app = FastAPI(lifespan=lifespan)


@app.get("/healthz")
async def healthz() -> dict[str, bool]:
    return {"ok": True}


@app.post("/v1/drafts")
async def drafts(request: Request) -> Answer:
    asked = request.comment
    done = await app.state.chain.ainvoke(asked.model_dump())
    sources = [d.metadata["source"] for d in done["found"]]
    return Answer(id=asked.id, sources=sources, **done["draft"].model_dump())
