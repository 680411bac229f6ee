"""The words in front of a number that say what it is: «mi DNI es …», «pedido nº …»."""

import re

IDENTITY = (
    r"d\.?n\.?i\.?|n\.?i\.?e\.?|n\.?i\.?f\.?|cedula|cc|c\.c\.|documento|identidad|identitat|carnet"
    r"|carne de identidad|identificacion|"
    r"nit|rut|run|cuit|cuil|curp|rfc|cpf|contribuinte|contribuyente|nan|cartao de cidadao|id card|tax id|titular"
)
PHONE = (
    r"tel|tels|telf|tlf|tfno|tfn|telefono|telefonos|telefon|telefone|telefonoa|movil|mobil|mobile|movel|celular|celu"
    r"|cel|"
    r"whatsapp|wasap|wsp|wpp|whats|zap|phone|llamad|llamadme|llamarme|llame|llamen|llamame|llamenme|truquemme"
    r"|truqueu|liguem|"
    r"ligar|call me|call|chamade|contacto|contacte|contactar|fijo|numero de telefono|sms|deitu|handy|portable"
)
ACCOUNT = r"iban|cuenta|compte|conta|account|ccc|kontu|domiciliacion"
CARD = r"tarjeta|targeta|tarxeta|cartao|card|visa|mastercard|txartela|carte|amex"
PASSPORT = r"pasaporte|passaport|passaporte|passport|pasaportea"
ORDER = (
    r"pedido|pedidos|orden|order|reserva|booking|localizador|encargo|comanda|encomenda|eskaera|erreserba|"
    r"pnr|commande|bestellung|compra"
)
OTHER = (
    r"ref|refs|referencia|reference|referencies|ticket|tickets|tique|tiquet|incidencia|incidence|expediente|expedient|"
    r"factura|facturas|fatura|invoice|recibo|albaran|seguimiento|tracking|rastreo|rastreio|guia|envio|enviament"
    r"|paquete|"
    r"shipment|parcel|imei|serie|serial|sn|codigo|codi|code|modelo|model|sku|ean|isbn|contrato|poliza|caso|case|"
    r"reclamacion|reclamo|queja|lote|lot|producto|articulo|art|cupon|vale|promo|sorteo|asiento|vuelo|tren|bus"
    r"|matricula|"
    r"version|build|id|folio|transaccion|operacion|autorizacion|nfactura|npedido|nref|cita|turno|precio|importe"
    r"|total|saldo|"
    r"expedicion|bulto|barras|protocolo|chamado|boleta|comprobante|ano|fecha|puntos|seguidores|visitas"
    r"|reproducciones|suministro|cups|contador|nhc|historia"
)

_LABEL = re.compile(
    rf"(?<![a-z])(?:(?P<phone>{PHONE})|(?P<identity>{IDENTITY})|(?P<account>{ACCOUNT})|(?P<card>{CARD})"
    rf"|(?P<passport>{PASSPORT})|(?P<order>{ORDER})|(?P<other>{OTHER}))(?![a-z])"
)
WINDOW = 40
"""Code points before a number in which its label stands."""

NEAR_WORDS = 5
"""How many words may stand between the label and its number («mi número de teléfono, por si acaso, es el …»)."""

_WORD = re.compile(r"[^\W\d_]+")


def carrier(folded: str, start: int) -> str | None:
    """What the nearest label before folded[start] says of the number there, or None.

    One of phone, identity, account, card, passport, order, other.
    """
    window = folded[max(0, start - WINDOW) : start]
    labels = list(_LABEL.finditer(window))
    if not labels or len(_WORD.findall(window[labels[-1].end() :])) > NEAR_WORDS:
        return None
    return labels[-1].lastgroup
