"""A date typed in three boxes (year, month, day): no calendar to open, usable by keyboard and by voice."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from qiaoliang.web.fields import TextBox


class TypedDateWidget(forms.MultiWidget):
    """Three small text boxes in the order in which a Chinese date is said."""

    template_name = "web/widgets/typed_date.html"
    use_fieldset = True

    def __init__(self) -> None:
        super().__init__(
            [
                TextBox(width=4, inputmode="numeric"),
                TextBox(width=2, inputmode="numeric"),
                TextBox(width=2, inputmode="numeric"),
            ]
        )

    def decompress(self, value: date | None) -> list[Any]:
        """Return the three boxes' contents for a date, or three empty boxes."""
        return [value.year, value.month, value.day] if value else [None, None, None]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Add the label of each box."""
        context = super().get_context(name, value, attrs)
        for box, label in zip(context["widget"]["subwidgets"], (_("年"), _("月"), _("日")), strict=True):
            box["box_label"] = label
        return context


class TypedDateField(forms.MultiValueField):
    """A date from three boxes; what is wrong is said in words that name what to type instead."""

    widget = TypedDateWidget
    default_error_messages = {
        "required": _("请填写日期，例如 1985 年 3 月 27 日"),
        "incomplete": _("日期要填年、月、日三项，例如 1985 年 3 月 27 日"),
        "invalid": _("没有这一天，请核对年、月、日"),
    }

    def __init__(self, *, label: Any, help_text: Any = "", required: bool = True) -> None:
        boxes = tuple(
            forms.IntegerField(error_messages={"invalid": self.default_error_messages["invalid"]}) for _box in range(3)
        )
        super().__init__(boxes, label=label, help_text=help_text, required=required, require_all_fields=False)
        for box in boxes:
            box.required = False

    def compress(self, data_list: list[int | None]) -> date | None:
        """Return the date of the three boxes, or None if all are empty."""
        if not any(data_list):
            return None
        if None in data_list or len(data_list) < 3:
            raise forms.ValidationError(self.error_messages["incomplete"], code="incomplete")
        try:
            return date(*(part or 0 for part in data_list))
        except ValueError:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from None
