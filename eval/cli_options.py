"""The options of `portavoz eval`: each named, explained and bounded once, whichever commands take it."""

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from app.wording import Tongue

TONGUE: Tongue = "en" if os.environ.get("PORTAVOZ_LANGUAGE", "").strip().lower() == "en" else "es"
"""Help is written before the settings are read."""


def say_in(es: str, en: str) -> str:
    return en if TONGUE == "en" else es


class Split(StrEnum):
    """The splits of eval.case, for a list that the command line can check."""

    tune = "tune"
    held = "held"
    crisis = "crisis"
    injection = "injection"
    harvest = "harvest"


Stage = Literal["triage", "evidence", "draft"]
Engine = Literal["composer", "replay", "live"]
PLACES = say_in("Lugares", "Places")
CHOICE = say_in("Qué casos y métricas", "Which cases and metrics")
STAGES = say_in("Cómo se ejecutan", "How they are run")
COST = say_in("Modelo y coste", "Model and cost")


def option(panel: str, es: str, en: str, *names: str, **rest: Any) -> Any:
    return typer.Option(*names, help=say_in(es, en), rich_help_panel=panel, **rest)


Cases = Annotated[
    Path | None, option(PLACES, "Archivo o carpeta; si no, los de la suite.", "File or folder; else the suite's.")
]
Knowledge = Annotated[Path | None, option(PLACES, "Si no, PORTAVOZ_KNOWLEDGE.", "Else PORTAVOZ_KNOWLEDGE.")]
Out = Annotated[
    Path | None, option(PLACES, "Carpeta de la ejecución; si no, var/eval/MARCA.", "Run folder; else var/eval/BRAND.")
]
Baseline = Annotated[
    Path | None,
    option(PLACES, "Con qué se compara; si no, eval/baselines/MARCA.jsonl.", "Else eval/baselines/BRAND.jsonl."),
]
WriteBaseline = Annotated[
    bool, option(PLACES, "Esta ejecución es la nueva base.", "This run is the new baseline.", "--write-baseline")
]
OneCase = Annotated[list[str] | None, option(CHOICE, "Solo este; se repite.", "Only this one; repeatable.", "--case")]
Splits = Annotated[list[Split] | None, option(CHOICE, "Solo esta parte; se repite.", "Repeatable.", "--split")]
BrandSlug = Annotated[str | None, option(CHOICE, "Casos de esta marca.", "Cases of this brand.", "--brand")]
Metrics = Annotated[list[str] | None, option(CHOICE, "Solo esta métrica; se repite.", "Repeatable.", "--metric")]
Until = Annotated[Stage, option(STAGES, "Hasta qué etapa.", "Up to which stage.", "--stage")]
Writes = Annotated[
    Engine,
    option(STAGES, "composer; replay: lo grabado; live: un modelo.", "replay: as recorded; live: a model.", "--engine"),
]
Workers = Annotated[int, option(STAGES, "Procesos; 0: los que convenga.", "Processes; 0: what pays.", min=0, max=64)]
Seed = Annotated[int, option(STAGES, "Elige entre redacciones iguales.", "Chooses between equal wordings.", min=0)]
Repeats = Annotated[int, option(STAGES, "Veces que se ejecuta cada caso.", "Runs of each case.", min=1, max=50)]
WithoutRetrieval = Annotated[
    bool, option(STAGES, "Como si no se encontrara nada.", "As if nothing was found.", "--without-retrieval")
]
ModelName = Annotated[str | None, option(COST, "proveedor:nombre; si no, PORTAVOZ_MODEL.", "provider:name.", "--model")]
RecordingsFile = Annotated[
    Path | None, option(COST, "Archivo de respuestas grabadas.", "File of recorded answers.", "--recordings")
]
Prices = Annotated[Path | None, option(COST, "Su tabla de precios, con fecha.", "Your dated price table.")]
Budget = Annotated[float | None, option(COST, "Tope en dinero.", "Cap in money.", min=0)]
BudgetTokens = Annotated[int | None, option(COST, "Tope en tokens.", "Cap in tokens.", min=0)]
Yes = Annotated[bool, option(COST, "No pregunta antes de llamar.", "Asks nothing before calling.", "--yes")]
Language = Annotated[
    Literal["es", "en"] | None, option(PLACES, "Idioma de lo que se lee.", "Language of what is read.", "--language")
]
