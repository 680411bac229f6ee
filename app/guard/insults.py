"""Harm: insulting the person. Ambiguous words («retrasado», «ridículo», «payaso») count only when said to somebody."""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re
from collections.abc import Iterator

from app.guard.rule import Context, Mark, Part, block
from app.guard.speech import Said, negated, said, table

_TO_SOMEBODY = r"(?:(?:eres|es usted|sos|sois|son ustedes|usted es|tu eres|pareces|parece usted|menud[oa]|pedazo de|so|vaya|no seas|no sea|ereis) (?:(?:un|una|unos|unas|muy|mas|bien|tan|el tipico) ){0,2})"
_ES_SOFT = (
    r"(?:tont[oa]s?|payas[oa]s?|inutil(?:es)?|ridicul[oa]s?|patetic[oa]s?|mentiros[oa]s?|ladron(?:a|es)?|amargad[oa]s?|lloron(?:a|es)?|ignorantes?|bob[oa]s?|pesad[oa]s?|loc[oa]s?|"
    r"histeric[oa]s?|maleducad[oa]s?|sinverguenzas?|caraduras?|bocazas|analfabet[oa]s?|retrasad[oa]s?|burr[oa]s?|animal(?:es)?|basura|troll?|rat[oa]s?|fracasad[oa]s?|exagerad[oa]s?|caprichos[oa]s?|"
    r"quejica|malcriad[oa]s?|envidios[oa]s?|sens?iblon(?:a)?|cobardes?|egoistas?|insoportables?|perdedor(?:a|es)?|don nadie|pobre diablo|pringad[oa]|friki|cansino|cansina|necio|necia|simple|corto|corta|huevon|wey|boludo|boluda|tarad[oa]s?|cretin[oa]s?)"
)
_INSULTS = {
    "es": rf"""
(?:gilipollas|gilipoyas|imbecil(?:es)?|inbecil|idiotas?|hidiota|estupid[oa]s?|subnormal(?:es)?|cretin[oa]s?|pendej[oa]s?|cabron(?:a|es)?|pelotud[oa]s?|capull[oa]s?|hij[oa]s? de (?:puta|perra|la gran)|hijueputa|malparid[oa]|malnacid[oa]s?|anormal(?:es)?|mamon(?:a|es)?|gonorrea|culiad[oa]|conchetumare|mongol[oa]?s?|zopenc[oa]s?|mentecat[oa]s?|pazguat[oa]s?|mamarrach[oa]s?|soplapollas|tocapelotas|muert[oa]s? de hambre|retrasad[oa] mental|energumen[oa]s?|majader[oa]s?|lerd[oa]s?|mequetrefes?)
(?:mierda|puta|puto|cono|joder|carajo|cojones|polla|verga|cono)
{_TO_SOMEBODY}{_ES_SOFT}
(?:, |¡)(?:payas[oa]|tont[oa]|inutil|lloron(?:a)?|amargad[oa]|mentiros[oa]|bocazas|ridicul[oa])(?=[.!,?]|$)
que (?:tip[oa]|tio|tia|persona|gente|client[ea]) (?:mas|tan) {_ES_SOFT}
(?:decir|dices|dice|dejate de|decis) (?:tonterias|estupideces|chorradas|gilipolleces|pavadas|boludeces|pendejadas|sandeces)
que (?:tont|payas|ridicul|patetic|mentiros|llor|maleducad|cansin|histeric|pesad|ignorant|quejic)(?:[oa]s?|ona?|es?)
(?:cierra|cierre|cerra) (?:la boca|el pico)
(?:callate|callese|callaos|callate|largate|larguese|vete a|vayase a|andate a|pierdete|pierdete|que te den|que os den|que le den|anda y que|vete al|metetel[oa]|jodete|chupala|besame el)(?: (?:la mierda|paseo|freir|cagar|tomar|por culo|carajo|infierno|diablo|\w{{2,8}}))?
(?:no tienes|no tiene|no teneis) (?:ni (?:pu?ta |la menor |punetera )?idea|cerebro|dos dedos de frente|educacion|verguenza|verguenza|vida propia)
(?:das|da usted|dais|nos das) (?:pena|asco|verguenza|risa|lastima)
(?:gente|clientes|personas|tip[oa]s?) como (?:tu|usted|vosotros|ustedes|vos)
(?:aprende|aprenda) a (?:leer|escribir|hablar|comportarte)
(?:buscate|busquese|consiguete) (?:una vida|un trabajo|amigos)
""",
    "gl": r"""
(?:parv[oa]s?|imbecil|imbeciles|idiotas?|merda|langran|babeco|fill[oa] de puta|cala a boca|vai ranala|vai ranala|vai cagar|es un (?:burro|mentireiro|pallaso)|eres un (?:burro|mentireiro|pallaso))
""",
    "ca": r"""
(?:imbecils?|idiotes|idiota|gilipolles|cretins?|fill de puta|merda|ves a la merda|ximples?|ruc|tanca la boca|calla ja|burra?o?t|mentiders?|collons|ets (?:un|una) (?:pallasso|inutil|ignorant|boig|ridicul|mentider|pesat|ploramiques))
""",
    "eu": r"""
(?:ergela|ergelak|inozoa|leloa|txoroa zara|tontoa|tuntuna|kaiku|alua|putakumea|kabroia|isil zaitez|isildu zaitez|zoaz pikutara|zoaz popatik|gezurtia zara|barregarria zara|ezjakina|kaka zaharra)
""",
    "pt": r"""
(?:idiotas?|imbecil|imbecis|otari[oa]s?|babacas?|trouxas?|estupid[oa]s?|merda|caralho|porra|filh[oa] da puta|cala a boca|cale a boca|vai tomar|cretin[oa]s?|burr[oa]s? demais|(?:voce e|es|voces sao|que|seu|sua) (?:um |uma |muito )?(?:burr[oa]|palhac[oa]|mentiros[oa]|ridicul[oa]|ignorante|patetic[oa]|inutil|louc[oa]|loser|chat[oa]))
""",
    "en": r"""
(?:idiots?|stupid|morons?|dumb(?:ass)?|imbeciles?|assholes?|bitch(?:es)?|fuck\w{0,3}|bullshit|jerks?|dickhead|dipshit|crap|bastards?|retarded|scum|douche\w{0,3}|shut up|screw you|go to hell|piss off|get lost|get a life)
(?:you're|you are|you|what a|such a) (?:a |an |such a |so |just a |just )?(?:liar|loser|clown|pathetic|ridiculous|troll|crybaby|whiner|joke|ignorant|clueless|crazy|lunatic|snowflake|fool|karen)
people like you
""",
}
_INSULTS_PATTERN = table(_INSULTS)
_REPORTED = re.compile(
    r"(?:(?:te|le|os|les|los|las|lo|la) )?(?:llam\w{1,7}|dij\w{1,6}|dic\w{1,4}|decir\w{0,3}|trat\w{1,6} de|insult\w{1,7}|grit\w{1,6}|feel|felt|called|call|chamar\w{0,4}|chamou|dir\w{0,4}|como (?:un|una)|leer|palabra|termino) [\w ]{0,20}$"
)
"""The word was said by somebody else, and we say so («sentimos que te llamaran idiota»)."""

_FORBIDS = re.compile(r"(?:no seas?|no seais|don't be|nao seja|non sexas|no siguis)(?: tan| un| una| so| an?)? $")
"""«no seas …» denies nothing: it calls names."""


def insulted(part: Part, context: Context) -> Iterator[Mark]:
    """Every insult, at any severity."""
    for found in said(part, _INSULTS_PATTERN):
        if _reported(found) or (
            negated(found) and not (found.words.startswith("no ") or _FORBIDS.search(found.before))
        ):
            continue
        shown = part.quote(found.span)
        yield block(
            f"«{shown}» es un insulto o un desprecio; quítelo y responda al asunto",
            f"“{shown}” is an insult or contempt; remove it and answer the matter",
            found.span,
        )


def _reported(found: Said) -> bool:
    return bool(_REPORTED.search(found.before))
