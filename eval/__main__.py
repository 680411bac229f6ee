"""`python -m eval`: the same as `portavoz eval`."""

from eval.cli import main

if __name__ == "__main__":
    main()
