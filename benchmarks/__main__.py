"""Run every benchmark, or those named: `python -m benchmarks [start] [pane] …`; one alone may have
arguments of its own: `python -m benchmarks dates GOLD_DIR`."""

import importlib
import pkgutil
import sys

import benchmarks

_SAID = {"importing": "import"}
"""What a benchmark is called that can't be called so in Python."""


def main() -> None:
    """Each module of this package with a `main(arguments)` is a benchmark; it prints a table."""
    names = [module.name for module in pkgutil.iter_modules(benchmarks.__path__)]
    measured = [_SAID.get(name, name) for name in names if not name.startswith("_")]
    wanted, arguments = sys.argv[1:] or measured, []
    if wanted[0] in measured and len(wanted) > 1 and wanted[1] not in measured:
        wanted, arguments = wanted[:1], wanted[1:]
    for name in wanted:
        if name not in measured:
            sys.exit(f"{name}: no such benchmark; there are {', '.join(measured)}")
        print(f"\n== {name}")
        try:
            module = next((own for own, said in _SAID.items() if said == name), name)
            importlib.import_module(f"benchmarks.{module}").main(arguments)
        except TimeoutError as error:
            sys.exit(f"{name}: {error}")


if __name__ == "__main__":
    main()
