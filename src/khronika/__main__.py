"""`python -m khronika`."""

from khronika.cli import main

main()
