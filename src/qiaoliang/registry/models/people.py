"""People, and the keys under which their names are found."""

from datetime import date, datetime

from django.db import models

from qiaoliang.organisations.scoped_queries import ScopedQuerySet


class Person(models.Model):
    """
    One person, holder of a certificate or not; one record however many bureaux know them.

    The first six digits of the identity number never say where a person lives: `place` does. The number is not unique here,
    because two records with one number are a finding to be shown, not an error to be hidden. Death and moving away keep the
    instant at which they became known, so that "as we knew it on" can be answered.
    """

    class Sex(models.TextChoices):
        MALE = "M", "男"
        FEMALE = "F", "女"

    name = models.CharField("姓名", max_length=80)
    name_latin = models.CharField(max_length=120, blank=True)
    name_key = models.CharField(max_length=80)
    sex = models.CharField("性别", max_length=1, choices=Sex.choices)
    date_of_birth = models.DateField("出生日期")
    id_number = models.CharField(
        "身份证号", max_length=18, null=True, blank=True, db_index=True
    )  # nothing: not yet known
    place = models.ForeignKey("organisations.Place", on_delete=models.PROTECT, related_name="+")
    died_on = models.DateField(null=True, blank=True)  # nothing: alive as far as known
    death_recorded_at = models.DateTimeField(null=True, blank=True)
    moved_out_on = models.DateField(null=True, blank=True)  # nothing: lives here as far as known
    move_recorded_at = models.DateTimeField(null=True, blank=True)
    recorded_at = models.DateTimeField()

    everyone = models.Manager()  # for actions, loading and determinations; pages use `objects`, which asks for a scope
    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ("name_key", "id")
        indexes = (models.Index(fields=("place", "name_key", "id"), name="registry_person_in_place"),)

    def __str__(self) -> str:
        return f"person {self.pk}"

    def died_on_as_known(self, known_at: datetime | None) -> date | None:
        """Return the date of death if it was already recorded at `known_at` (nothing: now), else nothing."""
        return self.died_on if _is_known(self.death_recorded_at, known_at) else None

    def moved_out_on_as_known(self, known_at: datetime | None) -> date | None:
        """Return the day of moving away if it was already recorded at `known_at` (nothing: now), else nothing."""
        return self.moved_out_on if _is_known(self.move_recorded_at, known_at) else None


def _is_known(recorded_at: datetime | None, known_at: datetime | None) -> bool:
    return known_at is None or recorded_at is None or recorded_at <= known_at


class NameIndex(models.Model):
    """A key under which a person is found: the name from one of its characters on, without spaces and dots."""

    person = models.ForeignKey("registry.Person", on_delete=models.CASCADE, related_name="name_keys")
    key = models.CharField(max_length=120)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("person", "key"), name="one_name_key_of_a_kind"),)
        indexes = (models.Index(fields=("key", "person"), name="registry_found_by_name"),)

    def __str__(self) -> str:
        return f"name key of person {self.person_id}"
