"""What a drill came to, for people: as text, Markdown and one printable page, in Spanish or English."""

from html import escape

from app.drill.profiles import PROFILES
from app.drill.running import Played
from app.drill.score import Measure
from app.wording import Tongue, Wording

DIARY: dict[str, Wording] = {
    "alert": Wording(es="Aviso", en="Warning"),
    "declared": Wording(es="Declarada", en="Declared"),
    "line": Wording(es="Mensaje oficial", en="Official line"),
    "fact": Wording(es="Dato anotado", en="Fact noted"),
    "refuted": Wording(es="Bulo desmentido", en="Rumour refuted"),
    "asked": Wording(es="Pregunta al área", en="Area asked"),
    "answered": Wording(es="El área contesta", en="The area answers"),
    "settled": Wording(es="Respuesta confirmada", en="Answer confirmed"),
    "stood_down": Wording(es="Terminada", en="Stood down"),
    "inject": Wording(es="Novedad para el equipo", en="News for the team"),
    "refused": Wording(es="Portavoz lo impidió", en="Portavoz refused it"),
    "blocked": Wording(es="Un aviso lo impidió", en="A finding blocked it"),
    "left": Wording(es="Queda para una persona", en="Left to a person"),
}
"""What each line of the diary is called."""
TOLD = tuple(name for name in DIARY if name not in ("refused", "blocked", "left"))
"""Lines of the diary that a report shows: the others are counted."""
SAYS: dict[str, Wording] = {
    "drill": Wording(es="SIMULACRO: nada de esto ha ocurrido", en="DRILL: none of this has happened"),
    "score": Wording(es="Puntuación", en="Score"),
    "team": Wording(es="Equipo", en="Team"),
    "comments": Wording(es="Comentarios", en="Comments"),
    "minutes": Wording(es="minutos", en="minutes"),
    "seed": Wording(es="semilla", en="seed"),
    "measure": Wording(es="Qué se mide", en="What is measured"),
    "value": Wording(es="Resultado", en="Result"),
    "aim": Wording(es="Objetivo", en="Aim"),
    "points": Wording(es="Puntos", en="Points"),
    "why": Wording(es="Por qué", en="Why"),
    "severity": Wording(es="Por gravedad", en="By severity"),
    "in_time": Wording(es="a tiempo", en="in time"),
    "median": Wording(es="mediana", en="median"),
    "mistakes": Wording(es="Faltas", en="Mistakes"),
    "none": Wording(es="Ninguna.", en="None."),
    "lessons": Wording(es="Lecciones que se proponen", en="Lessons proposed"),
    "no_lessons": Wording(es="Ninguna cifra quedó floja.", en="No figure was weak."),
    "timeline": Wording(es="Cronología", en="Timeline"),
    "minute": Wording(es="Minuto", en="Minute"),
}
GRADES: dict[str, Wording] = {
    "critical": Wording(es="crítica", en="critical"),
    "high": Wording(es="alta", en="high"),
    "medium": Wording(es="media", en="medium"),
    "low": Wording(es="baja", en="low"),
}
Row = tuple[str, ...]


def figure(measure: Measure, tongue: Tongue, value: float | None) -> str:
    """A value with its unit."""
    if value is None:
        return "—"
    if measure.unit == "share":
        number = f"{100 * value:.1f}".rstrip("0").rstrip(".")
        return f"{_decimal(number, tongue)} %" if tongue == "es" else f"{number}%"
    number = f"{value:.1f}".rstrip("0").rstrip(".")
    return f"{_decimal(number, tongue)} min" if measure.unit == "minutes" else number


def _decimal(number: str, tongue: Tongue) -> str:
    return number.replace(".", ",") if tongue == "es" else number


def measures(played: Played, tongue: Tongue) -> list[Row]:
    """Label, value, aim, points of its weight, reason."""
    return [
        (
            m.label.in_(tongue),
            figure(m, tongue, m.value),
            figure(m, tongue, m.aim),
            "—" if m.points is None else f"{_decimal(f'{m.points * m.weight:.1f}', tongue)}/{m.weight}",
            m.reason.in_(tongue),
        )
        for m in played.score.measures
    ]


def severities(played: Played, tongue: Tongue) -> list[str]:
    """One line for each severity."""
    in_time, median = SAYS["in_time"].in_(tongue), SAYS["median"].in_(tongue)
    return [
        f"{GRADES[r.severity].in_(tongue)}: {r.in_time}/{r.people} {in_time}"
        + ("" if r.median is None else f", {median} {_decimal(f'{r.median:.1f}', tongue)} min")
        for r in played.score.by_severity
    ]


def mistakes(played: Played, tongue: Tongue) -> list[str]:
    found = [f"{m.label.in_(tongue)}: {m.count}" for m in played.score.mistakes]
    return found or [SAYS["none"].in_(tongue)]


def lessons(played: Played, tongue: Tongue) -> list[str]:
    return [lesson.in_(tongue) for lesson in played.score.lessons] or [SAYS["no_lessons"].in_(tongue)]


def timeline(played: Played, tongue: Tongue) -> list[Row]:
    """Minute, what, who and detail of what mattered."""
    return [
        (_decimal(f"{e.minute:.1f}", tongue), DIARY[e.what].in_(tongue), e.who or "Portavoz", e.detail)
        for e in played.diary
        if e.what in TOLD
    ]


def team(name: str, tongue: Tongue) -> str:
    """What a profile is called; anything else is people."""
    known = next((profile.label for key, profile in PROFILES.items() if key == name), PEOPLE)
    return known.in_(tongue)


PEOPLE = Wording(es="personas", en="people")


def heading(played: Played, tongue: Tongue) -> list[str]:
    """Who played what, in three lines."""
    script, says = played.script, {name: wording.in_(tongue) for name, wording in SAYS.items()}
    return [
        f"{script.title} · {played.brand}",
        f"{says['team']}: {team(played.team, tongue)} · {says['comments']}: {script.written} (+{script.usual}) · "
        f"{script.minutes} {says['minutes']} · {says['seed']} {played.seed}",
        f"{says['score']}: {played.score.total}/100",
    ]


def markdown(played: Played, tongue: Tongue) -> str:
    """The report as Markdown. What people or scripts wrote is made harmless."""
    says = {name: wording.in_(tongue) for name, wording in SAYS.items()}
    title, *about = heading(played, tongue)
    heads = tuple(says[name] for name in ("measure", "value", "aim", "points", "why"))
    times = (says["minute"], "", "", "")
    parts = [
        f"# {_plain(title)}", f"**{says['drill']}**", "  \n".join(_plain(line) for line in about),
        _table(heads, measures(played, tongue)),
        f"## {says['severity']}", _listed(severities(played, tongue)),
        f"## {says['mistakes']}", _listed(mistakes(played, tongue)),
        f"## {says['lessons']}", _listed(lessons(played, tongue)),
        f"## {says['timeline']}", _table(times, timeline(played, tongue)),
    ]  # fmt: skip
    return "\n\n".join(parts) + "\n"


def _plain(text: str) -> str:
    """One line that Markdown shows as it is."""
    return "".join(f"\\{c}" if c in r"\`*_[]<>|#" else c for c in " ".join(text.split()))


def _table(heads: Row, rows: list[Row]) -> str:
    lines = [heads, tuple("---" for _ in heads)]
    return "\n".join(f"| {' | '.join(line)} |" for line in (*lines, *(tuple(map(_plain, row)) for row in rows)))


def _listed(lines: list[str]) -> str:
    return "\n".join(f"- {_plain(line)}" for line in lines)


STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;"
    "background:#fff}table{border-collapse:collapse;display:block;overflow-x:auto}"
    "td,th{border-bottom:1px solid #ccc;padding:.4rem;"
    "text-align:left;vertical-align:top}.drill{border:3px solid #8a5a00;padding:.6rem 1rem;font-weight:700}"
    ".total{font-size:2rem;font-weight:700}@media(prefers-color-scheme:dark){body{color:#eee;background:#161616}"
    "td,th{border-color:#444}.drill{border-color:#e0a030}}@media print{body{margin:0;color:#000;background:#fff}}"
)


def page(played: Played, tongue: Tongue) -> str:
    """The report as one page that needs nothing else and prints well."""
    says = {name: escape(wording.in_(tongue)) for name, wording in SAYS.items()}
    title, about, total = (escape(line) for line in heading(played, tongue))
    heads = tuple(says[name] for name in ("measure", "value", "aim", "points", "why"))
    body = [
        f'<p class="drill">{says["drill"]}</p><h1>{title}</h1><p>{about}</p><p class="total">{total}</p>',
        _html_table(heads, measures(played, tongue)),
        f"<h2>{says['severity']}</h2>{_html_list(severities(played, tongue))}",
        f"<h2>{says['mistakes']}</h2>{_html_list(mistakes(played, tongue))}",
        f"<h2>{says['lessons']}</h2>{_html_list(lessons(played, tongue))}",
        f"<h2>{says['timeline']}</h2>{_html_table((says['minute'], '', '', ''), timeline(played, tongue))}",
    ]
    return (
        f'<!doctype html><html lang="{tongue}"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width,initial-scale=1"><style>{STYLE}</style></head>'
        f"<body>{''.join(body)}</body></html>\n"
    )


def _html_table(heads: Row, rows: list[Row]) -> str:
    head = "".join(f"<th scope=col>{one}</th>" if one else "<td></td>" for one in heads)
    lines = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>"


def _html_list(lines: list[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"
