"""Bibliographies as data."""

from __future__ import annotations

import pytest

from pipeline.markup.constructs.references import dois
from pipeline.model import Reference

from .made import page

LIST = """## References

::: references
1. Koes B. *Advice* to rest. 2010;15(6):171–172. doi:10.1136/ebm1132
2. NICE. Guideline NG59. <https://www.nice.org.uk/guidance/ng59>
:::

## Further reading

::: references
- Valat, J. “Sciatica.” 24.2 (2010): 241–252.
- Valat, J. “Sciatica.” 24.2 (2010): 241–252.

Wheeler A. [Diagnosis](https://doi.org/10.1002/(SICI)1097-0274).
:::
"""


def test_numbered_and_unnumbered_references_are_data_each_once() -> None:
    assert page(LIST).references == (
        Reference("Koes B. Advice to rest. 2010;15(6):171–172. doi:10.1136/ebm1132", "10.1136/ebm1132"),
        Reference(
            "NICE. Guideline NG59. https://www.nice.org.uk/guidance/ng59", "", "https://www.nice.org.uk/guidance/ng59"
        ),
        Reference("Valat, J. “Sciatica.” 24.2 (2010): 241–252."),
        Reference("Wheeler A. Diagnosis.", "10.1002/(SICI)1097-0274"),
    )


def test_a_list_under_a_heading_that_says_so_is_one_too() -> None:
    found = page("## Rest\n\n- Lie down.\n\n## References\n\n- Koes B. 2010.\n").references
    assert found == (Reference("Koes B. 2010."),)


def test_references_are_the_same_on_a_translated_page() -> None:
    assert page(LIST, {"References": "তথ্যসূত্র"}).references == page(LIST).references


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("doi:10.1136/ebm1132.", ["10.1136/ebm1132"]),
        ("DOI: 10.1136/ebm1132,", ["10.1136/ebm1132"]),
        ("(https://doi.org/10.1000/xyz123)", ["10.1000/xyz123"]),
        ("10.1016/S0140-6736(05)71270-2;", ["10.1016/S0140-6736(05)71270-2"]),
        ("http://dx.doi.org/10.1/no", []),
        ("version 2.10.1234/5", []),
        ("pages 10.12/13", []),
    ],
)
def test_a_doi_is_found_without_the_sentence_around_it(text: str, found: list[str]) -> None:
    assert [doi for _, _, doi in dois(text)] == found
    for start, end, doi in dois(text):
        assert text[start:end].endswith(doi)
