"""Form fields as the pages show them: yes, no or "I do not know"; one of several; a line of text; an amount of yuan."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from qiaoliang.primitives.money import InvalidAmount, fen_from_yuan
from qiaoliang.primitives.months import InvalidMonth, Month


class Radios(forms.RadioSelect):
    """Radio buttons, one below the other, or side by side where the answers are short."""

    template_name = "web/widgets/radios.html"

    def __init__(self, *, is_inline: bool = False) -> None:
        super().__init__()
        self.is_inline = is_inline

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Add how the buttons stand."""
        context = super().get_context(name, value, attrs)
        context["widget"]["is_inline"] = self.is_inline
        return context


class TextBox(forms.TextInput):
    """One line of text, `width` characters wide (0: as wide as its place)."""

    def __init__(self, *, width: int = 0, inputmode: str = "text", autocomplete: str = "off") -> None:
        look = f"govuk-input govuk-input--width-{width}" if width else "govuk-input"
        super().__init__(attrs={"class": look, "inputmode": inputmode, "autocomplete": autocomplete})


class Choices(forms.Select):
    """A list to choose one from."""

    def __init__(self) -> None:
        super().__init__(attrs={"class": "govuk-select"})


class ChoiceOf(forms.ChoiceField):
    """One of the choices given; an empty answer is allowed."""

    def __init__(self, choices: list[tuple[str, Any]], *, label: Any, radios: bool = False) -> None:
        super().__init__(
            choices=choices, label=label, required=False, widget=Radios() if radios else Choices(), initial=""
        )


class YesNoUnknownField(forms.TypedChoiceField):
    """True, False, or None where the person does not know: an unknown answer is never taken for a no."""

    widget = Radios(is_inline=True)

    def __init__(self, *, label: Any, help_text: Any = "") -> None:
        choices = [("yes", _("是")), ("no", _("否")), ("unknown", _("我不知道"))]
        super().__init__(
            choices=choices,
            label=label,
            help_text=help_text,
            coerce=self._as_bool,
            required=False,
            empty_value=None,
            initial="unknown",
        )

    @staticmethod
    def _as_bool(value: str) -> bool | None:
        return {"yes": True, "no": False}.get(value)


class YuanField(forms.CharField):
    """An amount typed in yuan and returned in integer fen; empty means unknown (None)."""

    default_error_messages = {"invalid": _("请只填数字，例如 650 或 650.50")}

    def __init__(self, *, label: Any, help_text: Any = "") -> None:
        super().__init__(
            label=label,
            help_text=help_text,
            required=False,
            max_length=20,
            widget=TextBox(width=10, inputmode="decimal"),
        )

    def clean(self, value: Any) -> int | None:
        """Return the amount in fen; a negative amount is refused."""
        written = super().clean(value).replace("，", ",")
        if not written:
            return None
        try:
            fen = fen_from_yuan(written)
        except InvalidAmount:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from None
        if fen < 0:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return fen


class MonthField(forms.CharField):
    """A month typed as 2018-05."""

    default_error_messages = {"required": _("请填写月份，例如 2018-05"), "invalid": _("月份要写成年-月，例如 2018-05")}

    def __init__(self, *, label: Any, help_text: Any = "") -> None:
        super().__init__(label=label, help_text=help_text, max_length=7, widget=TextBox(width=10))

    def clean(self, value: Any) -> Month:
        """Return the month."""
        try:
            return Month.parse(super().clean(value))
        except InvalidMonth:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from None
