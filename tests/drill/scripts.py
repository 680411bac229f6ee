"""Small scripts for tests, by hand."""

from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from app.drill.script import Script

SMALL: dict[str, Any] = {
    "id": "barco-parado",
    "title": "El barco de las siete no sale",
    "scenario": "varada",
    "starts_at": {"day": "mon", "time": "10:00"},
    "minutes": 40,
    "onset": 2,
    "background": {"per_hour": 2, "weeks": 1, "texts": ["¿A qué hora sale el primer barco?", "Gracias por el viaje"]},
    "comments": [
        {"at": 2, "text": "El barco está parado y nadie nos dice nada", "author": "@ana_mar", "network": "x"},
        {"at": 9, "text": "Pringados, hundíos ya", "who": "troll", "network": "x"},
    ],
    "waves": [
        {
            "at": 2,
            "until": 14,
            "count": 14,
            "texts": ["Seguimos con el barco parado en el puerto", "¿Cuándo sale el barco?"],
        },
    ],
    "facts": [
        {"at": 4, "id": "a-bordo", "statement": "A bordo del barco parado hay 40 personas.", "source": "Puente"},
        {"at": 20, "id": "a-bordo", "statement": "A bordo del barco parado hay 60 personas.", "source": "Puente"},
    ],
    "lines": [
        {"at": 5, "text": "El barco está parado en el puerto y a bordo hay 40 personas. Las estamos atendiendo."},
        {"at": 21, "text": "El barco sigue parado y a bordo hay 60 personas. El equipo está con ellas."},
    ],
    "end": {
        "at": 34,
        "closing": "El barco ya ha salido y hemos escrito a quienes viajaban en él. Gracias por la paciencia.",
    },
}


def small(**over: Any) -> Script:
    return Script.model_validate({**SMALL, **over})


def put(folder: Path, data: dict[str, Any] | str, name: str = "drill.yaml") -> Path:
    """The script as a file."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(data, str):
        path.write_text(data, "utf-8")
    else:
        with path.open("w", encoding="utf-8") as file:
            YAML(typ="safe").dump(data, file)
    return path
