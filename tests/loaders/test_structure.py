from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.shadow import ShadowText
from loaders.structure import SectionKind, paragraphs, sections


def outline(text: str) -> list[tuple[int, str | None, str]]:
    return [(s.level, s.number, s.heading) for s in sections(ShadowText.of(text))]


def blocks(text: str) -> list[str]:
    shadow = ShadowText.of(text)
    return [" ".join(shadow.slice(b.start, b.end).split()) for b in paragraphs(shadow)]


def test_sections_nest_by_the_form_of_their_numbers() -> None:
    text = (
        "IV. TỔ CHỨC THỰC HIỆN\n\n1. Sở Nội vụ\n\na) Chủ trì tham mưu.\n\n- Kiểm tra.\n\n"
        "1.1. Công chức\n\nV. KINH PHÍ"
    )
    assert outline(text) == [
        (0, "IV", "TỔ CHỨC THỰC HIỆN"),
        (1, "1", "Sở Nội vụ"),
        (2, "a", ""),
        (3, "-", ""),
        (2, "1.1", "Công chức"),
        (0, "V", "KINH PHÍ"),
    ]


def test_a_section_ends_where_the_next_of_its_level_begins() -> None:
    text = "1. Sở Nội vụ\na) Một.\nb) Hai.\n2. Sở Tư pháp"
    found = sections(ShadowText.of(text))
    assert [text[s.start : s.end] for s in found if s.level == 0] == [
        "1. Sở Nội vụ\na) Một.\nb) Hai.\n",
        "2. Sở Tư pháp",
    ]


def test_a_roman_number_that_recognition_spoiled_is_still_a_number() -> None:
    text = "I. MUC DICH\nIL. NOI DUNG\nI11. NHIEM VU\nIV.TO CHUC THUC HIEN"
    assert [number for _, number, _ in outline(text)] == ["I", "II", "III", "IV"]


def test_emphasis_and_markdown_headings_are_no_part_of_a_heading() -> None:
    text = "## **IV. TỔ CHỨC THỰC HIỆN**\n\n#### **1. Các cơ quan, đơn vị.**\n\n**2. **Sở Nội vụ: Theo dõi."
    assert [heading for _, _, heading in outline(text)] == [
        "TỔ CHỨC THỰC HIỆN",
        "Các cơ quan, đơn vị",
        "Sở Nội vụ",
    ]


def test_a_number_alone_on_its_line_belongs_to_the_words_below() -> None:
    text = "**10.\nUBND các xã, phường:**\n\n- Xây dựng phương án."
    assert outline(text)[0] == (0, "10", "UBND các xã, phường")


def test_dates_sums_and_symbols_open_no_section() -> None:
    text = "30/11/2022 là hạn\n\n1.364.329.243 đồng\n\n48/NQ-CP ngày 03/4/2023\n\n15 xã, phường"
    assert outline(text) == []


def test_articles_and_chapters_enclose_what_follows() -> None:
    text = "Chương II\n\nĐiều 6. Hình thức chia sẻ\n\n1. Việc chia sẻ thực hiện theo quy định."
    assert [(kind.kind, kind.level) for kind in sections(ShadowText.of(text))] == [
        (SectionKind.CHAPTER, 0),
        (SectionKind.ARTICLE, 1),
        (SectionKind.ARABIC, 2),
    ]


def test_recipients_and_appendices_are_parts_of_their_own() -> None:
    text = "1. Sở Nội vụ\n\nNơi nhận:\n- Như trên;\n\nPHỤ LỤC I\n\n1. Nhiệm vụ"
    assert [(s.kind, s.level) for s in sections(ShadowText.of(text))] == [
        (SectionKind.ARABIC, 0),
        (SectionKind.CLOSING, 0),
        (SectionKind.BULLET, 1),
        (SectionKind.ANNEX, 1),
        (SectionKind.ARABIC, 2),
    ]


def test_a_sentence_cut_by_blank_lines_is_one_paragraph() -> None:
    text = (
        "a) Công khai thủ tục tại trụ sở làm việc, phản ánh kiến nghị của tổ chức,\n\nngười dân.\n\nb) Hai."
    )
    assert blocks(text)[0].endswith("của tổ chức, người dân.")


def test_a_wrapped_dash_is_no_bullet() -> None:
    wrapped = "1. Trong năm 2024, giao cho Phòng Tài chính\n- kế hoạch huyện bố trí đủ kinh phí để thực hiện."
    text = wrapped + "\n- hai;"
    assert blocks(text) == [
        "1. Trong năm 2024, giao cho Phòng Tài chính - kế hoạch huyện bố trí đủ kinh phí để thực hiện.",
        "- hai;",
    ]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="aĐ1IV.)-*#|\n\t: ủỵ", max_size=120))
def test_sections_lie_inside_the_text_and_inside_their_parents(text: str) -> None:
    shadow = ShadowText.of(text)
    found = sections(shadow)
    for section in found:
        assert (
            0
            <= section.start
            <= section.heading_start
            <= section.body_start
            <= section.end
            <= len(shadow.plain)
        )
        if section.parent is not None:
            parent = found[section.parent]
            assert parent.start <= section.start
            assert section.end <= parent.end
            assert parent.level < section.level
