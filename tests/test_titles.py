"""Whose report it is and for which year, from titles and preambles as offices print them."""

import pytest

from gkcheck.pipeline import read

NOTICE = "《青屿省人民政府办公厅关于做好2023年政府信息公开工作年度报告编制工作的通知》"
LAW = "《中华人民共和国政府信息公开条例》（国务院令第711号，以下简称《条例》）"
PARTS = (
    "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、行政复议和行政诉讼情况、"
    "存在的主要问题及改进情况、其他需要报告的事项六个部分组成。"
)
OWN = "特向社会公布2023年度本部门信息公开工作年度报告"
TITLE = "{}2023年政府信息公开工作年度报告"
TITLES = {
    f"{TITLE.format('浦江市教育局')}\n本年度报告根据{LAW}和{NOTICE}要求编制。{PARTS}": "浦江市教育局",
    f"{TITLE.format('浦江市教育局')}\n根据{LAW}和{NOTICE}要求，{OWN}。{PARTS}": "浦江市教育局",
    f"{TITLE.format('浦江市教育局')}，{PARTS}": "浦江市教育局",
    f"根据{LAW}，编制了{TITLE.format('浦江市教育局')}。{PARTS}": "浦江市教育局",
    f"编制{TITLE.format('浦江市教育局')}。{PARTS}": "浦江市教育局",
    f"根据{LAW}要求，特编制{TITLE.format('浦江市教育局')}。{PARTS}": "浦江市教育局",
    f"我局编制并向社会公开{TITLE.format('浦江市教育局')}。{PARTS}": "浦江市教育局",
    f"根据{LAW}，向社会公布{TITLE.format('浦江市教育局')}。{PARTS}": "浦江市教育局",
    f"根据{LAW}，浦江市教育局特此编制2023年政府信息公开工作年度报告。{PARTS}": "浦江市教育局",
    f"根据{LAW}，现特向社会公布2023年浦江市人民政府信息公开工作年度报告。{PARTS}": "浦江市人民政府",
    "浦江市人民政府信息公开工作年度报告（2023年度）": "浦江市人民政府",
    "浦江市教育局政府信息公开工作年度报告\n统计期限为2023年1月1日至2023年12月31日。": "浦江市教育局",
    "《浦江市教育局2023年政府信息公开工作年度报告》": "浦江市教育局",
    "浦江市教育局政府信息公开工作2023年年度报告": "浦江市教育局",
    "浦江市教育局2023年政府信息公开年报": "浦江市教育局",
    "【年报】浦江市教育局2023年政府信息公开工作年度报告": "浦江市教育局",
    "浦江市民政局政府信息公开年度报告\n浦江市教育局2023年政府信息公开工作年度报告": "浦江市教育局",
    TITLE.format("浦江高新区管委会（云溪区人民政府）"): "浦江高新区管委会(云溪区人民政府)",
    TITLE.format("浦江市发(fā)展和改革局"): "浦江市发展和改革局",
    TITLE.format("浦江市委机构编制委员会办公室"): "浦江市委机构编制委员会办公室",
    TITLE.format("浦江市政务公开领导小组办公室"): "浦江市政务公开领导小组办公室",
    TITLE.format("本溪市人民政府"): "本溪市人民政府",
    TITLE.format("综合行政执法局"): "综合行政执法局",
    TITLE.format("浦江市规划编制研究中心"): "浦江市规划编制研究中心",
    TITLE.format("浦江市新闻发布办公室"): "浦江市新闻发布办公室",
    f"{TITLE.format('浦江市教育局')}编制说明": "浦江市教育局",
    f"现将{TITLE.format('浦江市教育局')}有关情况公布如下。{PARTS}": "浦江市教育局",
    f"根据{NOTICE}要求编制本报告。{PARTS}": "",
    **{
        f"根据{LAW}，现将{name}2023年政府信息公开工作年度报告予以公布。{PARTS}": ""
        for name in ("我局", "我办", "我乡", "本镇", "本机关", "本单位", "本局", "本部门")
    },
}


@pytest.mark.parametrize(("text", "agency"), TITLES.items())
def test_the_agency_is_read(text, agency, tmp_path):
    """The body's name alone: no verb before it, no words of a notice, no pronoun in its place."""
    path = tmp_path / "report.txt"
    path.write_text(text + "\n\n一、总体情况\n\n2023年，公开信息12条。\n", encoding="utf-8")
    report = read(path)
    assert (report.agency, report.year, report.titled) == (agency, 2023, True)


def test_a_report_on_one_line_with_readings_is_recognised(tmp_path):
    """Traditional characters, a reading behind many of them, all six headings on one line."""
    path = tmp_path / "report.txt"
    path.write_text(
        "一、總體情況 根據(jù)條例，特向社會(huì)公布浦江市教育局2023年政府信息公開工作年度報(bào)告。 "
        "二、主動(dòng)公開政府信息情況 "
        "三、收到和處理政府信息公開申請(qǐng)情況 四、政府信息公開行政復(fù)議、行政訴訟情況 "
        "五、存在的主要問題及改進情況 "
        "六、其他需要報(bào)告的事項(xiàng) 無。\n",
        encoding="utf-8",
    )
    report = read(path)
    assert (report.agency, report.year, report.is_report) == ("浦江市教育局", 2023, True)
