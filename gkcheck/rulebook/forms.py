"""The annual report as a typed model, one class an edition; tables in print order."""

from __future__ import annotations

from typing import ClassVar

from .applications import Applications2019, Applications2021
from .cases import Cases
from .disclosure import Disclosure2019, Disclosure2021
from .fields import Form, row

DISCLOSURE = "二、主动公开政府信息情况", "II. proactive disclosure"
APPLICATIONS = "三、收到和处理政府信息公开申请情况", "III. applications received and handled"
CASES = "四、政府信息公开行政复议、行政诉讼情况", "IV. administrative review and litigation"


class AnnualReport2019(Form):
    """The statistics of a report in the form of 国办公开办函〔2019〕60号 (report years 2019 and 2020).

    `applications` may be the rows of the other edition: such mixed reports are really published.
    A table that was never given is absent; one that was given empty is blank.
    """

    edition: ClassVar[str] = "2019"

    agency: str = ""
    year: int | None = None
    disclosure: Disclosure2019 = row(Disclosure2019, *DISCLOSURE)
    applications: Applications2019 | Applications2021 = row(Applications2019, *APPLICATIONS)
    cases: Cases = row(Cases, *CASES)


class AnnualReport2021(Form):
    """The statistics of a report in the form of 国办公开办函〔2021〕30号 (report years 2021 onward).

    `applications` may be the rows of the other edition: such mixed reports are really published.
    A table that was never given is absent; one that was given empty is blank.
    """

    edition: ClassVar[str] = "2021"

    agency: str = ""
    year: int | None = None
    disclosure: Disclosure2021 = row(Disclosure2021, *DISCLOSURE)
    applications: Applications2021 | Applications2019 = row(Applications2021, *APPLICATIONS)
    cases: Cases = row(Cases, *CASES)
