"""How our pages become a site of MkDocs. Together with `events.py` the only code that knows MkDocs."""

from __future__ import annotations

from samenverder.mkdocs_site.handing import (
    add_files,
    add_navigation,
    allow_anchors,
    dress,
    keep_menu,
    text_of,
    view_of,
)
from samenverder.mkdocs_site.opening import abandon_site, close_site, open_site, report
from samenverder.mkdocs_site.output import (
    check_addresses,
    write_beside,
    write_data,
    write_exports,
    write_pages,
    write_redirects,
    write_shared_pictures,
    write_sheets,
)
from samenverder.mkdocs_site.serving import keep_serving
from samenverder.mkdocs_site.templates import prepare_templates

__all__ = [
    "abandon_site",
    "add_files",
    "add_navigation",
    "allow_anchors",
    "check_addresses",
    "close_site",
    "dress",
    "keep_menu",
    "keep_serving",
    "open_site",
    "prepare_templates",
    "report",
    "text_of",
    "view_of",
    "write_beside",
    "write_data",
    "write_exports",
    "write_pages",
    "write_redirects",
    "write_shared_pictures",
    "write_sheets",
]
