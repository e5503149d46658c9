"""What every column of every table is called in Chinese: labels of forms, history lines and messages."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from app.models.nouns import Noun
from app.settings import TEAM_SETTINGS
from app.ui.language import kept_texts


def tr(source: str) -> str:
    """The sentence in the language of the interface."""
    return QCoreApplication.translate("texts", source)


def field_name(noun: Noun | str, column: str) -> str:
    """The Chinese label of a database column; an unknown one (an extra column of a sheet) is its own name."""
    own = _names(str(noun))
    return own.get(column) or _common().get(column) or _names(Noun.CONTACT.value).get(column) or column


def noun_name(noun: Noun | str) -> str:
    """What a kind of record is called."""
    names = {
        Noun.USER: tr("用户"),
        Noun.CUSTOMER: tr("客户"),
        Noun.CONTACT: tr("联系人"),
        Noun.INTERACTION: tr("联系记录"),
        Noun.SERVICE_CASE: tr("售后单"),
        Noun.SHIPMENT: tr("出货行"),
        Noun.ARTICLE: tr("文章"),
        Noun.ATTACHMENT: tr("附件"),
        Noun.ASSIGNMENT: tr("每周分配"),
        Noun.WEEKLY_QUOTA: tr("每周配额"),
        Noun.RETURN_RULES: tr("回收规则"),
        Noun.GREETING: tr("祝福语"),
        Noun.TEAM_SETTING: tr("团队设置"),
        Noun.SAVED_VIEW: tr("视图"),
    }
    try:
        return names[Noun(noun)]
    except ValueError:
        return str(noun)


@kept_texts
def _names(noun: str) -> Mapping[str, str]:
    makers = {
        Noun.USER: _user,
        Noun.CUSTOMER: _customer,
        Noun.CONTACT: _contact,
        Noun.INTERACTION: _interaction,
        Noun.SERVICE_CASE: _service_case,
        Noun.SHIPMENT: _shipment,
        Noun.ARTICLE: _article,
        Noun.ATTACHMENT: _attachment,
        Noun.ASSIGNMENT: _assignment,
        Noun.WEEKLY_QUOTA: _quota,
        Noun.RETURN_RULES: _return_rules,
        Noun.GREETING: _greeting,
        Noun.TEAM_SETTING: _setting,
        Noun.SAVED_VIEW: _view,
    }
    try:
        return makers[Noun(noun)]()
    except ValueError:
        return {}


@kept_texts
def _common() -> Mapping[str, str]:
    return {
        "id": tr("序号"),
        "version": tr("版本"),
        "customer_id": tr("客户"),
        "customer": tr("客户"),
        "salesperson_id": tr("业务员"),
        "salesperson": tr("业务员"),
        "user_id": tr("用户"),
        "extra": tr("其他列"),
        "fingerprint": tr("内容指纹"),
        "created_at": tr("录入时间"),
        "updated_at": tr("修改时间"),
        "remark": tr("备注"),
        "position": tr("顺序"),
    }


def _user() -> Mapping[str, str]:
    return {
        "name": tr("姓名"),
        "role": tr("角色"),
        "active": tr("在职"),
        "group_name": tr("小组"),
        "password_hash": tr("密码"),
    }


def _customer() -> Mapping[str, str]:
    return {
        "code": tr("客户编号"),
        "name": tr("客户名称"),
        "name_key": tr("名称查重键"),
        "name_sort": tr("名称排序键"),
        "short_name": tr("简称"),
        "kind": tr("客户类型"),
        "level": tr("客户级别"),
        "archive_class": tr("档案分类"),
        "industry": tr("行业"),
        "source": tr("来源"),
        "region": tr("区域"),
        "province": tr("省份"),
        "city": tr("城市"),
        "district": tr("区县"),
        "address": tr("地址"),
        "postcode": tr("邮编"),
        "tax_id": tr("税号"),
        "bank_account": tr("开户行账号"),
        "payment_terms": tr("付款方式"),
        "credit_limit": tr("信用额度"),
        "wanted_products": tr("意向产品"),
        "expected_use": tr("预计用量"),
        "followup": tr("跟进阶段"),
        "evaluation_note": tr("评判说明"),
        "evaluation_result": tr("评判结果"),
        "last_contact_note": tr("最近联系内容"),
        "next_contact_on": tr("下次联系"),
        "influence": tr("影响力"),
        "credit": tr("信用度"),
        "tags": tr("标签"),
        "created_on": tr("建档日期"),
        "do_not_call": tr("不再致电"),
        "closed_down": tr("已停业"),
        "owner_id": tr("跟进人"),
        "owner": tr("跟进人"),
        "claimed_at": tr("领取时间"),
        "locked_until": tr("锁定到"),
        "prev_owner_id": tr("前跟进人"),
        "prev_owner": tr("前跟进人"),
        "returned_on": tr("放回日期"),
        "return_reason": tr("放回原因"),
        "typed_first_deal_on": tr("首次成交日期"),
        "typed_last_deal_on": tr("最后成交日期"),
        "typed_deal_total": tr("累计成交金额"),
        "typed_deal_count": tr("成交次数"),
        "typed_last_contact_on": tr("最近联系日期"),
        "imported_as": tr("导入时的表"),
        "deal_date_assumed": tr("成交日期为推定"),
        "shipped_first_on": tr("首次出货日期"),
        "shipped_last_on": tr("最后出货日期"),
        "shipped_gross": tr("出货金额（未减退货）"),
        "shipped_total": tr("出货金额"),
        "shipped_count": tr("出货次数"),
        "logged_last_on": tr("最后联系记录日期"),
        "first_deal_on": tr("首次成交"),
        "last_deal_on": tr("最后成交"),
        "last_deal_key": tr("最后成交（分表用）"),
        "deal_total": tr("累计成交"),
        "deal_count": tr("成交次数"),
        "last_contact_on": tr("最近联系"),
        "days_since_deal": tr("未交易天数"),
        "contact": tr("联系人"),
        "contact_name": tr("联系人"),
    }


def _contact() -> Mapping[str, str]:
    return {
        "name": tr("姓名"),
        "title": tr("职务"),
        "department": tr("部门"),
        "gender": tr("性别"),
        "decision_maker": tr("关键决策人"),
        "mobile": tr("手机"),
        "phone": tr("电话"),
        "fax": tr("传真"),
        "wechat": tr("微信"),
        "qq": tr("QQ"),
        "email": tr("邮箱"),
        "birthday": tr("生日"),
        "likes": tr("爱好"),
        "family": tr("家庭情况"),
        "do_not_contact": tr("勿扰"),
        "bad_number": tr("号码有误"),
    }


def _interaction() -> Mapping[str, str]:
    return {
        "happened_on": tr("联系日期"),
        "happened_time": tr("联系时刻"),
        "contact_name": tr("联系人"),
        "number_dialled": tr("拨打号码"),
        "method": tr("联系方式"),
        "direction": tr("呼叫方向"),
        "purpose": tr("联系目的"),
        "reached": tr("接通情况"),
        "content": tr("联系内容"),
        "outcome": tr("联系结果"),
        "loss_reason": tr("流失原因"),
        "intent": tr("意向程度"),
        "next_step": tr("下一步计划"),
        "next_on": tr("下次联系"),
        "origin": tr("联系来源"),
        "followup": tr("跟进阶段"),
    }


def _service_case() -> Mapping[str, str]:
    return {
        "number": tr("售后单号"),
        "registered_on": tr("登记日期"),
        "contact_name": tr("联系人"),
        "phone": tr("电话"),
        "shipment_number": tr("出货单号"),
        "product": tr("产品"),
        "model": tr("规格型号"),
        "serial": tr("序列号"),
        "bought_on": tr("购买日期"),
        "warranty_months": tr("保修月数"),
        "warranty_until": tr("保修截止"),
        "type": tr("售后类型"),
        "complaint_kind": tr("投诉类别"),
        "problem": tr("问题描述"),
        "urgency": tr("紧急程度"),
        "handler_id": tr("处理人"),
        "handler": tr("处理人"),
        "promised_on": tr("承诺完成日"),
        "measure": tr("处理措施"),
        "result": tr("处理结果"),
        "status": tr("状态"),
        "cost": tr("费用"),
        "closed_on": tr("完成日期"),
        "return_visit_on": tr("回访日期"),
        "satisfaction": tr("满意度"),
        "feedback": tr("客户反馈"),
        "cause": tr("原因判定"),
    }


def _shipment() -> Mapping[str, str]:
    return {
        "shipped_on": tr("出货日期"),
        "number": tr("出货单号"),
        "line": tr("行号"),
        "product": tr("产品名称"),
        "product_code": tr("产品编码"),
        "model": tr("规格型号"),
        "category": tr("产品类别"),
        "unit": tr("单位"),
        "quantity": tr("数量"),
        "price": tr("单价"),
        "amount": tr("金额"),
        "net_amount": tr("净额"),
        "currency": tr("币种"),
        "tax_rate": tr("税率"),
        "discount": tr("折扣"),
        "cost": tr("成本"),
        "batch": tr("批号"),
        "receiver": tr("收货人"),
        "address": tr("收货地址"),
        "carrier": tr("物流公司"),
        "tracking": tr("物流单号"),
        "freight": tr("运费"),
        "paid": tr("收款状态"),
        "kind": tr("类型"),
        "void": tr("作废"),
    }


def _article() -> Mapping[str, str]:
    return {
        "title": tr("标题"),
        "kind": tr("分类"),
        "body": tr("正文"),
        "status": tr("状态"),
        "tags": tr("标签"),
        "author_id": tr("作者"),
        "author": tr("作者"),
        "review_on": tr("复核日期"),
        "attachments": tr("附件"),
    }


def _attachment() -> Mapping[str, str]:
    return {
        "article_id": tr("文章"),
        "name": tr("文件名"),
        "stored_name": tr("保存名"),
        "size": tr("大小"),
        "sha256": tr("校验值"),
    }


def _quota() -> Mapping[str, str]:
    return {"week": tr("周"), "quota": tr("每周人数"), "on_leave": tr("请假")}


def _return_rules() -> Mapping[str, str]:
    return {"from_day": tr("生效日期"), "days": tr("天数")}


def _greeting() -> Mapping[str, str]:
    return {"occasion": tr("场合"), "body": tr("内容"), "position": tr("顺序")}


def _assignment() -> Mapping[str, str]:
    return {
        "week": tr("周次"),
        "reasons": tr("选中原因"),
        "carried_over": tr("上周结转"),
        "carried_weeks": tr("顺延周数"),
        "locked": tr("固定"),
        "dropped": tr("已移出"),
        "published_at": tr("发布时间"),
        "interaction_id": tr("联系记录"),
    }


def _setting() -> Mapping[str, str]:
    titles = {one.key: QCoreApplication.translate("team settings", one.title) for one in TEAM_SETTINGS}
    return {"key": tr("设置项"), "value": tr("值")} | titles


def _view() -> Mapping[str, str]:
    return {
        "list_name": tr("所属列表"),
        "name": tr("视图名称"),
        "shared": tr("共享"),
        "query": tr("筛选条件"),
    }
