"""`lazy`: a value of an object that is made when it is first asked for, and kept.

As `functools.cached_property`, which until Python 3.12 takes a lock each time it makes one; the views of a pair are
asked for by every check.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

S = TypeVar("S")
T = TypeVar("T")


class lazy(Generic[S, T]):
    """Decorates a method without arguments. The object needs a `__dict__`."""

    def __init__(self, make: Callable[[S], T]) -> None:
        self.make = make
        self.name = make.__name__
        self.__doc__ = make.__doc__

    @overload
    def __get__(self, instance: None, owner: type[Any] | None = None) -> lazy[S, T]: ...

    @overload
    def __get__(self, instance: S, owner: type[Any] | None = None) -> T: ...

    def __get__(self, instance: S | None, owner: type[Any] | None = None) -> lazy[S, T] | T:
        if instance is None:
            return self
        value = self.make(instance)
        instance.__dict__[self.name] = value
        return value
