"""The seed record: two incidents of one day, entered from a data file of our own through the editorial actions."""
