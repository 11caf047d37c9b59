"""Addresses of the pages of certificates; they join the namespace `web`."""

from django.urls import path

from qiaoliang.web.certificates import card, checking

public_certificate_pages = [
    path("verify/", checking.verify_page, name="verify"),
    path("verify/keys/", checking.public_keys, name="verify-keys"),
    path("verify/revoked/", checking.revoked_list, name="verify-revoked"),
]

certificate_pages = [
    path("office/people/<int:person_id>/card/", card.card, name="card"),
    path("office/people/<int:person_id>/card/print/", card.print_card, name="card-print"),
    path("office/people/<int:person_id>/card/card.pdf", card.card_file, name="card-file"),
    path("office/people/<int:person_id>/card/slip/", card.print_slip, name="card-slip"),
    path("office/people/<int:person_id>/card/lost/", card.report_lost, name="card-lost"),
]
