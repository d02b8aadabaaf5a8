"""Is it right? One generator for each rule; its docstring is the rule.

`check` runs them all. Adding a rule is adding a function to one of the modules here.
"""

from samenverder.rules import fields, references, sections, terms
from samenverder.rules.engine import RULES, Rule, check, summary

__all__ = ["RULES", "Rule", "check", "fields", "references", "sections", "summary", "terms"]
