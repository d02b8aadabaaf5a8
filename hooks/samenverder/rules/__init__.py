"""Is it right? One generator for each rule; its docstring is the rule.

`check` runs them all. Adding a rule is adding a function to one of the modules here, with a document that breaks it
in `tests/rules/problems/` and one that nearly does in `tests/rules/good/`.
"""

# The order of these imports is the order of the rule book.
# isort: off
from samenverder.rules import fields
from samenverder.rules import terms
from samenverder.rules import synonyms
from samenverder.rules import references
from samenverder.rules import addresses
from samenverder.rules import sections
from samenverder.rules import honesty
from samenverder.rules import standings
from samenverder.rules import text
from samenverder.rules import signs
from samenverder.rules import pictures
from samenverder.rules import privacy
from samenverder.rules import persons
from samenverder.rules import review
from samenverder.rules import modules

# isort: on
from samenverder.rules.engine import RULES, Rule, check

__all__ = [
    "RULES",
    "Rule",
    "addresses",
    "check",
    "fields",
    "honesty",
    "modules",
    "persons",
    "pictures",
    "privacy",
    "references",
    "review",
    "sections",
    "signs",
    "standings",
    "synonyms",
    "terms",
    "text",
]
