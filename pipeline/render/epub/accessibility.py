"""What a book tells shops and readers of its own accessibility (EPUB Accessibility 1.1, schema.org).

Only what is true of every book we make, or was counted in this one. That it conforms to a level of WCAG is for a
person to certify.
"""

from __future__ import annotations

FEATURES = ("ARIA", "displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents", "unlocked")

SUMMARY = (
    "All text can be resized, recoloured and read aloud; headings, lists, tables and notes are marked up as such, and "
    "passages in another language say which."
)
DESCRIBED = "Pictures have descriptions."


def facts(*, pictures: int, described: bool) -> tuple[tuple[str, str], ...]:
    """Property and value, without the summary, which is a text."""
    found = [("schema:accessMode", "textual")]
    if pictures:
        found.append(("schema:accessMode", "visual"))
    if described:
        found.append(("schema:accessModeSufficient", "textual"))
    elif pictures:
        found.append(("schema:accessModeSufficient", "textual,visual"))
    features = sorted((*FEATURES, "alternativeText") if pictures and described else FEATURES, key=str.lower)
    found += [("schema:accessibilityFeature", feature) for feature in features]
    found.append(("schema:accessibilityHazard", "none"))
    return tuple(found)
