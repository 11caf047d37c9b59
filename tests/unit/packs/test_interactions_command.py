"""`qiaoliang interactions` tells every relation, in both languages, with its clause."""

import pytest
from click.testing import CliRunner

from qiaoliang.cli.main import main
from qiaoliang.packs import load
from qiaoliang.packs.manual.relations import relation_graph


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_relation_is_left_out_of_the_list(language):
    printed = CliRunner().invoke(main, ["interactions", "--language", language])

    assert printed.exit_code == 0, printed.output
    for relation in relation_graph(load("alxa_2017_108")).relations:
        for clause in relation.clauses:
            assert clause in printed.output
