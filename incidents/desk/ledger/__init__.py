"""The ledger of facts: what the two databases and the public pages must say of the seed record, and must not say."""
