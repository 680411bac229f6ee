"""A knowledge folder that an import wrote, with doubts to decide on."""

from pathlib import Path

from app.importing.bringing import Wish, bring_in
from app.importing.folder import writer
from app.importing.readers import READERS

MANUAL = """# Manual de crisis de Naviera Brisa

## Gravedad y plazos

| Gravedad | Primera respuesta | Aprueba |
|---|---|---|
| Baja | 8 horas | Jefatura de puerto |
| Media | 2 horas | Jefatura de puerto |
| Alta | 30 minutos | Dirección de Comunicación |
| Crítica | 10 minutos | Dirección de Comunicación |

## Resumen

| Gravedad | Primera respuesta |
|---|---|
| Alta | 45 minutos |
| Media | 3 horas |

## Escenarios

### Barco parado

Responsable: Jefatura de puerto
Señales: parado, a la deriva
Mensaje de espera: «Estamos comprobando qué ocurre y responderemos aquí.»
"""
"""It gives two figures for what is high and for what is medium."""
HIGH, MEDIUM = "duties.high.first_answer", "duties.medium.first_answer"


def imported(folder: Path) -> Path:
    """The folder with what an import understood of MANUAL in `knowledge`."""
    manual = folder / "manual.md"
    manual.write_text(MANUAL, "utf-8")
    work = folder / "work"
    work.mkdir()
    wish = Wish(files=(manual,), to=folder / "knowledge", work=work)
    writer.write(wish.to, bring_in(wish, READERS).prepared)
    return folder
