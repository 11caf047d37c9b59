"""
Addresses of the pages, all in the namespace `web`.

The namespace is given here rather than by `app_name`, so that this module serves both as the root of all addresses and as a part of another.
"""

from django.urls import include, path

from qiaoliang.web import preferences
from qiaoliang.web.public import bureaux, entitled, figures, home, measures, notice

pages = [
    path("", home.home, name="home"),
    path("language/", preferences.choose_language, name="language"),
    path("reading/", preferences.choose_reading, name="reading"),
    path("notice/", notice.notice, name="notice"),
    path("measures/", measures.measures, name="measures"),
    path("measures/<slug:measure_id>/", measures.measure, name="measure"),
    path("bureaux/", bureaux.bureaux, name="bureaux"),
    path("bureaux/<slug:bureau_id>/", bureaux.bureau, name="bureau"),
    path("entitled/", entitled.entitled, name="entitled"),
    path("figures/", figures.figures, name="figures"),
]

urlpatterns = [path("", include((pages, "web")))]
