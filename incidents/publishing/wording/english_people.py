"""English words for people that find them guilty."""

from django.utils.translation import gettext_noop as _

from incidents.publishing.wording import circumstances as around
from incidents.publishing.wording.finding import WordingLevel
from incidents.publishing.wording.rule import Attributed, Lasting, Rule

_GUNMAN = _("the gunman, the shooter, the attacker; of a person who is named or charged: the suspect, the defendant")

_NATURE = (
    r"(?:whales?|bees?|apps?|heat|heat ?waves?|storms?|tornado(?:es)?|hurricanes?|quakes?|earthquakes?|waves?"
    r"|floods?|frosts?|fogs?|avalanches?|(?:wild)?fires?|blazes?|virus(?:es)?|diseases?|instincts?|t[ -]cells?"
    r"|cells|rabbit|shrimp|mosquito(?:es)?|smog|bugs?|sudoku)"
)

_THING = (
    r"(?:floods?|fires?|blazes?|heat|cold|storms?|tornado(?:es)?|hurricanes?|quakes?|smoke|ice|disease|cancer"
    r"|virus|stress|monoxide|roads?|highways?|curves?|water|currents?|speed|fatigue)"
)

RULES = (
    Rule(
        name="killer_noun",
        words=r"(?:(?:cop|police|serial|spree|mass)[ -]?)?killers?|slayers?",
        level=WordingLevel.REFUSE,
        suggestion=_GUNMAN,
        reason="Names the person who killed before a court has. AP, assassin, killer, murderer; accused, alleged.",
        innocent_after=rf"[- ]{_NATURE}\b|'? (?:bullets?|mike|concerts?|songs?|albums?|shows?|tours?)\b|{around.PLACE}",
        softened_before=f"{around.DOUBTED}|{around.CALLED}",
        innocent_before=(
            rf"{around.DENIED}"
            r"|\b(?:weed|pain|insect|wasp|bug|roach|rat|silent|lady|giant|mood|buzz|stain|dragon|vampire)[ -]?"
            # Causes of death: "heart disease is the leading killer of firefighters".
            r"|\b(?:leading|top|biggest|main|no\. ?1|number[ -]one|common|invisible) "
            r"|\b(?:concert|band|song|album|show|gig|tour)(?: \w+){0,2} the "
            r"|\b(?:k-?9|dog|named|nicknamed|nickname) "
            rf"|\b{_THING}(?: itself)?(?: (?:was|is|are|were|can be|became|remains)|,) (?:an? |the )?"
        ),
    ),
    Rule(
        name="murderer_noun",
        words=r"murder(?:er|ess)(?:s|es)?",
        level=WordingLevel.REFUSE,
        suggestion=_GUNMAN,
        reason="A murderer is one whom a court has convicted of murder. AP, assassin, killer, murderer.",
        innocent_after=rf"' row\b|{around.PLACE}",
        softened_before=f"{around.DOUBTED}|{around.CALLED}",
        innocent_before=around.DENIED,
    ),
    Rule(
        name="assassin_noun",
        words=r"assassins?|hit[ -]?m[ae]n|contract killers?",
        level=WordingLevel.REFUSE,
        suggestion=_GUNMAN,
        reason="Says that a person killed, and why or for whom. AP, assassin, killer, murderer.",
        innocent_after=r" (?:bugs?|creed)\b|'s creed\b",
        softened_before=f"{around.DOUBTED}|{around.CALLED}",
        innocent_before=around.DENIED,
    ),
    Rule(
        name="culprit_noun",
        words=r"culprits?",
        level=WordingLevel.REFUSE,
        suggestion=_("the people sought; those who did it, if nobody is named"),
        reason="Says that somebody is to blame, and in a police story who.",
        # "The culprit was a worn tire": a thing.
        innocent_after=r"(?: (?:was|is|being|turned out to be)|:) (?:an? |the )?(?:\w+ ){0,2}"
        r"(?:tires?|wir(?:e|es|ing)|ice|valves?|axles?|brakes?|cables?|leaks?|outlets?|heaters?|cords?|batter(?:y"
        r"|ies)|switch(?:es)?|pipes?|roofs?|weather|fog|rain|bolts?|hoses?|engines?|bearings?)\b",
        softened_before=f"{around.DOUBTED}|{around.CALLED}",
        innocent_before=around.DENIED,
    ),
    Rule(
        name="criminal_noun",
        words=(
            r"(?:the|these|those|two|three|four|several|both|an?|this|that|their) "
            r"(?:(?:armed|violent|hardened|career|dangerous|known|vicious|young|masked|escaped"
            r"|notorious) )*criminals?"
            r"|(?:career|hardened|known|vicious|dangerous) criminals?"
        ),
        level=WordingLevel.REFUSE,
        suggestion=_("the people, the gunmen; of those whom the police seek: the suspects"),
        reason="A person charged with a crime is no criminal until a court says so.",
        # As an adjective it belongs to the law: "the criminal complaint".
        innocent_after=r" (?!(?:who|that|was|were|is|are|had|has|have|fled|ran|shot|opened|fired|and|then|drove|got"
        r"|escaped|remain\w*|responsible|behind|on|at|in|with|from|as|took|left|broke|used|hid|killed|did|turned)\b)\w",
        softened_before=f"{around.DOUBTED}|{around.CALLED}",
        innocent_before=around.DENIED,
    ),
    Rule(
        name="criminals_plural",
        words=r"criminals",
        level=WordingLevel.WARN,
        suggestion=_("people, gunmen, suspects"),
        reason="May be said of all who break the law; in a record of one case readers take it for those in it.",
        innocent_before=(
            r"\b(?:the|these|those|two|three|four|several|both|their|armed|violent|hardened|career|dangerous"
            r"|known|vicious|young|masked|escaped|notorious|court of|alleged|suspected|catch|track|tracks|wanted"
            r"|war) "
        ),
    ),
    Rule(
        name="insult",
        words=(
            r"thugs?|monsters?|scumbags?|lowlifes?|savages|cowards?|gangbangers?|cop[ -]haters?|vermin|psychos?"
            r"|madm[ae]n"
        ),
        level=WordingLevel.REFUSE,
        suggestion=_("the man, the woman, the gunman, the suspect"),
        reason="Judges the person and tells nothing of the act. No verdict makes it a fact.",
        innocent_after=(
            r" of an? |[- ](?:trucks?|jams?|storms?|waves?|energy|drinks?|inc|high|mash|hurricane|tornado|fire"
            r"|house|ball|life|n-harmony)\b"
        ),
        softened_before=around.CALLED,
        innocent_before=rf"{around.DENIED}|\b(?:gila|sea|cookie|loch ness|bone|noel) ",
        lasting=Lasting.FOR_EVER,
    ),
    Rule(
        name="guilty_person",
        words=r"guilty",
        level=WordingLevel.REFUSE,
        suggestion=_("the defendant; charged with, accused of"),
        reason="Guilt is a court's finding; the law presumes the contrary.",
        innocent_after=r" (?:pleas?|verdicts?|or (?:not|innocent)|pleasure)\b",
        softened_before=around.CALLED,
        innocent_before=(
            r"\b(?:not|non|plead\w*|pled|found|finds?|finding|plea of|verdict of|proven|proved|nor|felt|feels?"
            r"|feeling|entered an?|enter an?|adjudged|vot(?:ed|es?)|either|declared)(?: [\w'-]+)? "
            r"|\bwhether (?:[\w'-]+ ){1,4}"
        ),
    ),
    Rule(
        name="arsonist_noun",
        words=r"(?:serial )?arsonists?|rapists?|terrorists?|firebugs?",
        level=WordingLevel.REFUSE,
        suggestion=_("the person who set the fire, the attacker; charged with arson, with terrorism"),
        reason="Names a crime as what the person is. Say what was done, and what the charge is.",
        innocent_after=(
            r"[- ](?:attacks?|watch ?lists?|screening|acts?|organi[sz]ations?|threats?|groups?|financing|plots?)\b"
        ),
        softened_before=f"{around.DOUBTED}|{around.CALLED}",
        innocent_before=rf"{around.DENIED}|\b(?:foreign|against) ",
    ),
    Rule(
        name="perpetrator_noun",
        words=r"perpetrators?|perps?",
        level=WordingLevel.WARN,
        suggestion=_("the attacker, the gunman; of a person who is named: the suspect"),
        reason="Police jargon that finds a crime and who did it. AP has suspect, and attacker before there is one.",
        innocent_after=r"[ -]walks?\b",
        innocent_before=around.DENIED,
    ),
    Rule(
        name="drunk_driver",
        words=r"(?:drunk(?:en)?|impaired|intoxicated) drivers?",
        level=WordingLevel.WARN,
        suggestion=_("a driver suspected of being impaired; a driver who is charged with driving under the influence"),
        reason="States an offense as found. AP, arrest: nobody is arrested for drunken driving but on a charge of it.",
        innocent_after=r" (?:checkpoints?|patrols?|enforcement|program)\b",
        innocent_before=(
            r"\b(?:suspected|alleged|possible|possibly|apparently|a report of an?|reports of an?|against|catch) "
        ),
        attributed=Attributed.EXCUSES,
    ),
)
