"""The computed list of what keeps an incident from being published, and of what an editor should look at first."""
