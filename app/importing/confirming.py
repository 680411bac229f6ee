"""A person looks at what an import understood: says yes, or writes what is right."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar

from app.brand.faults import one_of, shown
from app.brand.imported_file import held
from app.brand.load import BadKnowledge, parts_of
from app.errors import PortavozError
from app.importing import ledger
from app.importing.defaulting import with_defaults
from app.importing.differences import by_hand
from app.importing.folder import committing
from app.importing.folder import writer as folder_writer
from app.importing.understood import Alternative, Field, Understanding
from app.wording import Wording


class NoSuchField(PortavozError):
    """A field that the import did not understand anything of."""

    status: ClassVar[int] = 404
    type: ClassVar[str] = "no-such-field"
    title: ClassVar[Wording] = Wording(es="No existe ese campo", en="No such field")


class NotImported(PortavozError):
    """The folder was not written by an import: there is nothing to confirm."""

    status: ClassVar[int] = 409
    type: ClassVar[str] = "not-imported"
    title: ClassVar[Wording] = Wording(es="La carpeta no viene de una importación", en="The folder was not imported")


def confirm(folder: Path, fields: Iterable[str], by: str, at: datetime) -> Understanding:
    """The named fields count as the brand's own from now on, and the folder says so. Doubtful and default ones alike.

    Raises NoSuchField, BadKnowledge (the confirmed values do not go together; nothing is written), NotImported.
    """
    known = current(folder)
    changed = {path: _confirmed(_field(known, path), by, at) for path in fields}
    return _kept(folder, known, changed)


def confirm_all(folder: Path, by: str, at: datetime) -> Understanding:
    """Every doubtful field that can hold as it stands; one that the check refuses stays doubtful, for a correction.

    Raises BadKnowledge, NotImported.
    """
    known = current(folder)
    wanted = {field.path: _confirmed(field, by, at) for field in known.of("doubtful")}
    while True:
        prepared = folder_writer.prepare(folder, with_defaults(known.with_fields(wanted)), {})
        if not (refused := _refused(wanted, prepared.understanding)):
            folder_writer.write(folder, prepared)
            return prepared.understanding
        wanted = {path: field for path, field in wanted.items() if path not in refused}


def correct(folder: Path, field: str, value: Any, by: str, at: datetime) -> Understanding:
    """The field takes this value (as JSON, roles by id), confirmed. Raises what `confirm` raises."""
    known = current(folder)
    old = _field(known, field)
    said = old.alternatives or ((Alternative(value=old.value, quotes=old.quotes),) if old.quotes else ())
    new = _confirmed(old, by, at).model_copy(update={"value": value, "alternatives": said})
    return _kept(folder, known, {field: new})


def current(folder: Path) -> Understanding:
    """What the folder holds by now: the import's understanding with what people wrote by hand since.

    Raises NotImported, BadLedger.
    """
    committing.finish(folder)
    known = ledger.read(folder)
    if known is None:
        raise NotImported(
            Wording(
                es=f"en {folder} no hay {ledger.NAME}; importe primero su manual: portavoz import manual.docx --to …",
                en=f"there is no {ledger.NAME} in {folder}; import a manual first: portavoz import manual.docx --to …",
            )
        )
    return by_hand(known, held(parts_of(folder)))


def _field(known: Understanding, path: str) -> Field:
    found = known.field(path)
    if found is None:
        mend = one_of(path, [field.path for field in known.fields])
        raise NoSuchField(
            Wording(es=f"no hay ningún campo {shown(path)}; {mend.es}", en=f"no field {shown(path)}; {mend.en}")
        )
    return found


def _confirmed(field: Field, by: str, at: datetime) -> Field:
    update = {"standing": "confirmed", "doubt": None, "left_out": False, "gone": False, "by": by, "at": at}
    return field.model_copy(update=update | ({"quotes": ()} if field.gone else {}))


def _kept(folder: Path, known: Understanding, changed: dict[str, Field]) -> Understanding:
    now = with_defaults(known.with_fields(changed))
    prepared = folder_writer.prepare(folder, now, {})
    if _refused(changed, prepared.understanding):
        raise BadKnowledge(folder_writer.faults(folder, now))
    folder_writer.write(folder, prepared)
    return prepared.understanding


def _refused(changed: Iterable[str], now: Understanding) -> set[str]:
    return {path for path in changed if (field := now.field(path)) and field.left_out}
