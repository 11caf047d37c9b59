"""Somebody who reads the questions of "what am I entitled to?" and answers them, for the tests."""

import re

from django.test import Client

MOST_QUESTIONS = 100
HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')
STARTED = {
    "place": "152921",
    "person_holds_valid_certificate": "yes",
    "person_has_local_hukou": "yes",
    "person_disability_grade": "1",
}


class Reader:
    """Somebody without JavaScript: sends back what the page holds, with an answer and a button."""

    def __init__(self, *topics: str) -> None:
        self.client = Client()
        self.open("/entitled/")
        self.press("next", topics=list(topics))

    def open(self, path: str) -> None:
        self.page = self.client.get(path)

    def press(self, button: str, **answers: str | list[str]) -> None:
        sent: dict[str, str | list[str]] = {}
        for name, value in HIDDEN.findall(self.text.partition("<main")[2]):
            sent[name] = [*sent.get("topics", []), value] if name == "topics" else value
        self.page = self.client.post("/entitled/", {**sent, **answers, "go": button})

    @property
    def text(self) -> str:
        return self.page.content.decode()

    @property
    def step(self) -> str:
        return self.page.context["walk"].step

    @property
    def is_answered(self) -> bool:
        return "verdicts" in self.page.context


def outcomes(reader: Reader) -> dict[str, str]:
    """What the page of answers says of every provision."""
    return {each.decision.provision.id: each.outcome for each in reader.page.context["verdicts"]}


def skip_the_rest(reader: Reader) -> list[str]:
    """Skip every question until the answers are shown; return the questions."""
    asked = []
    while not reader.is_answered:
        asked.append(reader.step)
        assert len(asked) < MOST_QUESTIONS, f"the questions never end: {asked}"
        reader.press("skip")
    return asked
