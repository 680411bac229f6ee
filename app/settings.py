"""Every setting of a deployment, from the environment, with defaults that are safe on a fresh machine."""

import re
from functools import cached_property
from ipaddress import ip_address
from pathlib import Path
from typing import Any, ClassVar, Literal
from urllib.parse import SplitResult, urlsplit

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

from app.errors import PortavozError
from app.wording import Wording

ADDRESS = re.compile(r"[^\s@<>()\[\],;:\\\"\x00-\x20\x7f]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}")
"""One mail address alone, without a name, quotes or anything that could begin another header."""


class Settings(BaseSettings):
    """One deployment serves one brand. A name in the environment wins over a default; nothing else is read."""

    model_config = SettingsConfigDict(
        env_prefix="PORTAVOZ_", extra="ignore", frozen=True, populate_by_name=True, env_ignore_empty=True
    )

    knowledge: Path = Path("knowledge")
    """The folder that the brand brings (docs/knowledge.md)."""
    var: Path = Path("var")
    """Where SQLite, the search indexes and Chroma live. Disposable but for the database."""
    database_url: str | None = Field(default=None, validation_alias="DATABASE_URL")
    """SQLAlchemy URL of another database; without it, SQLite in `var`."""
    chroma_url: str | None = Field(default=None, validation_alias="CHROMA_URL")
    """A Chroma server; without it, Chroma is embedded in `var`."""
    openai_base_url: str | None = Field(default=None, validation_alias="OPENAI_BASE_URL")
    openai_api_key: SecretStr | None = Field(default=None, validation_alias="OPENAI_API_KEY")
    model: str = "openai:gpt-5-mini"
    """`provider:name`. Any provider but `openai` needs its LangChain package installed."""
    embeddings: str | None = None
    """Name of an embedding model at OPENAI_BASE_URL; without it, an offline hashed embedder."""
    engine: Literal["auto", "model", "composer"] = "auto"
    """`auto` uses the model when OPENAI_API_KEY or OPENAI_BASE_URL is set."""
    deadline: float = Field(default=20.0, gt=0, le=300)
    """Seconds that a draft may wait for the model, repair and retries included."""
    in_flight: int = Field(default=256, ge=1)
    """Model calls at once; one more is told to come back (429)."""
    rate_per_minute: int = Field(default=120, ge=1)
    """Drafts a minute for one key."""
    language: Literal["es", "en"] = "es"
    """The language of messages where the reader states none."""
    proxy_from_environment: bool = False
    """Whether model calls follow HTTP_PROXY. Off: a proxy would also swallow calls to a model on this machine."""
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    smtp_url: SecretStr | None = None
    """Mail server for notices: `smtp://user:password@host:587` (STARTTLS) or `smtps://host:465`."""
    mail_from: str | None = Field(default=None, validate_default=True)
    """Sender of the notices; needed with `smtp_url`."""
    webhook_url: SecretStr | None = None
    """Where notices are posted: Slack, Teams, Mattermost or ntfy."""
    public_url: str | None = None
    """Where people open the queue: what links in notices begin with."""
    retention_days: int | None = Field(default=None, ge=1)
    """Days after which a finished reply loses its texts; without it, they are kept."""

    @field_validator("smtp_url")
    @classmethod
    def _smtp(cls, value: SecretStr | None) -> SecretStr | None:
        """Mail without encryption only stays on this machine."""
        if value is None:
            return None
        url = _parts(value.get_secret_value())
        plain = url is not None and url.scheme == "smtp" and url.query == "tls=off" and is_loopback(url.hostname)
        if url is None or url.scheme not in ("smtp", "smtps") or url.path not in ("", "/") or (url.query and not plain):
            raise _fits("smtp://user:password@host:587 | smtps://host:465; ?tls=off on loopback only")
        return value

    @field_validator("mail_from")
    @classmethod
    def _sender(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value is None and info.data.get("smtp_url") is None:
            return None
        if value is None or not ADDRESS.fullmatch(value):
            raise _fits("portavoz@example.org")
        return value

    @field_validator("webhook_url")
    @classmethod
    def _hook(cls, value: SecretStr | None) -> SecretStr | None:
        if value is None:
            return None
        url = _parts(value.get_secret_value())
        if url is None or not (url.scheme == "https" or (url.scheme == "http" and is_loopback(url.hostname))):
            raise _fits("https://host/path; http on loopback only")
        return value

    @field_validator("public_url")
    @classmethod
    def _public(cls, value: str | None) -> str | None:
        if value is None:
            return None
        url = _parts(value)
        if url is None or url.scheme not in ("https", "http") or url.query or url.fragment or url.username:
            raise _fits("https://portavoz.example.org")
        return value.rstrip("/")

    @cached_property
    def has_model(self) -> bool:
        return self.engine == "model" or (self.engine == "auto" and bool(self.openai_api_key or self.openai_base_url))


def is_loopback(host: str | None) -> bool:
    """Whether a host name or address never leaves this machine."""
    if host is None or host == "localhost":
        return host is not None
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _parts(text: str) -> SplitResult | None:
    """The parts of a URL with a host; None for anything else."""
    try:
        url = urlsplit(text)
        found = url.hostname and (url.port is None or url.port > 0)
    except ValueError:
        return None
    return url if found and text.isprintable() and " " not in text else None


def _fits(example: str) -> PydanticCustomError:
    return PydanticCustomError("form", "does not fit", {"expected": example})


class BadSettings(PortavozError):
    """The environment holds settings that cannot be taken; names each variable."""

    status: ClassVar[int] = 500
    type: ClassVar[str] = "bad-settings"
    title: ClassVar[Wording] = Wording(es="Ajustes no válidos", en="Invalid settings")


def read_settings() -> Settings:
    """The settings of the environment. Raises BadSettings."""
    try:
        return Settings()
    except ValidationError as error:
        told = [(variable(str(e["loc"][0])), _expected(dict(e))) for e in error.errors(include_url=False)]
    raise BadSettings(
        Wording(
            es="; ".join(f"{name}: no vale ese valor ({said}). Vea docs/settings.md" for name, said in told),
            en="; ".join(f"{name}: that value does not fit ({said}). See docs/settings.md" for name, said in told),
        )
    )


def variable(field: str) -> str:
    """The environment variable of a setting."""
    known = Settings.model_fields.get(field)
    if known is None:  # Pydantic names a setting by its alias where it has one
        return field
    return str(known.validation_alias or f"PORTAVOZ_{field.upper()}")


def _expected(error: dict[str, Any]) -> str:
    """What would fit; never what was given, which may be a secret."""
    allowed = error.get("ctx", {})
    return str(allowed.get("expected") or next((f"{k} {v}" for k, v in allowed.items() if k != "error"), error["type"]))
