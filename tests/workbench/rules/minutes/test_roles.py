import pytest

from workbench.rules.minutes.roles import Roles, read_list, read_roles
from workbench.rules.minutes.units import NameBook, UnitName

MARKET = "市场监管局（知识产权局）"


@pytest.fixture(scope="session")
def book(plan_units: tuple[UnitName[str], ...]) -> NameBook[str]:
    return NameBook(plan_units)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("财政局", "财政局"),
        ("市财政局", "财政局"),
        ("呼和浩特市财政局", "财政局"),
        ("市市场监管局（知识产权局）", MARKET),
        ("市场监管局(知识产权局)", MARKET),
        ("市市场监管局（市知识产权局）", MARKET),
        ("知识产权局", MARKET),
        ("中级人民法院", "市中院"),
        ("内蒙古和林格尔新区管委会", "和林格尔新区管委会"),
        ("新城区人民政府", "新城区政府"),
        ("各旗县区", "各旗县区政府"),
        ("各旗县区人民政府", "各旗县区政府"),
        ("各旗、县、区人民政府", "各旗县区政府"),
        ("市政府办公室", "市政府办公室"),
    ],
)
def test_a_unit_goes_by_many_names(text: str, name: str, book: NameBook[str]) -> None:
    [mention] = book.mentions(f"由{text}牵头")
    assert (mention.key, mention.name) == (name, text)


@pytest.mark.parametrize(
    "text", ["向国家知识产权局申报", "自治区市场监管局来函", "《财政局通知》", "宣传部门"]
)
def test_a_unit_of_somebody_else_is_not_ours(text: str, book: NameBook[str]) -> None:
    assert all(mention.key is None for mention in book.mentions(text))


def test_a_bureau_of_a_district_is_neither_the_district_nor_the_citys(book: NameBook[str]) -> None:
    [mention] = book.mentions("由新城区财政局负责")
    assert (mention.key, mention.name) == (None, "新城区财政局")


def test_without_names_nothing_is_known() -> None:
    book = NameBook([UnitName("空", ("", " "))])
    assert read_roles("由市财政局牵头", book) == Roles(unknown=("市财政局",))


@pytest.mark.parametrize(
    ("text", "leads", "cooperating"),
    [
        ("由财政局牵头，编办、人社局配合", "财政局", "编办 人社局"),
        ("财政局牵头，编办和人社局等部门配合", "财政局", "编办 人社局"),
        ("请财政局会同编办提出意见", "财政局", "编办"),
        ("财政局商编办提出意见", "财政局", "编办"),
        ("责成司法局提出办法", "司法局", ""),
        ("外事办、商务局按职责分工负责", "外事办 商务局", ""),
        ("外事办与商务局共同负责，财政局要保障经费", "外事办 商务局", "财政局"),
        ("编办配合市场监管局落实编制", MARKET, "编办"),
        ("工信局尽快提供名单", "工信局", ""),
        ("6月底前市财政局拨付资金", "财政局", ""),
        ("召开银企对接会（金融办、工商联）", "金融办 工商联", ""),
        ("安全测评由大数据管理局协调，费用由财政局核定", "大数据管理局", "财政局"),
        ("由财政局牵头、编办牵头，科技局负责数据", "财政局 编办", "科技局"),
        ("由财政局牵头，财政局负责拨付", "财政局", ""),
        ("科技局负责同志汇报", "", ""),
        ("财政局的方案另行研究", "", ""),
        ("报市政府办公室备案", "", ""),
    ],
)
def test_the_words_around_a_unit_tell_its_part(
    text: str, leads: str, cooperating: str, book: NameBook[str]
) -> None:
    roles = read_roles(text, book)
    assert (roles.leads, roles.cooperating) == (tuple(leads.split()), tuple(cooperating.split()))
    assert roles.unknown == ()


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("由市住建局牵头", "市住建局"),
        ("由住建局负责", "住建局"),
        ("财政局会同审计局办理", "审计局"),
        ("领导小组办公室要发出通知", "领导小组办公室"),
        ("各有关部门要配合", "各有关部门"),
    ],
)
def test_an_unknown_name_in_the_place_of_a_unit_is_told(
    text: str, unknown: str, book: NameBook[str]
) -> None:
    assert read_roles(text, book).unknown == (unknown,)


def test_words_that_only_look_like_a_unit_are_passed_over(book: NameBook[str]) -> None:
    assert read_roles("优化布局，提高结局评价", book) == Roles()


@pytest.mark.parametrize(
    ("text", "leads", "cooperating"),
    [
        ("财政局、编办", "财政局 编办", ""),
        ("财政局 编办", "财政局 编办", ""),
        ("编办、财政局（牵头）、科技局", "编办 财政局", "科技局"),
        ("财政局（牵头）、编办", "财政局", "编办"),
        ("财政局牵头，编办配合", "财政局", "编办"),
        ("财政局；编办（配合）", "财政局", "编办"),
    ],
)
def test_a_list_of_units_leads_unless_it_says_otherwise(
    text: str, leads: str, cooperating: str, book: NameBook[str]
) -> None:
    roles = read_list(text, book)
    assert (roles.leads, roles.cooperating) == (tuple(leads.split()), tuple(cooperating.split()))
