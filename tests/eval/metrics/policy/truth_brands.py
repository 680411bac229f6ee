"""Invented brands of many sectors and languages, and replies of theirs to be judged."""

from app.brand.brand import Brand, Contacts, EmergencyNumbers, Hours, Network
from app.brand.facts import Fact
from app.brand.protocol import Protocol
from app.comments.comment import Comment
from eval.case import Case, Line
from eval.output import Source, Text, Written

PROTOCOL = Protocol(start="request", questions=(), outcomes=())


def brand(name: str, language: str, facts: tuple[str | Fact, ...], **over: object) -> Brand:
    """A brand with a ledger of facts: whole ones, or statements that are confirmed and public."""
    ledger = tuple(f if isinstance(f, Fact) else Fact(id=f"f{i}", statement=f) for i, f in enumerate(facts))
    return Brand.model_validate(
        {
            "name": name,
            "slug": name.lower().replace(" ", "-"),
            "language": language,
            "languages": (language,),
            "networks": (Network(id="x", label="X", limit=280, private_channel="mensaje directo"),),
            "roles": (),
            "duties": (),
            "protocol": PROTOCOL,
            "facts": ledger,
            **over,
        }
    )


FARMACIA = brand(
    "Farmacia Olmeda",
    "es",
    (
        "Los pedidos a domicilio se entregan en 48 horas y el envío cuesta 3,90 euros; desde 40 euros es gratis.",
        "Los medicamentos no se pueden devolver una vez han salido de la farmacia.",
        "Un producto de parafarmacia sin abrir se puede cambiar dentro de los 14 días siguientes con el ticket.",
        "La vacuna de la gripe solo se pone con cita previa.",
        "La farmacia de la calle Tejares abre los domingos de 10:00 a 14:00.",
        Fact(
            id="retirada",
            statement="Los jarabes infantiles de Olmeda contienen alcohol.",
            status="false",
            correction="Ningún jarabe infantil que vendemos contiene alcohol; la lista está en olmeda.example/jarabes.",
        ),
        Fact(id="app", statement="La aplicación nueva de recetas llegará en primavera.", status="unconfirmed"),
    ),
    contacts=Contacts(
        links=("olmeda.example", "https://olmeda.example/jarabes", "https://olmeda.example/pedidos"),
        phones=("900 111 222",),
        emails=("hola@olmeda.example",),
    ),
    hours=Hours(days={"mon": "09:00-20:30", "tue": "09:00-20:30", "fri": "09:00-20:30"}),
)
BANCO = brand(
    "Banco Cuyo",
    "es",
    (
        "La transferencia entre cuentas propias no tiene costo y se acredita en 24 horas hábiles.",
        "La tarjeta adicional cuesta 150 pesos al año.",
        "Un cargo desconocido se reporta dentro de los 90 días siguientes y la respuesta llega en 20 días hábiles.",
        "Las cuentas de menores de edad no permiten retiros en cajero.",
        "El crédito se puede liquidar antes de tiempo sin penalización.",
        Fact(
            id="quiebra",
            statement="Banco Cuyo cierra sus sucursales en enero.",
            status="false",
            correction="Las sucursales de Banco Cuyo siguen abiertas.",
        ),
    ),
    country="MX",
    contacts=Contacts(links=("bancocuyo.example",), phones=("55 5000 0101",), emails=("ayuda@bancocuyo.example",)),
    emergency=EmergencyNumbers(general="911"),
    hours=Hours(days={"mon": "08:00-18:00", "wed": "08:00-18:00"}),
)
GYM = brand(
    "Ironleaf Gym",
    "en",
    (
        "Members can freeze their membership for up to 3 months a year.",
        "The joining fee is £25 and is not refundable.",
        "Guests are only allowed with a day pass, which costs £8.",
        "Towels are not included in any plan.",
        "Cancelling takes 30 days from the day you tell us.",
        "The pool closes at 9 pm every day.",
    ),
    country="GB",
    contacts=Contacts(links=("ironleaf.example",), phones=("0800 000 4411",), emails=("hello@ironleaf.example",)),
    emergency=EmergencyNumbers(general="999"),
    hours=Hours(days={"mon": "06:00-22:00", "sat": "08:00-18:00"}),
)
POUSADA = brand(
    "Pousada Lírio",
    "pt",
    (
        "O pequeno-almoço está incluído em todas as reservas e serve-se das 7:30 às 10:30.",
        "O cancelamento é gratuito até 72 horas antes da chegada.",
        "Não são permitidos animais nos quartos.",
        "O estacionamento custa 12 euros por noite.",
        "A piscina só está aberta a hóspedes.",
    ),
    country="PT",
    contacts=Contacts(links=("lirio.example",), phones=("21 000 3344",), emails=("reservas@lirio.example",)),
    hours=Hours(days={"mon": "08:00-22:00"}),
)
TELECO = brand(
    "Fil de Llum",
    "ca",
    (
        "La instal·lació de la fibra és gratuïta i es fa en 10 dies.",
        "El contracte no té permanència.",
        "El router s'ha de tornar dins dels 30 dies següents a la baixa.",
        "El tècnic només treballa de dilluns a divendres.",
        "Canviar de tarifa costa 6 euros.",
    ),
    contacts=Contacts(links=("fildellum.example",), phones=("900 222 555",), emails=("hola@fildellum.example",)),
    hours=Hours(days={"mon": "09:00-19:00", "tue": "09:00-19:00"}),
)

CRISIS = Line(
    text="Desde las 9:15 no funciona la calefacción en la residencia Los Tilos por una fuga en la caldera. Hay 62 "
    "residentes y ninguno está en peligro. Todavía no sabemos a qué hora volverá. Las familias pueden llamar al "
    "900 333 444. Las visitas no están suspendidas.",
    facts=(Fact(id="mantas", statement="Hemos repartido 120 mantas y 40 estufas."),),
)
RESIDENCIA = brand(
    "Residencias Alondra",
    "es",
    ("Las visitas son de 11:00 a 19:00.", "El médico está en la residencia 8 horas al día."),
    contacts=Contacts(links=("alondra.example",), phones=("900 333 444",), emails=("familias@alondra.example",)),
)


def reply(
    of: Brand,
    public: str,
    comment: str = "¿Qué ha pasado?",
    *,
    line: Line | None = None,
    sources: tuple[str, ...] = (),
    author: str | None = None,
    private: str | None = None,
) -> Written:
    """A reply of a brand to a comment, with the passages that its writer was given."""
    case = Case(
        id="case",
        brand=of.slug,
        split="tune",
        group="case",
        comment=Comment(network="x", text=comment, author=author),
        outcomes=("request",),
        severity=("low",),
        line=line,
        by="tests",
    )
    given = tuple(
        Source(id=f"s{i}", kind="manual", source="manual/m.md", section="Manual", text=text)
        for i, text in enumerate(sources)
    )
    return Written(case=case, brand=of, text=Text(engine="person", public=public, private=private), sources=given)
