"""How a manual names a crisis that it foresees: its code, its words, and which headings are no crisis at all."""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re

from app.brand.headings import slug
from app.brand.texts import folded
from app.importing.vocabulary import SMALL, singular
from app.value import Value

LONGEST = 160
"""Characters of a title; a longer line is a sentence."""

_KIND = r"(?:escenario|ficha(?: de crisis)?|caso|crisis|situaci[oó]n|supuesto|incidente|tarjeta|contingencia|hip[oó]tesis|scenario|case|incident|fiche|card|playbook card|cen[aá]rio)"
_CODE = r"[A-Za-z]{1,4}[-.]?\d{1,3}[a-z]?|[A-Z]{1,4} \d{1,3}"
_END = r"\s{0,3}(?:[:.)\]|·—–-]{1,3}\s{0,3}|\s)"
_KINDED = re.compile(rf"{_KIND}\s{{1,3}}(?:n\.?[º°]\s{{0,2}})?({_CODE}|\d{{1,3}}|[A-Z]|[IVX]{{1,4}}){_END}(?=\S)", re.I)
_NAMED = re.compile(rf"{_KIND}\s{{0,3}}[:—–]\s{{0,3}}(?=\S)", re.I)
_CODED = re.compile(rf"[(\[]?({_CODE}){_END}(?=\S)")
_NUMBERED = re.compile(r"\A(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-z]|[IVX]{1,4})[.):]{0,2}[\s–—-]{1,3}(?=\S)", re.I)
_ANNEX = re.compile(r"\A(?:anexo|ap[eé]ndice|annex|appendix)\b\s{0,2}([\dA-Z]{1,3})?\b[\s:.–—-]{0,4}", re.I)
_WHOLE = re.compile(
    r"(?:el |la |the )?(?:manual|guia|plan|handbook|playbook|guide|libro|documento|protocolo (?:general|de crisis|de comunicacion|de redes)|crisis (?:manual|playbook|plan|handbook|guide))\b|.{0,60}\b(?:playbook|handbook|manual)$"
)
_PAST = re.compile(
    r"\b(?:caso real|casos reales|lo que aprendimos|hemos aprendido|para no repetir|no repetir|errores (?:pasados|anteriores|nuestros|de otros anos)|lo hicimos (?:mal|fatal)|(?:malos|peores) ejemplos|ejemplos malos|bad examples|from the past|past (?:cases|mistakes|incidents)|what we learned|caso de estudio|leccion|aprendizaje|simulacro|historico|case study|real case|drill|lesson)",
    re.I,
)
_GROUP = re.compile(
    r"\b(?:escenarios|fichas|crisis tipo|situaciones|supuestos|catalogo|casos|tipos de crisis|tipologia|playbooks?|scenarios|(?:playbook|incident|crisis|response) cards|incident types|contingencias|emergencias previstas|things that (?:can|may|might|could) go wrong|what (?:can|may|might|could) go wrong|what to do (?:if|when)|crisis previstas|crisis posibles|mapa de crisis|"
    r"mapa de riesgos|crisis frecuentes|crisis que|incidentes|cenarios|cases|riesgos|cosas que(?: ya)?(?: nos)? (?:han pasado|pasan|pueden pasar)|lo que (?:nos )?(?:puede|suele) pasar|que hacer (?:si|cuando|en cada)|que hacemos (?:si|cuando|en cada)|respuesta por crisis|protocolos por)\b"
)
_TEXTS = re.compile(
    r"(?:anexo \w{1,3} )?(?:textos?|mensajes?|plantillas?|frases?|texts?|messages?|templates?|wording)\b"
)
"""A chapter that holds nothing but texts."""
_NOT_CODES = re.compile(
    r"(?:art|nivel|fase|paso|tabla|v|pag|cap|hoja|anexo|parte|step|level|phase|covid|iso|figura|fig|punto)[-. ]?\d",
    re.I,
)

GENERAL = frozenset(
    singular(word + ending)
    for ending in ("", "s", "es")
    for word in (
        "manual", "guia", "protocolo", "plan", "libro", "documento", "procedimiento", "norma", "regla",
        "politica", "crisis", "gestion", "comunicacion", "reputacion", "actuacion", "respuesta", "red",
        "social", "media", "community", "manager", "atencion", "cliente", "comentario", "interno", "interna",
        "general", "version", "handbook", "guide", "playbook", "policy", "response", "management",
        "communication", "brand", "marca", "estilo", "tono", "voz", "uso", "online", "digital", "resena",
        "rol", "funcion", "equipo", "comite", "gabinete", "responsabilidad", "responsable", "aprobacion",
        "aprobar", "contacto", "telefono", "directorio", "anexo", "apendice", "glosario", "faq", "pregunta",
        "frecuente", "duda", "gravedad", "nivel", "severidad", "escala", "alerta", "semaforo", "color",
        "rojo", "naranja", "amarillo", "verde", "alto", "alta", "medio", "baja", "bajo", "critico", "critica",
        "leve", "grave", "moderado", "moderada", "maximo", "minimo", "canal", "horario", "turno", "guardia",
        "idioma", "lengua", "compensacion", "devolucion", "reembolso", "principio", "objetivo", "valor",
        "mision", "introduccion", "presentacion", "indice", "contenido", "alcance", "formacion", "simulacro",
        "portavoz", "portavoces", "plazo", "tiempo", "dato", "hecho", "mensaje", "plantilla", "texto",
        "frase", "palabra", "prohibido", "archivo", "monitorizacion", "escucha", "seguimiento", "evaluacion",
        "informe", "despues", "antes", "durante", "fase", "paso", "primero", "segundo", "ejemplo", "espera",
        "cierre", "privado", "publico", "decir", "hacer", "nunca", "siempre", "evitar", "como", "cuando",
        "donde", "quien", "lista", "control", "checklist", "escenario", "situacion", "caso", "ficha",
        "catalogo", "tipo", "prevista", "usar", "leer", "role", "team", "voice", "tone", "contact", "channel",
        "hour", "language", "principle", "goal", "introduction", "index", "scope", "training", "severity",
        "level", "scale", "deadline", "fact", "message", "template", "text", "never", "say", "approval",
        "annex", "appendix", "glossary", "question", "answer", "high", "medium", "low", "critical", "orange",
        "yellow", "green", "monitoring", "after", "before", "first", "how", "what", "when", "we", "hora",
        "laboral", "firma", "tabla", "resumen", "decision", "aprobador", "sustituto", "sustitucion",
        "tratamiento", "tu", "usted", "vos", "clasificacion", "prioridad", "normal", "urgente", "informativo",
        "preventiva", "amarilla", "roja", "instruccion", "recomendacion", "consejo", "criterio", "activacion",
        "matriz", "flujo", "resto", "otro", "demas", "todo", "toda", "x", "twitter", "instagram", "facebook",
        "linkedin", "tiktok", "youtube", "google", "tema", "nuestro", "nuestra", "quienes", "bulo", "rumor",
        "falso", "verdad", "mentira", "desmentido", "afirmacion", "somo", "hablamos", "respondemos", "este",
        "esta", "campo", "field", "value", "detalle", "descripcion",
    )
)  # fmt: skip
"""Words of chapters about everything. A title made of nothing else names no crisis."""


class Title(Value):
    text: str
    """Without code and numbering, as the manual writes it."""
    code: str | None = None
    """The manual's own code (E3, C-04)."""
    alias: str | None = None
    """What else it is called: «3» of «Escenario 3», «B» of «Caso B», «4.2» of a numbered chapter."""
    explicit: bool = False
    """The title itself says that this is a crisis foreseen."""

    @property
    def id(self) -> str:
        return self.code or slug(self.text)


def title(text: str) -> Title:
    """A heading's, cell's or line's words taken apart."""
    plain = text.strip().strip("*_ ")[:LONGEST]
    if past(plain):
        return Title(text=plain)
    bare = _NUMBERED.sub("", plain, count=1) if _NUMBERED.match(plain) and not _CODED.match(plain) else plain
    if found := _KINDED.match(bare):
        return _kinded(bare, found)
    if found := _NAMED.match(bare):
        rest = bare[found.end() :]
        return title(rest).model_copy(update={"explicit": True}) if not general(rest) else Title(text=bare)
    if (found := _CODED.match(bare)) and not _NOT_CODES.match(bare):
        return Title(text=_clean(bare[found.end() :]), code=_code(found[1]), explicit=True)
    mark = plain[: len(plain) - len(bare)].strip(" .)–—-")
    return Title(text=_clean(bare), alias=mark if "." in mark else None)


def _kinded(bare: str, found: re.Match[str]) -> Title:
    mark, rest = found[1], _clean(bare[found.end() :])
    if re.fullmatch(_CODE, mark) and not mark.isdigit():
        return Title(text=rest, code=_code(mark), explicit=True)
    if mark.isalpha() and not mark.isupper():  # «Crisis a la vista» names no B of a list
        return Title(text=_clean(bare))
    return Title(text=rest, alias=mark, explicit=True)


def _code(mark: str) -> str:
    return mark.replace(" ", "-").rstrip(".")


def _clean(text: str) -> str:
    return text.strip(' *_.:;«»"“”–—-')


def annex(text: str) -> str | None:
    """The number or letter of an annex; empty for one without; None for another heading."""
    found = _ANNEX.match(text.strip())
    return (found[1] or "") if found else None


def whole(text: str) -> bool:
    """The title of the manual itself, or of a part that is a manual."""
    return bool(_WHOLE.match(folded(text)))


def past(text: str) -> bool:
    """It tells what happened once, or a drill: never a rule for tomorrow."""
    return bool(_PAST.search(folded(text)))


def general(text: str) -> bool:
    """Nothing in the title says which crisis: «Tono de voz», «Niveles de alerta», «¿Quién aprueba?»."""
    bare = _ANNEX.sub("", _NUMBERED.sub("", text.strip(), count=1), count=1)
    words = [singular(w) for w in folded(bare).split() if w not in SMALL and not w.isdigit()]
    return text.strip().startswith("¿") or all(w in GENERAL or len(w) < 2 for w in words)


def group(text: str) -> bool:
    """The heading of a chapter that holds crises: «Escenarios de crisis», «Anexo B. Fichas»."""
    plain = folded(_NUMBERED.sub("", text.strip(), count=1))
    return (
        not past(text)
        and not whole(text)
        and not _TEXTS.match(folded(_NUMBERED.sub("", text.strip(), count=1)))
        and not title(text).explicit
        and (plain == "crisis" or bool(_GROUP.search(folded(text))))
    )
