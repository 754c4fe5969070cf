"""The pattern part of attribution: relay forms of English, Russian and Ukrainian, from per-language data files."""

from reportedly.attribution.forms.finding import find_forms
from reportedly.attribution.forms.headline import is_label

__all__ = ["find_forms", "is_label"]
