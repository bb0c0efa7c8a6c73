"""Resource files are loaded whole, or refused by file and line."""

from __future__ import annotations

import shutil
import sys
import time
from pathlib import Path

import pytest

from app.domain.errors import BrokenRulebook
from app.domain.rulebook import Evidence, Opening, Timing
from app.domain.stage_kind import Grade, WhoMustHear
from app.storage.rulebook_files import GATED_IDS, KIND_IDS, UNGATED_IDS, load_rulebook

SHIPPED = Path(__file__).parents[2] / "resources" / "en"

KIND = """[[kind]]
id = "{id}"
name = "A name"
gated = {gated}
who_must_hear = "{who}"
recruiter_too = false
grade = 2
"""
RATINGS = "".join(
    f'[[rating]]\nid = "{name}"\nwording = "A name"\nlook_at = "At this."\n'
    for name in ("people", "company", "culture", "role")
)
TIMING = """answer_after_promise_business_days = 1
answer_without_promise_business_days = 5
second_nudge_business_days = 5
end_question_business_days = 5
most_nudges = 2
offer_amber_days = 3
import_no_answer_days = 60
deleted_kept_days = 30
[answer_business_days_by_kind]
application = 7
"""
PROMPTS = """[[prompt]]
id = "one"
wording = "One?"
[[prompt]]
id = "two"
wording = "Two?"
[[prompt]]
id = "three"
wording = "Three?"
"""
CHECKLISTS = """[[before]]
id = "one"
wording = "One"
[[after]]
id = "two"
wording = "Two"
"""


def kinds(*, but: str = "") -> str:
    """The text of a plain kinds file, without the kind named."""
    gated = [
        KIND.format(id=i, gated="true", who="whoever_ran_it") for i in sorted(GATED_IDS - {but})
    ]
    open_ones = [
        KIND.format(id=i, gated="false", who="nobody") for i in sorted(UNGATED_IDS - {but})
    ]
    return "".join([*gated, *open_ones])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of plain and valid files, to be broken one at a time."""
    for name, text in (
        ("kinds.toml", kinds()),
        ("prompts.toml", PROMPTS),
        ("checklists.toml", CHECKLISTS),
        ("timing.toml", TIMING),
        ("ratings.toml", RATINGS),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def write(folder: Path, file: str, text: str) -> None:
    """Put this text into the file in place of what it held."""
    (folder / file).write_text(text, encoding="utf-8")


def add(folder: Path, file: str, text: str) -> int:
    """Put this text at the end of the file; the number of the line on which it begins."""
    path = folder / file
    before = path.read_text(encoding="utf-8")
    path.write_text(before + text, encoding="utf-8")
    return before.count("\n") + 1


def change(folder: Path, file: str, old: str, new: str) -> int:
    """Put new words in place of the first such words; the number of the line that held them."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    at = text.index(old)
    path.write_text(text[:at] + new + text[at + len(old) :], encoding="utf-8")
    return text.count("\n", 0, at) + 1


def refusal(folder: Path) -> BrokenRulebook:
    """What the loader says of the folder."""
    with pytest.raises(BrokenRulebook) as caught:
        load_rulebook(folder)
    return caught.value


def assert_refused(folder: Path, file: str, line: int, *words: str) -> None:
    """The loader names this file and line, in one sentence that holds these words."""
    error = refusal(folder)
    assert (error.file, error.line) == (file, line), error.reason
    assert error.reason.endswith(".")
    assert error.reason[0].isupper() or error.reason[0] == "“"
    for word in words:
        assert word in error.reason


# ---- what is valid


def test_the_shipped_files_load() -> None:
    rulebook = load_rulebook(SHIPPED)
    assert set(rulebook.kinds) == KIND_IDS
    assert dict(rulebook.criteria)["people"] == "People"
    assert set(rulebook.criteria_hints) == {id_ for id_, _ in rulebook.criteria}


@pytest.mark.skipif(sys.gettrace() is not None, reason="measuring coverage slows it down")
def test_they_load_in_less_time_than_anyone_sees() -> None:
    times = []
    for _ in range(5):
        started = time.process_time()
        load_rulebook(SHIPPED)
        times.append(time.process_time() - started)
    assert min(times) < 0.05  # what nobody sees, also on a machine that does other things


def test_every_value_arrives_where_it_belongs(folder: Path) -> None:
    change(folder, "kinds.toml", "grade = 2\n", "grade = 4\nusual_minutes = 45\nis_offer = true\n")
    change(folder, "kinds.toml", 'name = "A name"', 'name = "B"\nask_before_leaving = "When?"')
    add(folder, "kinds.toml", '[groups]\nboth = ["offer", "panel"]\n')
    add(
        folder,
        "prompts.toml",
        '[[prompt]]\nid = "four"\nwording = "Four?"\nkinds = ["both", "panel", "onsite"]\n'
        'hint = "Help."\nsection = "Part"\nquick = true\n',
    )
    add(folder, "checklists.toml", '[[before]]\nid = "x"\nwording = "X"\nevidence = "decided"\n')
    rulebook = load_rulebook(folder)
    kind = rulebook.kinds["assessment"]
    assert (kind.name, kind.gated, kind.grade, kind.usual_minutes) == ("B", True, Grade.JOB, 45)
    assert (kind.is_offer, kind.ask_before_leaving) == (True, "When?")
    assert kind.who_must_hear is WhoMustHear.WHOEVER_RAN_IT
    prompt = rulebook.prompts[-1]
    assert prompt.kinds == ("offer", "panel", "onsite")
    assert (prompt.hint, prompt.section, prompt.quick) == ("Help.", "Part", True)
    assert [i.evidence for i in rulebook.checklist_for(kind, before=True)] == [
        Evidence.BY_HAND,
        Evidence.DECIDED,
    ]
    assert [i.id for i in rulebook.checklist_for(kind, before=False)] == ["two"]
    assert rulebook.criteria_hints["role"] == "At this."
    assert rulebook.timing == Timing(answer_business_days_by_kind={"application": 7})


def test_kinds_keep_the_order_of_the_file(folder: Path) -> None:
    assert list(load_rulebook(folder).kinds) == [*sorted(GATED_IDS), *sorted(UNGATED_IDS)]


def test_openings_are_loaded_where_they_are(folder: Path) -> None:
    assert load_rulebook(folder).openings == ()
    write(
        folder,
        "openings.toml",
        '[[opening]]\nid = "a"\ngrade = 4\nkinds = ["onsite"]\nwords = "I want this job."\n',
    )
    assert load_rulebook(folder).openings == (
        Opening(id="a", grade=4, words="I want this job.", kinds=("onsite",)),
    )


def test_windows_line_ends_and_a_byte_order_mark_are_no_trouble(folder: Path) -> None:
    for path in folder.iterdir():
        text = path.read_text(encoding="utf-8").replace("\n", "\r\n")
        path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert set(load_rulebook(folder).kinds) == KIND_IDS


def test_lines_are_counted_rightly_with_windows_line_ends(folder: Path) -> None:
    text = TIMING.replace("= 60", '= "60"').replace("\n", "\r\n")
    (folder / "timing.toml").write_bytes(text.encode())
    assert_refused(folder, "timing.toml", 7, "import_no_answer_days", "whole number")


# ---- files that cannot be read


@pytest.mark.parametrize("file", ["kinds", "prompts", "checklists", "timing", "ratings"])
def test_a_missing_file_is_named(folder: Path, file: str) -> None:
    (folder / f"{file}.toml").unlink()
    assert_refused(folder, f"{file}.toml", 0, "missing")


def test_a_missing_folder_names_the_first_file(tmp_path: Path) -> None:
    assert_refused(tmp_path / "nowhere", "kinds.toml", 0, "missing")


def test_a_folder_in_place_of_a_file_cannot_be_read(folder: Path) -> None:
    (folder / "timing.toml").unlink()
    (folder / "timing.toml").mkdir()
    assert_refused(folder, "timing.toml", 0, "cannot be read")


def test_another_encoding_is_named_with_its_line(folder: Path) -> None:
    (folder / "ratings.toml").write_bytes(b"# one\n# two\n# caf\xe9\n")
    assert_refused(folder, "ratings.toml", 3, "UTF-8")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('[[rating]]\nid = "people\nwording = "x"\n', 2),
        ('[[rating]]\nid = "people"\nwording "x"\n', 3),
        ('[[rating]]\nid = "people"\nid = "company"\n', 3),
        ('[[rating]\nid = "people"\n', 1),
        ('[[rating]]\nid = "people"\nlook_at = ["a",\n\n', 3),
        ("a = " + "9" * 5000, 0),
        ("a = " + "[" * 100_000, 0),
    ],
)
def test_a_line_that_is_not_toml_is_named(folder: Path, text: str, line: int) -> None:
    write(folder, "ratings.toml", text)
    assert_refused(folder, "ratings.toml", line)


# ---- kinds


@pytest.mark.parametrize("kind", sorted(KIND_IDS))
def test_a_missing_kind_is_named(folder: Path, kind: str) -> None:
    write(folder, "kinds.toml", kinds(but=kind))
    assert_refused(folder, "kinds.toml", 0, kind, "missing")


def test_an_unknown_kind_is_refused(folder: Path) -> None:
    start = add(folder, "kinds.toml", KIND.format(id="lunch", gated="false", who="nobody"))
    assert_refused(folder, "kinds.toml", start + 1, "lunch")


def test_a_kind_that_stands_twice_is_refused_at_the_second(folder: Path) -> None:
    start = add(folder, "kinds.toml", KIND.format(id="offer", gated="true", who="recruiter"))
    assert_refused(folder, "kinds.toml", start + 1, "offer", "second time")


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ("grade = 2", "grade = 0", "from 1 to 4"),
        ("grade = 2", "grade = 5", "from 1 to 4"),
        ("grade = 2", "grade = true", "whole number"),
        ("grade = 2", "grade = 2.0", "whole number"),
        ("gated = true", "gated = 1", "true or false"),
        ("gated = true", 'gated = "true"', "true or false"),
        ('name = "A name"', 'name = ""', "empty"),
        ('name = "A name"', 'name = "  "', "empty"),
        ('name = "A name"', "name = 3", "quotation marks"),
        ('"whoever_ran_it"', '"everybody"', "whoever_sent_it"),
        ('"whoever_ran_it"', '"nobody"', "Somebody must hear it"),
        ('"nobody"', '"recruiter"', "not gated"),
        ("recruiter_too = false", "usual_minutes = 0", "from 1"),
        ("recruiter_too = false", "usual_minutes = -5", "from 1"),
        ("recruiter_too = false", "recruiter = false", "no meaning"),
    ],
)
def test_a_wrong_value_in_a_kind_names_its_line(
    folder: Path, old: str, new: str, word: str
) -> None:
    line = change(folder, "kinds.toml", old, new)
    if "recruiter_too" in old:  # a key of another name: put back what would be missing
        change(folder, "kinds.toml", new, f"{new}\nrecruiter_too = false")
    assert_refused(folder, "kinds.toml", line, word)


@pytest.mark.parametrize("key", ["id", "name", "gated", "who_must_hear", "recruiter_too", "grade"])
def test_a_missing_key_names_the_line_of_its_block(folder: Path, key: str) -> None:
    block = KIND.format(id="panel", gated="true", who="whoever_ran_it")
    kept = [line for line in block.splitlines() if not line.startswith(f"{key} ")]
    write(folder, "kinds.toml", kinds(but="panel"))
    start = add(folder, "kinds.toml", "\n".join(kept) + "\n")
    assert_refused(folder, "kinds.toml", start, f"“{key}” is missing")


def test_a_kind_without_a_gate_needs_no_recruiter(folder: Path) -> None:
    write(folder, "kinds.toml", kinds(but="waiting"))
    block = KIND.format(id="waiting", gated="false", who="nobody")
    start = add(
        folder, "kinds.toml", block.replace("recruiter_too = false", "recruiter_too = true")
    )
    assert_refused(folder, "kinds.toml", start + 5, "not gated")


@pytest.mark.parametrize("kind", sorted(UNGATED_IDS))
def test_kinds_of_imported_history_cannot_be_gated(folder: Path, kind: str) -> None:
    write(folder, "kinds.toml", kinds(but=kind))
    start = add(folder, "kinds.toml", KIND.format(id=kind, gated="true", who="recruiter"))
    assert_refused(folder, "kinds.toml", start + 3, "cannot be gated")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ('odd = ["offer", "lunch"]', "lunch"),
        ("odd = []", "empty"),
        ('odd = "offer"', "list"),
        ('odd = ["offer", 3]', "list"),
        ('offer = ["panel"]', "offer"),
    ],
)
def test_a_wrong_group_names_its_line(folder: Path, text: str, word: str) -> None:
    start = add(folder, "kinds.toml", f'[groups]\nfine = ["offer"]\n{text}\n')
    assert_refused(folder, "kinds.toml", start + 2, word)


def test_groups_must_be_a_table(folder: Path) -> None:
    write(folder, "kinds.toml", "groups = 3\n" + kinds())
    assert_refused(folder, "kinds.toml", 1, "[groups]")


# ---- prompts


@pytest.mark.parametrize(
    ("text", "offset", "word"),
    [
        ('id = "four"\nwording = ""', 2, "empty"),
        ('id = "four"', 0, "“wording” is missing"),
        ('wording = "Four?"', 0, "“id” is missing"),
        ('id = "one"\nwording = "Four?"', 1, "second time"),
        ('id = "Four!"\nwording = "Four?"', 1, "small letters"),
        ('id = "four"\nwording = "Four?"\nkinds = ["lunch"]', 3, "lunch"),
        ('id = "four"\nwording = "Four?"\nkinds = [\n  "offer",\n  "lunch",\n]', 3, "lunch"),
        ('id = "four"\nwording = "Four?"\nkinds = "offer"', 3, "list"),
        ('id = "four"\nwording = "Four?"\nkinds = [1]', 3, "quotation marks"),
        ('id = "four"\nwording = "Four?"\nquick = "yes"', 3, "true or false"),
        ('id = "four"\nwording = "Four?"\nhint = 3', 3, "quotation marks"),
        ('id = "four"\nwordings = "x"\nwording = "Four?"', 2, "no meaning"),
        ('id = "four"\nwording = "Four?"\n[prompt.more]\na = 1', 3, "no meaning"),
        ('id = "four"\nwording = "Four?"\nmore.a = 1', 3, "no meaning"),
        ('id = "four"\nwording = "Four?"\n"more" = 1', 3, "no meaning"),
    ],
)
def test_a_wrong_prompt_names_its_line(folder: Path, text: str, offset: int, word: str) -> None:
    start = add(folder, "prompts.toml", f"[[prompt]]\n{text}\n")
    assert_refused(folder, "prompts.toml", start + offset, word)


def test_text_that_looks_like_a_block_does_not_mislead_the_count(folder: Path) -> None:
    decoy = (
        '[[prompt]]\nid = "four" # [[prompt]]\nwording = """Four\n[[prompt]]\nquick = 3\n'
        "a \\\"\"\" b?\"\"\"\nhint = '''\n[[prompt]]\n# '''\n# [[prompt]]\nkinds = [\n"
        '  "offer", # ]\n]\n[[ "prompt" ]] # ["x"]\nid = "five"\nwording = "Five?"\nquick = 3\n'
    )
    start = add(folder, "prompts.toml", decoy)
    assert_refused(folder, "prompts.toml", start + 16, "quick", "true or false")


def test_blocks_written_in_one_list_name_the_line_of_the_list(folder: Path) -> None:
    write(folder, "prompts.toml", '# note\nprompt = [\n  {id = "one", wording = ""},\n]\n')
    assert_refused(folder, "prompts.toml", 2, "empty")


@pytest.mark.parametrize("text", ["prompt = 3\n", "prompt = [3]\n", '[prompt]\nid = "one"\n'])
def test_prompts_must_be_blocks(folder: Path, text: str) -> None:
    write(folder, "prompts.toml", text)
    assert_refused(folder, "prompts.toml", 1, "[[prompt]]")


def test_a_gated_kind_needs_three_questions(folder: Path) -> None:
    add(folder, "prompts.toml", f"kinds = {sorted(GATED_IDS - {'panel'})}\n")
    assert_refused(folder, "prompts.toml", 0, "panel", "3 questions")


# ---- checklists


@pytest.mark.parametrize(
    ("text", "offset", "word"),
    [
        ('id = "x"\nwording = "X"\nevidence = "magic"', 3, "by_hand"),
        ('id = "x"\nwording = ""', 2, "empty"),
        ('id = "x"\nwording = "X"\nkinds = ["lunch"]', 3, "lunch"),
        ('id = "one"\nwording = "X"', 1, "second time"),
        ('id = "x"\nwording = "X"\nbefore = true', 3, "no meaning"),
    ],
)
def test_a_wrong_checklist_item_names_its_line(
    folder: Path, text: str, offset: int, word: str
) -> None:
    start = add(folder, "checklists.toml", f"[[after]]\n{text}\n")
    assert_refused(folder, "checklists.toml", start + offset, word)


@pytest.mark.parametrize("part", ["before", "after"])
def test_a_gated_kind_needs_an_item_before_and_one_after(folder: Path, part: str) -> None:
    listed = f"kinds = {sorted(GATED_IDS - {'panel'})}"
    change(folder, "checklists.toml", f"[[{part}]]\n", f"[[{part}]]\n{listed}\n")
    assert_refused(folder, "checklists.toml", 0, "panel", f"[[{part}]]")


# ---- timing


@pytest.mark.parametrize("line", range(1, 9))
def test_each_figure_must_be_there_and_be_whole_and_not_negative(folder: Path, line: int) -> None:
    lines = TIMING.splitlines()
    key = lines[line - 1].split(" ")[0]
    for value, words in (("-1", "from 0"), ("1.5", "whole number"), ("true", "whole number")):
        lines[line - 1] = f"{key} = {value}"
        write(folder, "timing.toml", "\n".join(lines))
        assert_refused(folder, "timing.toml", line, key, words)
    del lines[line - 1]
    write(folder, "timing.toml", "\n".join(lines))
    assert_refused(folder, "timing.toml", 0, key, "missing")


@pytest.mark.parametrize(
    ("text", "word"),
    [("lunch = 3", "lunch"), ("offer = -1", "from 0"), ('offer = "3"', "whole number")],
)
def test_a_wrong_figure_for_a_kind_names_its_line(folder: Path, text: str, word: str) -> None:
    start = add(folder, "timing.toml", text + "\n")
    assert_refused(folder, "timing.toml", start, word)


def test_the_table_of_kinds_must_be_there(folder: Path) -> None:
    write(folder, "timing.toml", TIMING[: TIMING.index("[")])
    assert_refused(folder, "timing.toml", 0, "answer_business_days_by_kind")


def test_an_unknown_figure_is_refused(folder: Path) -> None:
    write(folder, "timing.toml", "# note\npatience_days = 3\n" + TIMING)
    assert_refused(folder, "timing.toml", 2, "patience_days")


# ---- ratings and openings


def test_the_four_ratings_must_stay(folder: Path) -> None:
    change(folder, "ratings.toml", '"culture"', '"customs"')
    assert_refused(folder, "ratings.toml", 0, "culture")


def test_a_rating_of_ones_own_may_follow(folder: Path) -> None:
    add(folder, "ratings.toml", '[[rating]]\nid = "way"\nwording = "Way"\nlook_at = "How far?"\n')
    assert load_rulebook(folder).criteria[-1] == ("way", "Way")


def test_a_rating_needs_its_line_of_what_to_look_at(folder: Path) -> None:
    start = add(folder, "ratings.toml", '[[rating]]\nid = "way"\nwording = "Way"\n')
    assert_refused(folder, "ratings.toml", start, "look_at")


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ('id = "a"\ngrade = 9\nwords = "I want it."', 3, "from 1 to 4"),
        ('id = "a"\ngrade = 4\nwords = ""', 4, "empty"),
        ('id = "a"\ngrade = 4\nwords = "I want it."\nkinds = ["lunch"]', 5, "lunch"),
        ('id = "a"\ngrade = 4\nwords = "I want it."\nsaid = true', 5, "no meaning"),
    ],
)
def test_a_wrong_opening_names_its_line(folder: Path, text: str, line: int, word: str) -> None:
    write(folder, "openings.toml", f"[[opening]]\n{text}\n")
    assert_refused(folder, "openings.toml", line, word)


# ---- several troubles at once


def test_the_first_trouble_in_the_file_is_the_one_named(folder: Path) -> None:
    first = change(folder, "kinds.toml", "grade = 2", "grade = 9")
    add(folder, "kinds.toml", KIND.format(id="lunch", gated="true", who="nobody"))
    assert_refused(folder, "kinds.toml", first, "grade")


def test_a_trouble_on_a_line_comes_before_one_of_the_whole_file(folder: Path) -> None:
    write(folder, "ratings.toml", '[[rating]]\nid = "people"\nwording = ""\nlook_at = "x"\n')
    assert_refused(folder, "ratings.toml", 3, "empty")


def test_an_unknown_name_at_the_top_is_refused(folder: Path) -> None:
    start = add(folder, "ratings.toml", '[[ratings]]\nid = "x"\n')
    assert_refused(folder, "ratings.toml", start, "ratings")


@pytest.mark.parametrize("file", ["kinds", "prompts", "checklists", "timing", "ratings"])
def test_a_file_cut_short_anywhere_is_loaded_or_refused_and_never_a_crash(
    tmp_path: Path, file: str
) -> None:
    copy = tmp_path / "en"
    shutil.copytree(SHIPPED, copy)
    path = copy / f"{file}.toml"
    raw = path.read_bytes()
    named = []
    for part in range(24):
        path.write_bytes(raw[: len(raw) * part // 24])
        try:
            load_rulebook(copy)
        except BrokenRulebook as trouble:
            named.append(trouble.file)
    assert set(named) <= {path.name, "prompts.toml"}  # groups cut off are missed in the next file
    assert len(named) > 12
