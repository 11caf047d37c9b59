"""
Addresses of the pages, all in the namespace `web`.

The namespace is given here rather than by `app_name`, so that this module serves as the root of all addresses too.
"""

from django.urls import include, path

from qiaoliang.web import preferences
from qiaoliang.web.certificates.addresses import certificate_pages, public_certificate_pages
from qiaoliang.web.office import applications, dashboard, lists, people, person, queues, rehearsal, signing_in
from qiaoliang.web.plan.addresses import plan_pages, public_plan_pages
from qiaoliang.web.public import annex, bureaux, entitled, figures, home, indicators, interactions, measures, notice

public_pages = [
    path("", home.home, name="home"),
    path("language/", preferences.choose_language, name="language"),
    path("reading/", preferences.choose_reading, name="reading"),
    path("notice/", notice.notice, name="notice"),
    path("measures/", measures.measures, name="measures"),
    path("measures/<slug:measure_id>/", measures.measure, name="measure"),
    path("bureaux/", bureaux.bureaux, name="bureaux"),
    path("bureaux/<slug:bureau_id>/annex.<slug:ending>", annex.annex, name="annex"),
    path("bureaux/<slug:bureau_id>/", bureaux.bureau, name="bureau"),
    path("entitled/", entitled.entitled, name="entitled"),
    path("entitled/all/", entitled.entitled_at_once, name="entitled-at-once"),
    path("figures/", figures.figures, name="figures"),
    path("interactions/", interactions.interactions, name="interactions"),
    path("indicators/", indicators.indicators, name="indicators"),
    path("indicators/<str:indicator_id>/", indicators.indicator, name="indicator"),
]

office_pages = [
    path("office/", dashboard.dashboard, name="office"),
    path("office/sign-in/", signing_in.SignIn.as_view(), name="sign-in"),
    path("office/sign-out/", signing_in.SignOut.as_view(), name="sign-out"),
    path("office/people/", people.people, name="people"),
    path("office/people/<int:person_id>/", person.person, name="person"),
    path("office/people/<int:person_id>/reveal/", person.reveal, name="reveal"),
    path("office/people/<int:person_id>/applications/", applications.applications, name="applications"),
    path("office/people/<int:person_id>/applications/withdraw/", applications.withdraw, name="withdraw-application"),
    path("office/missed/", lists.missed, name="missed"),
    path("office/no-longer/", lists.no_longer, name="no-longer"),
    path("office/undecided/", lists.undecided, name="undecided"),
    path("office/queue/", queues.queue, name="queue"),
    path("office/rehearsal/", rehearsal.rehearsal, name="rehearsal"),
]

everybodys = [*public_pages, *public_plan_pages, *public_certificate_pages]
urlpatterns = [path("", include(([*everybodys, *office_pages, *plan_pages, *certificate_pages], "web")))]
