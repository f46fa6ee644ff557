"""Places: how precisely one is known, what kind it is, and the states."""

from incidents.record.codes.code_list import EDITORIAL, FBI_UCR, CodeList


class GeoPrecision(CodeList, source=EDITORIAL, version="1"):
    """How precisely the place is known. The list runs from fine to coarse."""

    EXACT = "exact", "Exact", "A point that a source gives, or that can be seen in a picture."
    ADDRESS = "address", "Address", "A street address."
    BLOCK = "block", "Block", "A block of a street."
    INTERSECTION = "intersection", "Intersection", "Where two roads meet."
    LANDMARK = "landmark", "Landmark", "At or near something well known; not an address."
    NEIGHBORHOOD = "neighborhood", "Neighborhood", "A named part of a city."
    CITY = "city", "City", "A city or town, no more."
    COUNTY = "county", "County", "A county, no more."
    STATE = "state", "State", "A state or territory, no more."
    UNKNOWN = "unknown", "Unknown", "No source says."


class LocationCode(CodeList, source="NIBRS element 9, ucr:LocationCategoryCode", version=FBI_UCR):
    """The kind of place. The standard has no codes 26 to 36, and no 43."""

    AIR_BUS_TRAIN_TERMINAL = (
        "01",
        "Air/bus/train terminal",
        "A place where passengers board.",
    )
    BANK = "02", "Bank/savings and loan"
    BAR_NIGHTCLUB = "03", "Bar/nightclub"
    HOUSE_OF_WORSHIP = "04", "Church/synagogue/temple/mosque", "Any house of worship."
    COMMERCIAL_OFFICE_BUILDING = "05", "Commercial/office building"
    CONSTRUCTION_SITE = "06", "Construction site"
    CONVENIENCE_STORE = "07", "Convenience store", "A small store open long hours."
    DEPARTMENT_DISCOUNT_STORE = "08", "Department/discount store"
    DRUG_STORE_DOCTOR_HOSPITAL = "09", "Drug store/doctor's office/hospital", "Any place of medical care."
    FIELD_WOODS = "10", "Field/woods"
    GOVERNMENT_PUBLIC_BUILDING = (
        "11",
        "Government/public building",
        "A station house or fire house, for example.",
    )
    GROCERY_SUPERMARKET = "12", "Grocery/supermarket"
    HIGHWAY_ROAD_STREET = (
        "13",
        "Highway/road/alley/street/sidewalk",
        "Where most traffic stops and pursuits are.",
    )
    HOTEL_MOTEL = "14", "Hotel/motel/etc."
    JAIL_PRISON = "15", "Jail/prison/penitentiary/corrections facility"
    LAKE_WATERWAY_BEACH = "16", "Lake/waterway/beach"
    LIQUOR_STORE = "17", "Liquor store"
    PARKING_LOT_GARAGE = "18", "Parking/drop lot/garage"
    RENTAL_STORAGE_FACILITY = "19", "Rental storage facility"
    RESIDENCE_HOME = "20", "Residence/home", "Its yard and driveway included."
    RESTAURANT = "21", "Restaurant"
    SCHOOL_COLLEGE = "22", "School/college", "Older code; 52 and 53 tell schools apart."
    SERVICE_GAS_STATION = "23", "Service/gas station"
    SPECIALTY_STORE = "24", "Specialty store", "A store that sells one kind of goods."
    OTHER_UNKNOWN = "25", "Other/unknown"
    ABANDONED_STRUCTURE = "37", "Abandoned/condemned structure"
    AMUSEMENT_PARK = "38", "Amusement park"
    ARENA_STADIUM = "39", "Arena/stadium/fairgrounds/coliseum"
    ATM_SEPARATE_FROM_BANK = "40", "ATM separate from bank"
    AUTO_DEALERSHIP = "41", "Auto dealership new/used"
    CAMP_CAMPGROUND = "42", "Camp/campground"
    DAYCARE_FACILITY = "44", "Daycare facility"
    DOCK_WHARF = "45", "Dock/wharf/freight/modal terminal"
    FARM_FACILITY = "46", "Farm facility"
    GAMBLING_FACILITY = "47", "Gambling facility/casino/race track"
    INDUSTRIAL_SITE = "48", "Industrial site"
    MILITARY_INSTALLATION = "49", "Military installation"
    PARK_PLAYGROUND = "50", "Park/playground"
    REST_AREA = "51", "Rest area"
    SCHOOL_COLLEGE_UNIVERSITY = "52", "School - college/university"
    SCHOOL_ELEMENTARY_SECONDARY = "53", "School - elementary/secondary"
    SHELTER_MISSION = "54", "Shelter - mission/homeless"
    SHOPPING_MALL = "55", "Shopping mall"
    TRIBAL_LANDS = "56", "Tribal lands"
    COMMUNITY_CENTER = "57", "Community center"
    CYBERSPACE = "58", "Cyberspace", "Online, for threats and the like."


class UsState(
    CodeList,
    source="United States Postal Service, two-letter abbreviations",
    version="Fifty states, the District of Columbia and five territories; no military or historical codes",
):
    """A state, the federal district, or a territory."""

    AL = "AL", "Alabama"
    AK = "AK", "Alaska"
    AZ = "AZ", "Arizona"
    AR = "AR", "Arkansas"
    CA = "CA", "California"
    CO = "CO", "Colorado"
    CT = "CT", "Connecticut"
    DE = "DE", "Delaware"
    DC = "DC", "District of Columbia"
    FL = "FL", "Florida"
    GA = "GA", "Georgia"
    HI = "HI", "Hawaii"
    ID = "ID", "Idaho"
    IL = "IL", "Illinois"
    IN = "IN", "Indiana"
    IA = "IA", "Iowa"
    KS = "KS", "Kansas"
    KY = "KY", "Kentucky"
    LA = "LA", "Louisiana"
    ME = "ME", "Maine"
    MD = "MD", "Maryland"
    MA = "MA", "Massachusetts"
    MI = "MI", "Michigan"
    MN = "MN", "Minnesota"
    MS = "MS", "Mississippi"
    MO = "MO", "Missouri"
    MT = "MT", "Montana"
    NE = "NE", "Nebraska"
    NV = "NV", "Nevada"
    NH = "NH", "New Hampshire"
    NJ = "NJ", "New Jersey"
    NM = "NM", "New Mexico"
    NY = "NY", "New York"
    NC = "NC", "North Carolina"
    ND = "ND", "North Dakota"
    OH = "OH", "Ohio"
    OK = "OK", "Oklahoma"
    OR = "OR", "Oregon"
    PA = "PA", "Pennsylvania"
    RI = "RI", "Rhode Island"
    SC = "SC", "South Carolina"
    SD = "SD", "South Dakota"
    TN = "TN", "Tennessee"
    TX = "TX", "Texas"
    UT = "UT", "Utah"
    VT = "VT", "Vermont"
    VA = "VA", "Virginia"
    WA = "WA", "Washington"
    WV = "WV", "West Virginia"
    WI = "WI", "Wisconsin"
    WY = "WY", "Wyoming"
    AS = "AS", "American Samoa"
    GU = "GU", "Guam"
    MP = "MP", "Northern Mariana Islands"
    PR = "PR", "Puerto Rico"
    VI = "VI", "U.S. Virgin Islands"
