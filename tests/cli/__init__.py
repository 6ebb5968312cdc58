"""The command line as other programs and people meet it."""
