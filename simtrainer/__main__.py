"""`python -m simtrainer` is the command `simtrainer`."""

from simtrainer.cli import main

if __name__ == "__main__":
    main(prog_name="simtrainer")
