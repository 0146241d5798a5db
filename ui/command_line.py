"""The other user interface: the same use cases without a window, for scripts and scheduled backups.

Every refusal is one Chinese line on stderr and an exit status that is not 0. Imports no Qt.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from platformdirs import user_data_path

from ui.usage import Parser
from workbench.errors import InvalidInput, WorkbenchError

if TYPE_CHECKING:
    from workbench.handouts import HandoutDraft

    Commands = argparse._SubParsersAction["Parser"]  # noqa: SLF001 - it has no public name

KINDS = ("tasks", "targets", "members", "meetings", "decisions", "progress")
NOTICES = ("督办", "提醒", "催办")
MASKS = ("public", "internal", "full")
ORDERS = ("rank", "stroke", "pinyin", "unit")
VCARDS = ("3.0", "4.0", "outlook")
T = TypeVar("T")


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Read the command line; without a command, `run` is None and the window is meant."""
    parser = Parser(prog="main.py", description="领导小组办公室工作台。不带命令时打开窗口。")
    parser.add_argument(
        "--file", metavar="文件", type=Path, default=default_file(), help="数据文件，没有时新建"
    )
    parser.set_defaults(run=None)
    commands = parser.add_subparsers(title="命令", metavar="命令", parser_class=Parser)
    _add_documents(commands)
    _add_care(commands)
    try:
        return parser.parse_args(argv)
    except InvalidInput as error:
        parser.exit(2, f"{error.sentence}\n")


def _add_documents(commands: "Commands") -> None:
    report = commands.add_parser("report", help="阶段推进情况报告")
    report.add_argument(
        "phase",
        metavar="阶段",
        type=_one_of({str(n): n for n in range(1, 5)}, "阶段"),
        help="1 到 4",
    )
    _add_output(report, "pdf", "docx", "xlsx")
    report.set_defaults(run=_report)

    roster = commands.add_parser("roster", help="成员通讯录")
    roster.add_argument(
        "--vcard",
        metavar="版本",
        type=_named(VCARDS, "vCard 版本"),
        default="3.0",
        help="vcf 按哪个版本：3.0（默认）、4.0、outlook（每人一个文件，装进 .zip）",
    )
    roster.add_argument(
        "--order",
        metavar="次序",
        type=_named(ORDERS, "次序"),
        default="rank",
        help="rank 职务（默认）、stroke 姓氏笔画、pinyin 姓名拼音、unit 单位",
    )
    _add_mask(roster)
    _add_output(roster, "pdf", "qr", "xlsx", "csv", "vcf")
    roster.set_defaults(run=_roster)

    export = commands.add_parser("export", help="导出数据")
    export.add_argument("kind", metavar="内容", type=_named(KINDS, "内容"), help="、".join(KINDS))
    _add_mask(export)
    _add_output(export, "json", "csv", "xlsx")
    export.set_defaults(run=_export)

    notices = commands.add_parser("notices", help="三色督办单，每个单位一份")
    notices.add_argument(
        "--kind",
        metavar="种类",
        type=_named(NOTICES, "种类"),
        default=NOTICES[0],
        help=f"{'、'.join(NOTICES)}，默认 {NOTICES[0]}",
    )
    _add_day(notices)
    notices.add_argument(
        "-o", "--output", metavar="文件夹", type=Path, required=True, help="写到哪个文件夹"
    )
    notices.set_defaults(run=_notices)


def _add_care(commands: "Commands") -> None:
    commands.add_parser("check", help="检查数据文件是否完好").set_defaults(run=_check)
    backup = commands.add_parser("backup", help="备份数据文件")
    _add_path(backup)
    backup.set_defaults(run=_backup)
    restore = commands.add_parser("restore", help="从备份恢复数据文件")
    restore.add_argument("backup", metavar="备份", type=Path, help="备份文件")
    restore.set_defaults(run=_restore)


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


def _add_mask(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--mask",
        metavar="密级",
        type=_named(MASKS, "密级"),
        default="internal",
        help="成员的号码：public 公开、internal 内部（默认，隐去手机中间四位）、full 完整",
    )
    parser.add_argument("--recipient", metavar="接收人", default="", help="给谁，完整必填")
    parser.add_argument("--purpose", metavar="用途", default="", help="做什么用，完整必填")


def _add_output(parser: argparse.ArgumentParser, *formats: str) -> None:
    parser.add_argument(
        "--format",
        metavar="格式",
        type=_named(formats, "格式"),
        default=formats[0],
        help=f"{'、'.join(formats)}，默认 {formats[0]}",
    )
    _add_day(parser)
    _add_path(parser)


def _add_day(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--as-of", metavar="日期", type=_day, help="截至哪一天，如 2019-11-30")


def _add_path(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-o", "--output", metavar="文件", type=Path, required=True, help="写到哪个文件"
    )


def _one_of(words: dict[str, T], what: str) -> Callable[[str], T]:
    def convert(text: str) -> T:
        if text not in words:
            raise InvalidInput(f"{what}“{text}”不认识，可用：{'、'.join(words)}。")
        return words[text]

    return convert


def _named(words: Sequence[str], what: str) -> Callable[[str], str]:
    return _one_of({word: word for word in words}, what)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InvalidInput(f"“{text}”不是有效日期，请按 2019-11-30 的样式填写。") from None


# Each command imports what it needs when it runs: the parser also stands before the window.


def _report(args: argparse.Namespace, now: datetime) -> str:
    """The PDF, its Word twin, or the tables of its annexes."""
    from workbench.exchange.files import check_target
    from workbench.papers import PaperKey, PaperKind
    from workbench.reporting.issuable import word_paper
    from workbench.store import open_or_create

    check_target(args.output)
    key = PaperKey(PaperKind.PHASE, str(args.phase))
    with open_or_create(args.file, now) as store:
        paper = store.read(word_paper, key, now.date(), args.as_of)
    match args.format:
        case "docx":
            from reports.word.build import build_word

            build_word(paper, args.output)
            return f"已写出第{args.phase}阶段报告：{args.output}。"
        case "xlsx":
            from workbench.exchange.annex_book import write_annexes

            write_annexes(paper, args.output)
            return f"已写出第{args.phase}阶段报告的附件表格：{args.output}。"
        case _:
            from reports.paper import build
            from ui.output import missing_sentence

            written = build(paper, args.output)
            lost = missing_sentence(written.missing)
            return f"已写出第{args.phase}阶段报告，{written.pages} 页：{args.output}。{lost}"


def _roster(args: argparse.Namespace, now: datetime) -> str:
    from ui.handouts import hand_out_roster
    from workbench.exchange.files import check_target
    from workbench.rules.ordering import Order
    from workbench.store import open_or_create

    check_target(args.output)
    form = args.vcard if args.format == "vcf" else args.format
    with open_or_create(args.file, now) as store:
        draft = _handout(args, form)
        day, order = args.as_of or now.date(), Order(args.order)
        return hand_out_roster(store, day, draft, args.output, now, order)


def _export(args: argparse.Namespace, now: datetime) -> str:
    from ui.handouts import hand_out_members
    from ui.output import write_records
    from workbench.exchange.files import check_target
    from workbench.reporting.export import EXPORTS
    from workbench.store import open_or_create

    check_target(args.output)
    day = args.as_of or now.date()
    with open_or_create(args.file, now) as store:
        if args.kind == "members":
            draft = _handout(args, args.format)
            return hand_out_members(store, day, draft, args.output, now)
        records = store.read(EXPORTS[args.kind], day)
    write_records(records, args.kind, args.format, args.output)
    return f"已导出 {len(records)} 条：{args.output}。"


def _handout(args: argparse.Namespace, form: str) -> "HandoutDraft":
    """What is handed out; its format is named as on the command line, or by the vCard version."""
    from workbench.handouts import HandoutDraft, HandoutFormat
    from workbench.records import checked

    forms = {"3.0": HandoutFormat.VCARD3, "4.0": HandoutFormat.VCARD4}
    values = {
        "mask": args.mask,
        "format": forms.get(form) or HandoutFormat[form.upper()],
        "recipient": args.recipient,
        "purpose": args.purpose,
    }
    return checked(HandoutDraft, values)


def _notices(args: argparse.Namespace, now: datetime) -> str:
    from ui.slips import issue_slips
    from workbench.notices import NoticeDraft, NoticeKind, number_notices, reply_day
    from workbench.orders import draw_orders, list_works
    from workbench.store import open_or_create

    kind, day = NoticeKind(args.kind), args.as_of or now.date()
    draft = NoticeDraft(kind=kind, issued_on=day, reply_by=reply_day(day))
    with open_or_create(args.file, now) as store:
        orders = draw_orders(kind, store.read(list_works, day))
        notices = store.read(number_notices, draft, orders)
        return issue_slips(store, notices, "", args.output).sentence


def _check(args: argparse.Namespace, now: datetime) -> str:
    from workbench.archive import verify_archive
    from workbench.errors import Missing
    from workbench.evidence import list_evidence, verify_evidence
    from workbench.issued import list_issues
    from workbench.reporting.export import EXPORTS
    from workbench.store import open_store

    with open_store(args.file, now) as store:
        store.check()
        counts = {kind: len(store.read(export, now.date())) for kind, export in EXPORTS.items()}
        files, papers = store.read(list_evidence), store.read(list_issues)
        kept = {
            "佐证材料": verify_evidence(store.path, files),
            "归档文书": verify_archive(store.path, papers),
        }
    lost = [f"{what}缺失或被改动：{'、'.join(names)}" for what, names in kept.items() if names]
    if lost:
        raise Missing(f"{'；'.join(lost)}，请从备份中找回。")
    return (
        f"数据文件完好：任务 {counts['tasks']} 项，成员 {counts['members']} 人，"
        f"目标 {counts['targets']} 项，会议 {counts['meetings']} 次，"
        f"议定事项 {counts['decisions']} 项，进展 {counts['progress']} 条，"
        f"佐证材料 {len(files)} 件，定稿文书 {len(papers)} 份。"
    )


def _backup(args: argparse.Namespace, now: datetime) -> str:
    from workbench.store import open_store

    with open_store(args.file, now) as store:
        store.backup(args.output)
    return f"已备份并核对：{args.output}。备份含全部号码，请妥善保管。"


def _restore(args: argparse.Namespace, now: datetime) -> str:
    from workbench.backup import restore

    kept = restore(args.backup, args.file, now)
    before = f"原文件保留为：{kept}。" if kept else ""
    return f"已恢复到：{args.file}。{before}"
