"""`python -m newsclean`: the command, where its script is not on the path."""

from newsclean.cli import main

__all__: list[str] = []

if __name__ == "__main__":
    main()
