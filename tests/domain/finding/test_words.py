"""Words as they are compared: what counts as the same, and what is a word at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.finding.words import index_text, is_unspaced, words, words_with


def first_forms(text: str) -> list[str]:
    """The main form of each word."""
    return [word.forms[0] for word in words(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("café", "CAFE"),
        ("cafe\u0301", "café"),
        ("Łódź", "lodz"),
        ("Straße", "STRASSE"),
        ("Søren Ærø", "soren aero"),
        ("ﬁnance", "finance"),
        ("ЁЛКА", "елка"),
        ("Ἀθῆναι", "αθηναι"),
        ("מַזָּל", "מזל"),
        ("أحمد", "احمد"),
        ("ｶﾞｲﾄﾞ", "ガイド"),
        ("ＡＢＣ１２３", "abc123"),
        ("\u1112\u1161\u11ab", "한"),
        ("inter\u00adview", "interview"),
    ],
)
def test_accents_case_and_width_make_no_difference(one: str, other: str) -> None:
    assert first_forms(one) == first_forms(other)


@pytest.mark.parametrize("apostrophe", "'’‘ʼ`´＇")
def test_every_apostrophe_is_the_same_and_none_at_all(apostrophe: str) -> None:
    assert first_forms(f"can{apostrophe}t") == ["cant"]
    assert first_forms(f"O{apostrophe}Brien's") == ["obriens"]


def test_what_follows_an_apostrophe_can_be_found_by_itself() -> None:
    (word,) = words("l’entreprise")
    assert word.forms == ("lentreprise", "entreprise")
    assert [w.forms for w in words("we’re O'Brien")] == [("were",), ("obrien", "brien")]


def test_quotes_around_a_word_do_not_belong_to_it() -> None:
    assert first_forms("‘mid’ 'market'") == ["mid", "market"]


def test_scripts_without_spaces_are_taken_by_the_character() -> None:
    assert first_forms("東京タワーtower") == [*"東京タワー", "tower"]
    assert first_forms("삼성전자") == [*"삼성전자"]
    assert first_forms("我想要这份工作。") == [*"我想要这份工作"]
    assert is_unspaced("東")
    assert is_unspaced("𠮷")
    assert not is_unspaced("e")


def test_signs_of_other_scripts_stay_in_their_word() -> None:
    assert first_forms("कुछ हिन्दी") == ["कुछ", "हिन्दी"]


def test_a_plus_or_number_sign_belongs_to_the_word_before_it() -> None:
    assert first_forms("C++, C# and +1 303 #2") == ["c++", "c#", "and", "1", "303", "2"]


def test_addresses_and_hyphens_are_several_words() -> None:
    assert first_forms("dana.ruiz@north.example mid-market") == [
        "dana", "ruiz", "north", "example", "mid", "market",
    ]  # fmt: skip


@given(st.text(max_size=80))
def test_every_word_stands_where_it_says(text: str) -> None:
    end = 0
    for word in words(text):
        assert end <= word.start < word.end <= len(text)
        assert all(word.forms)
        end = word.end


@given(st.text(max_size=80))
def test_an_index_keeps_every_form_of_every_word(text: str) -> None:
    kept = index_text(text).replace("#", " ").split()
    for word in words(text):
        for form in word.forms:
            assert set(form.replace("#", " ").split()) <= set(kept)


@given(st.text("aB c+#-.", max_size=30))
def test_plain_text_has_the_same_words_by_the_quick_way(text: str) -> None:
    # A letter that is not ASCII, apart, makes the same text take the general way.
    assert words(text + " é")[:-1] == words(text)
    assert index_text(text + " é").split() == [*index_text(text).split(), "e"]


def test_no_phrase_is_found_across_two_texts() -> None:
    assert index_text("end of one", "two begins") == "end of one # two begins"


ODD = st.sampled_from(
    [
        "don't",
        "l’entreprise",
        "C++",
        "c#c#",
        "日本語",
        "café",
        "İstanbul",
        "x_y",
        "rock'n'roll",
        "ﬁne",
    ]
)
TEXTS = st.lists(st.one_of(ODD, st.text("ab'’+#é日 İ\n", max_size=6)), max_size=12).map(" ".join)


@given(TEXTS, st.one_of(ODD, st.text("ab+#é日i", min_size=1, max_size=3)))
def test_no_word_with_the_letters_is_left_out(text: str, typed: str) -> None:
    for letters in {form for word in words(typed) for form in word.forms}:
        having = [word for word in words(text) if any(letters in form for form in word.forms)]
        read = words_with(text, letters)
        assert [word for word in read if word in having] == having


def test_words_without_the_letters_are_not_read() -> None:
    assert [w.forms[0] for w in words_with("A plain day at Plainfield, planned.", "plain")] == [
        "plain",
        "plainfield",
    ]
