"""TOML files that people write: `site.toml` and `language.toml`. Every complaint has its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from pipeline.errors import ProjectError
from pipeline.findings import Place

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]")
_PAIR = re.compile(r"""\s*([\w.-]+|"[^"]*"|'[^']*')\s*=""")
_AT_LINE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)")
_KINDS: dict[type | tuple[type, ...], str] = {
    str: "a text",
    bool: "true or false",
    list: "a list",
    dict: "a table",
    (int, float): "a number",
}


@dataclass(frozen=True, slots=True)
class TomlFile:
    """A file and what it says."""

    name: str
    text: str
    table: Mapping[str, Any]

    def wrong(self, key: str, message: str, *, hint: str = "") -> ProjectError:
        """The error that says so of a dotted key, at its line; an array's tables are `key[1]`, `key[2]`."""
        return ProjectError(message, place=Place(self.name, self._line(key)), hint=hint)

    def value(self, key: str, value: Any, kind: type | tuple[type, ...]) -> Any:
        """The value, if it is of this kind. Raises `ProjectError`."""
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise self.wrong(key, f"{said(key)} must be {_KINDS[kind]}")
        return value

    def texts(self, key: str, value: Any) -> tuple[str, ...]:
        """The value, if it is a list of texts. Raises `ProjectError`."""
        if not all(isinstance(item, str) for item in self.value(key, value, list)):
            raise self.wrong(key, f"{said(key)} must be a list of texts")
        return tuple(value)

    def unknown(self, key: str, known: list[str], *, what: str) -> NoReturn:
        """Refuses a key by name. Raises `ProjectError` with the nearest of those known."""
        from difflib import get_close_matches

        near = get_close_matches(key.rpartition(".")[2], known, n=1)
        hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(known)}" if known else ""
        raise self.wrong(key, f"unknown {what} {said(key)}", hint=hint)

    def _line(self, key: str) -> int:
        """The line of a key, else of the table around it; 0 when the file does not name it."""
        lines = self._lines()
        while key and key not in lines:
            key = key[: max(key.rfind("."), key.rfind("["), 0)]
        return lines.get(key, 0)

    def _lines(self) -> dict[str, int]:
        """Key → line: of what a person writes as a rule, so that a key in an inline table has none."""
        lines: dict[str, int] = {}
        within, count = "", dict[str, int]()
        for number, line in enumerate(self.text.split("\n"), start=1):
            if header := _HEADER.match(line):
                name = header[2]
                lines.setdefault(name, number)
                if header[1] == "[[":
                    count[name] = count.get(name, 0) + 1
                    name = f"{name}[{count[name]}]"
                lines[name] = number
                within = f"{name}."
            elif pair := _PAIR.match(line):
                lines.setdefault(within + pair[1].strip("\"'"), number)
        return lines


def place_of(key: str, data: bytes, name: str) -> Place:
    """Where a file that can be read names a key, for what is found out about its value later."""
    return parse_toml(data, name).wrong(key, "").place or Place(name)


class Table:
    """One table of a file, taken apart key by key so that what is left over can be refused by name."""

    def __init__(self, file: TomlFile, table: Mapping[str, Any], name: str) -> None:
        self.file = file
        self.table = dict(table)
        self.name = name
        self.known: list[str] = []

    def take(self, key: str, kind: type | tuple[type, ...], default: Any) -> Any:
        self.known.append(key)
        return self.file.value(self._full(key), self.table.pop(key, default), kind)

    def text(self, key: str, shape: str = "", example: str = "") -> str:
        """A text without spaces around it; of this shape, unless it is empty."""
        value = str(self.take(key, str, "")).strip()
        if value and shape and not re.fullmatch(shape, value):
            raise self.wrong(key, f"cannot be {value!r}", hint=f'write {key} = "{example}"')
        return value

    def texts(self, key: str, default: tuple[str, ...]) -> tuple[str, ...]:
        """A list of texts, each once."""
        self.known.append(key)
        return tuple(dict.fromkeys(self.file.texts(self._full(key), self.table.pop(key, list(default)))))

    def sub(self, key: str) -> Table:
        return Table(self.file, self.take(key, dict, {}), self._full(key))

    def each(self, key: str) -> list[Table]:
        """The tables of an array."""
        values = {f"{self._full(key)}[{number}]": value for number, value in enumerate(self.take(key, list, []), 1)}
        return [Table(self.file, self.file.value(name, value, dict), name) for name, value in values.items()]

    def done(self) -> None:
        for key in self.table:
            self.file.unknown(self._full(key), self.known, what="setting")

    def wrong(self, key: str, message: str, *, hint: str = "") -> ProjectError:
        full = self._full(key)
        return self.file.wrong(full, f"{said(full)} {message}", hint=hint)

    def _full(self, key: str) -> str:
        return f"{self.name}.{key}".strip(".")


def said(key: str) -> str:
    """A key as a message names it."""
    return re.sub(r"\[\d+\]", "", key)


def parse_toml(data: bytes, name: str) -> TomlFile:
    """What the bytes of a file say. Raises `ProjectError` with the line of what is not UTF-8 or not TOML."""
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"not UTF-8: byte 0x{data[error.start]:02x}"
        raise ProjectError(message, place=Place(name, line), hint="save the file as UTF-8") from error
    try:
        return TomlFile(name, text, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        found = _AT_LINE.search(str(error))
        line = int(found[1]) if found and found[1] else text.rstrip("\n").count("\n") + 1
        message = f"not valid TOML: {_AT_LINE.sub('', str(error))}"
        hint = 'a line is a [table], or key = "text", key = 60, key = true or key = ["one", "two"]'
        raise ProjectError(message, place=Place(name, line), hint=hint) from error
