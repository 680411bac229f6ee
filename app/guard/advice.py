"""Harm: medical or legal advice, which is for a doctor or a lawyer to give."""

# ruff: noqa: E501 - a family of phrases reads best on one line

from collections.abc import Iterator

from app.guard.rule import Context, Mark, Part, block
from app.guard.speech import said, table

_DRUG = r"(?:ibuprofeno|paracetamol|aspirinas?|antihistaminic\w{1,2}|antibiotic\w{1,2}|analgesic\w{1,2}|antiinflamatori\w{1,2}|corticoides?|cortisona|omeprazol|pastillas?|medicamentos?|jarabe|suero|pomada|crema (?:de|con|en|hidratante|antihistaminica)|calmante|tranquilizante|almax|laxante|carbon activado|amoxicilina|diazepam|dipirona|dramamine|loratadina)"
_ADVICE = {
    "es": rf"""
(?:toma|tome|tomate|tomese|tomar|tomar[ae]?te|tomas|bebe|aplica|aplicate|aplique|apliquese|ponte|pongase|pon|echate|echese|usa|use|unta|date|administra|administre|dale|dele) (?:un |una |unos |el |la |algun |\d{{1,4}} ?(?:mg|ml|gotas) de |medio |media |mucho |mucha |bastante )?(?:poco de )?(?:{_DRUG}|hielo|agua oxigenada|frio en|calor en|betadine|alcohol en|pasta de dientes)
(?:recomendamos|aconsejamos|sugerimos|puedes|puede|podes|deberias|deberia|conviene|basta con|lo mejor es) (?:que )?(?:te |se )?(?:tomar|tomarte|tomarse|tomes|tome|aplicar|aplicarte|apliques|aplique|ponerte|pongas|ponga|usar|beber|bebas|dejar de tomar|suspender|dejar) (?:un |una |el |la |algun |tu |su |mas |menos )?(?:{_DRUG}|hielo|medicacion|tratamiento|dosis)
(?:deja|deje|suspende|suspenda|reduce|reduzca|aumenta|aumente|dobla|doble|cambia|cambie|interrumpe|interrumpa) (?:de tomar )?(?:la|el|tu|su) (?:medicacion|medicamento|tratamiento|dosis|pastilla|pastillas|insulina|antibiotico)
no (?:es|parece|sera|tiene pinta de ser|creemos que sea) (?:nada )?(?:grave|preocupante|peligroso|una (?:intoxicacion|alergia|infeccion|fractura)|serio)(?: (?:para la salud|medicamente|lo que tienes|lo que tiene))?(?=[.,;!]|$| lo| para| medic)
no (?:vayas|vaya|acudas|acuda|llames|llame) (?:al|a la|a) (?:medic[oa]|doctor(?:a)?|urgencias|hospital|112|911|centro de salud)
no (?:hace falta|necesitas|necesita|es necesario|tienes que|tiene que|merece la pena) (?:que )?(?:vayas|vaya|ir|acudas|acuda|acudir|llamar|llames|llame|ver|visitar|consultar)? ?(?:a |al |a un |un |a la |con un )?(?:medic[oa]|doctor(?:a)?|urgencias|hospital|ambulancia|112|911|especialista|centro de salud)
(?:seguramente|probablemente|seguro que|sera|lo que tienes|lo que tiene|parece|te pasa|suena a|tiene pinta de|eso es|debe de ser|debe ser|tienes|tiene) (?:es |sera |solo |que es |de |que sea |ser )?(?:una |un )(?:intoxicacion|alergia|gastroenteritis|virus|infeccion|reaccion alergica|esguince|contractura|migrana|indigestion|urticaria|dermatitis|lumbalgia|fractura|crisis de ansiedad|intolerancia|picadura)
(?:ese|el|tu|su|esos|los) (?:dolor|sintomas?|mareos?|vomitos|picor|sarpullido|fiebre) (?:es|son|se|te|le) (?:normal|normales|pasara|pasaran|quitara|quitaran|desaparecera|habitual|quita con|va con|alivia con)
(?:se te|se le) (?:quitara|curara|bajara|aliviara|pasara) (?:con|tomando|en|el|la|sol[oa])
(?:puedes|deberias|debes|puede|deberia|debe|podes|te recomendamos|le recomendamos|te aconsejamos|le aconsejamos|te sugerimos|lo mejor es|conviene|yo que tu) (?:que )?(?:nos |los |les |le |la |lo )?(?:demandar|demandes|demande|poner una demanda|interponer una|no firmar|no firmes|no firme|firmar|firmes|firme|contratar (?:a )?un abogado|llevarlo a juicio|llevarl[oa]s? a (?:juicio|los tribunales)|ir a juicio|acudir a los tribunales|querellarte|querellarse|no pagar|dejar de pagar|no pagues|no pague|impugnar|recurrir la multa|recurrir)\w{{0,4}}
(?:legalmente|juridicamente|segun la ley|por ley),? (?:te|le|no|tienes|tiene|puedes|puede|estas|esta|es tu|es su|tenes|os|les|nos|debes|debe|corresponde|eso)
la (?:ley|legislacion|jurisprudencia|normativa) (?:te|le|os|les|nos) (?:ampara|obliga|da|permite|protege|exige|respalda|impide|asiste)
(?:tu|su|ese|esa|el|la) (?:contrato|clausula|despido|multa|sancion|testamento|acuerdo) (?:es|seria|no es|no seria|fue) (?:nul[oa]|ilegal|legal|invalid[oa]|abusiv[oa]|valid[oa]|improcedente|procedente|recurrible)
(?:tienes|tiene|tenes|no tienes|no tiene) (?:todas las de ganar|base (?:legal|juridica)|caso|las de perder|un buen caso|posibilidades de ganar)
(?:ganarias|ganaria|perderias|perderia) (?:el|en) (?:juicio|un juicio|los tribunales|pleito)
(?:tu|su|el|la) (?:delito|accion|deuda|reclamacion|multa) (?:ya )?(?:ha prescrito|prescribe|prescribio|esta prescrit[oa])
""",
    "gl": rf"""
(?:toma|tome|tomate|bebe|pon|ponlle|aplica) (?:un |unha |o |a )?(?:{_DRUG}|xeo)
non (?:fai falta|precisas|precisa|e necesario) (?:que vaias |ir |chamar )?(?:ao |a |o )?(?:medic[oa]|urxencias|hospital|112)
non (?:e|parece) (?:nada )?grave
(?:a lei|legalmente) (?:ampara|obriga|permite|non|tes|ten|podes)\w{{0,3}}
(?:deberias|podes|recomendamosche) (?:demandar|non asinar|contratar un avogado)
""",
    "ca": r"""
(?:pren|prengui|pren-te|preneu|posa't|posi's|aplica't) (?:un |una |el |la )?(?:ibuprofen|paracetamol|aspirina|antihistaminic|antibiotic|gel|pomada|pastilla)
no (?:cal|fa falta|necessites) (?:que vagis |anar |trucar )?(?:a |al )?(?:metge|metgessa|urgencies|hospital|112|l'hospital)
no (?:es|sembla) (?:res )?greu
(?:la llei|legalment|per llei) (?:t'empara|t'obliga|et|no|tens|pots|us)
(?:hauries de|pots|et recomanem) (?:demandar|no signar|no pagar|contractar un advocat|anar a judici)
""",
    "eu": r"""
(?:hartu|har ezazu) (?:ibuprofeno|parazetamol|aspirina|antihistaminiko|antibiotiko|pilula)\w{0,4}(?: bat)?
(?:ibuprofeno|parazetamol|aspirina|antihistaminiko|antibiotiko)\w{0,4} (?:bat )?(?:hartu|har ezazu|hartu ezazu)
ez da (?:medikuarengana|larrialdietara|ospitalera) joan behar
ez (?:da|dirudi) (?:ezer )?larria
(?:legez|legeak|legearen arabera) (?:eskubidea|babesten|behartzen|ez|baduzu)\w{0,4}
(?:demanda jarri|abokatu bat kontratatu|ez sinatu) (?:beharko zenuke|dezakezu|ezazu)
""",
    "pt": r"""
(?:tome|toma|tomar|beba|aplique|passe|ponha|coloque|use) (?:um |uma |o |a )?(?:ibuprofeno|paracetamol|dipirona|aspirina|anti-?histaminico|antibiotico|gelo|pomada|comprimido|remedio)
nao (?:precisa|e preciso|e necessario) (?:de |ir |que va )?(?:ao |a |um )?(?:medico|hospital|pronto-socorro|urgencia|emergencia)
nao (?:e|parece|deve ser) (?:nada )?grave
(?:a lei|legalmente|por lei),? (?:o|a|te|lhe|voce|nao|ampara|obriga|permite)
(?:voce )?(?:deveria|pode|devia|recomendamos) (?:nos )?(?:processar|nao assinar|nao pagar|contratar um advogado|entrar na justica)
""",
    "en": r"""
(?:take|try|use|apply|put|drink) (?:an? |some |the |two |\d{1,4} ?mg of )?(?:ibuprofen|paracetamol|aspirin|antihistamines?|antibiotics?|painkillers?|tylenol|advil|ice on|ointment|pills?|tablets?)
(?:you )?(?:don't|do not|needn't) (?:need|have) (?:to )?(?:see|go to|call|visit|a)? ?(?:a |an |the |to )?(?:doctor|hospital|emergency|er|a&e|ambulance|gp)
(?:it's|it is|that's|this is) (?:probably |likely |surely |just |not ){0,4}(?:an allergy|food poisoning|a virus|an infection|a sprain|serious|dangerous|a rash|an allergic reaction)
(?:stop|reduce|increase|double) (?:taking )?(?:your|the) (?:medication|dose|treatment|medicine|pills|insulin)
(?:you should|you can|you could|we recommend|we advise you to|i'd) (?:sue|not sign|hire a lawyer|go to court|take them to court|stop paying|not pay|press charges)
(?:legally|by law|under the law),? (?:you|we|they|it|that)
the law (?:protects|entitles|obliges|allows|requires) (?:you|us)
you (?:would|will|'d) (?:win|lose) (?:in court|the case)
""",
}
_ADVICE_PATTERN = table(_ADVICE)


def advised(part: Part, context: Context) -> Iterator[Mark]:
    """Diagnoses, remedies, and opinions on what the law gives."""
    for found in said(part, _ADVICE_PATTERN):
        shown = part.quote(found.span)
        yield block(
            f"«{shown}» es un consejo médico o legal; remita a quien puede darlo (urgencias, su médico, consumo)",
            f"“{shown}” is medical or legal advice; point to those who may give it (emergency services, a doctor, a consumer office)",
            found.span,
        )
