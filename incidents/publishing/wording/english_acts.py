"""English words for what was done that find a crime, and who did it."""

from django.utils.translation import gettext_noop as _

from incidents.publishing.wording import circumstances as around
from incidents.publishing.wording.finding import WordingLevel
from incidents.publishing.wording.rule import Attributed, Lasting, Rule

_KILLED = _("killed, slain, fatally shot")
_KILLING = _("the killing of, the fatal shooting of, the death of")

_COMPOUND = r"[ -](?:attempts?|weapons?|victims?|scenes?|sprees?|plots?|spots?)\b"

RULES = (
    Rule(
        name="murdered",
        words=r"murdered",
        level=WordingLevel.REFUSE,
        suggestion=_KILLED,
        reason="Nobody was murdered until somebody is convicted of murder. AP, homicide; NPR, 2018: killed.",
        innocent_after=r" and missing\b",
        innocent_before=(
            rf"{around.DENIED}(?:been )?|\b(?:missing and|parents of|families of) "
            r"|\b(?:accused of having|den(?:y|ies|ied) (?:that )?(?:having|he|she|they)|if"
            r"|suspected of having)(?: had)? "
            r"|\bwhether (?:(?!(?:who|that|which)\b)[\w'-]+ ){1,5}"
        ),
        attributed=Attributed.SOFTENS,
    ),
    Rule(
        name="murdering",
        words=r"murdering",
        level=WordingLevel.REFUSE,
        suggestion=_("charged with murder in the shooting of; accused of killing"),
        reason="The act told as a fact. AP: never charged with murdering; the charge is murder.",
        softened_before=r"\b(?:charg|indict)\w*(?: \w+){0,5}? (?:with|for|of) ",
        innocent_before=(
            r"\b(?:accus\w+|suspect\w*|suspicion|convicted|acquitted|cleared|on trial|tried|den(?:y|ies|ied)"
            r"|guilty|wanted|conspir\w+|count\w*)(?: (?:\w+ ){0,4}?(?:of|for|to|in))? "
        ),
        attributed=Attributed.SOFTENS,
    ),
    Rule(
        name="murder_noun",
        words=r"murders?|homicidal maniac",
        level=WordingLevel.REFUSE,
        suggestion=_KILLING,
        reason="A killing is called murder once a court has found it one. AP, homicide, murder, manslaughter.",
        innocent_after=(
            rf"(?:,? (?:and|or) [\w'-]+){{0,2}}{around.LEGAL_NOUN}|{around.LEGAL_NOUN}|{_COMPOUND}|[ -]suicides?\b"
            rf"|{around.PLACE}| of crows\b|,? (?:inc\b|she wrote)| (?:boards?|holes?|accountability)\b"
            r"| in the (?:first|second|third) degree| with special circumstances"
        ),
        softened_before=around.CHARGED_EVENT,
        innocent_before=rf"{around.NAMED_OFFENSE}|\bbloody |{around.DENIED}",
        attributed=Attributed.SOFTENS,
    ),
    Rule(
        name="murder_compound",
        words=r"murder[ -](?:attempts?|weapons?|victims?|scenes?|sprees?|plots?|spots?|suicides?)",
        level=WordingLevel.WARN,
        suggestion=_("the weapon, the victim, the scene of the shooting"),
        reason="Calls the killing a murder in passing. AP lets authorities say murder-suicide, not the writer.",
        attributed=Attributed.EXCUSES,
    ),
    Rule(
        name="assassinated",
        words=r"assassinat(?:ed?|es|ing|ions?)",
        level=WordingLevel.REFUSE,
        suggestion=_("killed, shot and killed; the killing of"),
        reason="Says that the killing was planned, and for a cause. AP, assassin: of the politically prominent.",
        innocent_after=(
            r" (?:of )?(?:president |sen\. |senator |dr\. |rev\. )?(?:\w+ ){0,3}(?:kennedy|lincoln|mckinley"
            r"|garfield|king)\b"
        ),
        softened_before=around.CHARGED_EVENT,
        innocent_before=rf"{around.NAMED_OFFENSE}|{around.DENIED}(?:been )?",
        attributed=Attributed.SOFTENS,
    ),
    Rule(
        name="executed",
        words=(
            r"(?:was|were|been|being|got) (?:\w+ly )?executed"
            rf"|execut(?:ed|ing|es?) {around.DETERMINED}{around.PERSON}"
            rf"|executions? of {around.DETERMINED}{around.PERSON}|an execution(?!-| (?:of|warrants?|dates?"
            rf"|chamber))"
        ),
        level=WordingLevel.REFUSE,
        suggestion=_("shot and killed; say at what distance, and who says so"),
        reason="To execute is to kill on a court's or an army's order. AP, execute, execution-style.",
        # Sentences of death and warrants are executed.
        innocent_after=(
            r" (?:by (?:lethal|the state|electro|firing|hanging|gas|nitrogen)|in (?:\d{4}|the electric)"
            r"|at (?:san |the state))"
        ),
        innocent_before=(
            r"\b(?:warrants?|search(?:es)?|orders?|plans?|arrests?|maneuvers?|writs?|raids?|stops?|operations?"
            r"|wills?|moves?"
            rf"|turns?|evictions?|rescues?|landings?|contracts?|agreements?)\b[^.;]{{0,50}}|{around.DENIED}"
        ),
        attributed=Attributed.SOFTENS,
    ),
    Rule(
        name="execution_style",
        words=r"execution[ -]style|gangland[ -]style|assassination[ -]style",
        level=WordingLevel.WARN,
        suggestion=_("say what is known: how near, how often, and who says so"),
        reason="Tells a motive by a manner. AP, execution-style: avoid; be specific.",
    ),
    Rule(
        name="slaughtered",
        words=rf"slaughter(?:ed|ing)|butcher(?:ed|ing)|slaughters? of {around.DETERMINED}{around.PERSON}|massacred",
        level=WordingLevel.REFUSE,
        suggestion=_KILLED,
        reason="Finds cruelty and intent in one word; the facts say more.",
        innocent_after=(
            r" (?:\w+ )?(?:cattle|hogs?|pigs?|cows?|sheep|animals?|chickens?|lambs?|goats?|deer|livestock"
            r"|plants?)\b"
        ),
        innocent_before=(
            r"\b(?:cattle|hogs?|pigs?|cows?|sheep|animals?|chickens?|lambs?|goats?|deer"
            r"|livestock)\b(?: [\w,]+){0,4} "
        ),
        attributed=Attributed.SOFTENS,
    ),
    Rule(
        name="massacre_noun",
        words=r"massacres?|bloodbaths?|carnage",
        level=WordingLevel.WARN,
        suggestion=_("the shooting, the attack; give the numbers"),
        reason="Finds intent and cruelty where numbers would do.",
        innocent_before=r"\b(?:boston|valentine's day|wounded knee|tulsa|sand creek|ludlow|haymarket|rosewood) ",
        attributed=Attributed.EXCUSES,
    ),
    Rule(
        name="cruel_intent",
        words=r"(?:in )?cold[ -]blood(?:ed|edly)?|murderous(?:ly)?|homicidal(?:ly)?",
        level=WordingLevel.REFUSE,
        suggestion=_("leave it out, or quote who says so"),
        reason="A finding of intent and of feeling, which only a court can make.",
        # "Homicidal ideation" is a doctor's word, and of nothing that was done.
        innocent_after=(
            r" (?:animals?|reptiles?|snakes?|creatures?|species|fish|lizards?|vertebrates?"
            r"|(?:and suicidal |or suicidal )?(?:ideations?|thoughts?|threats?|statements?|feelings?))\b"
        ),
        innocent_before=rf"{around.DENIED}|\bsuicidal (?:and|or) ",
        attributed=Attributed.SOFTENS,
    ),
    Rule(
        name="confessed",
        words=r"confess(?:ed|es|ing)?|confessions?",
        level=WordingLevel.WARN,
        suggestion=_("told investigators, according to court records; name who says that he or she said so"),
        reason="Rests on one side's account, and may be excluded, coerced or false. Name the source.",
        innocent_after=(
            r" (?:booths?|box|was (?:ruled|coerced|false|thrown)|to (?:being|feeling) (?:tired|afraid|scared"
            r"|nervous))\b"
        ),
        innocent_before=rf"\b(?:no|alleged|coerced|false|purported|disputed|recanted|hears?|heard) |{around.DENIED}",
        attributed=Attributed.EXCUSES,
    ),
    Rule(
        name="admitted",
        words=(
            r"admit(?:s|ted|ting)? (?:(?:to )?(?:(?:the|a|an|his|her|their|both|fatally) )?"
            r"(?:shooting|killings?|firing|stabbing|crimes?|robber(?:y|ies)|murders?|slayings?|attacks?|pulling"
            r"|being the|guilt|responsibility|role|part|involvement|guilty|doing it|ambushing|hitting|striking"
            r"|fleeing|running)"
            r"|(?:that )?(?:he|she|they)|having|it)"
        ),
        level=WordingLevel.WARN,
        suggestion=_("said; told investigators, according to court records"),
        reason="AP, admit: it has the ring of wrongdoing owned up to; said is usually enough.",
        innocent_before=(
            r"\b(?:was|were|been|be|being|is|are|not|never|chiefs?|sheriff|mayor|department|cit(?:y|ies)|county"
            r"|agency|union|spokes\w+|officials?|commissioners?|governor|manufacturer|company) "
        ),
        attributed=Attributed.EXCUSES,
    ),
    Rule(
        name="responsible_for",
        words=(
            r"(?:(?:the|a) (?:man|men|woman|women|people|gunm[ae]n|pair|teenagers?|driver)|(?:the |a )?suspects?|he"
            r"|she|they|is|are|was|were) responsible for (?:the |his |her |their |this |both |fatal "
            r"|[\w-]+(?:'s|s') )*"
            r"(?:killings?|murders?|deaths?|shootings?|slayings?|attacks?|ambush|crimes?|crash)"
        ),
        level=WordingLevel.WARN,
        suggestion=_("charged in, accused of, sought in the killing"),
        reason="Answers the question that a trial is for.",
        innocent_before=rf"{around.DENIED}|\b(?:who|whoever|believed to be|whether|may be|might be|could be) ",
        attributed=Attributed.EXCUSES,
    ),
    Rule(
        name="committed_the_crime",
        words=(
            r"(?:he|she|they|who|m[ae]n|wom[ae]n|suspects?|gunm[ae]n|pair|driver|had|having) committed "
            r"(?:the |this |these |those |an? |two |both |all )?(?:\w+ )?(?:crimes?|killings?|robber(?:y|ies)"
            r"|slayings?|burglar(?:y|ies)|attacks?|offenses?|shootings?)"
        ),
        level=WordingLevel.WARN,
        suggestion=_("is accused of, is charged with"),
        reason="Tells as a fact that somebody did what a charge would have to prove.",
        innocent_before=rf"{around.DENIED}|\b(?:whoever|those|anyone|person|people|believed to have|accused of) ",
        attributed=Attributed.EXCUSES,
    ),
    Rule(
        name="took_a_life",
        words=(
            r"(?:he|she|they|who|suspects?|m[ae]n|wom[ae]n|pair|driver|teenagers?) (?:(?:had|then|also|who|later) )*"
            r"(?:took|takes|taken) (?:(?:the )?li(?:fe|ves) of|(?:[\w.-]+ ){0,3}?[\w-]+(?:'s|s') li(?:fe|ves))"
        ),
        level=WordingLevel.WARN,
        suggestion=_("the gunman shot; the officer died of; of a person who is named: police say that he or she shot"),
        reason="Tells as a fact who killed, in words that mourn. Say what was done, and who says by whom.",
        innocent_after=r"-| (?:seriously|insurance|vests?|jackets?|stor(?:y|ies)|savings|work)\b",
        innocent_before=rf"{around.DENIED}|\b(?:whoever|those|anyone|person|people) ",
        attributed=Attributed.EXCUSES,
    ),
    Rule(
        name="suspect_did_it",
        words=(
            # In a headline "suspect killed" may be either; with somebody after it, it is the suspect who killed.
            rf"\Asuspects? (?:shot|killed|stabbed|ambushed|attacked) {around.DETERMINED}{around.PERSON}"
            r"|(?<!murder )(?:the |a |one |both |two )suspects? (?:(?:had|then|also|fatally|allegedly|again|first"
            r"|who|suddenly) )*"
            r"(?:shot|killed|stabbed|gunned down|opened fire|fired (?:at|on|several|two|three|a|\d+)|ambushed"
            r"|attacked|rammed|ran over|struck)"
            r"|(?:shot|killed|slain|stabbed|ambushed|attacked|gunned down|wounded|struck|rammed|run over"
            r"|murdered)(?: (?!by\b)\w+){0,3} by (?:(?:the|an?|one|two|both|of|same|armed|fleeing) )*suspects?"
        ),
        level=WordingLevel.WARN,
        suggestion=_("the gunman shot; of a person who is named: police say that he or she shot"),
        reason="A suspect is thought to have done it; who shot is the gunman. AP, suspect.",
        innocent_after=(
            r"(?: and (?:killed|wounded|arrested))? (?:by|dead|himself|herself|in (?:the|a|an|his|her)|during"
            r"|at the scene)\b"
        ),
        attributed=Attributed.EXCUSES,
    ),
    Rule(
        name="unreported_verdict",
        words=(
            r"(?:found|pleaded|pled|pleads|plead) guilty|convicted (?:of|in|for) (?:the )?(?:murder|killing"
            r"|shooting|slaying|death|manslaughter|homicide)"
        ),
        level=WordingLevel.WARN,
        suggestion=_("enter the verdict or plea in the case status, with its source"),
        reason="The case status of the record has no conviction: either it is missing there or the sentence is wrong.",
        innocent_before=(
            rf"{around.DENIED}(?:yet )?(?:been )?"
            r"|\b(?:previously|earlier|already|once|if|until|unless|could be|would be|be|been|prior|after being"
            r"|ever|who had) "
        ),
        lasting=Lasting.UNTIL_REPORTED_VERDICT,
    ),
    Rule(
        name="escaped_justice",
        words=(
            r"(?:got|gets?|getting) away with (?:it|murder|killing|the (?:crime|killing|murder|shooting)|(?:his"
            r"|her|their) crimes?)"
            r"|(?:escap|evad|elud|dodg|cheat)(?:ed?|es|s|ing) (?:justice|punishment|conviction|the law|prison)"
            r"|(?:beat|beats|beating) the (?:rap|charges?|case|system)"
            r"|(?:got|gets?|let|getting) off (?:on|scot|easy|lightly|because)|scot[- ]free|on a (?:legal "
            r"|mere )?technicality"
            r"|(?:went|goes|go|gone|going|remains?) unpunished|literally got away"
            r"|(?:walked|walks|walk|went|goes|set|is|freed|acquitted|released|cleared)(?: (?:free|out|away))?,? "
            r"(?:despite|in spite of) (?:(?:the|all|this|that|strong|overwhelming|clear|his|her"
            r"|their) )*(?:evidence|guilt|proof|confession|video|crimes?)"
            r"|wrongly (?:acquitted|freed|cleared)|should have been (?:convicted|found guilty)|despite (?:his|her"
            r"|their) (?:obvious |clear )?guilt"
        ),
        level=WordingLevel.REFUSE,
        suggestion=_("was acquitted; the charges were dismissed; the conviction was vacated"),
        reason="Calls the outcome of the case an escape from another one: it says guilty where no court did.",
        attributed=Attributed.SOFTENS,
        lasting=Lasting.AFTER_END_WITHOUT_GUILT,
    ),
)
