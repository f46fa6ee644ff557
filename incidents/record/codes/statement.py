"""How a statement was reported, where it was made, and how its words were checked."""

from incidents.record.codes.code_list import EDITORIAL, CodeList


class StatementMode(CodeList, source=f"{EDITORIAL}, after the three kinds of quotation in journalism", version="1"):
    """Whose words these are."""

    DIRECT = "direct", "Quoted in full", "The whole utterance stands in quotation marks."
    PARTIAL = "partial", "Quoted in part", "A fragment stands in quotation marks."
    INDIRECT = "indirect", "Reported", "The reporter's words; shown without quotation marks."


class StatementChannel(CodeList, source=EDITORIAL, version="1"):
    """Where the statement was made."""

    NEWS_CONFERENCE = "news_conference", "News conference", "Said to the assembled press."
    WRITTEN_STATEMENT = "written_statement", "Written statement", "Issued in writing."
    SOCIAL_X = "social_x", "X (Twitter)", "Posted on X, formerly Twitter."
    SOCIAL_OTHER = "social_other", "Other social media", "Posted on another platform."
    BROADCAST_INTERVIEW = "broadcast_interview", "Broadcast interview", "Said on radio or television."
    PHONE_INTERVIEW = "phone_interview", "Phone interview", "Said to a reporter by telephone."
    IN_PERSON_INTERVIEW = "in_person_interview", "Interview", "Said to a reporter face to face."
    EMAIL = "email", "Email", "Written to a reporter by email."
    COURT_FILING = "court_filing", "Court filing", "Written in papers filed with a court."
    COURT_HEARING = "court_hearing", "Court hearing", "Said in court."
    PUBLIC_MEETING = "public_meeting", "Public meeting", "Said at a council or other public meeting."
    POLICE_REPORT = "police_report", "Police report", "Written in a report of the police."
    RADIO_DISPATCH = "radio_dispatch", "Radio dispatch", "Said on an emergency channel."
    MEMORIAL_EVENT = "memorial_event", "Memorial event", "Said at a funeral, vigil or dedication."
    UNSTATED = "unstated", "Not stated", "The source does not say where; the honest default."


class WordsChecked(CodeList, source=EDITORIAL, version="1"):
    """How the words of a statement were checked before they were published."""

    SOURCE_TEXT = "source_text", "Checked against the source", "They occur in the source's text, exactly."
    TRANSCRIPTION = "transcription", "Transcribed from a recording", "An editor wrote them down from a recording."
