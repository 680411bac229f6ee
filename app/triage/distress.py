"""Whether somebody is caught in something, asks what is happening or fears for others. All languages at once.

Weaker than danger (app.triage.danger): it decides nothing by itself, only that a name beside it is no chance.
"""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re

from app.comments.reading import read

_HAPPENS = r"""
que (?:(?:me |nos |os |les |le |coño |narices |diablos )?(?:esta[ns]? |es lo que |ha |se )?(?:pasa|paso|pasando|pasado|ocurre|ocurrio|ocurrido|ocurriendo|sucede|sucedio|sucedido))
se sabe algo|sabeis algo|saben algo|hay (?:alguna )?(?:noticia|novedad)\w{0,3}|alguna (?:noticia|novedad)|sin noticias|(?:nadie|no) nos informan?
que (?:passa|esta passant|ha passat)|se'n sap res|hi ha noves|cap noticia|que esta a pasar|sabese algo|hai novas
o que (?:e que )?(?:se passa|aconteceu|esta (?:a acontecer|acontecendo))|ha noticias|alguma (?:noticia|novidade)
zer gertat\w{1,6}|zer ari da gertatzen|berririk (?:ba)?dago
what(?:'s| is| has|s| the hell is| on earth is)? (?:going on|happening|happened|wrong)|any (?:news|updates?)|no (?:news|information)
(?:que|qu'est[- ]ce qui) se passe|des nouvelles|was ist (?:da )?(?:los|passiert)|gibt es neuigkeiten|cosa (?:sta )?succed\w{1,4}|cosa e successo|che succede
"""
_SAFE = r"""
(?:esta[ns]?|estais) (?:todos |todas |todo el mundo )?(?:bien|a salvo)(?= ?[?.!]| ?\Z)|hay (?:algun |mas )?herid\w{1,2}|hi ha ferits|ha feridos|hai feridos|zaurit\w{1,4}
(?:is|are) (?:every(?:one|body)|they|he|she|all|the (?:people|passengers|kids|children)|any(?:one|body))[^.?!]{0,40} (?:ok|okay|safe|alright|all right|hurt|injured)|any(?:one|body) (?:hurt|injured)
des blesses|verletzte?|ci sono feriti|(?:estamos|estoy|tengo|tenemos|muy|molt|muito) (?:muy )?(?:asustad|preocupad|angustiad|preocupat)\w{1,2}|(?:so |very |really |i'm |we're )(?:scared|worried)|morte di preoccupazione|inquiets?e?s? pour
"""
_CAUGHT = r"""
atrapad[oa]s?|tirad[oa]s en|encerrad[oa]s?|varad[oa]s|incomunicad[oa]s?|(?:llevamos|seguimos|estamos) (?:\w{1,12} ){0,4}(?:parad|bloquead|retenid)[oa]s
atrapats?|atrapades?|tancats|presos no|presas no|harrapatuta
stuck|stranded|trapped|broken[- ]?down|broke down|coinces?|bloques?|en panne|stecken fest|sitzen fest|festsitzen|bloccat[ie]
"""
_ANY = re.compile(
    r"(?<!\w)(?:"
    + "|".join(line for part in (_HAPPENS, _SAFE, _CAUGHT) for line in part.strip().split("\n"))
    + r")(?!\w)"
)
READ = 4_000
"""Code points that are looked at."""


def distressed(text: str) -> bool:
    return bool(_ANY.search(read(text[:READ]).folded))
