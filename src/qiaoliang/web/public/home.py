"""The first page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Return the first page: a person and an answer, the ways on, and how far the plan has come."""
    return render(request, "web/public/home.html")
