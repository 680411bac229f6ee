"""The processes of a run: the stand-in model and the services, each started, watched and ended here."""

import asyncio
import os
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from bench.client import LOOPBACK, Answer, ask

TICKS = os.sysconf("SC_CLK_TCK")
PATIENCE = 120.0
"""Seconds that a service may take to start; the first start indexes all passages and trains the outcome model."""
POLL = 0.005
FOREIGN = ("OPENAI_", "PORTAVOZ_", "LANGSMITH_", "LANGCHAIN_", "DATABASE_", "CHROMA_", "HTTP_", "HTTPS_", "ALL_PROXY")
"""Beginnings of the variables that no service of a run inherits."""


class Recipe(NamedTuple):
    """How a service is started: its command without the port, its environment and where its drafts are asked for."""

    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str]
    health: str = "/healthz"
    key: str = ""


class Memory(NamedTuple):
    """Megabytes that the process holds now, and at most so far."""

    now: float
    peak: float


class Service:
    """A running process on a port of its own."""

    def __init__(self, recipe: Recipe, log: Path) -> None:
        self.recipe = recipe
        self.url = f"http://{LOOPBACK}:{_free_port()}"
        self.begun = time.perf_counter()
        self._log = log
        port = self.url.rpartition(":")[2]
        with log.open("ab") as out:
            command = [sys.executable, *recipe.command, "--port", port]
            self._process = subprocess.Popen(command, env=_environment(recipe), stdout=out, stderr=out)

    async def until_healthy(self) -> float:
        """Seconds from the start of the process to its first good answer. Raises RuntimeError when it does not come."""
        while not await self._is_healthy():
            if self._process.poll() is not None or time.perf_counter() - self.begun > PATIENCE:
                said = self._log.read_text(encoding="utf-8", errors="replace")[-2_000:]
                raise RuntimeError(f"{self.recipe.name} did not start:\n{said}")
            await asyncio.sleep(POLL)
        return time.perf_counter() - self.begun

    async def _is_healthy(self) -> bool:
        try:
            return (await ask(self.url + self.recipe.health)).status == 200
        except OSError:
            return False

    async def until_drafted(self, body: bytes) -> tuple[float, Answer]:
        """Seconds from the start of the process to its first draft, asked for from the first good health on."""
        while True:
            answer = await ask(f"{self.url}/v1/drafts", body, self.recipe.key)
            seconds = time.perf_counter() - self.begun
            if 200 <= answer.status < 300:
                return seconds, answer
            if answer.status != 503 or seconds > PATIENCE:
                raise RuntimeError(f"{self.recipe.name} gave no first draft: {answer.status} {answer.body[:400]!r}")
            await asyncio.sleep(POLL)

    def cpu(self) -> float:
        """Seconds of processor time so far, all threads, user and system."""
        fields = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def memory(self) -> Memory:
        lines = Path(f"/proc/{self._process.pid}/status").read_text().splitlines()
        kilobytes = {
            name: value.split()[0] for name, _, value in (line.partition(":") for line in lines) if value.split()
        }
        return Memory(int(kilobytes["VmRSS"]) / 1024, int(kilobytes["VmHWM"]) / 1024)

    def stop(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


async def started(recipe: Recipe, log: Path) -> tuple[Service, float]:
    """A healthy service and the seconds that it took."""
    service = Service(recipe, log)
    try:
        return service, await service.until_healthy()
    except BaseException:
        service.stop()
        raise


def _environment(recipe: Recipe) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.upper().startswith(FOREIGN)}
    return {**kept, **recipe.environment}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])
