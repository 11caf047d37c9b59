"""One return: the lead edits and signs, those that take part add theirs; two who write at once lose nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from qiaoliang.organisations.models import Bureau
from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.plan.actions import (
    AlreadySigned,
    ChangedMeanwhile,
    ExplanationMissing,
    NotYours,
    edit_return,
    fresh_draft,
    redraft_return,
    sign_return,
    write_part,
)
from qiaoliang.plan.actions.signing import departures_in
from qiaoliang.plan.drafting import SECTIONS, DraftChange, changes_between
from qiaoliang.plan.models import Return
from qiaoliang.plan.queries import return_of
from qiaoliang.plan.scoped_rows import bureaux_that_may
from qiaoliang.web.office.access import may, office_page, the_clock
from qiaoliang.web.plan.fields import TextField
from qiaoliang.web.plan.urge_form import UrgeForm, urge_form_of
from qiaoliang.web.plan.wording import SECTION_TITLES, SentenceShown, sentences_of
from qiaoliang.web.public.pack import the_pack


class ReturnForm(forms.Form):
    """What the lead writes. `version` is what they read, so that nobody writes over what they have not read."""

    result = TextField(label=SECTION_TITLES["result"], rows=8)
    gaps = TextField(label=SECTION_TITLES["gaps"], rows=6)
    next = TextField(label=SECTION_TITLES["next"], rows=6)
    explanation = TextField(
        label=_("与数据不一致之处的说明"),
        help_text=_("改动或删去数据起草的句子，或者写了数据不支持的话，要说明原因"),
        rows=4,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    @classmethod
    def of(cls, found: Return) -> ReturnForm:
        """Return the form filled with what is stored."""
        return cls(initial={**found.texts, "explanation": found.explanation, "version": found.version})

    @property
    def texts(self) -> dict[str, str]:
        """The text of each section as written."""
        return {name: self.cleaned_data[name] for name in SECTIONS}


class PartForm(forms.Form):
    """What a bureau that takes part writes."""

    text = TextField(label=_("本部门的落实情况"), rows=6, required=True)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].error_messages["required"] = _("请写明本部门做了什么")


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the editor: its field, the drafted sentences with figures, and what someone else stored meanwhile."""

    name: str
    title: Any
    field: Any
    stored: str
    drafted: tuple[SentenceShown, ...]


@require_http_methods(["GET", "HEAD", "POST"])
@office_page(Permission.VIEW_PLAN)
def return_page(request: HttpRequest, scope: Scope, return_id: int) -> HttpResponse:
    """Return the page of a return of the scope; by POST save it, or with `action=sign` sign it."""
    found = _found(scope, return_id)
    if request.method != "POST":
        return return_as_shown(request, scope, found, ReturnForm.of(found))
    form = ReturnForm(request.POST)
    if not form.is_valid():
        return return_as_shown(request, scope, found, form, status=422)
    try:
        _act(request, scope, found, form)
    except NotYours:
        raise PermissionDenied from None
    except ExplanationMissing as refused:
        form.add_error("explanation", _("有 %(count)s 处与数据不一致，请说明原因") % {"count": len(refused.departures)})
        return return_as_shown(request, scope, found, form, status=422, departures=refused.departures)
    except (AlreadySigned, ChangedMeanwhile):
        return _conflict(request, scope, return_id, form)
    return redirect(f"{reverse('web:return', args=[return_id])}?saved=1")


@require_POST
@office_page(Permission.EDIT_RETURN)
def part(request: HttpRequest, scope: Scope, return_id: int) -> HttpResponse:
    """Store the part of the reader's bureau."""
    found = _found(scope, return_id)
    bureau, form = _bureau_taking_part(scope, found), PartForm(request.POST)
    if bureau is None:
        raise PermissionDenied
    if not form.is_valid():
        return return_as_shown(request, scope, found, ReturnForm.of(found), status=422, part_form=form)
    written = {"text": form.cleaned_data["text"], "version": form.cleaned_data["version"]}
    try:
        write_part(of=found, bureau_id=bureau.pk, scope=scope, clock=the_clock(), **written)
    except (AlreadySigned, ChangedMeanwhile) as told:
        stored = getattr(told, "stored", None)
        again = PartForm({**written, "version": getattr(stored, "version", 0)})
        return return_as_shown(
            request, scope, _found(scope, return_id), None, status=409, part_form=again, is_conflict=True
        )
    return redirect(f"{reverse('web:return', args=[return_id])}?saved=1")


@require_POST
@office_page(Permission.EDIT_RETURN)
def redraft(request: HttpRequest, scope: Scope, return_id: int) -> HttpResponse:
    """Bring the draft up to the data of today."""
    found, version = _found(scope, return_id), request.POST.get("version", "")
    try:
        redraft_return(
            of=found,
            version=int(version) if version.isascii() and version.isdecimal() and len(version) < 10 else 0,
            pack=the_pack(),
            scope=scope,
            clock=the_clock(),
        )
    except NotYours:
        raise PermissionDenied from None
    except (AlreadySigned, ChangedMeanwhile):
        return return_as_shown(request, scope, _found(scope, return_id), None, status=409, is_conflict=True)
    return redirect(f"{reverse('web:return', args=[return_id])}?saved=1")


def _found(scope: Scope, return_id: int) -> Return:
    found = return_of(scope, return_id)
    if found is None:
        raise Http404(f"return {return_id} is not in the scope")
    return found


def _act(request: HttpRequest, scope: Scope, found: Return, form: ReturnForm) -> None:
    action = sign_return if request.POST.get("action") == "sign" else edit_return
    action(
        of=found,
        version=form.cleaned_data["version"],
        texts=form.texts,
        explanation=form.cleaned_data["explanation"],
        scope=scope,
        clock=the_clock(),
    )


def _conflict(request: HttpRequest, scope: Scope, return_id: int, form: ReturnForm) -> HttpResponse:
    """Show what is stored beside what the reader wrote; saved again, theirs goes on top of what they have now read."""
    stored = _found(scope, return_id)
    mine = ReturnForm({**form.cleaned_data, "version": stored.version})
    mine.is_valid()
    return return_as_shown(request, scope, stored, mine, status=409, is_conflict=True)


def _bureau_taking_part(scope: Scope, found: Return) -> Bureau | None:
    mine = bureaux_that_may(scope, Permission.EDIT_RETURN)
    return next((each for each in found.measure.participants.all() if each.pk in mine), None)


def return_as_shown(
    request: HttpRequest,
    scope: Scope,
    found: Return,
    form: ReturnForm | None = None,
    *,
    status: int = 200,
    departures: Any = None,
    part_form: PartForm | None = None,
    urge_form: UrgeForm | None = None,
    is_conflict: bool = False,
) -> HttpResponse:
    """Return the page of a return, with the forms that were tried and their errors."""
    form = form or ReturnForm.of(found)
    bureau = _bureau_taking_part(scope, found)
    own = next((each for each in found.parts.all() if bureau and each.bureau_id == bureau.pk), None)
    initial = {"text": own.text if own else "", "version": own.version if own else 0}
    context = {
        "found": found,
        "form": form,
        "sections": _sections(found, form),
        "departures": departures_in(found) if departures is None else departures,
        "days_late": found.days_late(the_clock().today()),
        "participants": found.measure.participants.all(),
        "bureau": bureau,
        "part_form": part_form or PartForm(initial=initial),
        "urges": found.urges.all(),
        "urge_form": urge_form or urge_form_of(scope, found),
        "changes": _changes(scope, found),
        "is_conflict": is_conflict,
        "is_saved": "saved" in request.GET,
        "may_edit": not found.is_signed and found.lead_id in bureaux_that_may(scope, Permission.EDIT_RETURN),
        "may_sign": found.lead_id in bureaux_that_may(scope, Permission.SIGN_RETURN),
        "may": may(scope),
    }
    return render(request, "web/plan/return.html", context, status=status)


def _changes(scope: Scope, found: Return) -> tuple[DraftChange, ...]:
    """What the data say differently since the draft was made, for who may have it renewed."""
    if found.is_signed or found.lead_id not in bureaux_that_may(scope, Permission.EDIT_RETURN):
        return ()
    return changes_between(found.drafted, fresh_draft(of=found, pack=the_pack(), clock=the_clock()))


def _sections(found: Return, form: ReturnForm) -> list[Section]:
    return [
        Section(
            name, SECTION_TITLES[name], form[name], found.texts.get(name, ""), sentences_of(found.drafted.get(name, []))
        )
        for name in SECTIONS
    ]
