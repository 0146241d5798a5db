"""The command line: in process through `main`, and a handful of times as users start it."""

import csv
import io
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

import docx
import pypdfium2
import pytest
from python_calamine import CalamineWorkbook
from sqlmodel import Session, select

import main
from resources import resource
from tests.workbench.issuer import issue
from ui.command_line import KINDS, default_file, parse
from workbench.archive import Form, open_archived
from workbench.contacts import ContactDraft
from workbench.evidence import Subject, attach, evidence_folder, keep_file
from workbench.handouts import list_handouts
from workbench.journal import describe
from workbench.ledger import list_tasks
from workbench.members import Member, list_members, record_contact
from workbench.store import open_store

ROOT = Path(__file__).parents[2]
COMMANDS = ("report", "roster", "export", "check", "backup", "restore")
ENGLISH = re.compile(
    r"usage|argument|invalid|choose|required|expected|error|options|show", re.IGNORECASE
)


class Said(NamedTuple):
    status: int
    out: str
    err: str

    @property
    def refusal(self) -> str:
        """The one line that a refused command says, and nothing else."""
        assert self.status != 0
        assert self.out == ""
        assert self.err.endswith("\n")
        assert self.err.count("\n") == 1
        assert not ENGLISH.search(self.err)
        return self.err.removesuffix("\n")


Command = Callable[..., Said]


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs one command in this process."""

    def run(*words: object) -> Said:
        try:
            status = main.main([str(word) for word in words])
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else -1
        return Said(status, *capsys.readouterr())

    return run


@pytest.fixture
def autumn(autumn_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(autumn_file, tmp_path / "秋.db"))


def bare(text: str) -> str:
    """Letters and figures only: the plan's punctuation was restored when it became data."""
    return re.sub(r"[\W_]", "", text)


def exported(command: Command, file: Path, kind: str, form: str = "json") -> Path:
    target = file.with_name(f"{kind}.{form}")
    words = ("--file", file, "export", kind, "--format", form, "--as-of", "2019-11-30")
    assert command(*words, "-o", target).status == 0
    return target


def records(path: Path) -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return read


# ---- a new file -----------------------------------------------------------------------


def test_a_file_that_does_not_exist_is_created_with_the_plan_in_it(
    command: Command, tmp_path: Path
) -> None:
    file, target = tmp_path / "新" / "工作台.db", tmp_path / "tasks.json"

    said = command("--file", file, "export", "tasks", "-o", target)

    assert said == (0, f"已导出 50 条：{target}。\n", "")
    tasks = records(target)
    text = bare(resource("plans", "hohhot-2019.txt").read_text(encoding="utf-8"))
    assert [task["number"] for task in tasks] == list(range(1, 51))
    assert [task["number"] for task in tasks if bare(task["content"]) not in text] == []
    assert len(records(exported(command, file, "members"))) == 55
    assert len(records(exported(command, file, "targets"))) == 45


def test_without_another_name_the_file_lies_in_the_users_data_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))

    assert default_file() == parse(["check"]).file
    assert default_file().name == "workbench.db"
    assert default_file().parent.name == "leading-group-workbench"


# ---- export ---------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_json_csv_and_workbook_hold_the_same(command: Command, autumn: Path, kind: str) -> None:
    plain = records(exported(command, autumn, kind))
    text = exported(command, autumn, kind, "csv").read_bytes().decode("utf-8-sig")
    head, *lines = csv.reader(io.StringIO(text, newline=""))
    book = CalamineWorkbook.from_path(exported(command, autumn, kind, "xlsx"))
    first, *rows = book.get_sheet_by_index(0).to_python()

    assert len(plain) == len(lines) == len(rows) > 0
    assert head == first
    assert not ENGLISH.search("".join(head))
    for record, line, row in zip(plain, lines, rows, strict=True):
        assert len(record) == len(line) == len(row)
        for value, as_text, cell in zip(record.values(), line, row, strict=True):
            if isinstance(value, str):
                assert as_text == str(cell).replace("\r\n", "\n") or float(as_text) == cell
                assert as_text == value or float(as_text) == float(value)
            elif isinstance(value, bool):
                assert as_text == cell == ("是" if value else "否")
            elif isinstance(value, int | float):
                assert float(as_text) == cell == value
            else:
                assert as_text == cell


def test_dates_are_iso_and_keys_are_code_names(command: Command, autumn: Path) -> None:
    task = records(exported(command, autumn, "tasks"))[10]

    assert task["lead"] == ["市场监管局（知识产权局）"]
    assert task["due_on"] == "2020-12-31"
    assert [step["due_on"] for step in task["milestones"]] == ["2019-12-31", "2020-12-31"]
    assert task["schedule_class"] in {"欠进度", "达进度", "超进度"}


# ---- documents ------------------------------------------------------------------------


@pytest.mark.parametrize("phase", [1, 2, 3, 4])
def test_report_writes_the_paper_of_each_phase(
    command: Command, autumn: Path, tmp_path: Path, phase: int
) -> None:
    target = tmp_path / f"{phase}.pdf"

    said = command("--file", autumn, "report", phase, "--as-of", "2019-11-30", "-o", target)

    with pypdfium2.PdfDocument(target) as pdf:
        pages, first = len(pdf), pdf[0].get_textpage().get_text_range()
    assert said == (0, f"已写出第{phase}阶段报告，{pages} 页：{target}。\n", "")
    title = ("前期准备", "制度完善", "项目推进", "实施完成")[phase - 1]
    assert f"{title}阶段推进情况报告" in first
    assert "（截至2019年11月30日）" in first


def test_report_writes_the_word_twin(command: Command, autumn: Path, tmp_path: Path) -> None:
    target = tmp_path / "2.docx"
    words = ("report", 2, "--as-of", "2019-11-30", "--format", "docx", "-o", target)

    said = command("--file", autumn, *words)

    assert said == (0, f"已写出第2阶段报告：{target}。\n", "")
    texts = [paragraph.text for paragraph in docx.Document(str(target)).paragraphs]
    assert "（截至2019年11月30日）" in texts


def test_report_writes_the_tables_of_its_annexes(
    command: Command, autumn: Path, tmp_path: Path
) -> None:
    target = tmp_path / "2.xlsx"
    words = ("report", 2, "--as-of", "2019-11-30", "--format", "xlsx", "-o", target)

    said = command("--file", autumn, *words)

    assert said == (0, f"已写出第2阶段报告的附件表格：{target}。\n", "")
    assert CalamineWorkbook.from_path(target).sheet_names[0].startswith("附件1 ")


@pytest.mark.parametrize("form", ["pdf", "qr", "xlsx", "csv", "vcf"])
def test_roster_writes_each_format(command: Command, path: Path, tmp_path: Path, form: str) -> None:
    target = tmp_path / f"通讯录.{form}"

    said = command("--file", path, "roster", "--format", form, "-o", target)

    assert said == (0, f"已导出成员通讯录（内部），55 人：{target}。\n", "")
    assert target.stat().st_size > 1000


@pytest.mark.parametrize(
    ("preset", "suffix", "start"),
    [
        ("3.0", "vcf", b"BEGIN:VCARD\r\nVERSION:3.0"),
        ("4.0", "vcf", b"BEGIN:VCARD\r\nVERSION:4.0"),
        ("outlook", "zip", b"PK"),
    ],
)
def test_cards_are_written_in_the_version_asked_for(
    command: Command, path: Path, tmp_path: Path, preset: str, suffix: str, start: bytes
) -> None:
    target = tmp_path / f"通讯录.{suffix}"

    command("--file", path, "roster", "--format", "vcf", "--vcard", preset, "-o", target)

    assert target.read_bytes().startswith(start)


def test_whole_numbers_are_written_only_to_somebody_and_then_registered(
    command: Command, path: Path, tmp_path: Path, now: datetime
) -> None:
    target = tmp_path / "a.csv"
    words = ("--file", path, "roster", "--format", "csv", "--mask", "full", "-o", target)

    assert command(*words).refusal == "完整版含全部号码，请填写接收人。"
    assert command(*words, "--recipient", "市政府办公室").refusal == (
        "完整版含全部号码，请填写用途。"
    )
    assert not target.exists()
    asked = ("--recipient", "市政府办公室", "--purpose", "发会议通知")
    assert command(*words, *asked).out == f"已导出成员通讯录（完整），55 人：{target}。\n"
    with open_store(path, now) as store:
        (row,) = store.read(list_handouts)
    assert (row.format, row.recipient, row.purpose) == ("CSV 表格", "市政府办公室", "发会议通知")


def test_members_are_exported_masked_and_whole_only_to_somebody(
    command: Command, path: Path, tmp_path: Path, now: datetime
) -> None:
    with open_store(path, now) as store:
        college = store.read(list_members, date(2019, 11, 30))[13]
        store.write(record_contact, college.id, ContactDraft(mobile="138-0000-1234"))
    target = tmp_path / "members.json"
    words = ("--file", path, "export", "members", "-o", target)

    assert command(*words).out == f"已导出 55 条（内部）：{target}。\n"
    assert records(target)[13]["mobile"] == "138****1234"
    assert command(*words, "--mask", "full").refusal == "完整版含全部号码，请填写接收人。"
    full = ("--mask", "full", "--recipient", "市档案馆", "--purpose", "年度归档")
    assert command(*words, *full).status == 0
    assert records(target)[13]["mobile"] == "138-0000-1234"
    with open_store(path, now) as store:
        assert [row.format for row in store.read(list_handouts)] == ["JSON 数据"]


@pytest.mark.parametrize(
    ("order", "first", "last"),
    [("rank", "冯玉臻", "李晓东"), ("stroke", "丁秀君", "魏红军"), ("pinyin", "毕国臣", "朱建国"),
     ("unit", "冯玉臻", "李晓东")],
)  # fmt: skip
def test_the_roster_is_written_in_the_order_asked_for(
    command: Command, path: Path, tmp_path: Path, order: str, first: str, last: str
) -> None:
    target = tmp_path / "名片.vcf"
    said = command("--file", path, "roster", "--format", "vcf", "--order", order, "-o", target)

    assert said.status == 0
    cards = target.read_text(encoding="utf-8").splitlines()
    names = [line.removeprefix("FN:") for line in cards if line.startswith("FN:")]
    assert (names[0], names[-1], len(names)) == (first, last, 55)


def test_a_name_that_no_font_has_is_reported(
    command: Command, path: Path, tmp_path: Path, now: datetime
) -> None:
    def rename(session: Session) -> None:
        describe(session, "改名")
        session.exec(select(Member).where(Member.name == "冯玉臻")).one().name = "冯𠮷"

    with open_store(path, now) as store:
        store.write(rename)

    for words in (("roster",), ("report", 1)):
        said = command("--file", path, *words, "-o", tmp_path / "纸.pdf")
        assert said.out.endswith("字库缺字，纸上以“〓”代替：𠮷。\n")
    assert command("--file", path, "roster", "--format", "vcf", "-o", tmp_path / "a").out.endswith(
        "/a。\n"
    )


# ---- care for the file ----------------------------------------------------------------


def test_check_names_evidence_that_is_gone(command: Command, autumn: Path, tmp_path: Path) -> None:
    letter = tmp_path / "批文.pdf"
    letter.write_bytes(b"approved")
    with open_store(autumn, datetime.now().astimezone()) as store:
        task = store.read(list_tasks, date(2019, 11, 30))[0]
        kept = keep_file(store.path, letter)
        store.write(attach, Subject.TASK, task.id, "批文.pdf", kept, date(2019, 11, 30))
    assert "佐证材料 1 件" in command("--file", autumn, "check").out
    next(evidence_folder(autumn).iterdir()).unlink()
    said = command("--file", autumn, "check")
    assert (said.status, said.err) == (1, "佐证材料缺失或被改动：批文.pdf，请从备份中找回。\n")


def test_check_names_issued_papers_that_were_altered(command: Command, autumn: Path) -> None:
    with open_store(autumn, datetime.now().astimezone()) as store:
        pdf = open_archived(autumn, issue(store), Form.PDF)
    assert "定稿文书 1 份" in command("--file", autumn, "check").out
    pdf.chmod(0o600)
    pdf.write_bytes(b"altered")
    said = command("--file", autumn, "check")
    assert said.refusal == "归档文书缺失或被改动：通报〔2020〕1号.pdf，请从备份中找回。"


def test_check_says_that_a_file_is_whole_and_what_it_holds(command: Command, autumn: Path) -> None:
    said = command("--file", autumn, "check")

    assert re.fullmatch(
        "数据文件完好：任务 50 项，成员 55 人，目标 45 项，会议 1 次，议定事项 3 项，"
        r"进展 \d+ 条，佐证材料 0 件，定稿文书 0 份。\n",
        said.out,
    )
    assert (said.status, said.err) == (0, "")


def test_check_finds_damage_and_touches_nothing(command: Command, path: Path) -> None:
    raw = bytearray(path.read_bytes())
    raw[8192:12288] = b"\0" * 4096
    path.write_bytes(raw)

    assert "损坏" in command("--file", path, "check").refusal
    assert path.read_bytes() == raw


def test_check_refuses_a_file_of_a_newer_version(command: Command, path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA user_version=9999")
    before = path.read_bytes()

    assert "较新版本" in command("--file", path, "check").refusal
    assert path.read_bytes() == before


def test_check_and_backup_do_not_make_up_a_file_that_is_missing(
    command: Command, tmp_path: Path
) -> None:
    file = tmp_path / "没有.db"
    sentence = f"没有“{file}”这个文件，请核对文件名。"

    assert command("--file", file, "check").refusal == sentence
    assert command("--file", file, "backup", "-o", tmp_path / "b.db").refusal == sentence
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_open_elsewhere_is_left_alone(
    command: Command, path: Path, now: datetime
) -> None:
    with open_store(path, now):
        said = command("--file", path, "check").refusal

    assert said.startswith(f"“{path.name}”正由用户 ")
    assert command("--file", path, "check").status == 0


def test_what_was_backed_up_is_restored(command: Command, autumn: Path, tmp_path: Path) -> None:
    saved, other = tmp_path / "备份.db", tmp_path / "另一台.db"
    before = exported(command, autumn, "progress").read_bytes()

    said = command("--file", autumn, "backup", "-o", saved)

    assert said == (0, f"已备份并核对：{saved}。备份含全部号码，请妥善保管。\n", "")
    assert command("--file", other, "restore", saved) == (0, f"已恢复到：{other}。\n", "")
    assert exported(command, other, "progress").read_bytes() == before


def test_restore_keeps_the_file_it_replaces_and_says_where(
    command: Command, path: Path, autumn: Path
) -> None:
    before = path.read_bytes()

    said = command("--file", path, "restore", autumn)

    match = re.fullmatch(f"已恢复到：{re.escape(str(path))}。原文件保留为：(.+)。\n", said.out)
    assert match
    assert Path(match[1]).read_bytes() == before
    assert len(records(exported(command, path, "meetings"))) == 1


# ---- bad input ------------------------------------------------------------------------

USAGE = "用“--help”查看用法。"
BAD_WORDS = [
    ("report 5 -o a", "阶段“5”不认识，可用：1、2、3、4。"),
    ("report one -o a", "阶段“one”不认识，可用：1、2、3、4。"),
    ("report 1", f"缺少-o/--output。{USAGE}"),
    ("report -o a", f"缺少阶段。{USAGE}"),
    ("report", f"缺少阶段、-o/--output。{USAGE}"),
    ("report 1 -o", f"“-o/--output”后面缺少内容。{USAGE}"),
    ("report 1 --format doc -o a", "格式“doc”不认识，可用：pdf、docx、xlsx。"),
    (
        "report 1 --as-of 2019-02-30 -o a",
        "“2019-02-30”不是有效日期，请按 2019-11-30 的样式填写。",
    ),
    ("report 1 --as-of 昨天 -o a", "“昨天”不是有效日期，请按 2019-11-30 的样式填写。"),
    ("report 1 --as-of 2018-12-31 -o a", "统计截止日不能早于方案开始的2019年1月1日。"),
    ("roster --format docx -o a", "格式“docx”不认识，可用：pdf、qr、xlsx、csv、vcf。"),
    ("roster --order 笔画 -o a", "次序“笔画”不认识，可用：rank、stroke、pinyin、unit。"),
    ("roster --mask secret -o a", "密级“secret”不认识，可用：public、internal、full。"),
    ("roster --vcard 2.1 -o a", "vCard 版本“2.1”不认识，可用：3.0、4.0、outlook。"),
    (
        "roster --format vcf --vcard outlook -o a",
        "Outlook 一次只读一张名片，所以每人一个文件、装进压缩包，文件名请以 .zip 结尾。",
    ),
    ("export members --mask full --purpose 归档 -o a", "完整版含全部号码，请填写接收人。"),
    ("roster --as-of 2018-12-31 -o a", "这一天还没有领导小组成员，请核对日期。"),
    (
        "export people -o a",
        "内容“people”不认识，可用：tasks、targets、members、meetings、decisions、progress。",
    ),
    ("export tasks --format pdf -o a", "格式“pdf”不认识，可用：json、csv、xlsx。"),
    ("export tasks", f"缺少-o/--output。{USAGE}"),
    ("print", f"没有“print”这个命令。{USAGE}"),
    ("报告：1", f"没有“报告：1”这个命令。{USAGE}"),
    ("check now 。", f"不认识“now 。”。{USAGE}"),
    ("check --quick", f"不认识“--quick”。{USAGE}"),
    ("check --help=all", f"命令写法不对。{USAGE}"),
    ("restore", f"缺少备份。{USAGE}"),
    ("backup", f"缺少-o/--output。{USAGE}"),
    ("-o a", f"没有“a”这个命令。{USAGE}"),
    ("-x", f"不认识“-x”。{USAGE}"),
]


@pytest.mark.parametrize(("words", "sentence"), BAD_WORDS, ids=[words for words, _ in BAD_WORDS])
def test_bad_words_give_one_chinese_line_and_write_nothing(
    command: Command, path: Path, monkeypatch: pytest.MonkeyPatch, words: str, sentence: str
) -> None:
    monkeypatch.chdir(path.parent)

    assert command("--file", path, *words.split()).refusal == sentence

    assert {file.name for file in path.parent.iterdir()} - {f".{path.name}.lock"} == {path.name}


@pytest.mark.parametrize(
    "words",
    [
        "report 1",
        "report 1 --format docx",
        "report 1 --format xlsx",
        "roster",
        "export tasks",
        "backup",
    ],
)
@pytest.mark.parametrize("target", ["没有/a", "/", ".", "文件/a"])
def test_a_place_that_cannot_be_written_gives_one_chinese_line(
    command: Command, path: Path, monkeypatch: pytest.MonkeyPatch, words: str, target: str
) -> None:
    monkeypatch.chdir(path.parent)
    Path("文件").touch()
    before = path.read_bytes()

    said = command("--file", path, *words.split(), "-o", target).refusal

    assert any(word in said for word in ("不存在", "文件夹", "不能写入"))
    left = {file.name for file in path.parent.iterdir()} - {f".{path.name}.lock"}
    assert left == {path.name, "文件"}
    assert path.read_bytes() == before


def test_no_paper_is_written_over_the_data(command: Command, path: Path) -> None:
    formats = [("report", 1, "--format", form) for form in ("pdf", "docx", "xlsx")]
    for words in (("export", "tasks"), *formats, ("roster", "--format", "vcf")):
        said = command("--file", path, *words, "-o", path).refusal
        assert said == f"“{path.name}”是数据文件，不能覆盖，请换一个文件名。"
    assert command("--file", path, "check").status == 0


@pytest.mark.parametrize("words", ["check", "export tasks -o a", "report 1 -o a", "backup -o a"])
def test_what_is_no_workbench_file_is_refused_and_kept(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    file = Path("名单.xlsx")
    file.write_bytes(b"PK\3\4" * 1000)

    assert "不是工作台的数据文件" in command("--file", file, *words.split()).refusal
    assert file.read_bytes() == b"PK\3\4" * 1000
    assert [entry.name for entry in tmp_path.iterdir()] == [file.name]


def test_what_is_no_backup_is_not_restored(command: Command, path: Path, tmp_path: Path) -> None:
    before = path.read_bytes()
    wrong = tmp_path / "备份.db"
    wrong.write_text("没有内容")

    assert "不是工作台的数据文件" in command("--file", path, "restore", wrong).refusal
    assert "没有" in command("--file", path, "restore", tmp_path / "没有.db").refusal
    assert path.read_bytes() == before


# ---- help -----------------------------------------------------------------------------


@pytest.mark.parametrize("words", [(), *((name,) for name in COMMANDS)])
def test_help_is_chinese(command: Command, words: tuple[str, ...]) -> None:
    said = command(*words, "--help")

    assert (said.status, said.err) == (0, "")
    assert said.out.startswith(" ".join(("用法：main.py", *words)))
    assert "显示用法" in said.out
    assert said.out.count("用法：") == 1
    english = re.sub(r"--\w[\w-]*|main\.py", "", said.out)
    assert not ENGLISH.search(english)


def test_help_names_every_command(command: Command) -> None:
    said = command("-h").out

    assert [name for name in COMMANDS if f"    {name} " not in said] == []


# ---- as users start it ----------------------------------------------------------------


def started(*words: object, **settings: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, **settings}
    return subprocess.run(
        [sys.executable, ROOT / "main.py", *map(str, words)],
        capture_output=True,
        check=False,
        env=environment,
        timeout=60,
    )


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    """What is imported after the command line was parsed."""
    code = (
        "import sys; from ui import command_line;"
        "command_line.parse(['export', 'tasks', '-o', 'a']); print(*sys.modules)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, cwd=ROOT, text=True
    )
    return set(answer.stdout.split())


@pytest.mark.parametrize(
    "heavy", ["PySide6", "sqlmodel", "sqlalchemy", "pydantic", "reportlab", "docx"]
)
def test_parsing_imports_nothing_heavy(loaded: set[str], heavy: str) -> None:
    assert heavy not in loaded


def test_a_started_command_writes_what_was_asked_for(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "tasks.json"

    done = started("--file", path, "export", "tasks", "-o", target, PYTHONUTF8="1")

    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode() == f"已导出 50 条：{target}。{os.linesep}"
    assert len(records(target)) == 50


def test_a_started_command_that_fails_shows_no_traceback(tmp_path: Path) -> None:
    file = tmp_path / "名单.db"
    file.write_text("没有内容")

    done = started("--file", file, "check", PYTHONUTF8="1")

    assert done.returncode == 1
    assert done.stdout == b""
    assert done.stderr.decode().count("\n") == 1
    assert "不是工作台的数据文件" in done.stderr.decode()


def test_a_terminal_without_chinese_gets_an_answer_all_the_same(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "a.json"

    done = started(
        "--file", path, "export", "members", "-o", target, PYTHONIOENCODING="ascii", PYTHONUTF8="0"
    )

    assert (done.returncode, done.stderr) == (0, b"")
    assert b"55" in done.stdout
    assert target.exists()
