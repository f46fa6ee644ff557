"""Kinds of organizations: agencies, governments, unions, news outlets and others."""

from incidents.record.codes.code_list import EDITORIAL, CodeList


class OrganizationKind(
    CodeList,
    source=f"{EDITORIAL}, after the 21 agency classes of ODMP, with bodies that are not police",
    version="1, on the classes as ODMP published them on 2010-10-26",
):
    """What an organization is. NLETS classes, where one exists, are in brackets."""

    MUNICIPAL_POLICE = "municipal_police", "Municipal police", "Police of a city, town or village [PD]."
    COUNTY_POLICE = "county_police", "County police", "Police of a county, apart from its sheriff."
    SHERIFF = "sheriff", "Sheriff", "Office of an elected sheriff [SO]."
    CONSTABLE = "constable", "Constable", "Office of an elected constable."
    CITY_MARSHAL = "city_marshal", "City marshal", "Office of a city or town marshal."
    STATE_POLICE = "state_police", "State police", "State police or highway patrol [SA]."
    FEDERAL_LAW_ENFORCEMENT = (
        "federal_law_enforcement",
        "Federal law enforcement",
        "A federal agency that no narrower kind covers [FE].",
    )
    SPECIAL_INVESTIGATIONS = (
        "special_investigations",
        "Special investigations",
        "An agency of criminal investigators.",
    )
    TRIBAL_POLICE = "tribal_police", "Tribal police", "Police of a tribal nation."
    CAMPUS_POLICE = "campus_police", "Campus police", "Police of a school, college or university."
    TRANSIT_RAILROAD_POLICE = (
        "transit_railroad_police",
        "Transit or railroad police",
        "Police of an airport, harbor, port, railroad or transit system.",
    )
    CORRECTIONS = "corrections", "Corrections", "Jails and prisons [JC]."
    PROBATION_PAROLE = "probation_parole", "Probation and parole", "Supervision outside prison [JG]."
    COURT_SERVICES = "court_services", "Court services", "Courts, bailiffs, court security [JJ]."
    PROSECUTOR = "prosecutor", "Prosecutor", "District, state or United States attorney's office [JA]."
    CONSERVATION_PARKS = (
        "conservation_parks",
        "Conservation and parks",
        "Wildlife, natural resources, parks, marine.",
    )
    CUSTOMS_BORDER = "customs_border", "Customs and border", "Border protection, customs and immigration."
    TAX_REVENUE = "tax_revenue", "Tax and revenue", "Collectors of taxes and their agents."
    ALCOHOL_DRUG_CONTROL = (
        "alcohol_drug_control",
        "Alcohol and drug control",
        "Enforces laws on controlled substances.",
    )
    MILITARY_POLICE = (
        "military_police",
        "Military police",
        "Police of the armed forces and of their department.",
    )
    HOUSING_POLICE = "housing_police", "Housing police", "Police of a public housing authority."
    HOSPITAL_POLICE = "hospital_police", "Hospital police", "Police of a hospital or health department."
    CAPITOL_ASSET_PROTECTION = (
        "capitol_asset_protection",
        "Capitol and asset protection",
        "Guards a capitol or other public property.",
    )
    COMMERCIAL_VEHICLE_ENFORCEMENT = (
        "commercial_vehicle_enforcement",
        "Commercial vehicle enforcement",
        "Inspects trucks and other commercial vehicles.",
    )
    CODE_ENFORCEMENT = (
        "code_enforcement",
        "Code enforcement",
        "Enforces building, animal or other local codes.",
    )
    FIRE_DEPARTMENT = "fire_department", "Fire department", "Career or volunteer fire service."
    EMS = "ems", "Emergency medical service", "Ambulance or rescue service of its own."
    GOVERNMENT = "government", "Government", "A city, county, state or federal government or office."
    LABOR_UNION = "labor_union", "Labor union", "Union or association of responders."
    NEWS_MEDIA = "news_media", "News outlet", "Newspaper, broadcaster, wire or news site."
    SOCIAL_PLATFORM = "social_platform", "Social platform", "Where posts were made."
    HOSPITAL = "hospital", "Hospital", "Where people were treated."
    BUSINESS = "business", "Business", "A company or shop."
    MEMORIAL_ORG = "memorial_org", "Memorial organization", "Keeps the memory of responders."
    OTHER = "other", "Other", "None of the others."
    UNKNOWN = "unknown", "Unknown", "No source says."
