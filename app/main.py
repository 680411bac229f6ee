"""The application for an ASGI server: `uvicorn --factory app.main:app`."""

from fastapi import FastAPI

from app.settings import read_settings
from app.web.application import create_app
from app.web.logs import set_up


def app() -> FastAPI:
    """The application with the environment's settings and its log on standard error."""
    settings = read_settings()
    set_up(settings.log_level)
    return create_app(settings)
