"""Bureaux: the units that the notice names, under their names of 2017, with the names they had later."""

from datetime import date

from django.db import models


class Bureau(models.Model):
    """A unit with duties. `name` is the one of 2017; `aliases` are dated: [{"name": ..., "from": "2018-11-01"}]."""

    id = models.CharField(primary_key=True, max_length=60)
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=100, blank=True)
    level = models.CharField(max_length=20)  # league, banner, township
    place = models.ForeignKey(
        "organisations.Place", null=True, blank=True, on_delete=models.PROTECT, related_name="bureaux"
    )
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    printed = models.JSONField(default=list)  # every form of the name in the notice: ["残联", "盟残联"]
    aliases = models.JSONField(default=list)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.name

    def name_on(self, day: date) -> str:
        """Return what the unit was called on `day`; without a dated alias for that day, its name of 2017."""
        text = day.isoformat()
        for alias in self.aliases:
            starts, ends = alias.get("from"), alias.get("to")
            if starts and starts <= text and (not ends or text <= ends):
                return str(alias["name"])
        return self.name
