"""How well a judge agreed with raters, kept beside its recordings. It holds for that judge and that gold set alone."""

import hashlib
from pathlib import Path

from pydantic import ValidationError

from app.value import Value
from app.wording import Wording
from eval.faults import Faulty
from eval.judge.rubric import DIMENSIONS
from eval.judge.verdicts import Flips
from eval.meta.agreement import Agreement
from eval.meta.gold import LEAST_KAPPA


class Agreed(Value):
    """Of one dimension; see eval.meta.agreement."""

    units: int
    kappa: float | None
    low: float | None
    high: float | None
    same: float
    always: float


class Standing(Value):
    """A judge's figures on a gold set."""

    judge: str
    """Hash of its identity: model, prompts and parameters."""
    model: str
    gold: str
    """SHA-256 of the gold file."""
    drafts: int
    dimensions: dict[str, Agreed]
    pairs: int
    right: int
    """Pairs of unlike quality in which it chose the one that raters put higher, in both orders."""
    wordings: Flips
    """Of levels, between the wordings of the rubric."""
    pair_wordings: Flips
    orders: Flips
    questions: int
    silent: int
    """Questions without an answer; they count nowhere else."""

    @property
    def trusted(self) -> bool:
        """Whether every dimension agrees with the raters about as well as raters should. It gates nothing even then."""
        kappas = [one.kappa for one in self.dimensions.values()]
        whole = len(kappas) == len(DIMENSIONS)
        return whole and all(kappa is not None and kappa >= LEAST_KAPPA for kappa in kappas)


def agreed(found: dict[str, Agreement]) -> dict[str, Agreed]:
    return {dimension: Agreed(**one._asdict()) for dimension, one in found.items()}


def sha_of(gold: Path) -> str:
    """Raises Faulty when it cannot be read."""
    try:
        return hashlib.sha256(gold.read_bytes()).hexdigest()
    except OSError as error:
        raise Faulty(Wording(es=f"no se puede leer {gold}: {error}", en=f"cannot read {gold}: {error}")) from error


def place(recordings: Path) -> Path:
    """Beside the recordings of the same model."""
    return recordings.with_suffix(".agreement.json")


def write(standing: Standing, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{standing.model_dump_json(indent=1)}\n", encoding="utf-8", newline="\n")


def read(path: Path, judge: str, gold: Path) -> tuple[Standing | None, Wording]:
    """The figures if they still hold, and a sentence on what they are worth. Raises Faulty for a broken file."""
    if not path.exists():
        return None, NEVER
    try:
        standing = Standing.model_validate_json(path.read_bytes())
    except ValidationError as error:
        why = error.errors(include_url=False)[0]["msg"]
        raise Faulty(
            Wording(es=f"{path}: {why}; bórrelo y mida al juez otra vez", en=f"{path}: {why}; delete it, measure again")
        ) from error
    if standing.judge != judge:
        return None, EXPIRED
    if gold.exists() and sha_of(gold) != standing.gold:
        return None, OLD_GOLD
    return standing, HOLDS


MEASURE = "portavoz eval judge --record"
NEVER = Wording(
    es=f"nadie ha medido a este juez con los borradores de oro ({MEASURE}): lo que diga no se sabe qué vale",
    en=f"nobody has measured this judge on the gold drafts ({MEASURE}): what its word is worth is not known",
)
EXPIRED = Wording(
    es=f"la concordancia medida ha caducado: cambió el modelo, la rúbrica o un parámetro; mídala otra vez ({MEASURE})",
    en=f"its measured agreement has expired: model, rubric or a parameter changed; measure it again ({MEASURE})",
)
OLD_GOLD = Wording(
    es=f"la concordancia medida ha caducado: cambiaron los borradores de oro; mídala otra vez ({MEASURE})",
    en=f"its measured agreement has expired: the gold drafts changed; measure it again ({MEASURE})",
)
HOLDS = Wording(es="concordancia medida con este mismo juez", en="agreement was measured with this very judge")
