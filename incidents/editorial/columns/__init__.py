"""Columns that belong together: coded fields, moments and partial dates, with the CHECKs that keep them true."""
