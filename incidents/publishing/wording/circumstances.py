"""Pieces of patterns that several rules share: what excuses words wherever they stand."""

DOUBTED = (
    r"\b(?:alleged|accused|suspected|purported|presumed|reputed|apparent|possible|potential|would-be|so-called"
    r"|convicted|self-described|self-proclaimed)(?: (?!(?:the|an?|his|her|met|was|is|and|of|who|by"
    r"|when)\b)[\w-]+){0,2} "
    r"|\b(?:accused of|suspected of|(?:believed|thought|said) to) (?:be(?:ing)? )?(?:an? |the |one of the )?"
)
"""
"Alleged killer" and its kin: a warning is left. AP, accused, alleged, suspected: do not judge before the trial, not
even so; write "Doe, accused of the slaying". A "convicted murderer" before any verdict here is told of another case.
"""

CALLED = (
    r"\b(?:call|calls|called|calling|label\w*|describ\w+|brand\w*|denounc\w+|refer\w* to)"
    r"(?: (?!(?:and|police|911|for|when|after|until|who)\b)\w+){0,4}? (?:as )?"
    r"(?:a |an |the )?"
)
"""Somebody else uses the word of somebody."""

DENIED = (
    r"\b(?:not|never|isn't|wasn't|whether (?:\w+ ){1,3}(?:is|was|were|are|be)|if (?:he|she) (?:is|was)) (?:a |an "
    r"|the )?"
)
"""The sentence denies it, or leaves it open."""

PLACE = r" (?:creek|river|lake|road|bay|canyon|mountain|island|hill|pass|dunes?|bend|point|beach|avenue|street)\b"
"""A name of a place."""

DEFINITE = (
    r"(?:\b(?:the|his|her|their|this|that|these|those|whose)|'s)"
    r"(?: (?!(?:with|of|and|or|on|for|to|in|first|second|third|attempted|capital)\b)[\w-]+){0,2} "
)
"""What makes "murder" the event and not the name of a charge: "the murder of", not "the second-degree murder of"."""

LEGAL_STEP = (
    r"\b(?:charg(?:e|es|ed|ing)|counts?|accus(?:ed|es|ing)|accusations?|suspicion|suspected|suspects?|wanted"
    r"|sought|indict(?:ed|ment|s)?|arraign(?:ed|ment)|tried|trial|retried|convicted|conviction|acquitted"
    r"|acquittal|cleared|guilty|pleas?|plead(?:ed|s)?|sentenced|warrants?|complaint|solicitation|conspiracy"
    r"|conspir(?:ing|ed)|prosecuted|booked|held|jailed|faces?|facing|arrested|extradited|imprisoned|paroled"
    r"|prov(?:e|ed|en|ing)|serv(?:ed|ing)|statutes?|penalty|allegations?|questioned)\b"
)
"""A step of police or court that names an offense."""

_WORD = (
    r"(?!(?:when|who|after|before|while|then|he|she|they|committed|was|were|did|because|where|during"
    r"|until)\b)[\w'-]+"
)
_TO_OFFENSE = (
    rf"(?::? |(?:,? [\w'-]+){{0,4}}? (?:with|of|for|on|to|as|in|includ(?:es?|ed|ing))(?:,? {_WORD}){{0,7}},? )"
)

NAMED_OFFENSE = (
    rf"{LEGAL_STEP}{_TO_OFFENSE}"
    r"|\b(?:investigat|treat|handl|classif|regard|view|prob)\w* (?:[\w'-]+ ){0,4}as (?:an? )?(?:possible "
    r"|apparent )?"
    rf"|\b(?:record|history|arrests?)(?: [\w'-]+){{0,2}}? (?:of|for|with|including)(?:,? {_WORD}){{0,4}},? "
    r"|\b(?:possible|no evidence of|ruled out|rules out|ruling out) (?:an? )?"
    r"|(?<!the )(?<!his )(?<!her )\b(?:first|second|third|1st|2nd)[- ]degree "
    r"|(?<!the )(?<!his )(?<!her )\b(?:capital|felony|aggravated|attempted) "
)
"""
The offense as the law names it: "charged with murder", "two counts of first-degree murder", "investigated as a
murder". AP, homicide, murder, manslaughter: use the formal charge, and say how the victim was killed.
"""

CHARGED_EVENT = (
    rf"{LEGAL_STEP}(?: [\w'-]+){{0,3}}? (?:with|of|for|on|to|in)(?: [\w'-]+){{0,3}}? {DEFINITE}"
    rf"|{LEGAL_STEP} {DEFINITE}"
    rf"|{LEGAL_STEP}(?: [\w'-]+){{0,3}}? (?:with|of|for|on|to|in)(?: [\w-]+){{1,3}}?'s(?: [\w-]+){{0,2}} "
)
"""
"Charged with the murder of": the charge is told, and the event is called a murder beside it. Common, and better said as
AP has it: charged with murder in the shooting of.
"""

LEGAL_NOUN = (
    r"[- ](?:charges?|counts?|trials?|retrials?|cases?|investigations?|investigators?|inquiry|inquiries|probes?"
    r"|suspects?|defendants?|warrants?|indictments?|allegations?|accusations?|statutes?|laws?|hearings?"
    r"|convictions?|verdicts?|acquittals?|rates?|detectives?|units?|squads?|complaints?|prosecutions?"
    r"|prosecutors?|sentences?|proceedings|dockets?|files?|mystery|mysteries|ballads?|hornets?|conspiracy)\b"
)
"""What makes the word before it part of a name of the law's business, or of nothing at all."""

PERSON = (
    r"(?:officers?|deput(?:y|ies)|troopers?|sergeants?|police(?:man|men|woman|women)?|cops?|firefighters?"
    r"|(?:para)?medics?|agents?|guards?|marshals?|corporals?|detectives?|captains?|lieutenants?|chiefs?|sheriffs?"
    r"|him|her|them|man|men|woman|women|couple|victims?|people|hostages?|brothers?|partners?|rookies?"
    r"|patrol(?:man|men)|lawm[ae]n|constables?|wardens?|rangers?|rescuers?|responders?|emts?|nurses?|bystanders?"
    r"|clerks?|fathers?|mothers?|colleagues?)"
)
"""Somebody to whom it can be done."""

DETERMINED = (
    r"(?:(?:the|an?|two|three|four|five|both|his|her|their|another|wounded|injured|young|veteran|rookie|local"
    r"|off-duty|on-duty|police|sheriff's|state|city|county|unarmed|fellow|kneeling|corrections?) ){0,4}"
)
"""What may stand before a person."""
