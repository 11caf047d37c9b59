"""Places: the league, its banners and zones, and the towns, sumu and streets below them."""

from django.db import models


class Place(models.Model):
    """
    One place of the league, known by its statistical code (or an internal one, where its note says so).

    `path` is the chain of codes from the league down to the place, joined by "/". A place that `reports` is one of the six
    that answer to the league; every other place reports through the nearest one above it.
    """

    class Kind(models.TextChoices):
        LEAGUE = "league", "盟"
        BANNER = "banner", "旗"
        ZONE = "zone", "开发区（示范区）"
        TOWN = "town", "镇"
        SUMU = "sumu", "苏木"
        STREET = "street", "街道"
        ZONE_TOWN = "zone_town", "示范区（乡级）"

    code = models.CharField(primary_key=True, max_length=12)
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=80, blank=True)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    path = models.CharField(max_length=80, db_index=True)
    reports = models.BooleanField(default=False)
    reporting_place = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField(null=True, blank=True)  # nothing: as long as there are records
    ends_on = models.DateField(null=True, blank=True)  # nothing: still there
    aliases = models.JSONField(default=list)  # [{"name": ..., "name_en": ..., "from": ..., "to": ...}]
    note = models.CharField(max_length=300, blank=True)
    note_en = models.CharField(max_length=400, blank=True)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("path",)

    def __str__(self) -> str:
        return self.name

    def contains(self, path: str) -> bool:
        """Return whether the place at `path` is this place or lies below it."""
        return path == self.path or path.startswith(f"{self.path}/")
