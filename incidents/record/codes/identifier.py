"""Identifiers that others give to our rows, and other names."""

from incidents.record.codes.code_list import EDITORIAL, CodeList


class IdentifierScheme(CodeList, source=EDITORIAL, version="1"):
    """Who gave the identifier."""

    ODMP = "odmp", "ODMP", "Page of the Officer Down Memorial Page."
    USFA = "usfa", "U.S. Fire Administration", "Record among the firefighter fatalities of the USFA."
    WIKIDATA = "wikidata", "Wikidata", "Item of Wikidata, a Q and a number."
    CASE_NUMBER = "case_number", "Case number", "Number of an agency or a court for the case."
    ORI = "ori", "ORI", "Originating agency identifier of the NCIC, nine characters."
    LEOKA = "leoka", "LEOKA", "Record of the FBI's program on officers killed and assaulted."
    DATASET_ROW = (
        "dataset_row",
        "Row of a dataset",
        "Digest or number that finds the row imported from a dataset.",
    )
    OTHER = "other", "Other", "Another identifier; its address says whose."


class AliasKind(CodeList, source=EDITORIAL, version="1"):
    """What another name of an organization or a person is."""

    FORMER_NAME = "former_name", "Former name", "Borne before the present name."
    ABBREVIATION = "abbreviation", "Abbreviation", "A short form or initials."
    ALSO_KNOWN_AS = "also_known_as", "Also known as", "In use beside the name."
    MAIDEN_NAME = "maiden_name", "Maiden name", "Borne before marriage."
    NICKNAME = "nickname", "Nickname", "What friends and colleagues say."
    MISSPELLING = (
        "misspelling",
        "Misspelling",
        "A wrong form found in a source, kept so that it can be searched.",
    )
    OTHER = "other", "Other", "None of the others."
