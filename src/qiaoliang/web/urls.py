"""
Addresses of the pages, all in the namespace `web`.

The namespace is given here rather than by `app_name`, so that this module serves both as the root of all addresses and as a part of another.
"""

from django.urls import include, path

from qiaoliang.web import preferences
from qiaoliang.web.public import home

pages = [
    path("", home.home, name="home"),
    path("language/", preferences.choose_language, name="language"),
    path("reading/", preferences.choose_reading, name="reading"),
]

urlpatterns = [path("", include((pages, "web")))]
