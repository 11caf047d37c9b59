"""Places, bureaux, staff and the posts they hold: who may see whom, on which day."""
