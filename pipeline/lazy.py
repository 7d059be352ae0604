"""`lazy`: a value of an object that is made when it is first asked for, and kept. `Memo`: the same for many keys.

`lazy` is as `functools.cached_property`, which until Python 3.12 takes a lock each time it makes one; the views of a
pair are asked for by every check.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

K = TypeVar("K")
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


class Memo(dict[K, T]):
    """A table that makes what is not in it yet: `Memo(len)["three"]` is 5, and found from then on.

    Looking something up that is there costs no call, which tells where words are looked up by the million. When there
    are too many, all are forgotten.
    """

    MANY = 50_000

    def __init__(self, make: Callable[[K], T]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: K) -> T:
        if len(self) > self.MANY:
            self.clear()
        made = self[key] = self._make(key)
        return made
