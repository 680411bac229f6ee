"""Drills played once for all the tests of a file, on made brands and on the shipped one."""

import asyncio
from pathlib import Path

from app.brand.load import load
from app.drill.making import make
from app.drill.profiles import ProfileName
from app.drill.running import Played, Wanted, run
from app.drill.script import Script
from app.settings import Settings
from tests.brand.folders import sound
from tests.lessons import learned

SHIPPED = Path(__file__).parents[2] / "knowledge"
LISTENER = "http://127.0.0.1:9/hook"


def settings(folder: Path, knowledge: Path) -> Settings:
    """The settings of a real deployment in `folder`, with every way out open: a drill must use none of them."""
    learned(knowledge, folder / "var")
    return Settings.model_validate(
        {
            "knowledge": knowledge,
            "var": folder / "var",
            "database_url": None,
            "openai_base_url": "http://127.0.0.1:9/v1",
            "openai_api_key": "sk-never",
            "engine": "auto",
            "smtp_url": "smtps://127.0.0.1:9",
            "mail_from": "portavoz@example.org",
            "webhook_url": LISTENER,
            "public_url": "https://real.example.org",
            "retention_days": 1,
        }
    )


def ferry(folder: Path) -> Path:
    """The knowledge folder of a small ferry line with three networks, made by hand."""
    return sound(folder / "knowledge")


def played(folder: Path, knowledge: Path, script: Script, team: ProfileName = "good", seed: int = 1) -> Played:
    return asyncio.run(run(settings(folder, knowledge), script, Wanted(team=team, seed=seed)))


def of_scenario(knowledge: Path, scenario: str, comments: int = 60, minutes: int = 60) -> Script:
    return make(load(knowledge), scenario, comments=comments, minutes=minutes)
