"""Signing in and out. Failed attempts are counted by django-axes; the answer never says which of the two was wrong."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView
from django.utils.translation import gettext_lazy as _

from qiaoliang.organisations.queries import demonstration_accounts
from qiaoliang.web.fields import TextBox


class PasswordBox(forms.PasswordInput):
    """A password, which a password manager may fill in."""

    def __init__(self) -> None:
        super().__init__(attrs={"class": "govuk-input govuk-input--width-20", "autocomplete": "current-password"})


class SignInForm(AuthenticationForm):
    """User name and password."""

    error_messages = {
        "invalid_login": _("用户名或密码不对。请再试一次；连续输错五次，这个账号会停用一小时。"),
        "inactive": _("这个账号已经停用。请联系本单位负责人。"),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label, missing, widget in (
            ("username", _("用户名"), _("请填写用户名"), TextBox(width=20, autocomplete="username")),
            ("password", _("密码"), _("请填写密码"), PasswordBox()),
        ):
            field = self.fields[name]
            field.label, field.widget = label, widget
            field.error_messages["required"] = missing


class SignIn(LoginView):
    """The page on which staff sign in; whoever is signed in goes on to the office."""

    template_name = "web/office/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True
    next_page = "web:office"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the accounts of the demonstration, where there are any."""
        return {**super().get_context_data(**kwargs), "accounts": demonstration_accounts()}


class SignOut(LogoutView):
    """Signs out (by POST only) and goes back to the first page."""

    next_page = "web:home"
