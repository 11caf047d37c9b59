"""What is written down of a benchmark: nothing lost, nothing flattered."""

import json
from pathlib import Path

import pytest

from benchmarks.measuring import Section, percentile, plain_seconds
from benchmarks.report import BEGIN, END, write_down

MACHINE = {
    "processor": "a processor", "cores": "2", "memory": "24 GiB", "system": "Linux", "load": "0.1", "duckdb": "2.0.0",
    "commit": "abc", "measured_at": "2018-05-31",
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "README.md").write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n", encoding="utf-8")
    return tmp_path


def _section(name: str, *, met: bool = True) -> Section:
    return Section(name, name, "how", ("what",), (("row",),), {"under a second": met}, {"seconds": 0.5})


def test_a_missed_target_is_written_as_missed(folder: Path) -> None:
    write_down([_section("determine", met=False)], MACHINE, folder)

    assert "**missed**: under a second" in (folder / "README.md").read_text(encoding="utf-8")


def test_running_one_benchmark_keeps_the_results_of_the_others(folder: Path) -> None:
    write_down([_section("determine")], MACHINE, folder)
    write_down([_section("pages")], MACHINE | {"commit": "def"}, folder)

    results = json.loads((folder / "results" / "latest.json").read_text(encoding="utf-8"))

    assert [results[name]["machine"]["commit"] for name in ("determine", "pages")] == ["abc", "def"]


def test_no_number_stands_without_the_machine_and_the_commit(folder: Path) -> None:
    write_down([_section("determine")], MACHINE, folder)

    text = (folder / "README.md").read_text(encoding="utf-8")

    assert "a processor, 2 cores, 24 GiB" in text and "commit abc" in text


def test_what_people_wrote_around_the_results_is_kept(folder: Path) -> None:
    write_down([_section("determine")], MACHINE, folder)

    text = (folder / "README.md").read_text(encoding="utf-8")

    assert text.startswith("before\n") and text.endswith("after\n") and "old" not in text


def test_the_slowest_requests_are_not_left_out_of_the_95th_percentile() -> None:
    assert percentile([1.0] * 90 + [9.0] * 10, 0.95) == 9.0


def test_a_millisecond_is_not_printed_as_a_second() -> None:
    assert [plain_seconds(each) for each in (1.5, 0.0015, 0.0000015)] == ["1.50 s", "1.50 ms", "1.5 µs"]
