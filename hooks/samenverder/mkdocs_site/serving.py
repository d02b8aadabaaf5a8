"""A writer at work: a build that fails while the site is served is told, and the site of before stays.

MkDocs itself lets every request wait until the fault is mended, and shows a traceback in English.
"""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import TemplateNotFound, TemplateSyntaxError

from samenverder.mkdocs_site.state import log
from samenverder.reading.problem import Problem
from samenverder.reading.signs import seen

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

_STAYS = "De site van hiervoor blijft zo lang staan; bewaar je het bestand goed, dan gaat het vanzelf verder."
_CODE = Path(__file__).parents[2]


def keep_serving(server: LiveReloadServer, config: MkDocsConfig) -> None:
    """Make `server` answer from the site of before whenever a build fails, and say what failed and where."""
    build: Callable[[], None] = server.builder
    settings = Path(config.config_file_path).absolute()
    templates = Path(config.theme.custom_dir or settings.parent)

    def build_or_tell() -> None:
        try:
            build()
        except Exception as error:
            log.error("%s", failure(error, settings, templates))
            log.error("%s", _STAYS)
            log.debug("Wat het programma erover zegt:", exc_info=error)

    server.builder = build_or_tell


def failure(error: Exception, settings: Path, templates: Path) -> Problem:
    """What made a build fail. `settings`: the file of the configuration; `templates`: the folder of our own templates.

    The line is the last one of a template that was at work, else the last of our own code, else of the configuration.
    """
    root = settings.parent
    path, line = _place(error, settings, templates)
    if isinstance(error, TemplateSyntaxError):
        said = f"Deze sjabloon is niet te lezen: '{_words(error.message)}'. Verbeter deze regel, of de regels erboven waar iets open bleef staan."
    elif isinstance(error, TemplateNotFound):
        said = f"De sjabloon '{_words(error.name)}' is er niet. Zet het bestand terug in '{_shown(templates, root)}', of verbeter de naam."
    elif path.suffix == ".html":
        said = f"Bij het tekenen ging het mis: '{_words(error)}'. Kijk of elke naam op deze regel goed geschreven is."
    elif path == settings:
        said = f"De site is niet te bouwen: '{_words(error)}'. Verbeter wat je het laatst veranderde."
    else:
        said = f"Het bouwen ging mis: '{type(error).__name__}: {_words(error)}'. Maak ongedaan wat je het laatst veranderde; helpt dat niet, meld dit dan met wat 'mkdocs serve --verbose' zegt."
    return Problem(_shown(path, root), line, "bouwen", said, "bouwen")


def _place(error: Exception, settings: Path, templates: Path) -> tuple[Path, int]:
    if isinstance(error, TemplateSyntaxError) and error.filename:
        return Path(error.filename), error.lineno
    frames = [
        (Path(frame.filename), frame.lineno or 1)
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename != __file__
    ]
    for folder in (templates, _CODE):
        if found := [(path, line) for path, line in frames if folder in path.parents]:
            return found[-1]
    # YAML that cannot be read says where; whoever reads the configuration keeps only its words.
    mark = getattr(error.__context__, "problem_mark", None)
    return settings, mark.line + 1 if mark else 1


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if root in path.parents else path.as_posix()


def _words(said: object) -> str:
    """What another program said, on one line; its first 200 signs tell what is the matter."""
    return seen(" ".join(str(said).split())[:200]).rstrip(".")
