"""The tables of this application, one module for each noun."""

from qiaoliang.organisations.models.bureaux import Bureau
from qiaoliang.organisations.models.places import Place
from qiaoliang.organisations.models.posts import Assignment, Post
from qiaoliang.organisations.models.staff import Staff

__all__ = ["Assignment", "Bureau", "Place", "Post", "Staff"]
