"""Reports without any incident or agreement that use the words of such: sport, business, films, accidents, drills."""

from __future__ import annotations

from dateline.training.generator_facts import Event, invent_place, perpetrator
from dateline.training.generator_incidents import dateline, headline, joined
from dateline.training.generator_scene import Desk, Scene

TOPICS = (
    *(
        "sport",
        "sport",
        "business",
        "business",
        "film",
        "accident",
        "accident",
        "accident",
        "disaster",
        "drill",
        "cyber",
    ),
    *("health", "election", "history", "trial", "opinion", "crime", "diplomacy", "talks", "talks", "aid"),
    *("science", "farming", "arms", "people", "law"),
)


def negative_report(desk: Desk) -> tuple[str, list[str]]:
    """The title and the paragraphs of a report that is not relevant, without a mark."""
    rng = desk.rng
    topic = rng.choice(TOPICS)
    nothing = Event(
        "e0",
        topic,
        "background",
        desk.region,
        desk.published,
        invent_place(rng, desk.region),
        perpetrator(rng, desk.region, "other"),
    )
    scene = Scene(desk, nothing)
    desk.told.clear()
    sentences = [scene.sentence("open")]
    sentences += [scene.attempt("say") for _ in range(rng.choice((0, 1, 2, 3, 4, 5, 7, 9)))]
    if rng.random() < 0.2 and topic in ("diplomacy", "aid", "opinion", "election"):
        sentences.append(scene.attempt("context"))
    if rng.random() < 0.1:
        sentences.append(scene.plain("furniture_negative"))
    if sentences and sentences[0]:
        sentences[0] = dateline(scene) + sentences[0]
    title = headline(scene) if rng.random() < 0.93 else ""
    return title, joined(rng, [sentence for sentence in sentences if sentence])
