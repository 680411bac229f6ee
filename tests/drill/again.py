"""Plays a drill in a process of its own: folder, knowledge and team as arguments, the script on standard input."""

import sys
from pathlib import Path

from app.drill.profiles import PROFILES
from app.drill.script import Script
from tests.drill.staged import acted

if __name__ == "__main__":
    folder, knowledge, team = sys.argv[1:]
    script = Script.model_validate_json(sys.stdin.read())
    done = acted(Path(folder), Path(knowledge), script, next(name for name in PROFILES if name == team))
    sys.stdout.write(done.model_dump_json())
