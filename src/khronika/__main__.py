"""`python -m khronika`."""

from khronika.cli import main

if __name__ == "__main__":
    main()
