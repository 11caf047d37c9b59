"""The provisions as an OpenFisca country package, written the way its documentation writes one."""
