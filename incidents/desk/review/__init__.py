"""Review at the desk: the page of an incident between drafting and publishing, and the queue of what waits."""
