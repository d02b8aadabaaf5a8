"""Where files of the collection are edited: the addresses of a forge, from the one that the configuration has.

GitHub's page for a new file takes `filename` and `value` (undocumented, in use since 2019: isaacs/github#1527), Gitea's
does so since 1.15 (go-gitea/gitea#16556), and Forgejo has it from there; GitLab takes a name only
(gitlab-org/gitlab#337038).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

_NAMES = {"github.com": "GitHub", "gitlab.com": "GitLab", "codeberg.org": "Codeberg"}


@dataclass(frozen=True)
class Forge:
    """A place where files are kept and changes are offered."""

    name: str
    new: str
    """The page for a new file, without a question behind it."""
    edit: str
    """What comes before the path of a file to edit it."""
    issue: str
    """The page for a new remark; it takes `title` and `body`."""
    file_key: str = "filename"
    text_key: str = "value"
    """What the text of a new file is called in an address; empty where it takes none."""


def forge_of(edit_uri: str | None, repo_url: str | None = None) -> Forge | None:
    """The forge that an `edit_uri` of MkDocs belongs to; None without one, or of a sort that we do not know."""
    edit = urljoin((repo_url or "").rstrip("/") + "/", edit_uri or "")
    found = re.fullmatch(r"(https?://[^/]+/.+?)/(-/edit|_edit|edit)/([^/?#]+)/?", edit)
    if not found:
        return None
    root, way, branch = found.groups()
    host = urlsplit(root).hostname or ""
    name = _NAMES.get(host, host)
    if way == "-/edit":
        return Forge(name, f"{root}/-/new/{branch}", f"{root}/-/edit/{branch}/", f"{root}/-/issues/new", "file_name", "")  # fmt: skip
    new = f"{root}/_new/{branch}/" if way == "_edit" else f"{root}/new/{branch}"
    return Forge(name, new, f"{root}/{way}/{branch}/", f"{root}/issues/new")
