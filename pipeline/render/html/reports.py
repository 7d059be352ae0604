"""Where readers report a mistake: an address of the site's choice or a mail, page, language and block filled in."""

from __future__ import annotations

from urllib.parse import quote

from pipeline.render.html.views import Shell


def report(shell: Shell, page: str, block: str = "") -> str:
    """The address behind "Report a mistake". `page` is the page's path, `block` an id on it; "" where the site takes
    no reports."""
    code, contact = shell.language.code, shell.contact
    if contact.report:
        address = contact.report
        for name, value in (("page", page.strip("/")), ("language", code), ("block", block)):
            address = address.replace(f"{{{name}}}", quote(value, safe=""))
        return address
    if not contact.email:
        return ""
    where = f"{page}#{block}" if block else page
    subject, body = quote(f"[{code}] {where}"), quote(f"{shell.base_url}/{where}\r\n\r\n", safe="")
    return f"mailto:{contact.email}?subject={subject}&body={body}"
