"""Which library this is and on which terms it may be used, for every file that leaves the site."""

from __future__ import annotations

from dataclasses import dataclass

LICENSE = "CC BY 4.0"
"""Of texts and data, unless a practice says otherwise: LICENSE-CONTENT."""
LICENSE_URL = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True)
class About:
    """The library that the files are of."""

    name: str
    description: str
    site: str
    """Its address, ending in a slash."""
    license: str = LICENSE
    license_url: str = LICENSE_URL
    organisation: str = ""
    """Who stands behind it; without one the library itself is named."""
    contact: str = ""
    """Where its editors can be reached: `mailto:` or a page."""

    def url(self, address: str) -> str:
        """The full address of what lies at `address`, counted from the root of the site."""
        return self.site + address

    @property
    def publisher(self) -> str:
        """Who publishes it."""
        return self.organisation or self.name
