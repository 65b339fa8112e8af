"""Copies of one text and sources that are passed on, over sentences made here."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.model.text import Report, compose_report
from dateline.reading.syndication import Copies, compare, derived_sources, keys, source_key

WIRE = (
    "Gunmen on motorcycles opened fire on a checkpoint outside the market town of Dorvan before dawn, killing four "
    "soldiers and a lorry driver who had stopped to show his papers, the governor's office said. Reinforcements "
    "reached the post an hour later and found the barracks burning and two vehicles gone. "
    "No group has said that it did it."
)
OTHER = (
    "A truck packed with explosives went off beside the bus station in the port of Kelmara on Sunday afternoon. "
    "Doctors at the municipal hospital counted eleven dead and more than thirty hurt, most of them waiting for the "
    "evening bus to the coast. The mayor asked people to give blood and the army closed the bridges over the "
    "river until morning."
)


def report(id: str, body: str, title: str | None = None, outlet: str | None = None) -> Report:
    return compose_report(id=id, body=body, title=title, outlet=outlet)


def test_the_same_text_under_another_headline_is_an_exact_copy() -> None:
    copy = compare(report("b", WIRE, "Five die at army post"), report("a", WIRE, "Dawn raid on a post kills five"))
    assert copy
    assert (copy.kind, copy.of, copy.share) == ("exact", "a", 1.0)
    assert copy.reason.startswith("exact copy of a: 100 %")


def test_an_updated_text_is_a_near_copy_with_the_words_that_both_hold() -> None:
    one = report("a", WIRE)
    two = report(
        "b", "Updated at noon. " + WIRE.replace("four soldiers", "six soldiers") + " The road is still closed."
    )
    copy = compare(two, one)
    assert copy
    assert copy.kind == "near"
    for mine, its in copy.spans:
        assert mine.stands_in(two)
        assert its.stands_in(one)
        assert mine.words.lower() == its.words.lower()


def test_two_texts_of_one_event_in_other_words_are_no_copies() -> None:
    told_anew = (
        "At least five people, four of them troops, died when armed men attacked an army position near Dorvan early "
        "today. Officials said that the attackers came by motorcycle, burned the barracks and drove off in two stolen "
        "vehicles before help came. Nobody has claimed the attack so far."
    )
    assert compare(report("a", WIRE), report("b", told_anew)) is None
    assert compare(report("a", WIRE), report("b", OTHER)) is None
    assert compare(report("a", "Five die."), report("b", "Five die.")) is None


def test_copies_share_a_family_and_say_why() -> None:
    copies = Copies()
    assert copies.family(report("a", WIRE)) == "a"
    assert copies.family(report("b", OTHER)) == "b"
    assert copies.family(report("c", "By our staff. " + WIRE)) == "a"
    assert copies.family(report("d", WIRE + " More follows.")) == "a"
    assert copies.family(report("c", "By our staff. " + WIRE)) == "a"
    evidence = copies.evidence("d")
    assert evidence
    assert evidence.of in ("a", "c")
    assert copies.evidence("a") is None


def test_a_wall_for_subscribers_does_not_make_two_stories_one() -> None:
    one, two = report("a", WIRE, "Bridge opens in Kelmara"), report("b", WIRE, "Council elects new mayor")
    assert compare(one, two) is None
    longer = f"{WIRE} {OTHER} Schools stay shut until the end of the week, and the market opens on Friday."
    assert compare(report("a", longer, "Bridge opens in Kelmara"), report("b", longer, "Council elects new mayor"))


def test_arabic_text_has_copies_too() -> None:
    words = "قال مسؤول محلي إن مسلحين هاجموا نقطة تفتيش قرب البلدة فجر اليوم وقتلوا أربعة جنود"
    text = f"{words} وأحرقوا الثكنة ثم انسحبوا نحو الجبال وقد وصلت التعزيزات بعد ساعة واحدة من الهجوم"
    assert compare(report("a", text), report("b", text))
    assert set(keys(report("a", text))) == set(keys(report("b", text)))


def test_whose_news_is_passed_on() -> None:
    text = (
        "BARDAN (Reuters) - The army said, citing AFP, that two died. Rudaw reported shelling. He told the Bardan Post."
    )
    found = derived_sources(report("a", text))
    assert [source.name for source in found] == ["Reuters", "AFP", "Rudaw", "Bardan Post"]
    assert all(source.evidence.words in text for source in found)
    assert [text[source.start : source.end].strip()[:12] for source in found[1:]] == [
        "BARDAN (Reut",
        "Rudaw report",
        "He told the ",
    ]
    assert (found[0].start, found[0].end) == (0, len(text))


def test_people_and_the_outlet_itself_are_no_derived_sources() -> None:
    text = "According to police, two died. A colonel told the governor. Witnesses reported shots. Rudaw reported fire."
    assert derived_sources(report("a", text, outlet="Rudaw")) == ()


def test_one_source_by_all_its_names() -> None:
    for names in (
        ("AP", "The Associated Press", "AP News", "apnews.com"),
        ("AFP", "Agence France-Presse"),
        ("Reuters", "REUTERS", "www.reuters.com"),
        ("Anadolu", "Anadolu Agency"),
    ):
        assert len({source_key(name) for name in names}) == 1
    assert source_key("Bardan Post") != source_key("Bardan Times")


def test_a_story_updated_in_place_is_of_the_family_of_the_first() -> None:
    def page(id: str, body: str, url: str) -> Report:
        return compose_report(id=id, title="News", body=body, url=url)

    first = page("a", WIRE, "https://example.org/news/17")
    update = page("b", OTHER, "http://www.example.org/news/17/?utm_source=feed")
    elsewhere = page("c", OTHER, "https://example.org/news/18")
    copies = Copies()
    assert [copies.family(one) for one in (first, update)] == ["a", "a"]
    assert copies.family(elsewhere) == "a"
    evidence = copies.evidence("b")
    assert evidence
    assert evidence.kind == "update"
    assert compare(first, elsewhere) is None
    assert compare(page("d", WIRE, "https://example.org/"), page("e", OTHER, "https://example.org")) is None


@given(st.text(max_size=400), st.text(max_size=400))
def test_any_two_texts_can_be_compared_either_way(one: str, two: str) -> None:
    left, right = report("a", one), report("b", two)
    there = compare(left, right)
    if there:
        assert 0 < there.share <= 1
        assert all(mine.stands_in(left) and its.stands_in(right) for mine, its in there.spans)
    assert keys(left) == keys(report("c", one))
    derived_sources(left)


def test_a_text_of_one_word_over_and_over_is_compared_in_linear_time() -> None:
    many = "no " * 10_000
    copy = compare(report("a", many), report("b", many))
    assert copy
    assert copy.share > 0.9
