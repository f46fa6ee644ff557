"""The form of an incident: its rows and their evidence on one page, saved together or not at all."""
