"""The private database: drafts, sealed names, evidence, publications, users."""
