"""`python -m pipeline` is `dobhashi`."""

from pipeline.cli import main

if __name__ == "__main__":
    main()
