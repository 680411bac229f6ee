"""A florist's knowledge, far from the shipped brand, and a library over it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import Any

from app.brand.brand import Brand, ManualFile
from app.brand.facts import Fact
from app.brand.replies import PastReply
from app.brand.scenarios import HoldingText, Scenario
from app.db import Database, open_database
from app.evidence.library import Library, open_library
from app.settings import Settings
from tests.made import brand

TODAY = date(2026, 11, 20)

DELIVERY = """# Reparto

Cada ramo sale del taller con su ficha.

## Ramos que llegan mal

Si un ramo llega marchito o roto se repone sin coste. El cliente manda una foto antes de que pasen 48 horas.

| Qué ha pasado | Qué corresponde | Plazo |
|---|---|---|
| Ramo marchito | Otro ramo igual | 24 horas |
| Jarrón roto | 15 € de bono | 3 días |

## Entregas tarde

Antes de contestar:

- Se mira la ruta del repartidor.
- Se llama a la tienda.
- Se pide la dirección por privado.
"""

SHOPS = """# Tiendas

Abrimos de lunes a sábado de 9:00 a 20:00. El teléfono de los pedidos es el 900 555 123.

## Plantas tóxicas

La adelfa y el ricino no se venden a casas con perros.
"""

SCENARIO = Scenario(
    id="F1",
    title="Plaga en un pedido",
    triggers=("bichos", "pulgón"),
    examples=("El ficus venía lleno de pulgones",),
    owner="jefa",
    holding=(HoldingText(text="Lo sentimos. Ya lo estamos mirando con el vivero."),),
    do=("Pedir una foto de la hoja.",),
    dont=("Recomendar venenos.",),
    source="manual/plagas.md",
)

REPLIES = (
    PastReply(
        comment="Las rosas han llegado mustias y era para el funeral de mi tía",
        reply="Sentimos muchísimo que llegaran así en un día tan duro. Hoy mismo te llevamos otro ramo.",
        network="instagram",
        outcome="service_failure",
        language="es",
        date=date(2026, 3, 1),
        source="replies/a.jsonl:1",
    ),
    PastReply(
        comment="El jarrón vino hecho pedazos",
        reply="¡Qué rabia! Te enviamos un bono de 10 € por el jarrón.",
        network="x",
        outcome="service_failure",
        language="es",
        date=date(2024, 3, 1),
        source="replies/a.jsonl:2",
    ),
    PastReply(
        comment="¿Tenéis tulipanes negros?",
        reply="¡Sí! De febrero a abril.",
        network="x",
        outcome="request",
        language="es",
        date=date(2025, 3, 1),
        source="replies/a.jsonl:3",
    ),
)


def florist(**over: Any) -> Brand:
    fields: dict[str, Any] = {
        "name": "Flores Brezo",
        "slug": "flores-brezo",
        "facts": (
            Fact(id="portes", statement="El envío es gratis desde 40 €."),
            Fact(
                id="rumor",
                statement="Teñimos las rosas con plomo.",
                status="false",
                correction="Ninguna rosa va teñida.",
            ),
            Fact(id="cierre", statement="Cerramos la tienda del puerto.", status="unconfirmed"),
            Fact(id="margen", statement="El margen de un ramo es del 60 %.", public=False),
            Fact(id="verano", statement="En verano repartimos ramos por la noche.", valid_until=date(2026, 9, 1)),
        ),
        "manual": (
            ManualFile(path="manual/reparto.md", text=DELIVERY),
            ManualFile(path="manual/tiendas.md", text=SHOPS),
        ),
        "scenarios": (SCENARIO,),
        "replies": REPLIES,
    }
    return brand(**{**fields, **over})


def settings(folder: Path, **over: Any) -> Settings:
    return Settings(**{"var": folder / "var", "knowledge": folder, **over})


@asynccontextmanager
async def database(folder: Path) -> AsyncIterator[Database]:
    db = open_database(settings(folder))
    await db.create_all()
    yield db
    await db.close()


@asynccontextmanager
async def library(folder: Path, of: Brand | None = None) -> AsyncIterator[Library]:
    async with database(folder) as db:
        opened = await open_library(of or florist(), settings(folder), db, today=lambda: TODAY)
        yield opened
        await opened.close()
