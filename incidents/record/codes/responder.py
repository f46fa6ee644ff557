"""Who the responder was, what the responder was doing, and what came of it."""

from incidents.record.codes.code_list import EDITORIAL, FBI_UCR, CodeList


class ResponderType(CodeList, source=f"{EDITORIAL}, after the categories of PSOB", version="1"):
    """The service that the responder belonged to."""

    LAW_ENFORCEMENT = "law_enforcement", "Law enforcement officer", "A sworn officer with powers of arrest."
    CORRECTIONS = "corrections", "Corrections officer", "Works in a jail or prison."
    PROBATION_PAROLE = "probation_parole", "Probation or parole officer", "Supervises people outside prison."
    COURT = "court", "Court officer", "A judge, bailiff, or court security officer."
    FIREFIGHTER = "firefighter", "Firefighter", "Career or volunteer."
    EMS = "ems", "Medic", "Member of a rescue squad or ambulance crew."
    TELECOMMUNICATOR = "telecommunicator", "Telecommunicator", "Takes emergency calls or dispatches."
    MILITARY_POLICE = "military_police", "Military police", "Police of an armed service."
    CHAPLAIN = "chaplain", "Chaplain", "Chaplain of a police or fire agency."
    PUBLIC_SAFETY_OTHER = "public_safety_other", "Other public safety", "Another public safety worker."
    CIVILIAN_EMPLOYEE = "civilian_employee", "Civilian employee", "Employed by the agency, not sworn."
    CITIZEN_ASSISTING = (
        "citizen_assisting",
        "Citizen assisting",
        "Posse member, deputized or helping citizen.",
    )


class Species(CodeList, source=EDITORIAL, version="1"):
    """Whether the responder is a human being. Only a human being is a person of the record."""

    HUMAN = "human", "Human"
    CANINE = "canine", "Dog", "A police, search or fire dog."
    EQUINE = "equine", "Horse", "A police horse."


class Outcome(CodeList, source=f"{EDITORIAL}, after the victim statuses of the Gun Violence Archive", version="1"):
    """What became of the responder."""

    KILLED = "killed", "Killed", "Died of it, whenever."
    INJURED_CRITICAL = "injured_critical", "Critically injured", "A source says critical or life-threatening."
    INJURED_SERIOUS = "injured_serious", "Seriously injured", "A source says serious, severe or grave."
    INJURED_MINOR = "injured_minor", "Slightly injured", "A source says minor, or treated and released."
    INJURED_UNSPECIFIED = "injured_unspecified", "Injured", "Hurt; no source says how badly."
    UNINJURED = "uninjured", "Not injured", "Stated, or plainly implied."
    UNKNOWN = "unknown", "Unknown", "No source says."


class DutyStatus(CodeList, source=EDITORIAL, version="1"):
    """Whether the responder was on duty."""

    ON_DUTY = "on_duty", "On duty", "Working at the time."
    OFF_DUTY_ACTING = (
        "off_duty_acting",
        "Off duty, acting officially",
        "Off the clock, but acted as a responder.",
    )
    OFF_DUTY = "off_duty", "Off duty", "Off the clock, and not acting as a responder."
    RETIRED = "retired", "Retired", "No longer in service."
    UNKNOWN = "unknown", "Unknown", "No source says."


class Attire(CodeList, source=EDITORIAL, version="1"):
    """How the responder was dressed."""

    UNIFORM = "uniform", "Uniform", "In the uniform of the agency."
    PLAINCLOTHES = "plainclothes", "Plainclothes", "At work in ordinary clothes, not hiding the office."
    UNDERCOVER = "undercover", "Undercover", "Dressed so as not to be known as an officer."
    OFF_DUTY_CLOTHES = "off_duty_clothes", "Off-duty clothes", "In private clothes, off duty."
    UNKNOWN = "unknown", "Unknown", "No source says."


class LineOfDuty(CodeList, source=EDITORIAL, version="1"):
    """Who says that it was in the line of duty: definitions differ, so this is never a yes or no."""

    STATED_BY_AGENCY = "stated_by_agency", "Stated by the agency", "The employing agency says so."
    STATED_BY_OTHER = "stated_by_other", "Stated by another", "Another official or body says so."
    DETERMINED = "determined", "Determined", "PSOB or a memorial body has ruled that it was."
    DENIED = "denied", "Denied", "A body that rules on it has ruled that it was not."
    NOT_STATED = "not_stated", "Not stated", "No source says."


class ActivityCode(CodeList, source="NIBRS element 25A, ucr:LEOKAActivityCategoryCode", version=FBI_UCR):
    """What the officer was engaged in when assaulted or killed."""

    RESPONDING_TO_DISTURBANCE_CALL = (
        "01",
        "Responding to disturbance call (family quarrels, person with firearm, etc.)",
        "On the way to, or at, a disturbance.",
    )
    BURGLARIES_IN_PROGRESS = (
        "02",
        "Burglaries in progress or pursuing burglary suspects",
        "Answering a burglary, or after its suspects.",
    )
    ROBBERIES_IN_PROGRESS = (
        "03",
        "Robberies in progress or pursuing robbery suspects",
        "Answering a robbery, or after its suspects.",
    )
    ATTEMPTING_OTHER_ARRESTS = (
        "04",
        "Attempting other arrests",
        "Arresting for anything but burglary or robbery.",
    )
    CIVIL_DISORDER = "05", "Civil disorder (riot, mass disobedience)", "Dealing with a disorderly crowd."
    HANDLING_PRISONERS = (
        "06",
        "Handling, transporting, custody of prisoners",
        "In charge of somebody already in custody.",
    )
    INVESTIGATING_SUSPICIOUS_PERSONS = (
        "07",
        "Investigating suspicious persons or circumstances",
        "Looking into somebody or something that seemed wrong.",
    )
    AMBUSH_NO_WARNING = "08", "Ambush - no warning", "Attacked by surprise; used only when a source says so."
    HANDLING_PERSONS_WITH_MENTAL_ILLNESS = (
        "09",
        "Handling persons with mental illness",
        "Dealing with somebody in a mental crisis.",
    )
    TRAFFIC_PURSUITS_AND_STOPS = "10", "Traffic pursuits and stops", "Chasing or stopping a vehicle."
    ALL_OTHER = "11", "All other", "None of the others."


class AssignmentCode(CodeList, source="NIBRS element 25B, ucr:LEOKAOfficerAssignmentCategoryCode", version=FBI_UCR):
    """The officer's normal assignment, not where the officer happened to be sitting."""

    TWO_OFFICER_VEHICLE = "F", "Two-officer vehicle (uniformed)", "Patrols by vehicle with a partner."
    ONE_OFFICER_VEHICLE_ALONE = (
        "G",
        "One-officer vehicle, alone (uniformed)",
        "Patrols alone; nobody assisted.",
    )
    ONE_OFFICER_VEHICLE_ASSISTED = (
        "H",
        "One-officer vehicle, assisted (uniformed)",
        "Patrols alone; other officers assisted.",
    )
    DETECTIVE_ALONE = (
        "I",
        "Detective or special assignment, alone (non-uniformed)",
        "Works out of uniform; nobody assisted.",
    )
    DETECTIVE_ASSISTED = (
        "J",
        "Detective or special assignment, assisted (non-uniformed)",
        "Works out of uniform; other officers assisted.",
    )
    OTHER_ALONE = "K", "Other, alone (foot patrol, off duty, etc.)", "Another assignment; nobody assisted."
    OTHER_ASSISTED = "L", "Other, assisted", "Another assignment; other officers assisted."


class Circumstance(
    CodeList,
    source="LEOKA annual report on officers feloniously killed: circumstance at the scene",
    version="Names as reported for 2022; traffic_stop, administrative and other as commonly listed",
):
    """What the officer met at the scene, as the FBI's annual report groups it."""

    UNPROVOKED_ATTACK = (
        "unprovoked_attack",
        "Unprovoked attack",
        "No contact came before it; counted apart from ambush.",
    )
    INVESTIGATIVE_ENFORCEMENT = (
        "investigative_enforcement",
        "Investigative or enforcement activity",
        "Making inquiries, or enforcing a law.",
    )
    AMBUSH_ENTRAPMENT = (
        "ambush_entrapment",
        "Ambush (entrapment and premeditation)",
        "The officer was lured or lain in wait for.",
    )
    EMOTIONALLY_DISTURBED = (
        "emotionally_disturbed",
        "Encounter with an emotionally disturbed person",
        "Called to, or met, a person in crisis.",
    )
    PURSUIT = "pursuit", "Pursuit", "Following a fleeing person, on foot or by vehicle."
    DISORDER_DISTURBANCE = (
        "disorder_disturbance",
        "Response to disorder or disturbance",
        "Answering a quarrel or disorder.",
    )
    TACTICAL = "tactical", "Tactical situation", "A barricade, hostage or high-risk entry."
    ARREST = "arrest", "Arrest", "Making or attempting an arrest."
    CRIME_IN_PROGRESS = "crime_in_progress", "Response to crime in progress", "Answering a crime under way."
    ASSISTING_OFFICER = (
        "assisting_officer",
        "Assisting another officer",
        "Helping an officer who asked or needed it.",
    )
    COURT_ORDER = (
        "court_order",
        "Serving a court order",
        "Serving a warrant, eviction, subpoena or other order.",
    )
    DEPLOYING_EQUIPMENT = (
        "deploying_equipment",
        "Deploying equipment",
        "Setting out flares, spike strips or the like.",
    )
    TRAFFIC_STOP = "traffic_stop", "Traffic stop", "Stopping a vehicle."
    ADMINISTRATIVE = "administrative", "Administrative assignment", "At office, court or training work."
    OTHER = "other", "Other", "None of the others."


class InjuryCode(CodeList, source="NIBRS element 33, ucr:InjuryCategoryCode", version=FBI_UCR):
    """The kind of injury, as far as could be seen."""

    NONE = "N", "None", "No injury."
    APPARENT_MINOR_INJURY = "M", "Apparent minor injury", "Slight, as far as could be seen."
    APPARENT_BROKEN_BONES = "B", "Apparent broken bones", "Bones seem to be broken."
    POSSIBLE_INTERNAL_INJURY = "I", "Possible internal injury", "Hurt inside, perhaps."
    SEVERE_LACERATION = "L", "Severe laceration", "Deep cuts."
    OTHER_MAJOR_INJURY = "O", "Other major injury", "Grave, and none of the others; a gunshot wound, for one."
    LOSS_OF_TEETH = "T", "Loss of teeth", "Teeth were knocked out."
    UNCONSCIOUSNESS = "U", "Unconsciousness", "Knocked out or fainted."
