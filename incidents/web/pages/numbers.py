"""Public numbers in addresses: what cannot be one is not found, and never reaches a database."""

MAX_NUMBER = 2**53 - 1
"""The largest public number: beyond it, programs that hold numbers as doubles would confuse two records."""


class PublicNumberConverter:
    """A positive decimal number without leading zeros, at most MAX_NUMBER."""

    regex = "[1-9][0-9]{0,15}"

    def to_python(self, value: str) -> int:
        """Return the number. Raises ValueError, which makes Django answer 404, if it is too large."""
        number = int(value)
        if number > MAX_NUMBER:
            raise ValueError(f"{value} is larger than any public number")
        return number

    def to_url(self, value: int) -> str:
        """Return the number as it stands in an address."""
        return str(value)
