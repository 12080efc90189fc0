"""The words of the form: every printed label, by the name of its row or column."""

NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
ROW_NAMES = {
    "government_rules": "规章",
    "normative_documents": "行政规范性文件",
    "licensing": "行政许可",
    "other_services": "其他对外管理服务事项",
    "penalties": "行政处罚",
    "compulsion": "行政强制",
    "fees": "行政事业性收费",
    "procurement": "政府集中采购",
}
COLUMN_NAMES = {
    "2019": {
        "made": "本年新制作数量",
        "published": "本年新公开数量",
        "total_public": "对外公开总数量",
        "previous_items": "上一年项目数量",
        "change": "本年增/减",
        "decisions": "处理决定数量",
        "projects": "采购项目数量",
        "amount": "采购总金额",
    },
    "2021": {
        "made": "本年制发件数",
        "repealed": "本年废止件数",
        "in_force": "现行有效件数",
        "decisions": "本年处理决定数量",
        "amount": "本年收费金额（单位：万元）",
    },
}
ITEM_OF_ROW = {
    "government_rules": "一",
    "normative_documents": "一",
    "licensing": "五",
    "other_services": "五",
    "penalties": "六",
    "compulsion": "六",
    "fees": "八",
    "procurement": "九",
}
APPLICANT_NAMES = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
OUTCOME_NAMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
RECEIVED = "一、本年新收政府信息公开申请数量"
CARRIED_IN = "二、上年结转政府信息公开申请数量"
RESULTS = "三、本年度办理结果"
CARRIED_OUT = "四、结转下年度继续办理"
GROUPS: dict[str, tuple[str, dict[str, str]]] = {
    "granted": ("（一）予以公开", {}),
    "partial": ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", {}),
    "denied": (
        "（三）不予公开",
        {
            "state_secret": "1.属于国家秘密",
            "prohibited_by_law": "2.其他法律行政法规禁止公开",
            "security_and_stability": "3.危及“三安全一稳定”",
            "third_party_rights": "4.保护第三方合法权益",
            "internal_affairs": "5.属于三类内部事务信息",
            "deliberative": "6.属于四类过程性信息",
            "enforcement_files": "7.属于行政执法案卷",
            "administrative_inquiry": "8.属于行政查询事项",
        },
    ),
    "unable": (
        "（四）无法提供",
        {
            "not_held": "1.本机关不掌握相关政府信息",
            "needs_creation": "2.没有现成信息需要另行制作",
            "still_unclear": "3.补正后申请内容仍不明确",
        },
    ),
    "not_processed": (
        "（五）不予处理",
        {
            "petition": "1.信访举报投诉类申请",
            "repeated": "2.重复申请",
            "publications": "3.要求提供公开出版物",
            "excessive": "4.无正当理由大量反复申请",
            "confirmation": "5.要求行政机关确认或重新出具已获取信息",
        },
    ),
    "other": ("（六）其他处理", {}),
    "handled": ("（七）总计", {}),
}
OTHER_2021 = {
    "not_corrected_in_time": "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "fee_not_paid_in_time": "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    "remaining": "3.其他",
}
