"""What the commands of the holdings do. Each returns the exit status; messages are in the settings' language."""

from itertools import groupby

from rich.text import Text

from app.cli_commands import errors, say, working_desk
from app.cli_people import acting
from app.cli_reply import harmless
from app.operations.adapting import BadPreapproval
from app.operations.preapproving import end_preapproval, preapprove, preapprove_manual
from app.settings import Settings
from app.web.holdings import ManualTextView, PreapprovalView, listed
from app.wording import Tongue, Wording


async def show(settings: Settings, as_json: bool) -> int:
    """Every text with who approved it."""
    async with working_desk(settings) as desk:
        found = await listed(desk)
    if as_json:
        say(found.model_dump_json(indent=2))
        return 0
    tongue = settings.language
    for kind, texts in groupby(found.manual, lambda text: text.kind):
        say(harmless(f"== {kind}"))
        for text in texts:
            say(harmless(_line(text, text.approved, tongue)))
    for one in found.adapted:
        say(harmless(f"== {Wording(es='crisis', en='incident').in_(tongue)} {one.incident} · {one.line}"))
        say(harmless(_line(one, one, tongue)))
    missing = sum(text.approved is None for text in found.manual)
    _tell(settings, Wording(es=f"{missing} de {len(found.manual)} sin aprobar.",
                            en=f"{missing} of {len(found.manual)} not approved."))  # fmt: skip
    return 0


def _line(text: ManualTextView | PreapprovalView, given: PreapprovalView | None, tongue: Tongue) -> str:
    place = " ".join(filter(None, (text.language, text.network, text.form)))
    who = f"{given.id} {given.by} {given.at:%Y-%m-%d %H:%M} UTC" if given else NOBODY.in_(tongue)
    return f"{text.sha256[:12]}  {place}  [{who}]\n    {text.text}"


NOBODY = Wording(es="sin aprobar", en="not approved")


async def approve(
    settings: Settings, name: str, incident: str | None, text: str | None, network: str | None, language: str | None
) -> int:
    """The manual's texts, or one for an incident."""
    async with working_desk(settings) as desk:
        person = await acting(desk.db, name)
        if incident is None and text is None:
            made = await preapprove_manual(desk, person)
            _tell(settings, Wording(es=f"Aprobados {made} textos del manual.", en=f"{made} texts approved."))
            return 0
        if incident is None or not text:
            raise BadPreapproval(*(("text", *TEXT) if incident else ("incident", *INCIDENT)))
        async with desk.db.read() as connection:
            await desk.keep_up(connection)
        spoken = language or desk.brand.language
        say(await preapprove(desk, person, incident=incident, text=text, network=network, language=spoken))
    _tell(settings, Wording(es="Aprobado para esa crisis.", en="Approved for that incident."))
    return 0


TEXT = ("dé el mensaje con --text.", "give the message with --text.")
INCIDENT = ("diga para qué crisis es con --incident.", "say which incident it is for with --incident.")


async def end(settings: Settings, id: str, name: str) -> int:
    """Ends one."""
    async with working_desk(settings) as desk:
        back = await end_preapproval(desk, await acting(desk.db, name), id)
    _tell(
        settings,
        Wording(
            es=f"Retirada. Mensajes listos que vuelven a quedar pendientes: {back}.",
            en=f"Ended. Messages that were ready and are pending again: {back}.",
        ),
    )
    return 0


def _tell(settings: Settings, wording: Wording) -> None:
    errors.print(Text(harmless(wording.in_(settings.language))))
