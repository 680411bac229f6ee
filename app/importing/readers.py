"""Every reader of a manual, in the order in which a report tells what they found."""

from app.importing.organisation import identity, networks, organisation
from app.importing.protocol import acts, questions
from app.importing.reading import Reader
from app.importing.scenarios import reader as scenarios
from app.importing.severity import duties
from app.importing.voice import facts, voice

READERS: tuple[Reader, ...] = (
    identity.read,
    voice.read,
    networks.read,
    organisation.read,
    duties.read,
    acts.read,
    questions.read,
    scenarios.read,
    facts.read,
)
