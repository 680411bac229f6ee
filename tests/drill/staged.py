"""Drills played once for all the tests of a file, on made brands and on the shipped one."""

import asyncio
import hashlib
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select

from app.brand.load import load
from app.drill.agenda import Clock
from app.drill.making import make
from app.drill.profiles import PROFILES, ProfileName
from app.drill.running import Played, Wanted, finish, prepare, run
from app.drill.script import Script
from app.drill.stage import stage
from app.drill.team import assemble
from app.operations.desk import Desk
from app.review.tables import audit, people, replies, revisions
from app.settings import Settings
from app.value import Value
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


class Acted(Value):
    """A drill with its journal: everything that anybody did, and every text."""

    played: Played
    journal: tuple[str, ...]


def acted(folder: Path, knowledge: Path, script: Script, team: ProfileName) -> Acted:
    """As `run` plays it, read before its database is gone."""

    async def play() -> Acted:
        clock = Clock(datetime(2000, 1, 1, tzinfo=UTC))
        async with stage(settings(folder, knowledge), script.title, clock) as desk:
            begun = await prepare(desk, script, Wanted(team=team), clock, lambda entry: None)
            done = await finish(begun, await assemble(begun, PROFILES[team]), team)
            return Acted(played=done, journal=await _journal(desk))

    return asyncio.run(play())


async def _journal(desk: Desk) -> tuple[str, ...]:
    """Who did what to which comment at which moment of the drill, and each text by its hash; no random id.

    Of what happens at one moment to several replies, as when a line goes stale, no order is kept.
    """
    a, r, v = audit.c, replies.c, revisions.c
    joined = audit.outerjoin(replies, r.id == a.reply).outerjoin(people, people.c.id == a.person)
    acts = select(a.at, r.comment_key, r.kind, people.c.name, a.move, a.version, a.state).select_from(joined)
    texts = select(v.created_at, r.comment_key, r.kind, v.number, v.how, v.public_text, v.private_text)
    told = texts.select_from(revisions.join(replies, r.id == v.reply))
    async with desk.db.read() as connection:
        done = (await connection.execute(acts.order_by(a.at, r.comment_key, r.kind, a.seq))).all()
        said = (await connection.execute(told.order_by(v.created_at, r.comment_key, r.kind, v.number))).all()
    wrote = [(*row[:5], hashlib.sha256(f"{row[5:]}".encode()).hexdigest()) for row in said]
    return tuple(" · ".join(map(str, row)) for row in (*done, *wrote))


def of_scenario(knowledge: Path, scenario: str, comments: int = 60, minutes: int = 60) -> Script:
    return make(load(knowledge), scenario, comments=comments, minutes=minutes)
