"""The configuration of the site, as far as anything but a build asks for it: plain values, and nothing that runs."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from pathlib import Path

FILE = "mkdocs.yml"


class _Plain(yaml.SafeLoader):
    """Knows `!ENV`; what else is an order to MkDocs is nothing to us."""


def _from_environment(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    """`!ENV NAME` and `!ENV [NAME, OTHER, default]`: the first that is set, or the default."""
    if isinstance(node, yaml.SequenceNode):
        *names, default = loader.construct_sequence(node)
        return next((os.environ[name] for name in names if name in os.environ), default)
    return os.environ.get(str(node.value))


_Plain.add_constructor("!ENV", _from_environment)
_Plain.add_multi_constructor("!", lambda loader, suffix, node: None)
_Plain.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, suffix, node: None)


def configuration(root: Path) -> dict[str, Any]:
    """What stands in the configuration beside the practices.

    Raises:
        OSError: there is none.
        yaml.YAMLError: it cannot be read.

    """
    # A loader of ours that makes nothing but plain values.
    said: Any = yaml.load((root / FILE).read_text(encoding="utf-8"), Loader=_Plain)
    return said if isinstance(said, dict) else {}
