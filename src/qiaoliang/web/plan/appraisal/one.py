"""One score: every item with what it rests on, objections and their answers."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.plan.actions import NotYours
from qiaoliang.plan.actions.appraising import AppraisalMovedOn
from qiaoliang.plan.actions.objections import (
    AlreadyAnswered,
    NoSuchItem,
    answer_objection,
    object_to,
    points_with_objections,
)
from qiaoliang.plan.appraising.items import HUNDREDTHS
from qiaoliang.plan.models import Appraisal, Score
from qiaoliang.plan.queries import objection_of, score_of
from qiaoliang.plan.scoped_rows import bureaux_that_may
from qiaoliang.web.fields import ChoiceOf, TextBox
from qiaoliang.web.localised import wording
from qiaoliang.web.office.access import may, office_page, the_clock
from qiaoliang.web.plan.fields import TextField


@dataclass(frozen=True, slots=True)
class ItemShown:
    """An item as shown: what the data gave, and what counts after objections; points in hundredths, None for unknown."""

    stored: dict[str, Any]
    points: int | None

    @property
    def is_changed(self) -> bool:
        """Whether an objection changed it."""
        return bool(self.points != self.stored["points"])


class ObjectionForm(forms.Form):
    """Which item is objected to, and why."""

    def __init__(self, asked: Any = None, *, score: Score) -> None:
        super().__init__(asked, auto_id="objection-%s")
        choices = [(each["item"], wording(each, "label").text) for each in score.items]
        self.fields["item"] = ChoiceOf(choices, label=_("对哪一项有异议"))
        self.fields["words"] = TextField(label=_("理由"), rows=3, required=True)
        self.fields["words"].error_messages["required"] = _("请写明理由")


class AnswerForm(forms.Form):
    """Whether an objection is upheld, and which points it gives."""

    is_upheld = ChoiceOf([("no", _("不采纳")), ("yes", _("采纳"))], label=_("答复"))
    points = forms.CharField(
        label=_("采纳后这一项的得分"), required=False, max_length=6, widget=TextBox(width=4, inputmode="decimal")
    )
    words = TextField(label=_("理由"), rows=3, required=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].error_messages["required"] = _("请写明理由")

    def clean_points(self) -> int | None:
        """Return the points in hundredths, or nothing."""
        written = self.cleaned_data["points"]
        if not written:
            return None
        try:
            return int(Decimal(written) * HUNDREDTHS)
        except (InvalidOperation, ValueError, OverflowError):
            raise forms.ValidationError(_("请填数字，例如 12.5")) from None


@require_safe
@office_page(Permission.VIEW_PLAN)
def score(request: HttpRequest, scope: Scope, score_id: int) -> HttpResponse:
    """Return one score of the scope."""
    return _page(request, scope, _found(scope, score_id))


@require_POST
@office_page(Permission.UPDATE_DUTY)
def objection(request: HttpRequest, scope: Scope, score_id: int) -> HttpResponse:
    """Object to an item of one's own score."""
    found = _found(scope, score_id)
    form = ObjectionForm(request.POST, score=found)
    if not form.is_valid():
        return _page(request, scope, found, form=form, status=422)
    try:
        object_to(
            score=found,
            item=form.cleaned_data["item"],
            text=form.cleaned_data["words"],
            scope=scope,
            clock=the_clock(),
        )
    except NotYours:
        raise PermissionDenied from None
    except NoSuchItem:
        form.add_error("item", _("没有这一项"))
        return _page(request, scope, found, form=form, status=422)
    except AppraisalMovedOn:
        return _page(request, scope, _found(scope, score_id), form=form, status=409, told=_("现在不能提异议。"))
    return redirect("web:score", score_id)


@require_POST
@office_page(Permission.RUN_ROUND)
def answer(request: HttpRequest, scope: Scope, objection_id: int) -> HttpResponse:
    """Answer an objection."""
    objected = objection_of(objection_id, scope)
    if objected is None:
        raise Http404(f"objection {objection_id} is not in the scope")
    found, form = _found(scope, objected.score_id), AnswerForm(request.POST, auto_id=f"answer-{objection_id}-%s")
    if not form.is_valid():
        return _page(request, scope, found, answering=(objection_id, form), status=422)
    try:
        answer_objection(
            objection=objected,
            is_upheld=form.cleaned_data["is_upheld"] == "yes",
            points=form.cleaned_data["points"],
            text=form.cleaned_data["words"],
            scope=scope,
            clock=the_clock(),
        )
    except NoSuchItem:
        form.add_error("points", _("采纳的要写得分，不能超过这一项的分值"))
        return _page(request, scope, found, answering=(objection_id, form), status=422)
    except (AlreadyAnswered, AppraisalMovedOn):
        return _page(request, scope, _found(scope, found.pk), status=409, told=_("别人刚刚办理过。"))
    return redirect("web:score", found.pk)


def _found(scope: Scope, score_id: int) -> Score:
    found = score_of(scope, score_id)
    if found is None:
        raise Http404(f"score {score_id} is not in the scope")
    return found


def _page(
    request: HttpRequest,
    scope: Scope,
    found: Score,
    *,
    form: ObjectionForm | None = None,
    answering: tuple[int, AnswerForm] | None = None,
    status: int = 200,
    told: object = "",
) -> HttpResponse:
    points = points_with_objections(found)
    is_open = found.appraisal.state == Appraisal.State.OBJECTION
    own = found.bureau_id in bureaux_that_may(scope, Permission.UPDATE_DUTY)
    forms_by_objection = {
        each.pk: answering[1] if answering and answering[0] == each.pk else AnswerForm(auto_id=f"answer-{each.pk}-%s")
        for each in found.objections.all()
    }
    context = {
        "found": found,
        "items": [ItemShown(each, points[each["item"]]) for each in found.items],
        "objections": found.objections.all(),
        "form": (form or ObjectionForm(score=found)) if is_open and own else None,
        "answers": forms_by_objection if is_open and scope.allows(Permission.RUN_ROUND) else {},
        "errors": (answering[1] if answering else form),
        "told": told,
        "may": may(scope),
    }
    return render(request, "web/plan/appraisal/score.html", context, status=status)
