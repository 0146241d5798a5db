"""The other user interface: the same use cases without a window, for scripts and scheduled backups.

Every refusal is one Chinese line on stderr and an exit status that is not 0. Imports no Qt.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn, TypeVar

from platformdirs import user_data_path

from workbench.errors import InvalidInput, WorkbenchError

KINDS = ("tasks", "targets", "members", "meetings", "decisions", "progress")
T = TypeVar("T")


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Say it in Chinese; argparse's own wording is English."""
        known = message.split(": ", 1)[-1] if "：" in message or "。" in message else ""
        sentence = known or "命令写法不对，缺少参数或有多余的参数。"
        self.exit(2, f"{sentence} 用“--help”查看用法。\n")


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Read the command line; without a command, `run` is None and the window is meant."""
    parser = _Parser(prog="main.py", description="领导小组办公室工作台", add_help=True)
    parser.add_argument("--file", type=Path, default=default_file(), help="数据文件")
    parser.set_defaults(run=None)
    commands = parser.add_subparsers(title="命令", parser_class=_Parser)

    report = commands.add_parser("report", help="阶段推进情况报告（PDF）")
    report.add_argument("phase", type=_one_of({str(n): n for n in range(1, 5)}, "阶段"))
    report.add_argument("--as-of", type=_day, help="统计截止日，如 2019-11-30")
    report.add_argument("--format", type=_named("pdf", what="格式"), default="pdf")
    _add_output(report)
    report.set_defaults(run=_report)

    roster = commands.add_parser("roster", help="成员通讯录")
    roster.add_argument("--format", type=_named("pdf", "xlsx", "vcf", what="格式"), default="pdf")
    roster.add_argument(
        "--mask", type=_named("public", "internal", "full", what="密级"), default="internal"
    )
    roster.add_argument("--as-of", type=_day, help="截至哪一天")
    _add_output(roster)
    roster.set_defaults(run=_roster)

    export = commands.add_parser("export", help="导出数据")
    export.add_argument("kind", type=_named(*KINDS, what="内容"))
    export.add_argument("--format", type=_named("json", "csv", "xlsx", what="格式"), default="json")
    export.add_argument("--as-of", type=_day, help="统计截止日")
    _add_output(export)
    export.set_defaults(run=_export)

    commands.add_parser("check", help="检查数据文件是否完好").set_defaults(run=_check)
    backup = commands.add_parser("backup", help="备份")
    _add_output(backup)
    backup.set_defaults(run=_backup)
    restore = commands.add_parser("restore", help="从备份恢复")
    restore.add_argument("backup", type=Path)
    restore.set_defaults(run=_restore)
    return parser.parse_args(argv)


def default_file() -> Path:
    """Where the workbench file lies unless `--file` names another."""
    return user_data_path("leading-group-workbench", appauthor=False) / "workbench.db"


def run(args: argparse.Namespace, now: datetime) -> int:
    """Carry out the parsed command; return the exit status."""
    try:
        print(args.run(args, now))  # noqa: T201 - the answer of a command
    except WorkbenchError as error:
        print(error.sentence, file=sys.stderr)  # noqa: T201
        return 1
    return 0


def _add_output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-o", "--output", type=Path, required=True, help="写到哪个文件")


def _one_of(words: dict[str, T], what: str) -> Callable[[str], T]:
    def convert(text: str) -> T:
        if text not in words:
            raise argparse.ArgumentTypeError(f"{what}“{text}”不认识，可用：{'、'.join(words)}。")
        return words[text]

    return convert


def _named(*words: str, what: str) -> Callable[[str], str]:
    return _one_of({word: word for word in words}, what)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"“{text}”不是有效日期，请按 2019-11-30 的样式填写。"
        ) from None


# Each command imports what it needs when it runs: the parser also stands before the window.


def _report(args: argparse.Namespace, now: datetime) -> str:
    from reports.paper import build
    from workbench.reporting.phase import phase_report
    from workbench.store import open_or_create

    with open_or_create(args.file, now) as store:
        paper = store.read(phase_report, args.phase, now.date(), args.as_of)
    written = build(paper, args.output)
    lost = f"缺字：{'、'.join(written.missing)}。" if written.missing else ""
    return f"已写出第{args.phase}阶段报告，{written.pages} 页：{args.output}。{lost}"


def _roster(args: argparse.Namespace, now: datetime) -> str:
    from ui.output import write_roster
    from workbench.reporting.roster import read_roster
    from workbench.rules.masking import Mask
    from workbench.store import open_or_create

    with open_or_create(args.file, now) as store:
        roster = store.read(read_roster, args.as_of or now.date(), Mask(args.mask))
    if not roster.members:
        raise InvalidInput("这一天还没有领导小组成员，请核对日期。")
    write_roster(roster, args.format, args.output)
    return f"已写出成员通讯录（{roster.mask.word}），{len(roster.members)} 人：{args.output}。"


def _export(args: argparse.Namespace, now: datetime) -> str:
    from ui.output import write_records
    from workbench.reporting.export import EXPORTS
    from workbench.store import open_or_create

    with open_or_create(args.file, now) as store:
        records = store.read(EXPORTS[args.kind], args.as_of or now.date())
    write_records(records, args.kind, args.format, args.output)
    return f"已导出 {len(records)} 条：{args.output}。"


def _check(args: argparse.Namespace, now: datetime) -> str:
    from workbench.errors import Missing
    from workbench.reporting.export import EXPORTS
    from workbench.store import open_store

    if not args.file.exists():
        raise Missing(f"没有“{args.file}”这个文件，请核对文件名。")
    with open_store(args.file, now) as store:
        store.check()
        counts = {kind: len(store.read(export, now.date())) for kind, export in EXPORTS.items()}
    return (
        f"数据文件完好：任务 {counts['tasks']} 项，成员 {counts['members']} 人，"
        f"目标 {counts['targets']} 项，议定事项 {counts['decisions']} 项，进展 {counts['progress']} 条。"
    )


def _backup(args: argparse.Namespace, now: datetime) -> str:
    from workbench.errors import Missing
    from workbench.store import open_store

    if not args.file.exists():
        raise Missing(f"没有“{args.file}”这个文件，请核对文件名。")
    with open_store(args.file, now) as store:
        store.backup(args.output)
    return f"已备份并核对：{args.output}。"


def _restore(args: argparse.Namespace, now: datetime) -> str:
    from workbench.backup import restore

    kept = restore(args.backup, args.file, now)
    before = f"原文件保留为：{kept}。" if kept else ""
    return f"已恢复到：{args.file}。{before}"
