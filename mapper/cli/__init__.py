"""The command line: parse, call, word, print."""
