"""`nkreader` and `python -m nkreader`."""

import os
import sys


def main() -> None:
    """Run the command line; ends the process with its exit code."""
    try:
        from nkreader.cli.said import reader_alone

        said = reader_alone(sys.argv[1:])
        if said is not None and "_NKREADER_COMPLETE" not in os.environ:
            from nkreader.cli.exit_codes import end
            from nkreader.cli.reader import open_reader

            sys.exit(end(lambda: open_reader(said)))
        from nkreader.cli.root import nkreader

        nkreader.main(prog_name="nkreader")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
