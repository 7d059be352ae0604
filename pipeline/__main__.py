"""The command: `dobhashi`, and `python -m pipeline` alike."""

import signal


def main() -> None:
    """Runs the command. Until it can answer a Ctrl-C (see `cli`), one just ends the process, without a traceback."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # not where a shell has it ignored
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from pipeline.cli import main as command

    command()


if __name__ == "__main__":
    main()
