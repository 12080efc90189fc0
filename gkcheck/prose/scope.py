"""Whose figure a sentence tells, and of which year: the report's own, or another's."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from .stops import begins

if TYPE_CHECKING:
    from .items import Run

_YEAR = re.compile(r"(20\d\d)年")
_CARRIED = r"(?:结转|转结|转入|转到|转至|顺延|延续|遗留)"
_CARRIED_YEAR = re.compile(rf"{_CARRIED}[自到至入于]?20\d\d年|20\d\d年度?[末底]?的?(?={_CARRIED})")
"""A year that applications came from or went to, which is not the year told of."""

_OWN = re.compile(
    r"20\d\d年度?|全年度?|今年以?来?|本年度?|年度|年内|截至|截止|年?底|年末|\d{1,2}月\d{1,2}日|期间"
    r"|[我全本该][市县区镇省州旗乡局厅委处所院办盟校站街][办道工政府党]*|全系统|本[机关]+级?|我单位|本单位|本辖区|各级|各地|上下|行政机关|政府机关|各级机关"
    r"|各?部门(?=[共总收受办答新])|各?单位(?=[共总收受办答新])|统计|据|共计?|累计|合计|总计|总共|一共|新|又|(?<![日月周季年人户平])均|依法|实际|已|有|为|是|了|的"
    r"|公民、?法人[和或及、]+其[他它]组织|自然人、?法人[和或及、]+其[他它]组织|申请人|群众|公众|社会|向|提出|提交|通过各种(?:方式|渠道|途径)"
    r"|方面|情况|按照?|规定|要求|《[^》]*》|“|”|因|政府信息|信息|公开|工作|政务|类|其中|另外?|包括|含|我们|全部|[,、:;和及()]"
)
"""Words that leave a figure the report's own."""

_AND_SO_ON = re.compile("^.*等(?:$|(?:情形|原因|情况)的?(?:作出|做出)?)")
"""What is listed before 等 says why, not whose."""

_PART = re.compile(
    "网上|网络|网站|在线|线上|线下|平台|当面|现场|窗口|信函|邮寄|邮件|邮箱|传真|电话|热线|自然人|公民|个人|法人|企业|按时|按期|延期|超期|逾期"
    "|其余|剩余|涉及|关于|首次|重复|补正|撤回|转交|转办|代收|代表|同类|[日月周季年人户平]均|每|季度|上半年|下半年|月份?|名义|领域|机构|组织|律师|机关"
)
"""Words that make a figure that of a part."""

_BODY = re.compile(
    "局|委员会|管委会|厅|法院|检察院|中心|支队|大队|公司|集团|学校|医院|街道|[镇乡县区市州省旗]|政府|部门|单位|系统|办公室|本级|[处所站委办]$"
)
_OTHER_YEAR = re.compile("上年|去年|上一年|往年|历年|同期|近[三五两]年|[三五]年来|自20\\d\\d年|以来")


_SPARE = re.compile(
    r"20\d\d年度?|全年度?|今年以?来?|本年度?|年内|据统计|共计?|累计|合计|总计|总共|一共|[我全本该][市县区镇省州旗乡局厅委办][道]?|本机关|本单位|[,、:;和及了]"
)
"""Words that two tellings of one figure may differ in."""

PERIOD = re.compile("上半年|下半年|(?:第?[一二三四]|前[一二三])季度|\\d{1,2}月份?(?!\\d)|\\d{1,2}至\\d{1,2}月")
_ERA = re.compile(
    "以来|历年|近[二两三四五十]年|[两三四五六七八十]年(?:来|间|[共累])|十[一二三四五]五|20\\d\\d年?度?(?:至|到|-|—|–|~)+20\\d\\d年(?!\\d)"
)
_GROUP = re.compile(
    "^(?:其中)?(?:涉及|关于|针对|围绕|由(?![于此])|以)(?!依申请|政府信息|政务公开|信息公开)[^,;:\\d]{1,24}?(?:申请|答复|事项|提起|提出|案件|复议|诉讼)"
    "|^(?:其中)?(?![^,;:]*公开类)[^,;:\\d]{1,14}(?<![各分种同])类的?(?:(?:政府信息公开)?申请|事项|信息|收到|共|案件|行政复议|复议|行政诉讼|诉讼|\\d|$)"
    "|^(?:自然人|公民个人|法人|商业企业|科研机构|社会公益组织|法律服务机构|企业)(?:提出|提交|的)*申请(?:办结|答复|中)"
    "|(?:结转|新收|不予|无法|部分公开|予以公开|复议|诉讼|属于|自然人|网上|网络)[^,;:]{0,12}\\d件[^,;:\\d]{0,10}中$"
    "|名义|代理|典型案例|本级共?(?:受理|收到|新收|办理|办结)"
)
"""A clause that opens with a group of applications, or of cases, which the figures behind it then belong to."""

_NO_SUBJECT = re.compile("其中|被|已|并")
"""What a part of a sentence begins with that has the subject of the part before."""

_WIDENS = re.compile("全[市县区镇省州旗]|全年|全部|总共|共计|合计|总计|累计|本年度|20\\d\\d年")
_GOVERNMENT = re.compile("[市县区省州旗镇乡]?(?:人民)?政府(?:办公[厅室]|办)?")
_THIS_YEAR = re.compile("今年以来|本年以来|本年度以来|年初以来")
_ABOUT = re.compile(
    "围绕|根据|在|对|通过|为|由|向|经|落实|聚焦|依托|结合|严格|认真|充分|不断|进一步|坚持|加强|推进|积极|持续"
)
"""What a clause begins with that names bodies without being about them."""


_FAR = 120
"""How far before a figure its scope is looked for."""


class Scope(NamedTuple):
    """What bounds a figure: words that do, `""` for the report as a whole; own: whether the figure is the report's."""

    words: str
    own: bool


def scope(run: Run, end: int, agency: str, year: int | None) -> Scope:
    """The scope of words that begin at `end`: from the clause before them, and the year of their sentence."""
    start = max(run.start, begins(run.text, end, "。;!?"))
    sentence = run.text[start:end].replace("\x00", "")
    if len(sentence) > 4 * _FAR:
        sentence = sentence[:_FAR] + sentence[-2 * _FAR :]
    lead = re.split("[,:]", sentence[-_FAR:])[-1]
    lead = re.split(r"(?<=\d)[^\d]{0,3}?[件条次人项元个份期家](?=[\u4e00-\u9fff、])", lead)[-1]
    other = bool(_OTHER_YEAR.search(lead)) or _tells_other_year(sentence, year)
    words = without_own(lead, agency)
    bound = _PART.search(words) or _BODY.search(words) or _of_larger(lead, agency)
    bound = bound or _of_another(sentence, agency) or _of_group(sentence, agency) or _goes_on(run, start, agency)
    return Scope(words, not other and not bound)


def _of_group(sentence: str, agency: str) -> bool:
    """Whether a clause before some words, or the beginning of their own, tells a body or a group they belong to.

    A clause that speaks of the whole again ends what the ones before it bound.
    """
    *clauses, own = re.split("[,:]", sentence)
    if "、" in own and _BODY.search(_GOVERNMENT.sub("", without_own(re.split(r"\d", own)[0], agency))):
        return True
    for clause in (own, *reversed(clauses)):
        if _GROUP.search(clause):
            return True
        if _WIDENS.search(clause):
            return False
    return False


def _goes_on(run: Run, start: int, agency: str) -> bool:
    """Whether a part of a sentence goes on about the body that the sentence began with: …;其中予以公开5件."""
    if run.text[start - 1 : start] != ";" or not _NO_SUBJECT.match(run.text, start):
        return False
    first = max(run.start, begins(run.text, start, "。!?"))
    return _of_another(re.split("[,:;]", run.text[first:start].replace("\x00", ""))[0] + ",", agency)


def _of_larger(words: str, agency: str) -> bool:
    """Whether words speak of a territory that the report's body is only a part of."""
    province = re.search("省|自治区|兵团|^(?:北京|上海|天津|重庆)市", agency)
    return "全国" in words or ("全省" in words and not province)


def _of_another(sentence: str, agency: str) -> bool:
    """Whether a sentence begins with another body or a part of the year, which what follows then belongs to."""
    first = re.split("[,:]", sentence)[0]
    if PERIOD.match(first) or (_ERA.search(sentence) and not _THIS_YEAR.search(sentence)):
        return True
    words = without_own(first, agency)[:10]
    return not _ABOUT.match(words) and bool(_BODY.search(words)) and bool(re.search("[,:]", sentence))


def without_own(lead: str, agency: str) -> str:
    """The words before a figure without those that leave it the report's own."""
    lead = re.sub("^[\u4e00-\u9fff]{1,6}[市县区镇乡](?=20\\d\\d年)", "", lead)
    lead = re.sub("向[^,;:]{1,16}?(?=提出|提交|递交|申请)", "", lead)
    if "等" in lead:
        lead = _AND_SO_ON.sub("", lead)
    return _OWN.sub("", _without_agency(lead, agency))


def _without_agency(lead: str, agency: str) -> str:
    """The words without the agency's name or the end of it; 市政府 stays where the report is the whole city's."""
    if not agency:
        return lead
    lead = lead.replace(agency, "")
    if re.search("[镇乡街道](?:人民政府|办事处)$", agency):
        return re.sub("[镇乡](?:人民)?政府|(?:街道)?办事处", "", lead)
    if agency.endswith("政府"):
        return lead
    for end in _ends(agency):
        lead = lead.replace(end, "")
    return lead


@lru_cache(maxsize=64)
def _ends(agency: str) -> tuple[str, ...]:
    """The ends of an agency's name by which a sentence may call it, the longest first."""
    short = agency.replace("人民", "")
    return tuple(name[n:] for name in (short, re.sub("办公[厅室]$", "", short)) for n in range(len(name) - 2))


def subject(label: str, agency: str) -> str:
    """What a label says is counted, without whose and of when."""
    return _SPARE.sub("", _without_agency(label, agency))


def names_body(words: str, agency: str) -> bool:
    """Whether words name another body than the report's."""
    return bool(_BODY.search(without_own(words, agency)))


def about_other_year(words: str, year: int | None) -> bool:
    """Whether words speak of another year than the report's."""
    return bool(_OTHER_YEAR.search(words)) or _tells_other_year(words, year)


def _tells_other_year(words: str, year: int | None) -> bool:
    years = [int(found) for found in _YEAR.findall(_CARRIED_YEAR.sub("", words))]
    return bool(years) and year is not None and years[-1] != year
