"""Addresses of the pages."""

from django.urls import path

from qiaoliang.web import preferences
from qiaoliang.web.public import home

app_name = "web"

urlpatterns = [
    path("", home.home, name="home"),
    path("language/", preferences.choose_language, name="language"),
    path("reading/", preferences.choose_reading, name="reading"),
]
