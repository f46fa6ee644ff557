"""Kinds of sources."""

from incidents.record.codes.code_list import EDITORIAL, CodeList


class SourceKind(CodeList, source=f"{EDITORIAL}, after types of schema.org", version="1, on schema.org 30.0"):
    """What a source is."""

    NEWS_ARTICLE = "news_article", "News article", "Written news, in print or online."
    NEWS_BROADCAST = "news_broadcast", "News broadcast", "News on radio or television."
    WIRE = "wire", "Wire report", "A report of a news agency."
    PRESS_RELEASE = "press_release", "Press release", "Issued to the press by an agency or organization."
    SOCIAL_POST = "social_post", "Social media post", "A post on a social platform."
    COURT_RECORD = "court_record", "Court record", "Papers or docket of a court."
    AGENCY_REPORT = "agency_report", "Agency report", "A report by a public agency."
    GOVERNMENT_DATASET = "government_dataset", "Government dataset", "Data published by a government."
    DATASET = "dataset", "Dataset", "Data published by anybody else."
    MEMORIAL_PAGE = "memorial_page", "Memorial page", "A page in remembrance of a responder."
    VIDEO = "video", "Video", "A recording, body-worn cameras included."
    LEGISLATION = "legislation", "Legislation", "A law, bill or resolution."
    BOOK = "book", "Book", "A book."
    INTERVIEW = "interview", "Interview", "Our own interview, on record."
    OTHER = "other", "Other", "None of the others; the title says what."
