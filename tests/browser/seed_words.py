"""How an editor finds the rows of the seed record again: by which words, in which fields."""

from incidents.record.row import Table

LOOKED_UP = {
    (Table.SOURCE, "publisher"): Table.ORGANIZATION,
    (Table.ORGANIZATION, "parent"): Table.ORGANIZATION,
    (Table.POST, "organization"): Table.ORGANIZATION,
    (Table.TENURE, "person"): Table.PERSON,
    (Table.TENURE, "post"): Table.POST,
    (Table.INCIDENT, "place"): Table.PLACE,
    (Table.INCIDENT, "lead_organization"): Table.ORGANIZATION,
    (Table.RELATION, "to_incident"): Table.INCIDENT,
    (Table.RESPONDER, "person"): Table.PERSON,
    (Table.RESPONDER, "organization"): Table.ORGANIZATION,
    (Table.RESPONDER, "death_place"): Table.PLACE,
    (Table.SUSPECT, "person"): Table.PERSON,
    (Table.VEHICLE, "owner"): Table.ORGANIZATION,
    (Table.EVENT, "place"): Table.PLACE,
    (Table.EVENT, "officials"): Table.TENURE,
    (Table.STATEMENT, "speaker_tenure"): Table.TENURE,
    (Table.STATEMENT, "speaker_organization"): Table.ORGANIZATION,
}
SIBLINGS = {
    (Table.SUSPECT, "member_of"): Table.SUSPECT,
    (Table.WEAPON, "suspect"): Table.SUSPECT,
    (Table.VEHICLE, "driver"): Table.RESPONDER,
    (Table.CASE_STATUS, "suspect"): Table.SUSPECT,
    (Table.STATEMENT, "continues"): Table.STATEMENT,
}
WORDS = {
    (Table.ORGANIZATION, "kron_tv"): ("kron", "KRON"),
    (Table.ORGANIZATION, "opd"): ("oakland p", "Oakland Police Department"),
    (Table.ORGANIZATION, "city"): ("city", "City of Oakland"),
    (Table.ORGANIZATION, "attorney_office"): ("alam", "Alameda County"),
    (Table.ORGANIZATION, "fbi"): ("fbi", "FBI"),
    (Table.ORGANIZATION, "fbi_sf"): ("fbi s", "FBI San Francisco"),
    (Table.ORGANIZATION, "union"): ("union", "Police union"),
    (Table.PERSON, "officer"): ("withh", "Person"),
    (Table.PLACE, "block"): ("cann", "Cannabis dispensary"),
    (Table.PLACE, "hospital"): ("high", "Highland Hospital"),
    (Table.TENURE, "thao_mayor"): ("thao", "Sheng Thao"),
    (Table.TENURE, "allison_chief"): ("alli", "Darren Allison"),
    (Table.TENURE, "price_attorney"): ("pric", "Pamela Price"),
    (Table.INCIDENT, "first"): ("burgl", "Burglary at a cannabis dispensary"),
    (Table.SUSPECT, "fleeing_group"): ("", "fleeing suspects"),
    (Table.SUSPECT, "gunman"): ("", "gunman"),
    (Table.RESPONDER, "officer_main"): ("", "Person"),
    (Table.STATEMENT, "price_first"): ("", "The murder"),
}
"""What to type to find a row, and how its label begins."""
