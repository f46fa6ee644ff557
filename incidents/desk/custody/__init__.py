"""What is to happen at a set time, and what is sealed: the pages of publishers and name custodians."""
