"""What the Makefile needs beside make itself. No part of the running product."""
