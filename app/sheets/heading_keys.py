"""Headings in two languages at once, `客户名称 Customer Name`, `单价/Price`, count as the Chinese one (4-excel 4.2)."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Final

from app.models.nouns import SHEET_LISTS
from app.sheets.headings import BY_CONTENT, RUNNING_NUMBER, aliases_of, known_headings, normalise_heading

_SEPARATOR: Final = r"[\s/|()\[\]_:·-]*"
_CHINESE: Final = r"(?P<chinese>[^A-Za-z]*[\u4e00-\u9fff][^A-Za-z]*?)"
_ENGLISH: Final = r"(?P<english>[A-Za-z][A-Za-z\s.'&#/_-]*?)"
_BOTH: Final = (
    re.compile(rf"\s*\*?\s*{_CHINESE}{_SEPARATOR}{_ENGLISH}{_SEPARATOR}\*?\s*"),
    re.compile(rf"\s*\*?\s*{_ENGLISH}{_SEPARATOR}{_CHINESE}{_SEPARATOR}\*?\s*"),
)
# The last part of a field's key → English words that may stand beside its Chinese heading. A word that is not here, as
# in `客户 LOGO` or `联系人 QQ`, makes another heading of it.
_WORDS: Final = {
    "name": "name customer customername client clientname company companyname buyer account accountname contact "
    "contactperson contactname contactor person attn linkman",
    "customer": "name customer customername client clientname company companyname buyer consignee account",
    "contact_name": "name contact contactperson contactname person attn linkman",
    "code": "code no number id customerid customerno customercode clientcode clientno",
    "customer_code": "code no number id customerid customerno customercode clientcode clientno",
    "short_name": "shortname abbreviation abbr alias nickname",
    "kind": "type kind category customertype nature",
    "level": "level grade class rating rank",
    "industry": "industry sector trade",
    "source": "source leadsource channel",
    "region": "region area district territory",
    "province": "province state",
    "city": "city town",
    "address": "address add addr deliveryaddress",
    "postcode": "postcode zip zipcode postalcode",
    "tax_id": "taxid taxno taxnumber vat vatno",
    "payment_terms": "payment paymentterms paymentterm terms",
    "owner": "owner sales salesperson salesman salesrep seller accountmanager rep",
    "salesperson": "owner sales salesperson salesman salesrep seller rep",
    "handler": "handler owner responsible engineer technician",
    "title": "title position post jobtitle job",
    "department": "department dept",
    "gender": "gender sex",
    "mobile": "mobile mobilephone mobileno cell cellphone phone phoneno tel telephone",
    "phone": "phone phoneno phonenumber tel telno telephone landline mobile mobilephone contact",
    "number_dialled": "phone phoneno phonenumber tel telno telephone mobile",
    "fax": "fax faxno faxnumber",
    "wechat": "wechat weixin",
    "email": "email e-mail mail mailbox",
    "birthday": "birthday birthdate dateofbirth",
    "remark": "remark remarks note notes memo comment comments",
    "happened_on": "date time contactdate activitydate visitdate",
    "content": "content contents detail details record",
    "method": "method way channel",
    "outcome": "result outcome feedback",
    "next_on": "nextdate nextcontact nextvisit followupdate",
    "next_contact_on": "nextdate nextcontact nextvisit followupdate",
    "number": "no number orderno ordernumber invoiceno deliveryno docno documentno shipmentno billno dn po pono",
    "registered_on": "date time registrationdate",
    "shipped_on": "date shipdate shippingdate shipmentdate deliverydate invoicedate salesdate orderdate",
    "line": "line lineno item itemno rowid",
    "product": "product productname item itemname goods commodity name description material descriptionofgoods",
    "product_code": "productcode productno itemcode itemno sku code partno partnumber materialno",
    "model": "model modelno spec specs specification specifications size type",
    "unit": "unit uom",
    "quantity": "quantity qty pcs shippedqty number",
    "price": "price unitprice",
    "amount": "amount total totalamount totalprice sales value sum",
    "currency": "currency",
    "discount": "discount",
    "batch": "batch batchno lot lotno",
    "receiver": "receiver consignee recipient contact",
    "carrier": "carrier courier express logistics",
    "tracking": "trackingno trackingnumber waybill waybillno awb",
    "freight": "freight shippingcost shippingfee",
    "problem": "problem issue description fault",
    "measure": "solution action measure treatment",
    "status": "status state",
    "satisfaction": "satisfaction",
    "serial": "sn s/n serialno serialnumber",
    "created_on": "created createdate creationdate date",
    "tags": "tag tags label",
}  # fmt: skip
_OF_NUMBERS: Final = frozenset({"no", "no.", "number", "item", "itemno", "sn", "s/n", "seq", "index", "line"})


@cache
def _parts_of_keys(chinese: str) -> frozenset[str]:
    """The last parts of the keys of all fields a heading may mean, in whatever list."""
    keys = {aliases_of(name)[chinese][0] for name in SHEET_LISTS if chinese in aliases_of(name)}
    if chinese in BY_CONTENT:
        keys |= {"phone", "mobile", "number_dialled", "method"}
    return frozenset(key.rpartition(".")[2] for key in keys)


@cache
def _english_of(part: str) -> frozenset[str]:
    return frozenset(_WORDS.get(part, "").split())


def _fits(chinese: str, english: str) -> bool:
    if chinese in RUNNING_NUMBER:
        return english in _OF_NUMBERS
    return any(english in _english_of(part) for part in _parts_of_keys(chinese))


@lru_cache(maxsize=4096)
def heading_key(text: str) -> str:
    """The form in which headings are looked up: `normalise_heading`, of two languages the Chinese half."""
    whole = normalise_heading(text)
    if whole in known_headings() or whole.isascii() or len(text) > 80:
        return whole
    folded = unicodedata.normalize("NFKC", text)
    for pattern in _BOTH:
        if found := pattern.fullmatch(folded):
            chinese = normalise_heading(found["chinese"])
            english = normalise_heading(found["english"]).replace(".", "")
            if chinese in known_headings() and _fits(chinese, english):
                return chinese
    return whole
