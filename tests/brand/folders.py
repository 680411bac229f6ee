"""A small sound knowledge folder of an invented ferry line, written by hand as a brand would."""

from pathlib import Path

BRAND = """\
name: Naviera Brisa
country: ES
language: es
languages: [es, ca]
voice:
  never_say: [el mar es así]
  address: tu
  address_rules:
    - {form: usted, networks: [linkedin]}
networks:
  - id: x
    private_channel: mensaje directo
  - id: linkedin
  - id: tiktok
  - id: tablon
    label: Tablón del puerto
    limit: 500
hours:
  zone: Atlantic/Canary
  days: {mon: "08:00-20:00", tue: "08:00-20:00"}
  holidays: [2026-12-25]
contacts:
  links: [brisa.example/ayuda]
  phones: ["900 200 300"]
  emails: [hola@brisa.example]
roles:
  - {id: cubierta, title: Cubierta, rank: agent}
  - {id: puente, title: Puente, rank: lead, substitutes: [capitana]}
  - {id: capitana, title: Capitana, rank: head}
duties:
  - {severity: low, approver: puente, first_answer: 240}
  - {severity: medium, approver: puente, first_answer: 60}
  - {severity: high, approver: puente, tell: [capitana], first_answer: 30}
  - {severity: critical, approver: capitana, first_answer: 10}
actions:
  - {what: Avisar al puente, owner: puente, minutes: 5, signals: [danger], scenarios: [varada]}
"""
PROTOCOL = """\
questions:
  riesgo: {text: "¿Hay riesgo?", yes: safety_risk, no: fallo}
  fallo: {text: "¿Fallamos?", yes: averia, no: resto}
  resto: {text: "¿Nos felicita?", yes: praise, no: request}
outcomes:
  averia:
    label: Avería
    like: service_failure
    severity: high
    strategy: {apologise: optional}
    replies: ["Lo sentimos. Seguimos por {private_channel}."]
"""
FACTS = """\
- id: F1
  statement: El billete se cambia gratis hasta el día anterior.
- id: F2
  statement: El barco chocó.
  status: "false"
  correction: El barco no chocó, según la capitanía del puerto.
"""
SCENARIO = """\
---
id: varada
title: Barco parado
owner: capitana
triggers: [parado, a la deriva]
deadlines:
  - what: first_answer
    minutes: 10
    when: si hay pasaje a bordo
holding:
  - Estamos comprobando qué ocurre. {fact:F1}
  - {text: Ho estem comprovant i respondrem aquí., language: ca}
closing: El barco ya está en puerto.
---
# Barco parado

Primero, el pasaje.
"""
MANUAL = "# Manual de crisis de Naviera Brisa\n\nHablamos con calma.\n"
REPLIES = """\
{"comment": "Dos horas tarde", "reply": "Lo sentimos.", "network": "x", "outcome": "averia", "approved_by": "puente"}
{"comment": "¡Qué viaje!", "reply": "Gracias.", "network": "tablon", "outcome": "praise", "date": "2025-05-01"}
"""
SOUND = {
    "brand.yaml": BRAND,
    "protocol.yaml": PROTOCOL,
    "facts.yaml": FACTS,
    "manual/00-manual.md": MANUAL,
    "manual/varada.md": SCENARIO,
    "replies/2025.jsonl": REPLIES,
}


def write(folder: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder


def sound(folder: Path, **changes: str) -> Path:
    """The sound folder; `changes` are written over it (`brand` for brand.yaml and so on)."""
    paths = {"brand": "brand.yaml", "protocol": "protocol.yaml", "facts": "facts.yaml", "manual": "manual/00-manual.md"}
    paths |= {"scenario": "manual/varada.md", "replies": "replies/2025.jsonl"}
    return write(folder, SOUND | {paths[name]: text for name, text in changes.items()})


def plain(folder: Path, heading: str = "# Manual de crisis de Panadería La Espiga", reply: str = "¡Gracias!") -> Path:
    """One Markdown manual and one JSONL file, nothing else."""
    line = f'{{"comment": "Qué rico el pan", "reply": "{reply}", "network": "instagram", "outcome": "praise"}}\n'
    return write(folder, {"manual/manual.md": f"{heading}\n\nSomos un horno.\n", "replies/pasadas.jsonl": line})
