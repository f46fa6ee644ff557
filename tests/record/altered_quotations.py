"""
An invented article, what is said in it, and quotations of it that somebody altered.

Every altered quotation is one that a hurried or dishonest hand might put between quotation marks. None stands in the
article; each list is named for what was done to the words.
"""

ARTICLE = """\
TESTVILLE, Kan. – A Testville police officer was hurt Monday morning near the Sample Street bridge.

“We are grateful for the help of our neighbors, and we will not rest until those who did this answer for
it in court,” Chief Testa Sampleton said. “Officer Exampleby is 34, has served for 11 years, and did not
fire her weapon. She was struck once, at 6:15 a.m., while she was walking back to her car.”

Mayor Ima Placeholder called it “a hard day for a small town” and asked drivers to stay away from the bridge until
4 p.m. “Nobody should draw conclusions yet,” the mayor wrote. “We do not know who fired. We do not know why.”

The Testville Police Union said in a post: “Three of our members were on the bridge. One of them is in the hospital.
She is awake, she is talking, and she can’t wait to come home … Please give $5 to the fund, not $50, and please
don’t send flowers.”

“I heard maybe four shots—then nothing,” said Norm Inventado, who runs a shop nearby. “The ‘warning’ came late, if it
came at all. I did not see a gun; I saw a man in a non-reflective coat run east on Sample Street.”

County Prosecutor Faux Nominal said no charges had been filed. “Charges may follow. They may not. My office has not
received the 1,200-page file, and I will say nothing about guilt before I have.”
"""

STATEMENTS = (
    (
        "We are grateful for the help of our neighbors, and we will not rest until those who did this answer for it "
        "in court"
    ),
    (
        "Officer Exampleby is 34, has served for 11 years, and did not fire her weapon. She was struck once, at 6:15 "
        "a.m., while she was walking back to her car."
    ),
    "a hard day for a small town",
    "Nobody should draw conclusions yet",
    "We do not know who fired. We do not know why.",
    (
        "Three of our members were on the bridge. One of them is in the hospital. She is awake, she is talking, and "
        "she can’t wait to come home … Please give $5 to the fund, not $50, and please don’t send flowers."
    ),
    "I heard maybe four shots—then nothing",
    (
        "The ‘warning’ came late, if it came at all. I did not see a gun; I saw a man in a non-reflective coat run "
        "east on Sample Street."
    ),
    (
        "Charges may follow. They may not. My office has not received the 1,200-page file, and I will say nothing "
        "about guilt before I have."
    ),
)

ALTERED: dict[str, tuple[str, ...]] = {
    "a word changed": (
        "We are thankful for the help of our neighbors",
        "we will not rest until those who did this pay for it in court",
        "we will not stop until those who did this answer for it in court",
        "Officer Exampleby is 34, has worked for 11 years",
        "She was shot once, at 6:15 a.m.",
        "a bad day for a small town",
        "a hard day for a little town",
        "Nobody should draw conclusions now",
        "Nobody should reach conclusions yet",
        "We do not know who shot.",
        "One of them is in the ICU.",
        "I heard perhaps four shots",
        "I saw a person in a non-reflective coat run east",
        "Charges will follow.",
        "They might not.",
        "My office has not read the 1,200-page file",
        "I will say nothing about innocence before I have.",
    ),
    "“not” dropped": (
        "and we will rest until those who did this answer for it in court",
        "has served for 11 years, and did fire her weapon.",
        "We do know who fired.",
        "We do not know who fired. We do know why.",
        "Please give $5 to the fund, $50, and please",
        "I did see a gun",
        "They may.",
        "Charges may follow. They may. My office has not",
        "My office has received the 1,200-page file",
        "and she can wait to come home",
        "please do send flowers.",
    ),
    "“not” added": (
        "We are not grateful for the help of our neighbors",
        "She was not struck once",
        "Three of our members were not on the bridge.",
        "She is not awake, she is talking",
        "Charges may not follow.",
        "I will not say nothing about guilt",
        "not a hard day for a small town",
        "I saw not a man in a non-reflective coat",
    ),
    "a number changed": (
        "Officer Exampleby is 43, has served for 11 years",
        "Officer Exampleby is 34, has served for 12 years",
        "She was struck once, at 6:51 a.m.",
        "She was struck once, at 6:15 p.m.",
        "Four of our members were on the bridge.",
        "Two of them is in the hospital.",
        "Please give $50 to the fund",
        "I heard maybe five shots",
        "the 12,000-page file",
        "the 1200-page file",
        "the 200-page file",
        "not $500",
        "Please give 5 to the fund",
    ),
    "a number cut": (
        "My office has not received the 1",
        "200-page file, and I will say nothing",
        "She was struck once, at 6",
        "15 a.m., while she was walking",
        "5 to the fund, not $50",
        "to the fund, not $5",
        "Officer Exampleby is 3",
        "4, has served for 11 years",
    ),
    "a number in words, or words in a number": (
        "Officer Exampleby is thirty-four",
        "has served for eleven years",
        "3 of our members were on the bridge.",
        "1 of them is in the hospital.",
        "I heard maybe 4 shots",
        "Please give five dollars to the fund",
        "the twelve-hundred-page file",
        "She was struck 1 time",
    ),
    "words dropped": (
        "We are grateful for help of our neighbors",
        "We are grateful for the help of our neighbors until those who did this answer for it in court",
        "Officer Exampleby is 34 and did not fire her weapon.",
        "She was struck while she was walking back to her car.",
        "a hard day for a town",
        "Nobody should draw conclusions, the mayor",
        "We do not know. We do not know why.",
        "Three of our members were in the hospital.",
        "She is awake, and she can’t wait to come home",
        "I heard four shots—then nothing",
        "I saw a man run east on Sample Street.",
        "I will say nothing before I have.",
    ),
    "words added": (
        "We are very grateful for the help of our neighbors",
        "a hard day for a small town like ours",
        "Nobody should draw any conclusions yet",
        "We do not know who fired the shots.",
        "I heard maybe three or four shots",
        "Charges may well follow.",
    ),
    "sentences joined": (
        "and did not fire her weapon, she was struck once",
        "We do not know who fired or why.",
        "We do not know who fired, we do not know why.",
        "We do not know who fired; we do not know why.",
        "Charges may follow, they may not.",
        "Charges may follow or they may not.",
        "Three of our members were on the bridge, one of them is in the hospital.",
        "One of them is in the hospital, she is awake",
        "I did not see a gun. I saw a man",
    ),
    "sentences swapped": (
        "We do not know why. We do not know who fired.",
        "They may not. Charges may follow.",
        "One of them is in the hospital. Three of our members were on the bridge.",
        "then nothing—I heard maybe four shots",
        "She was struck once. Officer Exampleby is 34",
    ),
    "fragments merged": (
        "a hard day for a small town. Nobody should draw conclusions yet",
        "Nobody should draw conclusions yet. We do not know who fired.",
        "Nobody should draw conclusions yet, we do not know who fired.",
        "answer for it in court. Officer Exampleby is 34",
        "I heard maybe four shots—then nothing. The ‘warning’ came late",
        "She was struck once. We do not know who fired.",
        "those who did this answer for it before I have.",
        "We will say nothing about guilt",
    ),
    "an ellipsis put in": (
        "We are grateful … and we will not rest",
        "We are grateful... and we will not rest",
        "Officer Exampleby is 34 … and did not fire her weapon.",
        "She was struck once … while she was walking back to her car.",
        "I heard maybe four shots…",
        "Nobody should draw conclusions…",
        "Charges may follow...",
        "Charges may follow. … My office has not received the 1,200-page file",
        "We do not know who fired…",
        "… a hard day for a small town",
    ),
    "an ellipsis taken out or put elsewhere": (
        "she can’t wait to come home Please give $5 to the fund",
        "she can’t wait to come home. Please give $5 to the fund",
        "she can’t wait … to come home Please give",
        "to come home .. Please give",
        "to come home .",
    ),
    "case changed": (
        "we are grateful for the help of our neighbors",
        "We Are Grateful For The Help",
        "A hard day for a small town",
        "She was struck ONCE",
        "Did not fire her weapon.",
        "nobody should draw conclusions yet",
        "And we will not rest",
        "run east on sample street",
        "OFFICER EXAMPLEBY IS 34",
    ),
    "a name changed": (
        "Officer Examplesby is 34",
        "Officer Exampleby’s 34",
        "Detective Exampleby is 34",
        "run east on Specimen Street",
        "run east on Sample Road",
        "run west on Sample Street",
        "Officer T. Exampleby is 34",
    ),
    "one made many, or many one": (
        "the help of our neighbor,",
        "those who did this answers for it in court",
        "One of our members were on the bridge.",
        "Three of our member were on the bridge.",
        "I heard maybe four shot",
        "I saw men in a non-reflective coat",
        "Charge may follow.",
        "and please don’t send flower",
        "for small towns",
    ),
    "tense or person changed": (
        "We were grateful for the help of our neighbors",
        "they will not rest until those who did this answer for it in court",
        "She is struck once",
        "We did not know who fired.",
        "He is awake, he is talking",
        "Your office has not received the 1,200-page file",
        "I had heard maybe four shots",
    ),
    "punctuation changed": (
        "We are grateful for the help of our neighbors and we will not rest",
        "Officer Exampleby is 34; has served for 11 years",
        "We do not know who fired? We do not know why.",
        "We do not know why!",
        "The warning came late, if it came at all.",
        "I did not see a gun, I saw a man",
        "I heard maybe four shots, then nothing",
        "I heard maybe four shots — then nothing",
        "a nonreflective coat",
        "a non reflective coat",
        "at 6:15 am, while she was walking",
        "please dont send flowers",
        "Nobody should draw conclusions yet.",
        "a hard day (for a small town)",
    ),
    "a word cut": (
        "We are grateful for the help of our neighbor",
        "reflective coat run east on Sample Street.",
        "and she can",
        "and please don",
        "t send flowers.",
        "a hard day for a small tow",
        "ard day for a small town",
        "the 1,200-page fil",
        "I saw a man in a non",
        "e are grateful",
    ),
    "words mended": (
        "She [Exampleby] was struck once",
        "Officer [Testa] Exampleby is 34",
        "We do not know who fired [the shots].",
        "she cannot wait to come home",
        "please do not send flowers.",
        "until those who did this are answering for it in court",
        "Please give five dollars, not fifty",
    ),
    "spelled otherwise": (
        "the help of our neighbours",
        "She is awake, she is talkin’",
        "We do not know who fired. We do not knew why.",
        "Nobody should draw conclusion’s yet",
        "a hard day for а small town",
    ),
    "words of the reporter taken in": (
        "answer for it in court, Chief Testa Sampleton said.",
        "Mayor Ima Placeholder called it a hard day for a small town",
        "Nobody should draw conclusions yet, the mayor wrote. We do not know who fired.",
        "then nothing, said Norm Inventado",
    ),
    "no words at all": ("", " ", "…", "“”", "--"),
}

HONEST: dict[str, tuple[str, ...]] = {
    "as printed": (*STATEMENTS, "answer for\nit in court", "We do not know why."),
    "without the comma of the attribution, or with it": (
        "answer for it in court",
        "answer for it in court,",
        "Nobody should draw conclusions yet,",
        "then nothing",
    ),
    "other spaces": (
        "  We are\n\tgrateful for  the help ",
        "Officer\u00a0Exampleby is\u202f34, has served for 11\u2009years",
        "answer for\r\nit in court",
    ),
    "other quotation marks": (
        "The 'warning' came late",
        "The “warning” came late",
        'The "warning" came late',
        "The «warning» came late",
        "“a hard day for a small town”",
    ),
    "other apostrophes": ("she can't wait to come home", "and please donʼt send flowers."),
    "other dashes": (
        "I heard maybe four shots--then nothing",
        "I heard maybe four shots---then nothing",
        "I heard maybe four shots–then nothing",
        "I heard maybe four shots-then nothing",
        "a non‑reflective coat",
        "the 1,200‐page file",
    ),
    "the ellipsis that is printed": (
        "to come home … Please give",
        "to come home ... Please give",
        "she can’t wait to come home …",
    ),
    "characters that are not shown": ("conclu\u00adsions yet", "\ufeffNobody should\u200b draw", "a hard day\u200e"),
    "ligatures": ("Oﬃcer Exampleby is 34", "the 1,200-page ﬁle", "The ‘warning’ came late, if it came at all."),
    "a part, cut between words": (
        "will not rest",
        "11 years",
        "6:15 a.m.",
        "6:15",
        "$5 to the fund",
        "not $50",
        "four shots",
        "1,200-page file",
        "a non-reflective coat",
        "Sample Street",
        "34",
        "don’t send",
    ),
}
