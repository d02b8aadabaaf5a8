"""The table of contents of the build: what happens when. The work is in `samenverder/`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from samenverder import mkdocs_site

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

_serving = False
"""A writer at work sees drafts. This and the next are the same for all builds of a process."""
_in_place = False
"""Pages are written over those of before."""
_building: MkDocsConfig | None = None
"""The build that is under way: MkDocs does not say which one failed."""


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember whether this is `mkdocs serve`."""
    global _serving, _in_place
    _serving = command == "serve"
    _in_place = dirty


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check everything; say all that is wrong."""
    global _building
    _building = config
    mkdocs_site.open_site(config, at_work=_serving, in_place=_in_place)
    mkdocs_site.report(config)
    mkdocs_site.add_navigation(config)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the practices and the pages that follow from them."""
    mkdocs_site.add_files(files, config)
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Remember the menu."""
    mkdocs_site.keep_menu(nav, config)
    return nav


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Choose the template of a page."""
    mkdocs_site.dress(page, config)
    return markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put in the text of a contribution as our own parser read it; name its anchors."""
    mkdocs_site.allow_anchors(page, config)
    return mkdocs_site.text_of(html, page, config)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Make our templates safe."""
    mkdocs_site.prepare_templates(env, config)
    return env


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Any) -> dict[str, Any]:
    """Hand the template its data."""
    context.update(mkdocs_site.view_of(page, config))
    return context


def on_post_build(config: MkDocsConfig) -> None:
    """Write the pages, files for other programs, and former addresses that lead to the new ones; see that all is there."""
    mkdocs_site.write_pages(config)
    mkdocs_site.write_beside(config)
    mkdocs_site.write_exports(config)
    mkdocs_site.write_data(config)
    mkdocs_site.write_shared_pictures(config)
    mkdocs_site.write_sheets(config)
    mkdocs_site.write_redirects(config)
    mkdocs_site.check_addresses(config)
    mkdocs_site.close_site(config)


def on_build_error(error: Exception) -> None:
    """Leave the site of before as it was."""
    mkdocs_site.abandon_site(_building)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """Go on serving when a build fails."""
    mkdocs_site.keep_serving(server, config)
    return server
