"""The shadow text: one length with the text or a map back to it."""

import unicodedata
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from loaders.shadow import ShadowText

_LETTERS = st.text(
    alphabet=st.sampled_from("aAđĐềếửỹ Ữ\n\t.;-–“”*_\\[]()<>/0125\u0301\u0302\u00a0\u200b\ufeff\r"),
    max_size=60,
)
_BREAKS = ("\n", "\n\n", "- ", "a) ", "iv. ", "1.2. ", "12", ",", "-", ".")
_WORDS = (
    "triển khai ",
    "vi",
    "của",
    " và",
    "Ω",
    "ª",
    "Sở Nội vụ",
    "QUYẾT ĐỊNH",
    "Điều 1",
    "một dòng dài " * 5,
)
_LINES = st.lists(st.sampled_from(_BREAKS) | st.sampled_from(_WORDS), max_size=12).map("".join)


@settings(max_examples=60)
@given(_LETTERS)
@example("Ke\u0302\u0301 hoa\u0323ch")
@example("\ufeffSố\u200b: 1")
def test_every_place_of_the_shadow_leads_to_a_place_of_the_text(text: str) -> None:
    shadow = ShadowText.of(text)
    assert len(shadow.plain) == len(shadow.folded) == len(shadow.flow)
    assert shadow.span(0, len(shadow.flow))[1] == len(text)
    spans = [shadow.span(place, place + 1) for place in range(len(shadow.flow))]
    assert all(first[1] == second[0] for first, second in pairwise(spans))
    assert all(shadow.place(start) == place for place, (start, _) in enumerate(spans))


@settings(max_examples=40)
@given(_LETTERS)
def test_a_text_in_nfd_has_the_shadow_of_the_same_text_in_nfc(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    decomposed = unicodedata.normalize("NFD", text)
    assert ShadowText.of(composed).folded == ShadowText.of(decomposed).folded


def test_the_words_at_a_place_come_from_the_text_with_their_marks() -> None:
    text = unicodedata.normalize("NFD", "Căn cứ Nghị quyết số 76")
    shadow = ShadowText.of(text)
    start = shadow.folded.index("nghi")
    assert unicodedata.normalize("NFC", shadow.slice(start, start + 10)) == "Nghị quyết"


def test_furniture_is_blank_and_takes_its_room() -> None:
    shadow = ShadowText.of("1\\. **Kế hoạch** xem https://vanban.example/a?b=1 và [Nghị quyết](nq.html)<br>")
    assert shadow.folded.split() == ["1", ".", "ke", "hoach", "xem", "va", "nghi", "quyet"]


def test_a_wrapped_sentence_flows_and_a_list_does_not() -> None:
    shadow = ShadowText.of("thực hiện Kế hoạch số 184/KH-\n\nUBND ngày\n07/12/2021;\n- Sở Nội vụ")
    assert shadow.flow == "thuc hien ke hoach so 184/kh-  ubnd ngay 07/12/2021;\n- so noi vu"


def test_a_page_number_inside_a_sentence_is_blank_in_the_flow_only() -> None:
    shadow = ShadowText.of("tiếp tục triển khai các nội\n\n12\n\ndung của Kế hoạch")
    assert "12" in shadow.folded
    assert " ".join(shadow.flow.split()) == "tiep tuc trien khai cac noi dung cua ke hoach"


def test_furniture_beside_furniture_is_blank_as_well() -> None:
    shadow = ShadowText.of(
        "*[Kế hoạch](a_b.html)* \\*\\* **https://vanban.example/*a*__b__** *<b>x</b>* * y\\\nz \\\n"
    )
    assert shadow.folded.split() == ["ke", "hoach", "x", "*", "y", "z"]
    assert len(shadow.plain) == len(shadow.text)


def test_rare_letters_and_question_marks_stand_as_they_are_and_rare_marks_are_left_out() -> None:
    shadow = ShadowText.of("Ǹ? ☐ Cu\u0308\u0300 ≥ 5?\u2060 “Ж”\x0b")
    assert shadow.plain == 'N? ☐ Cu ≥ 5? "Ж"\n'
    assert shadow.folded == 'n? ☐ cu ≥ 5? "ж"\n'
    assert [shadow.text[place] for place in shadow.left_out] == ["\u0308", "\u0300", "\u2060"]


@settings(max_examples=100)
@given(_LINES)
@example("vi\na) của\nii. ")
@example("một dòng dài " * 5 + "và,\nQUYẾT ĐỊNH")
@example("d" * 49 + "\nSở " + "d" * 50 + "\nSở")
def test_a_blank_before_a_break_decides_nothing(text: str) -> None:
    flow, spaced = ShadowText.of(text).flow, ShadowText.of(text.replace("\n", " \n")).flow
    assert [line.split() for line in spaced.split("\n")] == [line.split() for line in flow.split("\n")]
