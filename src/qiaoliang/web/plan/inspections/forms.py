"""What is asked at each step of an inspection. `version` is what the reader has seen, so that the second of two is told."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from qiaoliang.plan.actions.supervision import HandedInFiles
from qiaoliang.plan.kept_files import LARGEST_FILE, HandedIn
from qiaoliang.web.fields import ChoiceOf, TextBox
from qiaoliang.web.plan.fields import TextField

MOST_DAYS = 250  # working days: about a year
TEXT_MISSING = _("请写明，一两句话即可")


class SeveralFiles(forms.ClearableFileInput):
    """A box to choose several files."""

    allow_multiple_selected = True

    def __init__(self, accept: str) -> None:
        super().__init__(attrs={"class": "govuk-file-upload", "accept": accept, "multiple": True})
        self.template_name = "django/forms/widgets/file.html"


class FilesField(forms.FileField):
    """Any number of files, handed on as they are; whether they may be kept is for the action to say."""

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """Return the files; no file is an empty list."""
        return [super(FilesField, self).clean(each, initial) for each in data or () if each]


class StepForm(forms.Form):
    """A step that is told in words."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    text = TextField(label=_("说明"), rows=4, required=True)
    label: Any = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].error_messages["required"] = TEXT_MISSING
        if self.label:
            self.fields["text"].label = self.label


class StepWithFiles(StepForm):
    """A step that hands in files."""

    accept, pictures_only = "image/jpeg,image/png", True
    files_label: Any = _("照片（JPEG、PNG，每张不超过10MB，最多10张）")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["files"] = FilesField(label=self.files_label, required=False, widget=SeveralFiles(self.accept))
        self.fields["caption"] = forms.CharField(
            label=_("文件里是什么"),
            help_text=_("有文件的必须填写，让看不见图的人也知道"),
            required=False,
            max_length=200,
            widget=TextBox(),
        )

    def handed_in(self) -> HandedInFiles:
        """Return the files as they were handed in; one that is too large is not read further than shows it."""
        files = tuple(HandedIn(each.name or "", each.read(LARGEST_FILE + 1)) for each in self.cleaned_data["files"])
        return HandedInFiles(files, self.cleaned_data["caption"], self.pictures_only)


class IssueForm(StepForm):
    label = _("督查通知：什么时候、查什么")


class DeclineForm(StepForm):
    label = _("不予立项的理由")


class FindingForm(StepWithFiles):
    label = _("现场看到什么")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["has_fault"] = ChoiceOf(
            [("yes", _("发现问题，要整改")), ("no", _("没有发现问题，督查结束"))], label=_("结论"), radios=True
        )
        _require_choice(self.fields["has_fault"])


class OrderForm(StepForm):
    label = _("要整改什么")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["days"] = forms.IntegerField(
            label=_("整改期限（工作日）"),
            help_text=_("从下发的第二天起算；通知没有规定天数，由您确定"),
            min_value=1,
            max_value=MOST_DAYS,
            widget=TextBox(width=3, inputmode="numeric"),
            error_messages=dict.fromkeys(
                ("required", "invalid", "min_value", "max_value"), _("请填 1 至 250 之间的工作日数，例如 10")
            ),
        )


class AnswerForm(StepWithFiles):
    label = _("整改了什么")
    accept, pictures_only = "image/jpeg,image/png,application/pdf", False
    files_label = _("佐证（JPEG、PNG、PDF，每个不超过10MB，最多10个）")


class RecheckForm(StepWithFiles):
    label = _("复查看到什么")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["has_passed"] = ChoiceOf(
            [("yes", _("合格")), ("no", _("不合格，继续整改，期限不变"))], label=_("结论"), radios=True
        )
        _require_choice(self.fields["has_passed"])


class SignOffForm(StepForm):
    label = _("销号意见")


def _require_choice(field: forms.Field) -> None:
    field.required = True
    field.error_messages["required"] = _("请选择结论")
