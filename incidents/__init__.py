"""Public records of line-of-duty incidents: entered, sourced, reviewed, published, verifiable."""
