"""Labels that no vocabulary knows are known by what stands under them in every fiche, card or row, and are marked."""

# ruff: noqa: E501 - a snippet of a manual reads best as it is written

from typing import Any

import pytest

from app.importing.documents.markup import from_markdown
from app.importing.protocol import acts
from app.importing.reading import Reading
from app.importing.scenarios import reader as scenarios
from app.importing.scenarios.label_values import learnt
from app.importing.scenarios.value_shapes import Evidence, shape
from app.importing.severity.scale import Scale, Step
from app.importing.understanding import ground_of
from app.importing.vocabulary import vocabulary


def read(text: str) -> dict[str, Reading]:
    ground = ground_of([from_markdown(text, "m.md")])
    return {one.field: one for one in [*scenarios.read(ground), *acts.read(ground)]}


def told(text: str, id: str) -> dict[str, Any]:
    start = f"scenarios.{id}."
    return {field.removeprefix(start): one.value for field, one in read(text).items() if field.startswith(start)}


def texts(value: list[dict[str, str]]) -> list[str]:
    return [one["text"] for one in value]


BAKERY = """
# Libro de guardia de Panadería Trigal

## Grados

| Grado | Qué es | Contestamos en | Firma |
|---|---|---|---|
| Miga | Dudas y sugerencias | 6 horas | Encargada de Redes |
| Tueste | Un cliente con razón | 2 horas | Encargada de Redes |
| Corteza | Varios clientes con razón | 1 hora | Gerencia General |
| Quemado | Alguien herido o intoxicado | 15 minutos | Gerencia General |

## Las fichas

### Un cliente encuentra un cuerpo extraño

**Nos lo cantan así:** «había un plástico», «casi me trago», «un pelo»

**Punto de cocción:** Quemado

**Se remanga:** Gerencia de Calidad

**Primera hornada:** «Sentimos mucho lo que nos cuentas. Escríbenos por privado con la tienda y la hora: ya estamos revisando el lote.»

**Manos a la masa:** pedir la foto; guardar el producto; avisar a la tienda

**Ni con hambre:** culpar al proveedor; ofrecer vales

**Trastienda:** Gerencia de Calidad retira el lote en 1 hora.

**Última hornada:** «Hemos revisado el lote y ya no está a la venta. Gracias por avisarnos.»

### Pan caducado en la tienda

**Nos lo cantan así:** «estaba duro», «caducado», «con moho»

**Punto de cocción:** Tueste

**Se remanga:** Encargada de Tiendas

**Primera hornada:** «Eso no debería pasar, perdona. Dinos por privado en qué tienda fue y lo arreglamos hoy.»

**Manos a la masa:** revisar las fechas de esa tienda

**Ni con hambre:** decir que era de oferta

**Trastienda:** Encargada de Tiendas visita la tienda en 24 horas.

**Última hornada:** «Ya hablamos contigo y cambiamos el pan. Gracias por la paciencia.»

### Una trabajadora denuncia

**Nos lo cantan así:** «no pagan», «horas extra», «trabajé allí»

**Punto de cocción:** Quemado

**Se remanga:** Gerencia General

**Primera hornada:** «Nos tomamos muy en serio lo que cuentas. Escríbenos por privado y te llama hoy una persona de la casa.»

**Manos a la masa:** llamar a la delegada

**Ni con hambre:** discutir en público

**Trastienda:** Gerencia General llama a la asesoría en 2 horas.
"""


def test_fiches_under_a_trades_own_jargon_are_read_by_what_they_hold() -> None:
    found = told(BAKERY, "un-cliente-encuentra-un-cuerpo-extrano")
    assert found["triggers"] == ["había un plástico", "casi me trago", "un pelo"]
    assert found["severity"] == "critical"
    assert found["owner"] == "Gerencia de Calidad"
    assert texts(found["holding"])[0].startswith("Sentimos mucho")
    assert texts(found["closing"])[0].startswith("Hemos revisado")
    assert found["do"] == ["pedir la foto", "guardar el producto", "avisar a la tienda"]
    assert found["dont"] == ["culpar al proveedor", "ofrecer vales"]


def test_what_rests_on_such_a_label_is_marked_with_the_manuals_own_word() -> None:
    found = read(BAKERY)
    for field in ("triggers", "severity", "owner", "holding", "closing", "do"):
        one = found[f"scenarios.un-cliente-encuentra-un-cuerpo-extrano.{field}"]
        assert one.doubt is not None, field
        assert "su manual llama a esto «" in one.doubt.es
    owner = found["scenarios.pan-caducado-en-la-tienda.owner"].doubt
    assert owner is not None
    assert owner.es == "su manual llama a esto «Se remanga»; por lo que contiene lo he tomado por quien responde"


def test_a_role_with_a_task_and_a_time_is_an_act_of_that_crisis() -> None:
    found = read(BAKERY)
    act = found["actions.retira-el-lote"]
    assert act.value == {
        "what": "Retira el lote",
        "owner": "Gerencia de Calidad",
        "minutes": 60,
        "scenarios": ["un-cliente-encuentra-un-cuerpo-extrano"],
    }
    assert act.doubt is not None
    assert not any(field.endswith("un-cliente-encuentra-un-cuerpo-extrano.deadlines") for field in found)


FERRY = """
# Crisis book, Pellard Ferries

## How bad

| Sea state | Meaning | First reply | Signed off by |
|---|---|---|---|
| Calm | Questions | 8 hours | Social Media Executive |
| Choppy | Delays | 1 hour | Customer Care Manager |
| Gale | Injury | 15 minutes | Managing Director |

## Playbook

| What's up | They'll say | Sea state today | At the helm | Out of the gate | Hands on deck | Below deck | Back in port |
|---|---|---|---|---|---|---|---|
| Missed sailing | "left without us", "no boat" | Choppy | Customer Care Manager | "Sorry you've been left waiting. Please message us with your booking and we'll get you on the next sailing." | Offer the next sailing; Check the hotel list | Customer Care Manager books rooms within 1 hour | "You're all on your way now. Thank you for bearing with us." |
| Someone is hurt on board | "fell on the stairs", "ambulance" | Gale | Managing Director | "We're so sorry to hear this. Our crew is with the passenger now. Please call us on the number we've sent you." | Ask which ship; Pause all scheduled posts | Safety Manager calls the coastguard within 15 minutes | "The passenger has been looked after and we've spoken to the family. Thank you for your concern." |
| Dirty cabin | "filthy", "stained sheets" | Calm | Customer Care Manager | "That's not good enough, sorry. Please message us your cabin number and we'll put it right today." | Ask for a photo | Customer Care Manager rings the ship within 2 hours | "We've cleaned the cabin and it has been checked. Thanks for telling us." |
"""


def test_columns_of_a_matrix_without_one_known_head_are_read_by_their_cells() -> None:
    found = told(FERRY, "someone-is-hurt-on-board")
    assert found["triggers"] == ["fell on the stairs", "ambulance"]
    assert found["severity"] == "critical"
    assert found["owner"] == "Managing Director"
    assert texts(found["holding"])[0].startswith("We're so sorry")
    assert texts(found["closing"])[0].startswith("The passenger")
    assert found["do"] == ["Ask which ship", "Pause all scheduled posts"]
    assert read(FERRY)["actions.calls-the-coastguard"].value["minutes"] == 15


BUS = """
# Manual de crisis · Transportes Quillay

## Colores

- Verde: dudas. Respondemos en 8 horas. Aprueba: Encargado de Redes.
- Amarillo: reclamos. Respondemos en 2 horas. Aprueba: Jefatura de Comunicaciones.
- Rojo: heridos. Respondemos en 15 minutos. Aprueba: Gerencia General.

## Fichas de crisis

| Choque de un bus | |
|---|---|
| La gente tira | «chocó el bus», «hay heridos», «venía como loco» |
| Pinta | Rojo |
| Se cuadra | Gerencia de Operaciones |
| Nos damos | 10 minutos |
| Lanzamos | «Lamentamos lo ocurrido. Ya hay un equipo nuestro en el lugar. Si usted viajaba ahí, escríbanos por interno con su nombre.» |
| Dele | pedir el número del bus; bajar la publicidad |
| Aguante la mano | hablar de culpas |
| Rematamos | «El servicio ya funciona con normalidad. Hemos hablado con las familias y agradecemos su paciencia.» |

| Conductor agresivo | |
|---|---|
| La gente tira | «me gritó», «frenó de golpe», «me insultó» |
| Pinta | Amarillo |
| Se cuadra | Jefatura de Personal |
| Nos damos | 1 hora |
| Lanzamos | «Lamentamos el trato que recibió. Escríbanos por interno con la hora y el recorrido y lo revisamos hoy.» |
| Dele | revisar la cámara del bus |
| Aguante la mano | publicar el nombre del conductor |
| Rematamos | «Hemos conversado con el conductor y con usted. Gracias por avisarnos.» |

| Cobro doble | |
|---|---|
| La gente tira | «me cobraron dos veces», «la tarjeta», «robo» |
| Pinta | Verde |
| Se cuadra | Jefatura de Finanzas |
| Nos damos | 2 horas |
| Lanzamos | «Revisamos su cobro ahora mismo. Escríbanos por interno con los últimos dígitos de su tarjeta de transporte.» |
| Dele | verificar el saldo |
| Aguante la mano | pedir claves |
| Rematamos | «Su saldo ya fue devuelto. Gracias por la paciencia.» |
"""


def test_cards_in_small_tables_are_read_and_the_second_list_of_orders_is_what_is_not_done() -> None:
    found = told(BUS, "choque-de-un-bus")
    assert (found["severity"], found["owner"]) == ("critical", "Gerencia de Operaciones")
    assert found["triggers"] == ["chocó el bus", "hay heridos", "venía como loco"]
    assert found["do"] == ["pedir el número del bus", "bajar la publicidad"]
    assert found["dont"] == ["hablar de culpas"]
    assert texts(found["closing"])[0].startswith("El servicio ya funciona")


def test_a_label_over_nothing_but_times_is_the_first_answer_and_marked() -> None:
    one = read(BUS)["scenarios.choque-de-un-bus.deadlines"]
    assert one.value == [{"what": "first_answer", "minutes": 10}]
    assert one.doubt is not None


HEADED = """
# Manual de crisis de Clínica Dental Sonrisal

## Semáforo

- Verde: dudas. Respondemos en 8 horas.
- Amarillo: quejas. Respondemos en 2 horas.
- Rojo: daño a un paciente. Respondemos en 15 minutos.

## Incidentes
""" + "".join(
    f"""
### {name}

#### Pinta fea

{degree}

#### El que da el paso

{who}

#### Así nos enteramos

{signs}

#### Para la calle

{first}

#### Telón

{last}
"""
    for name, degree, who, signs, first, last in (
        (
            "Infección tras una intervención", "Rojo", "Dirección Médica", "«se me hinchó», «me duele desde que»",
            "«Sentimos mucho lo que nos cuenta. Llámenos al teléfono de la clínica y le vemos hoy mismo.»",
            "«Ya le hemos visto en consulta y se encuentra bien. Gracias por su confianza.»",
        ),
        (
            "Cobro de más", "Amarillo", "Jefatura de Administración", "«me cobraron de más», «estafa»",
            "«Lamentamos la confusión. Escríbanos por privado con el número de factura y lo revisamos hoy.»",
            "«Hemos corregido su factura y ya tiene el abono. Gracias por avisarnos.»",
        ),
        (
            "Citas canceladas", "Verde", "Jefatura de Recepción", "«nadie atiende», «me dejaron plantada»",
            "«Sentimos el plantón. Díganos por privado a qué hora tenía la cita y lo miramos ahora.»",
            "«Ya le hemos atendido y hemos cambiado los turnos. Gracias por su paciencia.»",
        ),
    )
)  # fmt: skip


def test_subheadings_that_recur_under_every_crisis_are_labels_too() -> None:
    found = told(HEADED, "cobro-de-mas")
    assert (found["severity"], found["owner"]) == ("medium", "Jefatura de Administración")
    assert found["triggers"] == ["me cobraron de más", "estafa"]
    assert texts(found["holding"])[0].startswith("Lamentamos")
    assert texts(found["closing"])[0].startswith("Hemos corregido")


PRODUCTS = """
# Manual de marca

## Productos

### Crema Luz

Tono: Verde

La lleva: Gerencia de Producto

Lema: «Tu piel te lo agradece cada mañana, porque te mereces lo mejor del día»

### Crema Sol

Tono: Amarillo

La lleva: Gerencia de Producto

Lema: «Te cuidamos del sol desde la primera hora para que disfrutes con los tuyos»

### Crema Noche

Tono: Rojo

La lleva: Gerencia de Producto

Lema: «Nuestra noche más larga para tu piel, porque descansar también es cuidarte»
"""


def test_sheets_of_products_are_no_crises_although_their_labels_recur() -> None:
    assert not any(field.startswith("scenarios.") for field in read(PRODUCTS))


def test_a_label_in_a_single_fiche_is_not_guessed() -> None:
    one = BAKERY.split("### Pan caducado")[0]
    found = told(one, "un-cliente-encuentra-un-cuerpo-extrano")
    assert "owner" not in found
    assert "closing" not in found
    assert "triggers" not in found


CALLS = "Gerencia de Planta avisa al seguro en 1 hora."
SCALE = Evidence()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Gerencia de Bares", "owner"),
        ("Head of Guest Relations", "owner"),
        ("Gerencia de Bares, Dirección Jurídica y Jefatura de Planta", "several roles"),
        ("20 minutos; 10 si hay menores", "deadline"),
        ("within 45 minutes", "deadline"),
        ("«me cobraron dos veces», «estafa», «quiero mi plata»", "triggers"),
        ("«Hola, sentimos lo que pasó. Escríbanos por privado y lo vemos hoy mismo con usted.»", "text"),
        (CALLS, "acts"),
        ("guardar capturas; pedir el número de orden", "steps"),
        ("No dar nombres. No hablar de plata.", "steps"),
        ("Ask for the booking; Offer a call", "steps"),
        ("rojo si hay heridos", "severity"),
        ("—", None),
        ("La planta abrió en 1998 y da trabajo a 40 familias de la zona.", None),
    ],
)
def test_a_value_shows_by_itself_what_it_is(text: str, kind: str | None) -> None:
    assert shape(text, SCALE) == kind


def test_a_label_that_the_vocabulary_knows_whole_is_never_overruled() -> None:
    siblings = [[("Responsable", "pedir la foto"), ("Zumba", "rojo")] for _ in range(5)]
    assert learnt(siblings, SCALE) == {"zumba": "severity"}


def test_a_label_of_which_only_a_word_is_known_is_belied_by_all_its_values() -> None:
    siblings = [[("Manos a la masa", order)] for order in ("pedir la foto", "guardar el pan", "llamar a la tienda")]
    assert learnt(siblings, SCALE) == {"manos a la masa": "do"}
    assert learnt([[("Manos a la masa", "Gerencia de Calidad")] for _ in range(3)], SCALE) == {}


def test_a_majority_decides_and_a_split_does_not() -> None:
    agree = ["rojo", "verde", "rojo", "lo que diga la radio"]
    assert learnt([[("Pinta", one)] for one in agree], SCALE) == {"pinta": "severity"}
    split = ["rojo", "Gerencia de Planta", "20 minutos", "rojo"]
    assert learnt([[("Pinta", one)] for one in split], SCALE) == {}


def test_two_of_three_suffice_where_the_third_says_nothing_against_it() -> None:
    values = ("Concejalía de Obras", "Policía Local", "Concejalía de Limpieza")
    assert learnt([[("Tira del carro", one)] for one in values], SCALE) == {"tira del carro": "owner"}


def test_bare_numbers_are_degrees_where_the_scale_counts() -> None:
    counted = Evidence(
        scale=Scale(
            steps=(Step(names=("nivel 1",), severities=("low",)), Step(names=("nivel 2",), severities=("critical",)))
        )
    )
    siblings = [[("Calibre", number)] for number in ("1", "2", "2")]
    assert learnt(siblings, counted) == {"calibre": "severity"}
    assert learnt(siblings, SCALE) == {}


def test_the_steps_of_a_matrix_of_crises_are_no_acts_inside_the_house() -> None:
    assert not any(
        "Offer the next sailing" in str(one.value) for field, one in read(FERRY).items() if "actions" in field
    )


def test_a_label_for_a_network_or_a_language_is_never_taken_for_a_field() -> None:
    siblings = [[("Instagram", "rojo"), ("Inglés", "rojo")] for _ in range(4)]
    assert learnt(siblings, SCALE) == {}


def test_the_owner_is_not_told_twice() -> None:
    siblings = [[("Responsable", "Gerencia de Planta"), ("Se cuadra", "Gerencia de Bares")] for _ in range(3)]
    assert learnt(siblings, SCALE) == {}


def test_the_second_message_closes_and_one_between_them_is_neither() -> None:
    first = "«Hola, sentimos lo que pasó. Escríbanos por privado y lo vemos hoy mismo con usted.»"
    later = "«Seguimos en ello y en una hora les contamos por aquí qué hemos averiguado, gracias.»"
    last = "«Ya quedó resuelto y hablamos con usted. Gracias por la paciencia de estos días.»"
    siblings = [[("Pitido uno", first), ("Entretiempo", later), ("Silbatazo", last)] for _ in range(3)]
    assert learnt(siblings, SCALE) == {"pitido uno": "holding", "entretiempo": "later", "silbatazo": "closing"}


def test_a_phrase_is_whole_where_the_label_says_nothing_else() -> None:
    known = vocabulary("scenarios")
    assert known.whole("Los pasos")
    assert known.whole("En manos de")
    assert not known.whole("El que da el paso")
    assert not known.whole("Manos a la masa")
