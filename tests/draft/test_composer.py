"""Replies without a model: somebody could send them as they are."""

import asyncio
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.brand.brand import Brand, Network, Voice
from app.brand.facts import Fact
from app.brand.length import fits
from app.brand.protocol import BaseReply, Outcome, Protocol, Strategy
from app.brand.words import Severity
from app.draft.composer import Composer, compose
from app.draft.draft import Assignment, Attempt, Draft
from app.draft.phrases import LANGUAGES, load
from app.evidence.passage import Evidence, Hit
from app.guard.rule import Context
from app.guard.verdict import check
from app.incident.situation import CALM, Incident, OfficialLine, Situation
from app.triage.triage import Issue
from tests import made

WAIT = "Llevo 50 minutos en la cola y nadie me atiende"


def issue(text: str, part: str, outcome: str, severity: Severity = "medium") -> Issue:
    start = text.index(part)
    return Issue(outcome=outcome, severity=severity, start=start, end=start + len(part))


def assignment(text: str = WAIT, **over: Any) -> Assignment:
    """A comment with its triage by hand; what is not a field of an assignment is one of triage or comment."""
    brand = over.pop("brand", made.brand())
    outcome = over.get("outcome", "service_failure")
    comment = made.comment(text, **{k: over.pop(k) for k in ("network", "author", "rating") if k in over})
    rest = {k: over.pop(k) for k in ("evidence", "situation", "recent", "nonce") if k in over}
    private = over.pop("private", outcome == "service_failure")
    severity = over.setdefault("severity", "medium" if outcome == "service_failure" else "low")
    language = over.setdefault("language", "es")
    over.setdefault("reply_language", language)
    over.setdefault("strategy", brand.protocol.outcome(outcome).strategy)
    over.setdefault("issues", (Issue(outcome=outcome, severity=severity, start=0, end=len(text)),))
    return Assignment(
        comment=comment,
        triage=made.triage(**{**over, "outcome": "request"}).model_copy(
            update={"outcome": outcome, "private": private}
        ),
        brand=brand,
        now=made.NOW,
        **{"evidence": Evidence(), "situation": CALM, "nonce": "n1", **rest},
    )


def findings(a: Assignment, draft: Draft) -> list[tuple[str, str]]:
    context = Context(
        comment=a.comment, triage=a.triage, evidence=a.evidence, brand=a.brand, situation=a.situation, recent=a.recent,
        nonce=a.nonce, today=a.now.date(),
    )  # fmt: skip
    return [(f.rule, f.level) for f in check(draft, context)]


def protocol_with(**strategies: Strategy) -> Protocol:
    old = made.protocol()
    new = tuple(o.model_copy(update={"strategy": strategies.get(o.id, o.strategy)}) for o in old.outcomes)
    extra = tuple(Outcome(id=k, label=k, strategy=v) for k, v in strategies.items() if k not in {o.id for o in new})
    return Protocol(start=old.start, questions=old.questions, outcomes=new + extra)


FULL = protocol_with(
    improvement=Strategy(thank=True), misinformation=Strategy(reply="once", proof=True, apologise="forbidden"),
    unfounded_criticism=Strategy(), off_topic=Strategy(reply="light"),
    troll=Strategy(reply="light", apologise="forbidden"),
)  # fmt: skip
BRAND = made.brand(protocol=FULL)


def fact_hit(fact: Fact, score: float = 0.8) -> Hit:
    return Hit(passage=made.passage(fact.statement, id=f"fact:{fact.id}", kind="fact"), score=score)


# What happened is recognised, in the person's language and form of address.


@pytest.mark.parametrize(
    ("text", "language", "form", "words"),
    [
        (WAIT, "es", "tu", ("espera", "50 minutos", "mensaje privado")),
        ("Mi pedido lleva retraso y no llega", "es", "tu", ("el retraso con tu pedido",)),
        ("Mi pedido lleva retraso y no llega", "es", "usted", ("el retraso con su pedido",)),
        ("El camarero fue un grosero", "es", "vos", ("mensaje privado",)),
        ("La meva comanda arriba amb retard, quin desastre", "ca", "tu", ("comanda", "missatge privat")),
        ("O meu pedido chega con atraso", "gl", "tu", ("o atraso co teu pedido", "mensaxe privada")),
        ("Nire eskaera berandu dator", "eu", "tu", ("zure eskaeraren atzerapena", "mezu pribatu bidez")),
        ("A minha encomenda vem com atraso, o pacote não chegou", "pt", "tu", ("atraso", "mensagem privada")),
        ("My order is late again", "en", "tu", ("delay with your order", "private message")),
    ],
)
def test_what_happened_is_named(text: str, language: str, form: str, words: tuple[str, ...]) -> None:
    draft = compose(assignment(text, language=language, form=form))
    assert [w for w in words if w not in draft.public_text] == []


@pytest.mark.parametrize(
    "text",
    ["Espero 5 minutos y ya me canso", "Me dijeron 48 horas y nada", "Abrís en 3 horas", "cola de 45'"],
)
def test_a_time_that_nobody_waited_is_not_repeated(text: str) -> None:
    assert not any(figure in compose(assignment(text)).public_text for figure in ("5 min", "48", "3 h", "45"))


def test_a_private_matter_has_a_first_private_message_and_a_promise_to_return() -> None:
    draft = compose(assignment())
    assert draft.private_text
    assert "contraseñas" in draft.private_text
    assert "aquí" in draft.public_text


def test_a_rating_without_words_is_answered() -> None:
    bad = compose(assignment("", rating=1, network="google", form="usted"))
    good = compose(assignment("", rating=5, outcome="praise"))
    assert "experiencia" in bad.public_text
    assert "racias" in good.public_text


# Every matter has its answer.


MIXED = "Los actores geniales. Pero el pedido del bar llegó roto. ¿A qué hora cerráis? Poned más papeleras."


def test_each_matter_gets_a_sentence() -> None:
    issues = (
        issue(MIXED, "Los actores geniales.", "praise", "low"),
        issue(MIXED, "Pero el pedido del bar llegó roto.", "service_failure"),
        issue(MIXED, "¿A qué hora cerráis?", "request", "low"),
        issue(MIXED, "Poned más papeleras.", "improvement", "low"),
    )
    draft = compose(assignment(MIXED, brand=BRAND, issues=issues))
    text = draft.public_text
    signs = ("tu pedido", "horario", "equipo", "racias", "propuesta", "sugerencia")
    assert [s in text for s in signs[:4]] == [True] * 4
    assert any(s in text for s in signs[4:])


def test_two_failures_of_one_kind_are_not_regretted_twice_in_the_same_words() -> None:
    text = "Una hora de espera. Y otra hora de cola para salir."
    issues = (
        issue(text, "Una hora de espera.", "service_failure"),
        issue(text, "Y otra hora de cola para salir.", "service_failure"),
    )
    assert "También sentimos" not in compose(assignment(text, issues=issues)).public_text


# What is stated stands in a source.


HOURS = Fact(id="H", statement="La taquilla abre el domingo a las 16:30.")


def test_a_question_is_answered_with_the_fact_and_its_source() -> None:
    brand = made.brand(facts=(HOURS,))
    evidence = Evidence(knowledge=(fact_hit(HOURS),))
    draft = compose(
        assignment("¿A qué hora abre la taquilla el domingo?", outcome="request", brand=brand, evidence=evidence)
    )
    assert HOURS.statement in draft.public_text
    assert [c.passage for c in draft.cites] == ["fact:H"]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("¿Tenéis aparcamiento?", HOURS),
        ("¿A qué hora abre la taquilla el domingo?", HOURS.model_copy(update={"status": "unconfirmed"})),
        ("¿A qué hora abre la taquilla el domingo?", HOURS.model_copy(update={"public": False})),
    ],
)
def test_without_a_standing_fact_the_answer_is_that_we_are_asking(text: str, fact: Fact) -> None:
    draft = compose(
        assignment(
            text, outcome="request", brand=made.brand(facts=(fact,)), evidence=Evidence(knowledge=(fact_hit(fact),))
        )
    )
    assert "16:30" not in draft.public_text
    assert draft.cites == ()
    assert any(word in draft.public_text for word in ("Consultamos", "consultamos", "confirmar"))


RUMOUR = Fact(
    id="B", statement="El cine Aurora cierra en enero.", status="false",
    correction="El cine Aurora sigue abierto en enero."
)  # fmt: skip


def test_a_rumour_is_set_right_with_its_correction() -> None:
    brand = made.brand(protocol=FULL, facts=(RUMOUR,))
    draft = compose(
        assignment("Me han dicho que el cine Aurora cierra en enero", outcome="misinformation", brand=brand)
    )
    assert "El cine Aurora sigue abierto en enero." in draft.public_text
    assert [c.passage for c in draft.cites] == ["fact:B"]
    assert "Sentimos" not in draft.public_text


def test_a_rumour_of_which_nothing_is_known_is_neither_denied_nor_confirmed() -> None:
    draft = compose(assignment("Dicen que vendéis el edificio", outcome="misinformation", brand=BRAND))
    assert "no es correcto" not in draft.public_text
    assert draft.cites == ()


LINE = "La sala dos está cerrada por una fuga de agua. No hay personas heridas."


def test_under_an_open_incident_the_official_line_is_said_and_nothing_beside_it() -> None:
    line = OfficialLine(incident="i", version=1, text=LINE)
    situation = Situation(incidents=(Incident(id="i", scenario="E1", severity="high", line=line, since=made.NOW),))
    hit = Hit(passage=made.passage(LINE, id="line:i:1", kind="line"), score=1.0)
    evidence = Evidence(knowledge=(hit, fact_hit(HOURS)))
    a = assignment(
        "¿Qué pasa con la sala dos?",
        scenario="E1",
        incident="i",
        situation=situation,
        evidence=evidence,
        brand=made.brand(facts=(HOURS,)),
    )
    draft = compose(a)
    assert LINE in draft.public_text
    assert "16:30" not in draft.public_text
    assert [c.passage for c in draft.cites] == ["line:i:1"]


def test_the_form_of_address_follows_the_official_line() -> None:
    line = OfficialLine(incident="i", version=1, text="La sala dos está cerrada. Consulte la cartelera.")
    situation = Situation(incidents=(Incident(id="i", scenario="E1", severity="high", line=line, since=made.NOW),))
    draft = compose(assignment(scenario="E1", incident="i", situation=situation, form="tu"))
    assert any(word in draft.public_text for word in ("Escríbanos", "Cuéntenos", "escribe", "Díganos"))


def test_a_fact_in_another_form_of_address_is_not_quoted() -> None:
    fact = Fact(id="H", statement="Puedes entrar con tu carrito de bebé.")
    a = assignment("¿Entrar con carrito de bebé?", outcome="request", form="usted", brand=made.brand(facts=(fact,)))
    assert "Puedes" not in compose(a).public_text


@pytest.mark.parametrize(
    ("question", "answered"),
    [
        ("¿Qué perros entran con correa en la sala?", True),
        ("¿Hay perros en la sala dos?", False),
        ("¿Puedo ir a la sala?", False),
    ],
)
def test_a_fact_answers_only_what_it_is_about(question: str, answered: bool) -> None:
    facts = (
        Fact(id="P", statement="Los perros con correa entran en las sesiones del martes."),
        Fact(id="Q", statement="La sala dos tiene 120 butacas."),
        Fact(id="R", statement="La sala uno tiene bar."),
    )
    draft = compose(assignment(question, outcome="request", brand=made.brand(facts=facts)))
    assert answered == bool(draft.cites)


# The brand's own words come first, without what belonged to another case.


def past(text: str, comment: str, **over: Any) -> Evidence:
    fields: dict[str, Any] = {
        "id": "r1", "kind": "reply", "comment": comment, "outcome": "service_failure", "language": "es", "form": "tu",
    }  # fmt: skip
    return Evidence(replies=(Hit(passage=made.passage(text, **{**fields, **over}), score=over.pop("score", 0.9)),))


OLD = "Sentimos la espera. Ya hemos hablado con Marta, de la sala 4. Te devolvemos 12 euros. Entendemos el enfado."


def test_what_belonged_to_the_old_case_is_dropped() -> None:
    texts = [
        compose(
            assignment(evidence=past(OLD + " Estamos pendientes.", "Una hora de espera en la sala 4"), nonce=str(i))
        ).public_text
        for i in range(12)
    ]
    assert not any(word in text for text in texts for word in ("Marta", "12 euros", "sala 4", "hemos hablado"))


def test_an_adapted_reply_is_cited() -> None:
    evidence = past("Sentimos esa cola. Entendemos el enfado, y lo tomamos en serio.", "Una hora de cola")
    drafts = [compose(assignment(evidence=evidence, nonce=str(i))) for i in range(12)]
    assert any("lo tomamos en serio" in d.public_text and [c.passage for c in d.cites] == ["r1"] for d in drafts)


@pytest.mark.parametrize(
    "over", [{"language": "en"}, {"outcome": "praise"}, {"scenario": "E7"}, {"form": "usted"}, {"outcome": None}]
)
def test_a_reply_of_another_kind_is_not_adapted(over: dict[str, Any]) -> None:
    evidence = past("Sentimos esa cola, y lo tomamos muy en serio.", "Una hora de cola", **over)
    assert not any(
        "muy en serio" in compose(assignment(evidence=evidence, nonce=str(i))).public_text for i in range(12)
    )


def with_base(*replies: BaseReply) -> Brand:
    old = made.protocol()
    outcomes = tuple(
        o.model_copy(update={"replies": replies}) if o.id == "service_failure" else o for o in old.outcomes
    )
    return made.brand(protocol=Protocol(start=old.start, questions=old.questions, outcomes=outcomes))


def test_the_brand_s_base_reply_carries_the_answer() -> None:
    base = BaseReply(text="Lo sentimos. Mándanos por {private_channel} la sala y la hora. Llama al {hueco}.", form="tu")
    text = compose(assignment(brand=with_base(base))).public_text
    assert "Mándanos por mensaje privado la sala y la hora." in text
    assert "Llama" not in text


def test_a_base_reply_in_another_form_is_left() -> None:
    base = BaseReply(text="Lo sentimos. Envíenos por {private_channel} su entrada.", form="usted")
    assert "Envíenos" not in compose(assignment(brand=with_base(base))).public_text


def test_a_phrase_that_the_brand_never_says_is_not_said() -> None:
    brand = made.brand(voice=Voice(address="tu", never_say=("de verdad", "Lamentamos", "pedimos disculpas")))
    texts = [compose(assignment(brand=brand, nonce=str(i))).public_text.casefold() for i in range(30)]
    assert not any(p in t for t in texts for p in ("de verdad", "lamentamos", "pedimos disculpas"))


# Coherent, not cloned; and the same again for the same nonce.


def test_equal_nonces_give_equal_drafts() -> None:
    assert compose(assignment(nonce="7")) == compose(assignment(nonce="7"))


def test_equal_comments_are_answered_in_many_ways() -> None:
    texts = {compose(assignment(nonce=str(i))).public_text for i in range(30)}
    assert len(texts) >= 15


def test_a_run_of_equal_comments_repeats_no_text() -> None:
    said: tuple[str, ...] = ()
    for i in range(20):
        said = (compose(assignment(nonce=str(i), recent=said)).public_text, *said)
    assert len(set(said)) == 20


def test_after_a_rejection_another_version_is_written() -> None:
    engine = Composer(made.brand())
    first = asyncio.run(engine.draft(assignment()))
    second = asyncio.run(engine.draft(assignment(), Attempt(draft=first, findings=())))
    assert first.public_text != second.public_text


# The approver understands what is signed.


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "es"])
def test_a_reply_in_another_language_has_its_gloss(language: str) -> None:
    gloss = compose(assignment(WAIT, language=language)).gloss
    assert gloss
    assert "mensaje privado" in gloss


def test_a_reply_in_the_brand_s_language_needs_no_gloss() -> None:
    assert compose(assignment()).gloss is None


# Room.


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_smallest_network_keeps_apology_and_hand_off(language: str) -> None:
    network = Network(
        id="tiktok", label="TikTok", limit=150, private_channel="mensaje directo", signature="Equipo de Cine Aurora"
    )
    brand = made.brand(networks=(network,))
    a = assignment("Mi pedido lleva retraso", network="tiktok", language=language, brand=brand)
    draft = compose(a)
    assert fits(draft.public_text, "graphemes", 150)
    assert [f for f in findings(a, draft) if f[0] in ("apology", "hand_off", "length")] == []


PLAIN = st.characters(exclude_categories=("Cs", "Cc"))


@settings(max_examples=150, deadline=None)
@given(
    text=st.text(PLAIN, max_size=200),
    outcome=st.sampled_from([o.id for o in FULL.outcomes]),
    language=st.sampled_from((*LANGUAGES, "fr", "und")),
    form=st.sampled_from(("tu", "usted", "vos")),
    network=st.sampled_from(("x", "instagram", "google")),
    author=st.text(PLAIN, max_size=30),
    nonce=st.text(max_size=8),
    private=st.booleans(),
)
def test_whatever_is_asked_the_draft_fits_and_holds_no_slot(**given_: Any) -> None:
    a = assignment(given_.pop("text").strip() or "?", brand=BRAND, **given_)
    draft = compose(a)
    network = BRAND.network(a.comment.network)
    assert network
    assert fits(draft.public_text, network.counts, network.limit)
    for said in (draft.public_text, draft.private_text or "-", draft.gloss or "-"):
        assert said.strip()
        assert not set("{}[]|()") & set(said)


# Nothing that the guards would stop.


COMMENTS = [
    ("service_failure", WAIT),
    ("service_failure", "Me cobrasteis dos veces la entrada"),
    ("service_failure", "Una mugre de sala y el baño peor"),
    ("service_failure", "Qué decepción de tarde"),
    ("service_failure", "Me cancelaron la sesión sin avisar"),
    ("request", "¿Se puede entrar con carrito?"),
    ("praise", "Qué maravilla de sitio, la chica de la entrada un amor"),
    ("improvement", "Estaría bien poner más enchufes"),
    ("unfounded_criticism", "Sois lo peor, todo mal"),
    ("misinformation", "Dicen que cerráis el lunes"),
    ("troll", "payasos"),
    ("off_topic", "Vendo bici"),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("outcome", "text"), COMMENTS)
def test_no_guard_blocks_a_composed_reply(outcome: str, text: str, language: str) -> None:
    blocked = []
    for form in ("tu", "usted", "vos"):
        for nonce in range(6):
            a = assignment(text, outcome=outcome, language=language, form=form, nonce=str(nonce), brand=BRAND)
            draft = compose(a)
            blocked += [
                (rule, draft.public_text, draft.private_text) for rule, level in findings(a, draft) if level == "block"
            ]
    assert blocked == []


# The phrases themselves.


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_phrases(language: str) -> None:
    spanish, other = load("es"), load(language)
    sizes = [{k: len(v) for k, v in data["parts"].items()} for data in (spanish, other)]
    topics = [{k: (len(t["what"]), len(t["feel"])) for k, t in data["topics"].items()} for data in (spanish, other)]
    keys = [(set(d["channels"]), set(d["objects"]), set(d["with_object"])) for d in (spanish, other)]
    assert (sizes[0], topics[0], keys[0]) == (sizes[1], topics[1], keys[1])


def test_every_topic_has_its_signs() -> None:
    cues, spanish = load("cues"), load("es")
    assert set(spanish["topics"]) == {*cues["topics"], "other"}
    assert (set(spanish["abouts"]), set(spanish["objects"])) == (set(cues["abouts"]), set(cues["objects"]))
