"""A field for several lines of text."""

from typing import Any

from django import forms


class TextField(forms.CharField):
    """Several lines of text; `rows` tall, at most `longest` characters."""

    def __init__(
        self, *, label: Any, help_text: Any = "", rows: int = 4, required: bool = False, longest: int = 20_000
    ) -> None:
        box = forms.Textarea(attrs={"class": "govuk-textarea", "rows": rows})
        super().__init__(label=label, help_text=help_text, required=required, widget=box, max_length=longest)
