"""`python -m rescatalog` is the `rescatalog` command."""

from rescatalog.cli.app import main

if __name__ == "__main__":
    main()
