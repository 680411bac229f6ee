"""Identifiers with true check digits, in the ways people write them, and numbers that only look like them. Seeded."""

import random
import re
from collections.abc import Callable

DNI_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"
CARRIERS = (
    "{}",
    "Hola, {}, espero respuesta",
    "os lo dejo aquí: {} gracias",
    "escribo por tercera vez y nadie contesta ({})",
    "Soy Ana Ruiz, {}. Llevo dos semanas esperando.",
    "mirad {} por favor!!",
    "{} 😡😡",
    "no puede ser que pidáis esto en público pero bueno {} y punto",
)
LABELS = {
    "dni": ("mi DNI es {}", "dni {}", "{}"),
    "nie": ("NIE: {}", "{}"),
    "iban": ("mi cuenta es {}", "IBAN {}", "{}"),
    "card": ("pagué con la tarjeta {}", "{}"),
    "phone": ("mi móvil {}", "llamadme al {}", "tel. {}", "{}"),
    "landline": ("mi fijo es {}", "{}"),
    "email": ("mi correo es {}", "{}"),
    "curp": ("mi CURP {}", "{}"),
    "rfc": ("RFC {}", "{}"),
    "cuit": ("CUIT {}", "{}"),
    "rut": ("mi rut es {}", "{}"),
    "nit": ("NIT {}",),
    "nif": ("o meu NIF é {}", "contribuinte {}"),
}


def _dni(r: random.Random) -> str:
    number = r.randrange(10_000_000, 99_999_999)
    letter = DNI_LETTERS[number % 23]
    digits = str(number)
    dotted = f"{digits[:2]}.{digits[2:5]}.{digits[5:]}"
    return r.choice(
        [
            digits + letter,
            f"{digits}-{letter}",
            dotted + letter,
            f"{dotted}-{letter}",
            digits + letter.lower(),
            f"{digits} {letter}",
        ]
    )


def _nie(r: random.Random) -> str:
    first, digits = r.choice("XYZ"), f"{r.randrange(10_000_000):07d}"
    letter = DNI_LETTERS[int(str("XYZ".index(first)) + digits) % 23]
    return r.choice([first + digits + letter, f"{first}-{digits}-{letter}", (first + digits + letter).lower()])


def _iban(r: random.Random) -> str:
    account = "".join(r.choice("0123456789") for _ in range(20))
    check = 98 - int(account + "142800") % 97
    compact = f"ES{check:02d}{account}"
    grouped = " ".join(compact[i : i + 4] for i in range(0, 24, 4))
    return r.choice([compact, grouped, grouped.replace(" ", "-"), compact.lower(), grouped.lower()])


def _card(r: random.Random) -> str:
    digits = r.choice(["4", "51", "54", "37"]) + "".join(r.choice("0123456789") for _ in range(16))
    digits = digits[: 14 if digits.startswith("37") else 15]
    doubled = [int(d) * (2 if i % 2 == 0 else 1) for i, d in enumerate(reversed(digits))]
    digits += str(-sum(d // 10 + d % 10 for d in doubled) % 10)
    if len(digits) == 15:
        return r.choice([digits, f"{digits[:4]} {digits[4:10]} {digits[10:]}"])
    grouped = " ".join(digits[i : i + 4] for i in range(0, 16, 4))
    return r.choice([digits, grouped, grouped.replace(" ", "-")])


def _phone(r: random.Random) -> str:
    digits = r.choice(["61", "62", "65", "66", "67", "69"]) + "".join(r.choice("0123456789") for _ in range(7))
    return _grouped(r, digits)


def _landline(r: random.Random) -> str:
    digits = (
        r.choice(["91", "93", "95", "96", "98"])
        + r.choice("2345678")
        + "".join(r.choice("0123456789") for _ in range(6))
    )
    return _grouped(r, digits)


def _grouped(r: random.Random, digits: str) -> str:
    a = f"{digits[:3]} {digits[3:6]} {digits[6:]}"
    b = f"{digits[:3]} {digits[3:5]} {digits[5:7]} {digits[7:]}"
    number = r.choice([digits, a, b, a.replace(" ", "-"), a.replace(" ", "."), b.replace(" ", "-")])
    return r.choice(["", "", "+34 ", "0034 ", "+34"]) + number


def _email(r: random.Random) -> str:
    name = r.choice(["ana.ruiz", "pepe_82", "m.lopez+web", "laura-g", "iker99", "núria".replace("ú", "u")]) + str(
        r.randrange(99)
    )
    site, end = r.choice(["gmail", "hotmail", "correo-mio", "empresa"]), r.choice(["com", "es", "net", "org", "com.mx"])
    plain = f"{name}@{site}.{end}"
    one = end.split(".")[0]
    return r.choice(
        [
            plain,
            plain.upper(),
            f"{name} arroba {site} punto {one}",
            f"{name}(arroba){site}.{one}",
            f"{name} (at) {site}.{one}",
        ]
    )


def _either_case(r: random.Random, text: str) -> str:
    return r.choice([text, text.lower()])


def _curp(r: random.Random) -> str:
    letters = "".join(r.choice("BCDFGHLMNPRST") for _ in range(5))
    head = f"{letters[0]}A{letters[1:3]}{r.randrange(50, 99)}{r.randrange(1, 13):02d}{r.randrange(1, 28):02d}"
    head += (
        r.choice("HM") + r.choice(["DF", "JC", "NL", "MC"]) + "".join(r.choice("BCDFGHLMNPRST") for _ in range(3)) + "0"
    )
    alphabet = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ".replace("&", "Ñ")
    total = sum((18 - i) * alphabet.index(c) for i, c in enumerate(head))
    return _either_case(r, head + str(-total % 10))


def _rfc(r: random.Random) -> str:
    head = (
        "".join(r.choice("BCDFGHLMNPRST") for _ in range(1))
        + "A"
        + "".join(r.choice("BCDFGHLMNPRST") for _ in range(2))
    )
    head += f"{r.randrange(50, 99)}{r.randrange(1, 13):02d}{r.randrange(1, 28):02d}" + "".join(
        r.choice("ABC123") for _ in range(2)
    )
    alphabet = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ"
    check = sum((13 - i) * alphabet.index(c) for i, c in enumerate(head))
    return _either_case(r, head + "0123456789A"[-check % 11])


def _mod11(digits: str, weights: tuple[int, ...]) -> int:
    return sum(int(d) * w for d, w in zip(digits, weights, strict=True)) % 11


def _cuit(r: random.Random) -> str:
    while True:
        digits = r.choice(["20", "27"]) + f"{r.randrange(10_000_000, 50_000_000)}"
        check = (11 - _mod11(digits, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2))) % 11
        if check < 10:
            return f"{digits[:2]}-{digits[2:]}-{check}"


def _rut(r: random.Random) -> str:
    digits = str(r.randrange(5_000_000, 25_000_000))
    total = sum(int(d) * (2 + i % 6) for i, d in enumerate(reversed(digits)))
    check = "0K987654321"[total % 11]
    dotted = f"{digits[:-6]}.{digits[-6:-3]}.{digits[-3:]}-{check}"
    return r.choice([dotted, dotted.lower()])


def _nit(r: random.Random) -> str:
    digits = str(r.randrange(800_000_000, 901_999_999))
    total = sum(int(d) * w for d, w in zip(reversed(digits), (3, 7, 13, 17, 19, 23, 29, 37, 41), strict=True))
    check = "01987654321"[total % 11]
    return r.choice([f"{digits}-{check}", f"{digits[:3]}.{digits[3:6]}.{digits[6:]}-{check}"])


def _nif(r: random.Random) -> str:
    digits = str(r.randrange(10_000_000, 29_999_999))
    check = (11 - _mod11(digits, (9, 8, 7, 6, 5, 4, 3, 2))) % 11 % 10
    number = digits + str(check)
    return r.choice([number, f"{number[:3]} {number[3:6]} {number[6:]}"])


MAKERS: dict[str, Callable[[random.Random], str]] = {
    "dni": _dni,
    "nie": _nie,
    "iban": _iban,
    "card": _card,
    "phone": _phone,
    "landline": _landline,
    "email": _email,
    "curp": _curp,
    "rfc": _rfc,
    "cuit": _cuit,
    "rut": _rut,
    "nit": _nit,
    "nif": _nif,
}


def valid(each: int) -> list[tuple[str, str, str]]:
    """(kind, comment, the identifier as written): `each` of every kind."""
    cases = []
    for kind, make in MAKERS.items():
        r = random.Random(f"valid {kind}")
        for _ in range(each):
            written = make(r)
            cases.append((kind, r.choice(CARRIERS).format(r.choice(LABELS[kind]).format(written)), written))
    return cases


LOOKALIKES = (
    "mi pedido 6{8} no llega",
    "pedido nº 9{8}, sin noticias",
    "nº de seguimiento 7{8}",
    "tracking ES{9}ES",
    "el envío {12} está parado",
    "ticket {8}",
    "factura F-20{6}",
    "factura 6{8} con fecha 12/03/2026",
    "IMEI 35{13}",
    "nº de serie {10}",
    "incidencia INC{8}",
    "referencia {9}",
    "ref. 6{8}",
    "expediente {4}/{6}",
    "el {d}/{m}/2026 a las 18:30",
    "desde el 2026-0{1}-1{1} esperando",
    "entre 2019-2024 todo iba bien",
    "me cobraron {2}.{3},{2} €",
    "un beneficio de 6{2}.{3}.{3} euros",
    "{3} seguidores y {3} visitas",
    "código postal 28{3}",
    "código de descuento VERANO{2}",
    "modelo XR-{4}",
    "EAN 84{11}",
    "vuelo IB{4} del {d} de julio",
    "línea {2}, parada {4}",
    "llamé al 900 {3} {3} y nada",
    "marqué el 112 y el 016",
    "contrato {10}",
    "ganaron {1}-{1} y luego {1}-{1}",
    "https://marca.es/p/6{8}?id=9{8}",
    "@ana.{3} mira esto",
    "#sorteo20{2} participo",
    "mide {3}x{3} cm",
    "{1}.{3}.{3} personas lo han visto",
    "lote {8} caducado",
    "la versión {1}.{1}.{2} falla",
    "la talla {2} y la {2}",
    "quedan {3} días, {2} horas y {2} minutos",
    "la calle llena de basura desde hace {1} días",
    "en la calle hay {2} personas",
    "vuestra tienda de la calle Mayor {2} está sucia",
)


def lookalikes(each: int) -> list[str]:
    """`each` comments of every pattern; `{n}` stands for n digits."""
    r = random.Random("lookalikes")
    return [r.choice(CARRIERS[:4]).format(_filled(r, pattern)) for pattern in LOOKALIKES for _ in range(each)]


def _filled(r: random.Random, pattern: str) -> str:
    text = pattern.replace("{d}", str(r.randrange(1, 29))).replace("{m}", f"{r.randrange(1, 13):02d}")
    return re.sub(r"\{(\d+)\}", lambda m: _digits(r, int(m[1])), text)


def _digits(r: random.Random, size: int) -> str:
    return str(r.randrange(1, 10)) + "".join(r.choice("0123456789") for _ in range(size - 1))
