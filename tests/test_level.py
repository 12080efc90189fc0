"""The level of a body as its name tells it, and the lists of places behind it."""

from __future__ import annotations

import re

import pytest

from gkcheck.reports.level import is_bare, level
from gkcheck.rulebook.places import data, places

KINDS = {"部": "ministry", "省": "province", "市": "prefecture", "县": "county", "乡": "township", "？": "unknown"}
ABLE = {"能": True, "否": False, "？": None}

# Kind, a bureau or not, certain or not, able or not: then names.
NAMES = """
部 本级 定 能: 财政部 中华人民共和国财政部 国家发展改革委 国家发展和改革委员会办公厅 教育部办公厅 住房和城乡建设部
部 本级 定 能: 中国人民银行 审计署
部 本级 定 能: 海关总署 国家统计局 国家税务总局 国家市场监督管理总局 中国证监会 中国证券监督管理委员会办公厅
部 本级 定 能: 国务院国资委
部 本级 定 ？: 国家能源局 国家乡村振兴局 国家铁路局 中国气象局 国家互联网信息办公室 国务院办公厅
部 部门 疑 ？: 教育部高等教育司 财政部江苏监管局 国家统计局宿迁调查队 审计署驻南京特派员办事处 水利部长江水利委员会
省 本级 定 能: 江苏省人民政府 江苏省人民政府办公厅 湖南省 上海市人民政府办公厅 北京市 重庆市人民政府
省 本级 定 能: 内蒙古自治区人民政府
省 本级 定 能: 广西壮族自治区人民政府 新疆自治区人民政府办公厅 省政府办公厅 自治区人民政府
省 本级 定 能: 湖南省政务公开领导小组办公室
省 本级 定 ？: 香港特别行政区政府 澳门特别行政区政府 台湾省
省 部门 定 ？: 江苏省公安厅 广西公安厅 北京市教育委员会 北京市城市管理委员会 江苏省国资委 省公安厅 自治区公安厅
省 部门 定 ？: 上海市公安局浦东分局
省 部门 定 ？: 国家税务总局江苏省税务局 中国人民银行上海市分行 江苏省人民政府驻北京办事处
省 本级 疑 ？: 江苏 上海 内蒙古
市 本级 定 能: 宿迁市 宿迁市人民政府 江苏省宿迁市人民政府 宿迁市人民政府办公室 宿迁市政府办 湖南常德市
市 本级 定 能: 常德市人民政府门户网站
市 本级 定 能: 常德市政务公开领导小组办公室 吉林市人民政府 吉林省吉林市人民政府 三沙市人民政府 景德镇市 新乡市
市 本级 定 能: 镇江市 张家界市
市 本级 定 能: 东莞市人民政府 中山市 甘肃省嘉峪关市人民政府 儋州市人民政府办公室 海南省儋州市 莱芜市人民政府
市 本级 定 能: 广西南宁市人民政府
市 本级 定 能: 湘西土家族苗族自治州人民政府 湘西州 恩施州人民政府 海南州人民政府 海南藏族自治州 四川省阿坝州人民政府
市 本级 定 能: 州人民政府
市 本级 定 否: 大兴安岭地区行政公署 兴安盟行政公署 喀什地区行署 阿里地区 毕节地区行政公署
市 本级 定 否: 伊犁哈萨克自治州塔城地区行政公署办公室
市 部门 定 否: 常德市行政审批服务局 宿迁市市场监督管理局 常德市城市管理和综合执法局 常德市住房和城乡建设局
市 部门 定 否: 宿迁市市政公用局
市 部门 定 否: 宿迁市公安局宿城分局 淮安市公安局洪泽区分局 宿迁市人民政府外事办公室 宿迁市人民政府驻北京办事处
市 部门 定 否: 常德市社区矫正局
市 部门 定 否: 国家税务总局宿迁市税务局 人民银行宿迁市分行 中国人民银行宿迁市分行 东莞市公安局 湘西州财政局
市 部门 定 否: 阿克苏地区公安局 州财政局
市 部门 定 否: 中共常德市委办公室 宿迁市总工会 宿迁市政务服务管理办公室 深圳市前海管理局 宿迁市住房公积金管理中心
市 本级 疑 ？: 宿迁 景德镇 新乡 湘西 喀什
县 本级 定 否: 永顺县 永顺县人民政府 永顺县人民政府办公室 湖南永顺县 湘西州永顺县 江苏省宿迁市沭阳县 沙县 赵县
县 本级 定 否: 全椒县 乡宁县 镇原县
县 本级 定 否: 洪泽区人民政府 淮安市洪泽区人民政府 沙市区人民政府 荆州市沙市区 新市区 乌鲁木齐市新市区人民政府
县 本级 定 否: 三明市沙县区
县 本级 定 否: 济宁市市中区人民政府 枣庄市市中区 内江市市中区 乐山市市中区人民政府 市中区 市南区人民政府
县 本级 定 否: 阳泉市城区人民政府 海港区
县 本级 定 否: 上海市浦东新区人民政府 上海浦东新区 天津市滨海新区 重庆市渝中区人民政府 红旗区 井陉矿区 河北区
县 本级 定 否: 乌海市海南区
县 本级 定 否: 神农架林区人民政府 六枝特区 孟村回族自治县 河南蒙古族自治县 莫力达瓦达斡尔族自治旗 达尔罕茂明安联合旗
县 本级 定 否: 镇宁布依族苗族自治县
县 本级 定 否: 江苏省昆山市人民政府 苏州市昆山市 湖南省津市市人民政府 常德市津市市 湖北恩施市 黔东南州凯里市
县 本级 定 否: 锡林郭勒盟锡林浩特市
县 本级 定 否: 济源市人民政府 仙桃市 潜江市 天门市人民政府 石河子市 琼海市人民政府 海南省澄迈县
县 部门 定 否: 鼎城区城市管理局 永顺县乡村振兴局 永顺县市场监督管理局 浦东新区财政局 江苏省昆山市公安局
县 部门 定 否: 孝感市应城市城市管理局 县财政局
县 本级 疑 ？: 昆山市人民政府 津市市 津市市人民政府 津市市政务公开领导小组办公室 恩施市 张家港市 宁乡市 区人民政府
县 部门 疑 否: 昆山市公安局 津市市市场监督管理局 诸城市城市管理局
县 部门 疑 ？: 区教育局
乡 本级 定 否: 常德市鼎城区石板滩镇人民政府 石板滩镇 乌镇镇 桐乡市乌镇镇人民政府 东莞市虎门镇人民政府 中湖乡人民政府
乡 本级 定 否: 张村镇人民政府
乡 本级 定 否: 潜江市沙洋路街道办事处 北京路街道办事处 深圳市福田区香蜜湖街道办事处 常德市武陵区丹阳办事处
乡 本级 定 否: 镇人民政府 街道办事处
乡 本级 定 否: 北京市朝阳区高碑店地区办事处 锡林浩特市宝力根苏木人民政府 苏州工业园区唯亭街道办事处
？ 本级 疑 否: 常德经开区 常德经济技术开发区管委会 苏州工业园区管理委员会 宿迁市洋河新区管委会
？ 本级 疑 否: 河北雄安新区管理委员会 高新区
？ 本级 疑 否: 常德市西湖管理区 天府新区成都管委会 中新天津生态城管理委员会 北京经济技术开发区管委会 管委会办公室
？ 本级 疑 否: 宿迁市宿城区经济开发区 永顺县工业集中区管委会
？ 部门 疑 否: 苏州工业园区管委会财政局 国家税务总局常德经济技术开发区税务局
？ 本级 疑 ？: 市人民政府 吉林 海南 宁乡 南京大学 宿迁市中级人民法院 宿迁市第一人民医院 中国银行宿迁分行
？ 本级 疑 ？: 宿迁市人大常委会办公室
？ 本级 疑 ？: 新疆生产建设兵团 新疆生产建设兵团第八师石河子市 第一师阿拉尔市 南京海关 乡村振兴局 市场监督管理局
？ 本级 疑 ？: 住房和城乡建设局
？ 本级 疑 ？: 教育部门 全县 我区 全市 政府 宿迁市某某集团有限公司
？ 部门 疑 ？: 市行政审批服务局 市教育局
"""


def _wanted():
    for line in NAMES.strip().splitlines():
        (kind, role, sure, able), names = (part.split() for part in line.split(":"))
        for name in names:
            yield name, (KINDS[kind], role == "部门", sure == "定", ABLE[able])


WANTED = dict(_wanted())
CITIES = {
    "河北省": 11, "山西省": 11, "内蒙古自治区": 9, "辽宁省": 14, "吉林省": 8, "黑龙江省": 12, "江苏省": 13,
    "浙江省": 11, "安徽省": 16, "福建省": 9, "江西省": 11, "山东省": 16, "河南省": 17, "湖北省": 12,
    "湖南省": 13, "广东省": 21, "广西壮族自治区": 14, "海南省": 4, "四川省": 18, "贵州省": 6, "云南省": 8,
    "西藏自治区": 6, "陕西省": 10, "甘肃省": 12, "青海省": 2, "宁夏回族自治区": 5, "新疆维吾尔自治区": 4,
}  # fmt: skip
PREFECTURES = {
    "吉林省": 1, "湖北省": 1, "湖南省": 1, "四川省": 3, "贵州省": 3, "云南省": 8, "甘肃省": 2, "青海省": 6,
    "新疆维吾尔自治区": 5,
}  # fmt: skip
AREAS = {"内蒙古自治区": 3, "黑龙江省": 1, "西藏自治区": 1, "新疆维吾尔自治区": 5}
DIRECT = {"河南省": 1, "湖北省": 3, "海南省": 5, "新疆维吾尔自治区": 12}


def _listed(key):
    return {entry["name"]: entry[key].split() for entry in data()["province"] if key in entry}


def _all(key):
    return [name for names in _listed(key).values() for name in names]


@pytest.mark.parametrize("name", WANTED)
def test_level_of_a_name(name):
    """Each name is told as far as it goes, and no further."""
    found = level(name)
    assert (found.kind, found.bureau, found.certain, found.able) == WANTED[name], found.reason.zh


def test_there_are_names_enough():
    """No name is listed twice."""
    assert len(WANTED) >= 120
    assert len(WANTED) == sum(len(line.split(":")[1].split()) for line in NAMES.strip().splitlines())


@pytest.mark.parametrize("name", [*WANTED, "", "  ", "2023", "ABC Bureau", "《》", "政府" * 200])
def test_reasons(name):
    """A reason is never empty and speaks one language at a time, whatever the name."""
    zh, en = level(name).reason
    assert zh
    assert en
    assert not re.search("[A-Za-z{}]", zh)
    assert not re.search("[{}]", en)
    assert not re.search("[一-龥]", re.sub("“.*?”", "", en))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("宿迁市人民政府", "“宿迁市”在设区的市名单里"),
        ("常德市行政审批服务局", "“常德市”在设区的市名单里，名称其余部分是它的部门"),
        ("江苏省昆山市人民政府", "“昆山市”不在设区的市名单里，前面又有上级地名，是县级市"),
        ("津市市", "“津市市”不在设区的市名单里，可能是县级市，单凭名称不能断定"),
        ("儋州市", "“儋州市”不设区，修改立法法的决定准许它比照设区的市制定规章"),
        ("国家税务总局宿迁市税务局", "“宿迁市”在设区的市名单里，这是“国家税务总局”在当地的机构"),
        ("市行政审批服务局", "“市”前没有地名"),
        ("ABC", "名称里看不出级别"),
    ],
)
def test_what_a_reason_says(name, said):
    """The reason names the part of the name that told."""
    assert level(name).reason.zh == said


@pytest.mark.parametrize(
    "printed",
    ["宿 迁 市\u3000人民政府", "《宿迁市人民政府》", "宿迁市人民政府（本级）", "中华人民共和国宿迁市人民政府"],
)
def test_how_a_name_is_printed(printed):
    """Spaces, quotes and brackets tell nothing."""
    assert level(printed) == level("宿迁市人民政府")


@pytest.mark.parametrize(
    ("key", "counts", "total", "ending"),
    [
        ("cities", CITIES, 293, "市"),
        ("prefectures", PREFECTURES, 30, "自治州"),
        ("areas", AREAS, 10, ("地区", "盟")),
        ("direct", DIRECT, 21, "市"),
    ],
)
def test_lists(key, counts, total, ending):
    """As many in each province as the list of administrative divisions has, none twice."""
    assert {province: len(names) for province, names in _listed(key).items()} == counts
    names = _all(key)
    assert len(names) == len(set(names)) == total
    assert all(name.endswith(ending) for name in names)


def test_provinces():
    """Thirty-four, with the names that Chinese law gives them."""
    entries = data()["province"]
    assert len({entry["name"] for entry in entries}) == len({entry["short"] for entry in entries}) == 34
    assert all(entry["name"].startswith(entry["short"]) for entry in entries)
    sorts = [entry["sort"] for entry in entries]
    assert [sorts.count(sort) for sort in ("province", "municipality", "region", "special")] == [22, 4, 5, 3]


def test_lists_do_not_overlap():
    """A name stands for one place; the four able cities are on the list of cities, the former ones are not."""
    listed = [*_all("cities"), *_all("prefectures"), *_all("areas"), *_all("direct")]
    assert len(listed) == len(set(listed))
    assert set(data()["without_districts"]["names"].split()) == {"东莞市", "中山市", "嘉峪关市", "儋州市"}
    assert set(data()["without_districts"]["names"].split()) < set(_all("cities"))
    assert set(data()["former"]["names"].split()).isdisjoint(listed)


def test_lists_say_where_they_come_from():
    """Every list has its source."""
    raw = data()
    assert raw["as_of"] == "2023-12-31"
    assert all(
        part["source"] for part in (raw, raw["without_districts"], raw["former"], raw["districts"], *raw["central"])
    )


def test_every_listed_place():
    """Alone, under its province, with its office and with a bureau."""
    for key in ("cities", "prefectures"):
        for province, names in _listed(key).items():
            for name in names:
                for body in (name, f"{province}{name}", f"{name}人民政府", f"{name}人民政府办公室"):
                    assert level(body)[:3] == ("prefecture", False, True), body
                    assert level(body).able is True, body
                for organ in ("公安局", "市场监督管理局", "城市管理局", "城乡建设委员会", "地区合作办公室"):
                    assert level(name + organ)[:3] == ("prefecture", True, True), name + organ
                    assert level(name + organ).able is False, name + organ


def test_every_short_name():
    """A short name alone is never certain, nor is an 自治州 by its short name in doubt."""
    for short in places().shorts:
        assert not level(short).certain, short
        assert level(short).able is None, short
    for name, place in places().prefectures.items():
        if place.sort == "prefecture":
            assert level(name).able is True, name


def test_every_body_at_the_state_council():
    """By every name in use; a department may make rules, of the others the law leaves it open."""
    for name, body in places().bodies.items():
        found = level(name)
        assert (found.kind, found.bureau, found.certain) == ("ministry", False, True), name
        assert found.able is (None if body.sort == "other" else True), name


def test_the_file_is_read_once():
    """Looking up names does not read the file again."""
    assert places() is places()


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        *((name, True) for name in ("教育局", "市财政局", "区卫生健康委员会", "县人民政府", "人民政府办公室")),
        *((name, False) for name in ("淮安市教育局", "财政部", "国家税务总局", "城关镇人民政府", "南京大学", "", "市")),
    ],
)
def test_names_without_a_place(name, bare):
    """Every place has a 教育局; there is one 财政部."""
    assert is_bare(name) is bare
