"""Characters that print alike or mean the same, folded to one: width, radicals, traditional forms, invisible ones."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# CJK radical code points that PDF fonts put in place of the characters themselves (NFKC folds only some of them).
_RADICALS = (
    "⺁厂⺇几⺌小⺎兀⺏尣⺐尢⺑𡯂⺕彐⺗心⺘手⺙攵⺛旡⺝月⺟母⺠民⺡水⺢氺⺣火⺤爪⺥爪⺦丬⺧牛⺨犬⺩王⺫目⺬示⺭礻⺮竹⺯糹⺰纟⺱网⺲罒⺳网⺴网"
    "⺵网⺶羊⺷羊⺸羊⺹老⺺聿⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃西⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜"
    "⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟⼾户⼽戈戶户戸户"
)
# Traditional forms of the characters in the forms' labels and headings, each before its simplified one.
_TRADITIONAL = (
    "動动問问這这繼继繳缴徵征嶺岭規规範范許许罰罚強强處处費费業业購购採采數数製制發发廢废現现額额單单萬万請请機机構构團团組组織织總总計计無无當当補补內内類类"
    "務务過过執执檔档詢询屬属於于國国擾扰亂乱穩稳穏稳護护權权達达幾几復复議议訴诉訟讼維维糾纠結结餘余獲获確确認认條条項项對对應应"
    "會会學学術术體体與与開开關关辦办轉转續续見见況况減减聲声證证書书報报給给還还後后來来時时間间門门長长車车馬马為为爲为準准標标級级"
    "縣县區区鄉乡鎮镇黨党產产員员經经濟济實实際际統统負负責责財财貨货資资質质農农貿贸運运輸输環环衛卫醫医療疗藥药監监審审據据顯显"
    "難难題题進进將将決决點点導导評评該该調调論论誤误讀读變变讓让進进遞递遲迟選选違违連连邊边鄰邻鄭郑雙双雖虽離离電电預预領领頭头"
    "頻频願愿顧顾飛飞養养驗验齊齐個个億亿圓圆們们價价倉仓備备債债傳传傷伤優优僅仅兩两別别劃划劑剂勞劳勢势匯汇協协參参啟启嚴严園园圖图場场"
    "塊块壓压夠够奪夺婦妇孫孙寧宁寶宝專专尋寻層层岡冈島岛師师帳帐幣币幹干廠厂廣广廳厅張张彈弹徑径從从徵征態态憑凭憲宪戰战戲戏戶户拋抛"
    "掛挂損损換换擇择擔担擬拟據据敵敌斷断曆历歷历束束東东樓楼橋桥檢检歲岁歸归殘残沒没測测溝沟滿满漢汉潔洁災灾營营爭争獎奖獨独"
    "畝亩畢毕異异癥症盤盘礙碍禮礼種种稅税積积穀谷窮穷競竞築筑簡简糧粮約约紀纪納纳純纯紙纸細细終终絕绝線线網网緊紧編编練练縮缩績绩"
    "罷罢聯联職职聽听肅肃脫脱臨临舉举舊旧蘇苏處处號号虧亏訂订訊讯託托記记設设訪访評评詳详誠诚語语課课識识譯译貢贡貴贵買买貫贯費费"
    "賠赔賣卖賬账賴赖贊赞軍军載载輕轻輛辆轄辖農农適适遷迁醫医釋释鑑鉴鐵铁鑒鉴閉闭閱阅陽阳陰阴階阶隨随險险隱隐雜杂頁页順顺須须額额類类"
)
_PIECE = 1024
"""Text is normalised in pieces: the time grows with the square of a run of combining marks."""

_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹ"
_READING = re.compile(rf"(?<=[\u4e00-\u9fff])\((?=[a-z]{{0,5}}[{_TONES}])[a-z{_TONES}]{{1,6}}\)")


def _pairs(text: str) -> dict[int, str]:
    return {ord(a): b for a, b in zip(text[::2], text[1::2], strict=True) if a != b}


_FOLD = {**_pairs(_RADICALS), **_pairs(_TRADITIONAL), **dict.fromkeys(map(ord, _INVISIBLE), "")}
_UNSEEN = dict.fromkeys(map(ord, _INVISIBLE), "")
_FOLD |= _pairs("它他〔(【(［(〈(﹝(〕)】)］)〉)﹞)")


_WIDE = {**{chr(wide): chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)}, "\u3000": " "}
_QUICK = {chr(code): folded for code, folded in _FOLD.items()}
_QUICK |= {wide: _FOLD.get(ord(narrow), narrow) for wide, narrow in _WIDE.items()}
_FOLDED = re.compile("[" + "".join(map(re.escape, _QUICK)) + "]")
_LOST = re.compile("[" + _INVISIBLE + "]")


def fold(text: str) -> str:
    """The text with width, radicals, traditional forms and invisible characters folded; spaces stay."""
    if len(text) > _PIECE:
        return "".join(fold(text[i : i + _PIECE]) for i in range(0, len(text), _PIECE))
    quick = _FOLDED.sub(_quickly, text)  # most texts need no more, and replacing what is rare is fast
    if unicodedata.is_normalized("NFKC", quick):
        return quick
    return unicodedata.normalize("NFKC", text).translate(_FOLD)


def _quickly(match: re.Match[str]) -> str:
    return _QUICK[match[0]]


def without_readings(text: str) -> str:
    """The text, folded, without readings inserted behind characters: 据(jù)."""
    return _READING.sub("", text) if "(" in text else text


def keeps_places(text: str, folded: str) -> bool:
    """Whether each character of a text became one of the folded text, `fold(text)`."""
    return len(text) == len(folded) and not _LOST.search(text) and folded == _FOLDED.sub(_quickly, text)


def visible(text: str) -> str:
    """The text without characters that leave no mark on paper."""
    return text.translate(_UNSEEN)


@lru_cache(maxsize=8192)
def fold_character(character: str) -> str:
    """One character folded and without white space; may be several characters, or none."""
    return "".join(fold(character).split())
