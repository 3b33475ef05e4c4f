"""The shipped article itself: it loads, is divided, attributed and summed up as a careful reader would."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.snapshots.moderator_changes import AddEntry, AddPhrasing, RemoveEntry
from knowledge.model import Attribution, PassageKind
from knowledge.speakers.attribution import attribute
from knowledge.summary.summarize import Length, summarize
from knowledge.text.passages import segment
from tests.bot.curation.test_export import round_trip
from tests.shipped.article import NAME, SEEDS, TEXT, loaded

PROSE, HEADING, ITEM = PassageKind.PROSE, PassageKind.HEADING, PassageKind.ITEM
# Paragraph, kind, and how each passage begins and ends.
PASSAGES = [
    (1, HEADING, "Anthropic CEO Supports U.S. Export", "Progress as “Anticipated”"),
    (2, PROSE, "Anthropic’s CEO has voiced strong", "disruptive potential."),
    (3, HEADING, "Short Summary:", "Short Summary:"),
    (4, ITEM, "DeepSeek’s AI models reportedly", "fraction of the cost."),
    (4, ITEM, "U.S. export controls are under", "face of global competition."),
    (4, ITEM, "Anthropic CEO emphasizes the need", "fostering domestic innovation."),
    (5, PROSE, "The tech world is abuzz", "AI startup from China."),
    (5, PROSE, "Founded in 2023 by Liang Wenfeng", "like OpenAI and Anthropic."),
    (5, PROSE, "The allegations that DeepSeek", "through the industry."),
    (6, PROSE, "On January 27, 2024, market", "American tech giants."),
    (6, PROSE, "Despite bipartisan initiatives", "efficacy of such measures."),
    (7, PROSE, "“The narrative surrounding AI", "policies regarding AI exports."),
    (8, PROSE, "DeepSeek’s claim of utilizing", "of its American counterparts."),
    (8, PROSE, "To put things into perspective", "$100 million on its latest models."),
    (8, PROSE, "The ability of DeepSeek", "venture capitalist Marc Andreessen."),
    (9, PROSE, "Furthermore, the recent analysis", "within the United States."),
    (9, PROSE, "“If DeepSeek raises the floor", "in the West,” said Allen."),
    (10, PROSE, "The implications of DeepSeek’s", "a geopolitical challenge."),
    (10, PROSE, "As the Chinese tech startup", "new competitive dynamics."),
    (10, PROSE, "Washington’s efforts to restrict", "effective or counterproductive."),
    (11, PROSE, "“DeepSeek mirrors a historical", "caught Congress by surprise."),
    (12, PROSE, "Interestingly, DeepSeek’s", "sentiment around tech innovation."),
    (12, PROSE, "While some argue that protective", "within the tech ecosystem."),
    (13, PROSE, "David Sacks, a notable venture", "regain a competitive edge."),
    (13, PROSE, "“The developments are a clarion", "declared in a post on X."),
    (14, PROSE, "However, the technology race", "race is nuanced."),
    (14, PROSE, "While DeepSeek’s achievements", "role of government oversight."),
    (14, PROSE, "The recent suspension of new", "accompanies rapid innovation."),
    (15, PROSE, "With the winds of change", "firms like DeepSeek operate."),
    (15, PROSE, "The conversation surrounding", "and proprietary technologies."),
    (16, PROSE, "“At the end of the day, we", "Anthropics’ CEO urged."),
    (17, PROSE, "Ultimately, the rise of DeepSeek", "geopolitical implications."),
    (17, PROSE, "As the U.S. navigates", "the landscape moving forward."),
]


def summary(length: Length) -> list[str]:
    (document,) = loaded().documents
    return [TEXT[passage.start : passage.end] for passage in summarize(document, length)]


def test_the_article_is_the_users_own_file_and_loads() -> None:
    knowledge = loaded()
    document = knowledge.document(NAME)

    assert document is not None
    assert document.text == TEXT
    assert document.removed == 0
    assert knowledge.warnings == ()


def test_the_articles_entries_are_enough_and_all_of_it_is_reached() -> None:
    knowledge = loaded()
    (document,) = knowledge.documents
    answering = [entry for entry in knowledge.entries if entry.selectors]
    gaps = [entry for entry in knowledge.entries if entry.gap]
    unreached = [
        document.text[p.start : p.end]
        for p in document.passages
        if not any(s.start < p.end and p.start < s.end for e in answering for s in e.selectors)
    ]

    assert len(answering) >= 40
    assert len(gaps) >= 10
    assert all(len(entry.questions) >= 3 for entry in knowledge.entries)
    assert unreached in ([], ["Short Summary:"])


def test_the_article_is_divided_as_a_careful_reader_would() -> None:
    (document,) = loaded().documents
    found = [(p.paragraph, p.kind, TEXT[p.start : p.end]) for p in document.passages]
    found = found[: len(PASSAGES)]
    assert len(found) == len(PASSAGES)
    for (paragraph, kind, words), (number, expected, first, end) in zip(found, PASSAGES, strict=True):
        assert (paragraph, kind, words[: len(first)], words[-len(end) :]) == (number, expected, first, end)


def test_every_direct_quotation_of_the_article_has_its_speaker_and_no_other_is_found() -> None:
    (article,) = loaded().documents
    paragraphs, passages = segment(article.name, article.text, ())
    found = attribute(article.text, paragraphs, passages)
    said = [(article.text[q.start : q.end].split()[:2], q.fragment, q.attribution) for q in found]
    ceo = Attribution("Anthropic’s CEO")
    allen = Attribution("Gregory Allen", "director at the Wadhwani AI Center")
    assert said == [
        (["Anticipated"], True, ceo),
        (["The", "narrative"], False, ceo),
        (["Sputnik", "moment"], True, Attribution("Marc Andreessen", "venture capitalist")),
        (["If", "DeepSeek"], False, allen),
        (["DeepSeek", "mirrors"], False, allen),
        (["The", "developments"], False, Attribution("David Sacks", "notable venture capitalist", "X")),
        (["large-scale", "malicious"], True, Attribution(None)),
        (["At", "the"], False, ceo),
    ]


def test_every_speaker_and_place_of_the_article_stands_in_it() -> None:
    (article,) = loaded().documents
    for quotation in article.quotations:
        said = quotation.attribution
        assert all(part in article.text for part in (said.speaker, said.role, said.via) if part)


def test_the_short_form_of_the_article_is_its_own_bullets() -> None:
    assert summary(Length.SHORT) == [
        TEXT[TEXT.index(start) : TEXT.index(end) + len(end)]
        for start, end in (
            ("DeepSeek’s AI models reportedly challenge", "at a fraction of the cost."),
            ("U.S. export controls are under scrutiny", "in the face of global competition."),
            ("Anthropic CEO emphasizes the need", "while fostering domestic innovation."),
        )
    ]


@pytest.mark.parametrize(("length", "size"), [(Length.SHORT, 3), (Length.MEDIUM, 6), (Length.LONG, 10)])
def test_the_forms_of_the_article_have_about_three_six_and_ten_sentences(length: Length, size: int) -> None:
    assert len(summary(length)) == size


def test_what_is_exported_for_the_article_loads_as_it_did_and_its_sidecar_stays(tmp_path: Path) -> None:
    knowledge = loaded()
    (document,) = knowledge.documents
    passage = document.passages[5]
    files = round_trip(
        tmp_path,
        SEEDS,
        [
            AddEntry(
                document.name, ("A question nobody asked",), (document.text[passage.start : passage.end],)
            ),
            AddPhrasing(document.name, knowledge.entries[3].id, "put in quite another way"),
            AddPhrasing(document.name, knowledge.entries[-1].id, "and this one too"),
            RemoveEntry(document.name, knowledge.entries[7].id),
        ],
    )
    before = (SEEDS / f"{document.name}.toml").read_text("utf-8").splitlines()
    now = files[f"{document.name}.toml"].decode().splitlines()

    assert sum(line not in set(now) for line in before) < 40
