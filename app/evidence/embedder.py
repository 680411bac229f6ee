"""Which embedder a deployment uses, and how far its vectors are trusted."""

from typing import TYPE_CHECKING, NamedTuple

from app.settings import Settings

if TYPE_CHECKING:
    from langchain_core.embeddings import Embeddings

HASHED_WEIGHT = 0.0
"""Measured: hashed vectors lower the recall of the lexical list at any weight."""
SEMANTIC_WEIGHT = 0.5
"""Measured: the min-max sum at .5/.5 of two top 50 lists was best of the fusions tried."""

SECONDS = 3.0
"""That one embedding call may take while somebody waits for a draft; then the lexical list stands alone."""
SECONDS_OF_A_BATCH = 60.0


class Embedder(NamedTuple):
    """`id` names the vectors: another id never shares a collection with them."""

    id: str
    weight: float


def choose(settings: Settings) -> Embedder:
    """The configured model, else the hashed one. Imports nothing heavy."""
    if settings.embeddings:
        return Embedder(settings.embeddings, SEMANTIC_WEIGHT)
    return Embedder("hashed-1", HASHED_WEIGHT)


def load(settings: Settings) -> "Embeddings":
    """LangChain's embedder for these settings. Takes a second or more the first time."""
    if not settings.embeddings:
        from app.evidence.hashed import HashedEmbeddings  # noqa: PLC0415 - LangChain stays off the start-up path

        return HashedEmbeddings()
    # openai and LangChain stay off the start-up path
    import httpx2  # noqa: PLC0415
    from langchain_openai import OpenAIEmbeddings  # noqa: PLC0415
    from pydantic import SecretStr  # noqa: PLC0415

    trust = settings.proxy_from_environment
    return OpenAIEmbeddings(
        model=settings.embeddings,
        # Given even when empty: the library would else look for addresses and keys of its own.
        openai_api_base=settings.openai_base_url or "https://api.openai.com/v1",
        openai_api_key=settings.openai_api_key or SecretStr("none"),
        check_embedding_ctx_length=False,  # it would download a tokenizer, and send numbers instead of text
        request_timeout=SECONDS_OF_A_BATCH,
        max_retries=1,
        http_client=httpx2.Client(trust_env=trust),
        http_async_client=httpx2.AsyncClient(trust_env=trust),
    )
