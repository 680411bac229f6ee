"""A script as YAML that its author can go on writing."""

from io import StringIO
from typing import Any

from ruamel.yaml import YAML

from app.drill.script import Script


def written(script: Script) -> str:
    """The drill as YAML that its author can go on writing. Fields that say nothing new are left out."""
    yaml = YAML()
    yaml.default_flow_style = False
    yaml.width = 1_000_000
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.allow_unicode = True
    out = StringIO()
    yaml.dump(_plain(script.model_dump(mode="json", exclude_defaults=True)), out)
    return out.getvalue()


def _plain(data: Any) -> Any:
    """Whole minutes without their «.0»."""
    if isinstance(data, dict):
        return {key: _plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_plain(item) for item in data]
    return int(data) if isinstance(data, float) and data.is_integer() else data
