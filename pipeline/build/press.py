"""Stride two: what a worker does with one artifact."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pipeline.errors import PipelineError, RenderError
from pipeline.model import Incomplete


@dataclass(frozen=True, slots=True)
class Piece:
    """An artifact with the body or bodies it is made from."""

    root: str
    path: str
    make: Callable[..., bytes | Incomplete]
    inputs: tuple[Any, ...]
    body: str | tuple[str | None, ...] | None


def made(piece: Piece) -> bytes | Incomplete | PipelineError:
    """The bytes of an artifact, or why there are none."""
    if os.getcwd() != piece.root:
        os.chdir(piece.root)
    try:
        return piece.make(*piece.inputs) if piece.body is None else piece.make(piece.body, *piece.inputs)
    except PipelineError as error:
        return error
    except OSError as error:
        return RenderError(f"{error.strerror or error}: {error.filename}" if error.filename else str(error))
    except RecursionError:
        return RenderError("nested too deeply")
    except Exception as bug:
        bug.add_note(f"while making {piece.path}")
        raise
