"""Table three, 收到和处理政府信息公开申请情况, in print order.

Source: 国办公开办函〔2019〕60号 and 国办公开办函〔2021〕30号, annexes; the two differ in （六）其他处理 only.
"""

from __future__ import annotations

from .fields import Count, Form, column, row

ORGANISATIONS = "法人或其他组织"


class Applicants(Form):
    """The seven value columns of a row, all counts of applications (件)."""

    natural_person: Count = column("自然人", "natural persons", "公民")
    commercial_enterprise: Count = column("商业企业", "commercial enterprises", over=ORGANISATIONS)
    research_institution: Count = column("科研机构", "research institutions", over=ORGANISATIONS)
    public_welfare: Count = column(
        "社会公益组织", "public welfare organisations", "社会公益", "公益组织", over=ORGANISATIONS
    )
    legal_service: Count = column(
        "法律服务机构", "legal service bodies", "法律服务", "法律服务组织", over=ORGANISATIONS
    )
    other: Count = column("其他", "other organisations", "其它", "其他组织", over=ORGANISATIONS)
    total: Count = column("总计", "total", "合计", "总数")


class Denied(Form):
    """（三）不予公开: no subtotal is printed."""

    state_secret: Applicants = row(Applicants, "1.属于国家秘密", "1. state secrets", "国家秘密", "涉及国家秘密")
    prohibited_by_law: Applicants = row(
        Applicants, "2.其他法律行政法规禁止公开", "2. prohibited by other laws or regulations", "法律行政法规禁止公开"
    )
    security_and_stability: Applicants = row(
        Applicants, "3.危及“三安全一稳定”", "3. endangering the 'three securities, one stability'", "三安全一稳定"
    )
    third_party_rights: Applicants = row(
        Applicants, "4.保护第三方合法权益", "4. rights of third parties", "保护第三方合法利益", "第三方合法权益"
    )
    internal_affairs: Applicants = row(
        Applicants, "5.属于三类内部事务信息", "5. three kinds of internal affairs", "三类内部事务信息"
    )
    deliberative: Applicants = row(
        Applicants, "6.属于四类过程性信息", "6. four kinds of deliberative information", "四类过程性信息"
    )
    enforcement_files: Applicants = row(
        Applicants, "7.属于行政执法案卷", "7. enforcement case files", "行政执法案卷", "属于行政执法案卷信息"
    )
    administrative_inquiry: Applicants = row(
        Applicants, "8.属于行政查询事项", "8. administrative inquiries", "行政查询事项"
    )


class Unable(Form):
    """（四）无法提供: no subtotal is printed."""

    not_held: Applicants = row(
        Applicants,
        "1.本机关不掌握相关政府信息",
        "1. information not held",
        "本机关不掌握",
        "不掌握相关政府信息",
        "本机关不掌握相关信息",
    )
    needs_creation: Applicants = row(
        Applicants,
        "2.没有现成信息需要另行制作",
        "2. would have to be created",
        "没有现成信息",
        "需要另行制作",
        "没有现成信息另行制作",
    )
    still_unclear: Applicants = row(
        Applicants, "3.补正后申请内容仍不明确", "3. still unclear after correction", "补正后仍不明确"
    )


class NotProcessed(Form):
    """（五）不予处理: no subtotal is printed."""

    petition: Applicants = row(
        Applicants, "1.信访举报投诉类申请", "1. petitions and complaints", "信访举报投诉类", "信访投诉举报类申请"
    )
    repeated: Applicants = row(Applicants, "2.重复申请", "2. repeated requests")
    publications: Applicants = row(Applicants, "3.要求提供公开出版物", "3. published works requested", "提供公开出版物")
    excessive: Applicants = row(
        Applicants, "4.无正当理由大量反复申请", "4. excessive requests without reason", "大量反复申请"
    )
    confirmation: Applicants = row(
        Applicants,
        "5.要求行政机关确认或重新出具已获取信息",
        "5. confirmation of information already obtained",
        "要求行政机关确认或重新出具",
        "确认或重新出具已获取信息",
    )


class OtherOutcomes(Form):
    """（六）其他处理 of edition 2021: three rows, no subtotal."""

    not_corrected_in_time: Applicants = row(
        Applicants,
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        "1. not corrected in time",
        "申请人无正当理由逾期不补正",
        "无正当理由逾期不补正",
        "逾期不补正",
    )
    fee_not_paid_in_time: Applicants = row(
        Applicants,
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        "2. fee not paid in time",
        "申请人逾期未按收费通知要求缴纳费用",
        "逾期未按收费通知要求缴纳费用",
        "逾期未缴纳费用",
    )
    remaining: Applicants = row(Applicants, "3.其他", "3. other", "其它")


OUTCOMES = "三、本年度办理结果"


class Applications(Form):
    """Table three of either edition; `other` is one row (2019) or three (2021)."""

    received: Applicants = row(
        Applicants,
        "一、本年新收政府信息公开申请数量",
        "I. received this year",
        "本年新收",
        "本年新收申请数量",
        "本年新收政府信息公开申请",
    )
    carried_in: Applicants = row(
        Applicants,
        "二、上年结转政府信息公开申请数量",
        "II. carried in from last year",
        "上年结转",
        "上年结转申请数量",
        "上年结转政府信息公开申请",
        "上年度结转政府信息公开申请数量",
    )
    granted: Applicants = row(Applicants, "（一）予以公开", "(1) granted", over=OUTCOMES)
    partial: Applicants = row(
        Applicants, "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "(2) granted in part", over=OUTCOMES
    )
    denied: Denied = row(Denied, "（三）不予公开", "(3) denied", over=OUTCOMES)
    unable: Unable = row(Unable, "（四）无法提供", "(4) unable to provide", over=OUTCOMES)
    not_processed: NotProcessed = row(NotProcessed, "（五）不予处理", "(5) not processed", over=OUTCOMES)
    other: Applicants | OtherOutcomes = row(OtherOutcomes, "（六）其他处理", "(6) other outcomes", "其它处理")
    handled: Applicants = row(Applicants, "（七）总计", "(7) total handled", "合计", "总计", over=OUTCOMES)
    carried_out: Applicants = row(
        Applicants,
        "四、结转下年度继续办理",
        "IV. carried out to next year",
        "结转下年度",
        "结转下年继续办理",
        "结转下年度继续办理数量",
        "结转下年度办理",
    )


class Applications2019(Applications):
    """Table three of edition 2019: 23 value rows."""

    other: Applicants = row(Applicants, "（六）其他处理", "(6) other outcomes", "其它处理", over=OUTCOMES)


class Applications2021(Applications):
    """Table three of edition 2021: 25 value rows."""

    other: OtherOutcomes = row(OtherOutcomes, "（六）其他处理", "(6) other outcomes", "其它处理", over=OUTCOMES)
