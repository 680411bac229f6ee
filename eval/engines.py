"""Who writes in a run: the composer, or a model behind its recordings."""

import asyncio
from pathlib import Path

from app.brand.brand import Brand
from app.draft.composer import Composer
from app.draft.draft import Engine
from app.draft.model import ModelEngine
from app.llm import ChatModel
from app.settings import Settings
from app.value import Value
from app.wording import Wording
from eval.faults import Faulty
from eval.prices import Cap, Price, Purse
from eval.recording import Identity, Mode, Model, Recordings, Teller
from eval.run import EngineKind
from eval.versions import prompts

SECONDS = 600.0
"""For first draft and repair together. Generous: a slow day of a server is no property of its texts."""


class Writer(Value):
    """Which engine writes. `mode`, `recordings` and `cap` are of a model alone."""

    kind: EngineKind = "composer"
    mode: Mode = "replay"
    model: str | None = None
    """`provider:name`."""
    recordings: Path | None = None
    cap: Cap = Cap()
    price: Price | None = None

    @property
    def calls(self) -> bool:
        """Whether a model may be asked: then everything runs in one process, which knows what was spent."""
        return self.kind == "model" and self.mode != "replay"


class Composers:
    """The composer for every case."""

    def __init__(self, brand: Brand) -> None:
        self._composer = Composer(brand)

    def engine(self, case: str, repeat: int) -> Engine:
        return self._composer

    async def warm(self) -> None:
        """There is nothing to wait for."""

    async def close(self) -> None:
        """Nothing is held open."""


class Models:
    """One model for every case, each with answers of its own."""

    def __init__(self, brand: Brand, writer: Writer, settings: Settings, model: Model | None = None) -> None:
        """`model`: what is asked; None: nothing is, as in replay. Raises Faulty for recordings that cannot be read."""
        self.recordings = Recordings(writer.recordings if writer.mode != "live" else None)
        self.purse = Purse(writer.cap, writer.price)
        self._brand, self._writer, self._settings, self._model = brand, writer, settings, model

    def engine(self, case: str, repeat: int) -> Engine:
        return ModelEngine(self._brand, self._teller(case, repeat), SECONDS)

    async def warm(self) -> None:
        """Imports the model's client before the clock of the first call runs."""
        if isinstance(self._model, ChatModel):
            await asyncio.to_thread(self._model.warm)

    async def close(self) -> None:
        """Lets go of the connections to the model."""
        if isinstance(self._model, ChatModel):
            await self._model.close()

    def _teller(self, case: str, repeat: int) -> Teller:
        key = self._settings.openai_api_key
        return Teller(
            case,
            Identity(model=self._settings.model, parameters={"repeat": repeat}, prompts=prompts()),
            self.recordings,
            model=self._model,
            purse=self.purse,
            secrets=(key.get_secret_value(),) if key else (),
            seconds=self._settings.deadline,
        )


def engines_for(writer: Writer, brand: Brand, settings: Settings, model: Model | None = None) -> Composers | Models:
    """The engines of a run. Raises Faulty: recordings that cannot be read, or a live run without any model.

    `model`: what is asked in place of the client that the settings describe.
    """
    if writer.kind == "composer":
        return Composers(brand)
    settings = settings.model_copy(update={"model": writer.model or settings.model})
    if not writer.calls:
        return Models(brand, writer, settings)
    if model is not None:
        return Models(brand, writer, settings, model)
    if not (settings.openai_api_key or settings.openai_base_url) and settings.model.startswith("openai:"):
        raise Faulty(NO_MODEL)
    return Models(brand, writer, settings, ChatModel(settings))


NO_MODEL = Wording(
    es="un modelo en vivo necesita OPENAI_API_KEY u OPENAI_BASE_URL; sin ellas use --engine replay o composer",
    en="a live model needs OPENAI_API_KEY or OPENAI_BASE_URL; without them use --engine replay or composer",
)
