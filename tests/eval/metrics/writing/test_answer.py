"""Whether a reply says what its case needs said."""

from eval.case import Matter
from eval.metrics.metric import NotApplicable, Scored, Verdict
from eval.metrics.writing.answer import agreement, labelled_figures, matters, moves, needed_facts
from tests.eval.labelled import source, written

TWO = (
    Matter(text="la puerta no cerraba", outcomes=("service_failure",)),
    Matter(text="el café estaba frío", outcomes=("service_failure",), answered_by=("la cafetería",)),
)
COMMENT = "Ayer la puerta no cerraba y el café estaba frío"
MUST = (("2 horas", "dos horas"), ("taquilla",))


def value(verdict: Verdict) -> float:
    assert isinstance(verdict, Scored), verdict
    return verdict.value


def of_matters(public: str, private: str | None = None) -> float:
    return value(matters(written(public, COMMENT, matters=TWO, private=private)))


def test_a_matter_gets_a_word_in_its_own_words_or_in_those_of_its_label() -> None:
    assert of_matters("Hemos ajustado la puerta, y el café ya no saldrá frío.") == 1
    assert of_matters("Hemos ajustado la puerta y hablado con la cafetería.") == 1
    assert of_matters("Hemos ajustado la puerta.") == 0.5
    assert of_matters("Gracias por escribir.") == 0


def test_a_matter_may_get_its_word_in_private() -> None:
    assert of_matters("Hemos ajustado la puerta.", private="Lo del café frío lo vemos contigo aquí.") == 1


def test_the_matter_that_is_left_is_named() -> None:
    verdict = matters(written("Hemos ajustado la puerta.", COMMENT, matters=TWO))
    assert isinstance(verdict, Scored)
    assert "el café estaba frío" in verdict.reason.es


def test_a_needed_fact_counts_in_any_accepted_wording_case_and_accent() -> None:
    assert value(needed_facts(written("En TAQUÍLLA, hasta dos horas antes.", must=MUST))) == 1
    assert value(needed_facts(written("Hasta 2 horas antes.", must=MUST))) == 0.5
    assert value(needed_facts(written("Cuando quieras.", must=MUST))) == 0


def test_without_labels_there_is_no_score() -> None:
    for judge in (matters, needed_facts, labelled_figures, agreement):
        assert isinstance(judge(written("Hola")), NotApplicable)


def fact(text: str) -> float | None:
    given = (source(text, kind="fact", source="facts.yaml#F1", section=""),)
    told = written("Llega en 72 horas.", must=(("48 horas",),), needs=("facts.yaml#F1",), sources=given)
    verdict = labelled_figures(told)
    return verdict.value if isinstance(verdict, Scored) else None


def test_a_source_whose_figure_changed_since_the_label_is_told_by_a_reply_that_states_it() -> None:
    assert fact("El envío tarda 72 horas.") == 0
    assert fact("El envío tarda 48 horas, y a las islas 72 horas.") == 1
    assert fact("El envío tarda 24 horas.") is None


def test_the_same_moves_as_the_approved_reply_agree_fully() -> None:
    past = source("Sentimos lo del asiento, ya está cambiado.", kind="reply")
    assert value(agreement(written("Lo sentimos: hoy lo arreglamos.", sources=(past,)))) == 1
    assert value(agreement(written("¿Qué sala era? Gracias.", sources=(past,)))) == 0.25


def test_moves_that_differ_are_named_in_both_languages() -> None:
    past = source("Sentimos lo del asiento.", kind="reply")
    verdict = agreement(written("Lo arreglamos hoy.", sources=(past,)))
    assert isinstance(verdict, Scored)
    assert verdict.reason.es.endswith("distinto: disculpa")
    assert verdict.reason.en.endswith("differs: regret")


def test_knowledge_is_no_approved_reply() -> None:
    assert isinstance(agreement(written("Lo sentimos.", sources=(source("Las entradas se cambian."),))), NotApplicable)


def test_the_moves_of_a_reply_are_seen_in_the_languages_of_the_networks() -> None:
    for text in (
        "Sentimos la espera, gracias por avisar. ¿Nos escribes por mensaje privado?",
        "Sorry about the wait, thank you. Could you send us a direct message?",
        "Lamentamos a espera, obrigado. Envia-nos uma mensagem privada?",
        "Ens sap greu l'espera, gràcies. Ens escrius un missatge privat?",
    ):
        assert all(moves(text).values()), text
