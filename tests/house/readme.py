"""The README's tables, made from the program: ``make docs`` writes them."""

import argparse
import ast
import inspect
import os
from collections.abc import Callable, Iterable
from dataclasses import fields
from itertools import pairwise
from pathlib import Path

from textual.keys import format_key

from tui import config
from tui.app.commands import Scope, in_scope
from tui.cli.main import build_parser

README = Path(__file__).resolve().parents[2] / "README.md"


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table."""
    lines = [heads, ["---" for _ in heads], *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def keys() -> str:
    """Every key, by where it works."""
    rows = []
    for scope in Scope:
        for number, command in enumerate(in_scope([scope])):
            names = " ".join(shown_key(key) for key in command.keys.split(","))
            rows.append(("" if number else f"**{scope.value}**", names, command.help))
    return table(("", "Keys", ""), rows)


def command_line() -> str:
    """Every command with its arguments."""
    parser, _ = build_parser()
    (commands,) = (
        action
        for action in parser._actions
        if isinstance(action, argparse._SubParsersAction)
    )
    described: dict[str, argparse.ArgumentParser] = commands.choices
    return table(
        ("Command", "Does"),
        (
            (f"`{_usage(command)}`", (command.description or "").rstrip("."))
            for command in described.values()
        ),
    )


def settings() -> str:
    """Every setting with its default and what it means."""
    (settings_class,) = (
        node
        for node in ast.parse(inspect.getsource(config)).body
        if isinstance(node, ast.ClassDef) and node.name == "Settings"
    )
    meanings = {
        str(ast.unparse(field.target)): ast.literal_eval(text.value)
        for field, text in pairwise(settings_class.body)
        if isinstance(field, ast.AnnAssign) and isinstance(text, ast.Expr)
    }
    return table(
        ("Setting", "Unless set", "Meaning"),
        (
            (
                f"`{field.name}`",
                f"`{_toml(field.default)}`",
                meanings[field.name].replace("``", "`"),
            )
            for field in fields(config.Settings)
        ),
    )


TABLES: dict[str, Callable[[], str]] = {
    "keys": keys,
    "commands": command_line,
    "settings": settings,
}


def fresh(readme: str) -> str:
    """The README with every table as the program has it now."""
    for name, make in TABLES.items():
        begin, end = f"<!-- {name} -->", f"<!-- /{name} -->"
        before, _, rest = readme.partition(begin)
        _, found, after = rest.partition(end)
        assert found, f"the README has no place for {name}"
        readme = f"{before}{begin}\n{make()}\n{end}{after}"
    return readme


def shown_key(key: str) -> str:
    """A key as it is written on keyboards, fit for a Markdown table."""
    *modifiers, last = key.split("+")
    shown = "+".join([*modifiers, format_key(last)])
    return "`` ` ``" if shown == "`" else f"`{shown}`".replace("|", "\\|")


def _usage(parser: argparse.ArgumentParser) -> str:
    os.environ["COLUMNS"] = "300"
    usage = parser.format_usage().removeprefix("usage: ").strip()
    return usage.replace(" [-h]", "").replace("|", "\\|")


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)


if __name__ == "__main__":
    README.write_text(fresh(README.read_text("utf-8")), "utf-8")
