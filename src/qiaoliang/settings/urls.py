"""Where the addresses of every part are wired together."""

from django.urls import include, path

urlpatterns = [path("", include("qiaoliang.web.urls"))]
