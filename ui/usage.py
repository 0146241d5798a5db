"""argparse in Chinese: what it prints as usage, and what it finds wrong."""

import argparse
import re
from collections.abc import Iterable
from typing import Any, NoReturn

USAGE_ERRORS = (
    (re.compile("required: (.+)"), "缺少{}。"),
    (re.compile("unrecognized arguments: (.+)"), "不认识“{}”。"),
    (re.compile("argument (.+): expected one argument"), "“{}”后面缺少内容。"),
    (re.compile(r"invalid choice: \W*(.+?)\W* \(choose"), "没有“{}”这个命令。"),
)
"""What argparse finds wrong, in Chinese."""


class Help(argparse.HelpFormatter):
    """Says 用法."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """Speaks Chinese where argparse would speak English."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, formatter_class=Help, add_help=False, allow_abbrev=False)
        self._positionals.title, self._optionals.title = "内容", "选项"
        self.add_argument("-h", "--help", action="help", help="显示用法")

    def error(self, message: str) -> NoReturn:
        found = ((pattern.search(message), words) for pattern, words in USAGE_ERRORS)
        named = (words.format(match[1].replace(", ", "、")) for match, words in found if match)
        sentence = next(named, "命令写法不对。")
        self.exit(2, f"{sentence}用“--help”查看用法。\n")
