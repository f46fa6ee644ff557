"""Spanish words that find somebody guilty, or find a crime. Patterns have no accents: the text is folded."""

from django.utils.translation import gettext_noop as _

from incidents.publishing.wording.finding import WordingLevel
from incidents.publishing.wording.rule import Attributed, Lasting, Rule

_PERSON = _("el atacante, el tirador; de una persona con nombre: el sospechoso, el acusado")
_KILLED = _("murió baleado, lo mataron; la muerte de, el homicidio de")

_DOUBTED = (
    r"\b(?:presunt|supuest|acusad|convict|condenad|autodenominad)[oa]s?(?: \w+)? |\b(?:llam\w+"
    r"|calific\w+)(?: \w+){0,3} "
)
_DENIED = (
    r"\b(?:(?:no|nunca) (?:(?:es|son|era|fue|fueron|sea|ha sido|haya sido) )?|si (?:es|son|era|fue|fueron) )"
    r"(?:el |la |los |las |un |una )?"
)
_LEGAL_STEP = (
    r"\b(?:carg[oa]s?|acus\w+|acusacion(?:es)?|imputad[oa]s?|imput\w+|investiga\w*|juicio|sospecha"
    r"|sospechos[oa]s?|detenid[oa]s?|arrestad[oa]s?|buscad[oa]s?|orden(?:es)?|procesad[oa]s?|culpables?"
    r"|absuelt[oa]s?|condenad[oa]s?|delitos?|caso|proceso|denuncia|condenas?|pres[oa]s?|sentencia\w*|intento"
    r"|tentativa|conspiracion)\b"
)
_NAMED_OFFENSE = rf"{_LEGAL_STEP}(?: \w+){{0,6}}? (?:de|por|en|como)(?: (?!el |la |los |las |su |sus )\w+,?){{0,3}} "

RULES = (
    Rule(
        name="asesino_noun",
        words=r"asesin[oa]s?|homicidas?|sicari[oa]s?|verdugos?|mata(?:-?)policias",
        level=WordingLevel.REFUSE,
        suggestion=_PERSON,
        reason="Finds the person guilty. The law presumes innocence until a sentence (as in Spain: article 24.2).",
        # "Asesinó al agente" is the verb, whose accent folding took away; it has a rule of its own.
        innocent_after=r" (?:a|al)\b| (?:serial de mascotas|silencios[oa])\b",
        softened_before=rf"{_DOUBTED}|\barma ",
        innocent_before=rf"{_DENIED}|\b(?:orca|orcas|ballena|ballenas|abeja|abejas|instinto|mirada) ",
    ),
    Rule(
        name="asesinar_verb",
        words=r"asesin(?:ad[oa]s?|an|aba|aban|aron|ar|aran|ando)|asesino(?= al? )",
        level=WordingLevel.REFUSE,
        suggestion=_KILLED,
        reason="Asesinato is an offense of its own beside homicidio; only a sentence finds it.",
        innocent_before=(
            rf"{_DENIED}|\b(?:acus|cargos|imput|sospech|nieg|neg|absuelt|condenad|juicio)\w*(?: \w+){{0,4}}? "
            r"(?:de |por )(?:haber |intentar )?"
        ),
        attributed=Attributed.SOFTENS,
    ),
    Rule(
        name="asesinato_noun",
        words=r"asesinatos?",
        level=WordingLevel.REFUSE,
        suggestion=_KILLED,
        reason="Names the offense as found; homicidio and muerte are neutral.",
        innocent_before=rf"{_NAMED_OFFENSE}|{_DENIED}",
        softened_before=rf"{_LEGAL_STEP}(?: \w+){{0,5}}? (?:del|(?:de|por|en) (?:el|los|su|sus)) |{_LEGAL_STEP} del ",
        attributed=Attributed.SOFTENS,
    ),
    Rule(
        name="culpable",
        words=r"culpables?",
        level=WordingLevel.REFUSE,
        suggestion=_("el acusado; acusado de"),
        reason="Guilt is a court's finding.",
        innocent_before=(
            r"\b(?:no|declar\w+|hallad\w|hall\w+|encontrad\w|encontr\w+|veredicto de|veredictos de|se sient\w+|si)"
            r"(?: (?:es|son|fue|era|lo|la|los|no|al acusado|a \w+))? "
        ),
        softened_before=_DOUBTED,
    ),
    Rule(
        name="delincuente_noun",
        words=(
            r"delincuentes?|malhechor(?:es)?|maleantes?|maton(?:es)?|(?:el|los|un|unos|estos|esos|dos"
            r"|tres) criminal(?:es)?"
            r"|terroristas?|piromanos?"
        ),
        level=WordingLevel.REFUSE,
        suggestion=_PERSON,
        reason="Makes of a person under suspicion one who lives by crime.",
        innocent_after=r" (?:juvenil|juveniles)\b",
        softened_before=_DOUBTED,
        innocent_before=rf"{_DENIED}|\b(?:ataques?|atentados?|organizacion|grupo|amenazas?) ",
    ),
    Rule(
        name="monstruo",
        words=r"monstruos?|bestias?|cobardes?",
        level=WordingLevel.REFUSE,
        suggestion=_PERSON,
        reason="Judges the person and tells nothing of the act.",
        innocent_before=_DENIED,
        lasting=Lasting.FOR_EVER,
    ),
    Rule(
        name="a_sangre_fria",
        words=r"a sangre fria|con alevosia",
        level=WordingLevel.REFUSE,
        suggestion=_("omítalo, o cite a quien lo dice"),
        reason="A finding of intent; alevosía is what makes a homicidio an asesinato.",
        attributed=Attributed.SOFTENS,
    ),
    Rule(
        name="ejecutado",
        words=(
            r"(?:fue|fueron|sido|muri\w+) (?:\w+mente )?ejecutad[oa]s?|ejecut(?:o|an|aron) (?:al |a (?:un|una|dos"
            r"|tres|los|la|las|su|sus) )"
        ),
        level=WordingLevel.REFUSE,
        suggestion=_KILLED,
        reason="To execute is to kill on a court's or an army's order.",
        innocent_before=r"\b(?:orden(?:es)?|allanamientos?|registros?|cateos?|planes|plan|operativos?)\b[^.;]{0,50}",
        attributed=Attributed.SOFTENS,
    ),
    Rule(
        name="confeso",
        words=r"confes(?:o|aron|aba|ion|iones)|admiti(?:o|eron) (?:haber|que|su|la|el)",
        level=WordingLevel.WARN,
        suggestion=_("dijo a los investigadores, según documentos judiciales"),
        reason="Rests on one side's account. Name the source.",
        innocent_before=_DENIED,
        attributed=Attributed.EXCUSES,
    ),
    Rule(
        name="autor_material",
        words=(
            r"autor(?:a|es|as)? (?:material|intelectual)(?:es)?|(?:el|la|los|las) responsables? (?:del"
            r"|de la) (?:muerte|crimen|ataque|tiroteo)"
        ),
        level=WordingLevel.WARN,
        suggestion=_("el acusado, el sospechoso; acusado de"),
        reason="Answers the question that a trial is for.",
        innocent_before=rf"{_DOUBTED}|{_DENIED}|\b(?:presunt|supuest)[oa]s? ",
        attributed=Attributed.EXCUSES,
    ),
    Rule(
        name="burlo_la_justicia",
        words=(
            r"se sali(?:o|eron) con la suya|qued(?:o|aron|a) impunes?|impunes?|(?:burl|evad"
            r"|eludi)\w* (?:a )?la justicia"
            r"|por un tecnicismo|(?:sali|qued)\w+ libres? (?:pese a|a pesar de)"
        ),
        level=WordingLevel.REFUSE,
        suggestion=_("fue absuelto; se retiraron los cargos; se anuló la condena"),
        reason="Calls the outcome of the case an escape from another one.",
        attributed=Attributed.SOFTENS,
        lasting=Lasting.AFTER_END_WITHOUT_GUILT,
    ),
)
