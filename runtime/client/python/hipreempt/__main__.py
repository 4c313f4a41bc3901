"""`hipreempt` and `python -m hipreempt`: becomes the program of this name, which a wheel holds beside the libraries."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NoReturn


def main() -> NoReturn:
    program = Path(__file__).resolve().parent / "lib" / "hipreempt"
    try:
        os.execv(program, ["hipreempt", *sys.argv[1:]])
    except OSError as error:
        sys.exit(f"hipreempt: {program}: {error.strerror}: it comes with the wheel; a checkout has target/release/hipreempt")


if __name__ == "__main__":
    main()
