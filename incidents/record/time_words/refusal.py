"""The refusal of words that cannot be read as a time."""


class UnreadableTime(ValueError):
    """
    The words state no time or date that can be read without guessing.

    words         what was given, verbatim
    reason        why it cannot be read
    suggestions   words that could be read instead
    """

    def __init__(self, words: str, reason: str, *suggestions: str) -> None:
        self.words = words
        self.reason = reason
        self.suggestions = suggestions
        advice = f" Write, for example, {_join(suggestions)}." if suggestions else ""
        super().__init__(f"“{words}” cannot be read: {reason}.{advice}")


def _join(suggestions: tuple[str, ...]) -> str:
    return " or ".join(f"“{suggestion}”" for suggestion in suggestions)
