"""`nkreader` and `python -m nkreader`."""

import sys


def main() -> None:
    """Run the command line; ends the process with its exit code."""
    try:
        from nkreader.cli.root import nkreader

        nkreader.main(prog_name="nkreader")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
