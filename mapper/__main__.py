"""`python -m mapper` is the command `mapper`."""

from mapper.cli.main import run

if __name__ == "__main__":
    run()
