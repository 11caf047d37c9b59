"""Employers, places and institutions, and what is known about each for a year. Money is in fen."""

from django.db import models

from qiaoliang.organisations.scoped_queries import ScopedQuerySet


class Employer(models.Model):
    """An employing unit with its unified social credit code."""

    class UnitType(models.TextChoices):
        ENTERPRISE = "enterprise", "企业"
        ORGAN = "organ", "机关"
        GROUP = "group", "团体"
        INSTITUTION = "institution", "事业单位"
        NON_ENTERPRISE = "non_enterprise", "民办非企业单位"

    name = models.CharField("单位名称", max_length=120)
    credit_code = models.CharField("统一社会信用代码", max_length=18, blank=True, db_index=True)
    place = models.ForeignKey("organisations.Place", on_delete=models.PROTECT, related_name="+")
    unit_type = models.CharField(max_length=20, choices=UnitType.choices, blank=True)
    founded_on = models.DateField(null=True, blank=True)  # nothing: not known

    everyone = models.Manager()
    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ("name", "id")

    def __str__(self) -> str:
        return self.name


class EmployerYear(models.Model):
    """What an employer declared for a year: head counts in persons (nothing: not declared), wages in fen a year."""

    employer = models.ForeignKey("registry.Employer", on_delete=models.CASCADE, related_name="years")
    year = models.PositiveSmallIntegerField()
    staff_count = models.IntegerField(null=True)
    severe_disabled_staff = models.IntegerField(null=True)
    moderate_intellectual_mental_staff = models.IntegerField(null=True)
    other_disabled_staff = models.IntegerField(null=True)
    severe_disabled_veteran_staff = models.IntegerField(null=True)
    other_disabled_veteran_staff = models.IntegerField(null=True)
    annual_wages_fen = models.BigIntegerField(null=True)
    numbers = models.JSONField(default=dict)  # the other numbers of the year by name; one that is missing is unknown

    class Meta:
        constraints = (models.UniqueConstraint(fields=("employer", "year"), name="one_declaration_a_year"),)

    def __str__(self) -> str:
        return f"{self.employer_id} {self.year}"


class PlaceYear(models.Model):
    """What a reporting place budgeted and spent in a year (fen) and how many people it covers (persons)."""

    place = models.ForeignKey("organisations.Place", on_delete=models.CASCADE, related_name="years")
    year = models.PositiveSmallIntegerField()
    covered_population = models.IntegerField(null=True)
    rehabilitation_budget_fen = models.BigIntegerField(null=True)
    previous_rehabilitation_budget_fen = models.BigIntegerField(null=True)
    numbers = models.JSONField(default=dict)  # the other numbers of the year by name; one that is missing is unknown

    class Meta:
        constraints = (models.UniqueConstraint(fields=("place", "year"), name="one_place_year"),)

    def __str__(self) -> str:
        return f"{self.place_id} {self.year}"


class Institution(models.Model):
    """A special school or another institution that people are served in."""

    name = models.CharField(max_length=120)
    place = models.ForeignKey("organisations.Place", on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.name


class InstitutionYear(models.Model):
    """An institution's pupils (persons) and public funds (fen) in a year."""

    institution = models.ForeignKey("registry.Institution", on_delete=models.CASCADE, related_name="years")
    year = models.PositiveSmallIntegerField()
    pupil_count = models.IntegerField(null=True)
    public_funds_fen = models.BigIntegerField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("institution", "year"), name="one_institution_year"),)

    def __str__(self) -> str:
        return f"{self.institution_id} {self.year}"
