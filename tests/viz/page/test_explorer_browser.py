"""The explorer in a real browser: what an official does with it, and what it never does."""

import re
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

ROOT = "urn:lex:vn:chính.phủ:nghị.quyết:2021-07-15;76/nq-cp"
COMMUNE = "urn:lex:vn:ubnd.xã.tân.hương:kế.hoạch:2024-01-08;02/kh-ubnd"
DISTRICT = "urn:lex:vn:ubnd.huyện.ninh.giang:kế.hoạch:2023-12-20;140/kh-ubnd"
TASK = "urn:cancu:task:0001:120"


def link(explorer: str, **state: str | list[str]) -> str:
    return f"{explorer}#{urlencode(state, doseq=True)}"


def box(page: Page, id: str):
    return page.locator(f'.node[data-id="{id}"]')


def test_the_page_asks_nothing_of_any_other_host(page: Page, explorer: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(link(explorer, root=ROOT, select=COMMUNE))
    expect(box(page, COMMUNE)).to_be_visible()
    assert {urlsplit(address).netloc for address in asked} == {urlsplit(explorer).netloc}


def test_the_start_leads_to_the_search_box_and_a_result_opens_its_trace(page: Page, explorer: str) -> None:
    page.goto(explorer)
    expect(page.get_by_role("combobox", name="Tìm văn bản, cơ quan, nhiệm vụ")).to_be_focused()
    page.keyboard.type("76/nq-cp")
    result = page.get_by_role("option").first
    expect(result).to_contain_text("Nghị quyết 76/NQ-CP")
    expect(result).to_contain_text("Chính phủ · 15/07/2021")
    page.keyboard.press("Enter")
    expect(box(page, COMMUNE)).to_be_visible()
    expect(page.locator("#panel h2")).to_have_text("76/NQ-CP")
    expect(page.locator("#count")).to_have_text("Đang hiện 18/20 nút, 17/31 quan hệ")


@pytest.mark.parametrize("keys", ["/", "Control+k"])
def test_two_keys_lead_to_the_search_box_from_anywhere(page: Page, explorer: str, keys: str) -> None:
    page.goto(link(explorer, root=ROOT))
    expect(box(page, ROOT)).to_be_visible()
    page.keyboard.press(keys)
    expect(page.locator("#search")).to_be_focused()


def test_bands_run_from_the_centre_down_to_the_commune(page: Page, explorer: str) -> None:
    page.goto(link(explorer, root=ROOT))
    expect(page.locator(".band-label text")).to_have_text(["Trung ương", "Tỉnh", "Huyện", "Xã"])
    expect(page.locator(".year-label")).to_have_text(["2021", "2023", "2024"])
    tops = [box(page, id).bounding_box()["y"] for id in (ROOT, DISTRICT, COMMUNE)]
    assert tops == sorted(tops)


def test_a_selected_plan_lights_its_chain_up_to_the_root_and_dims_the_rest(page: Page, explorer: str) -> None:
    page.goto(link(explorer, root=ROOT))
    box(page, COMMUNE).click()
    expect(page.locator(".node.lit .name")).to_have_text(
        ["76/NQ-CP", "140/KH-UBND", "4347/KH-UBND", "02/KH-UBND"]
    )
    expect(page.locator("#picture")).to_have_class(re.compile("dimmed"))
    expect(page.locator("#live")).to_have_text("Đã chọn Kế hoạch 02/KH-UBND. Chuỗi đến gốc: 4 nút")
    expect(page.locator("#panel .section-bases .row-head .link")).to_have_text(
        ["Kế hoạch 140/KH-UBND", "Nghị quyết 76/NQ-CP"]
    )


def test_a_relation_shows_its_quote_marked_in_the_text(page: Page, explorer: str) -> None:
    page.goto(link(explorer, root=ROOT))
    page.locator(".edge", has_text="Kế hoạch 140/KH-UBND — Thực hiện").locator(".hit").dispatch_event("click")
    expect(page.locator("#panel blockquote p")).to_have_text("Căn cứ Kế hoạch 4347/KH-UBND")
    page.get_by_role("button", name="Xem trong văn bản").click()
    expect(page.locator("mark.wanted")).to_have_text("Căn cứ Kế hoạch 4347/KH-UBND")
    expect(page.locator("mark.wanted")).to_be_in_viewport()
    page.get_by_role("button", name="Quay lại").click()
    expect(page.locator("#panel h2")).to_have_text("Thực hiện")


def test_a_finding_leads_to_its_place_counted_in_code_points(page: Page, explorer: str) -> None:
    page.goto(link(explorer, root=ROOT, select="urn:lex:vn:ubnd.xã.phú.túc:kế.hoạch:;03/kh-ubnd"))
    expect(page.locator(".finding")).to_contain_text("Văn bản không ghi ngày ban hành")
    page.locator(".finding .link").click()
    expect(page.locator("mark.wanted")).to_have_text("😀 phần 29.")


def test_expanding_adds_neighbours_and_undo_takes_them_back(page: Page, explorer: str) -> None:
    page.goto(link(explorer, root=ROOT))
    box(page, TASK).dblclick()
    unit = box(page, "urn:cancu:unit:vn;hai.duong;ninh.giang:phong.noi.vu")
    expect(unit).to_be_visible()
    page.keyboard.press("Control+z")
    expect(unit).to_have_count(0)
    page.get_by_role("button", name="Làm lại").click()
    expect(unit).to_be_visible()
    page.reload()
    expect(unit).to_be_visible()


def test_a_large_fan_is_one_counted_node_that_opens(page: Page, explorer: str) -> None:
    page.goto(link(explorer, root="urn:lex:large"))
    group = page.locator(".node.group")
    expect(group.locator(".name")).to_have_text("30 văn bản xã")
    expect(page.locator("#count")).to_have_text("Đang hiện 1/31 nút, 1/1 quan hệ")
    group.dblclick()
    expect(page.locator(".node")).to_have_count(31)


def test_the_legend_filters_and_can_be_undone(page: Page, explorer: str) -> None:
    page.goto(link(explorer, root=ROOT))
    page.get_by_text("Chú giải và bộ lọc").click()
    page.get_by_role("button", name="Xã 10").click()
    expect(page.locator(".node")).to_have_count(8)
    expect(page.locator("#count")).to_contain_text("Đang hiện 8/20 nút")
    page.get_by_role("button", name="Hiện lại tất cả").click()
    expect(page.locator(".node")).to_have_count(18)


def test_everything_can_be_reached_by_keyboard(page: Page, explorer: str) -> None:
    page.goto(link(explorer, root=ROOT))
    box(page, ROOT).focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".node:focus .name")).to_have_text("4347/KH-UBND")
    page.keyboard.press("Space")
    expect(page.locator("#panel h2")).to_have_text("4347/KH-UBND")
    page.keyboard.press("Escape")
    expect(page.locator(".node.selected")).to_have_count(0)


def test_the_table_holds_what_the_picture_holds(page: Page, explorer: str) -> None:
    page.goto(link(explorer, root=ROOT))
    page.get_by_role("button", name="Bảng").click()
    expect(page.locator("#table tbody tr")).to_have_count(18)
    page.get_by_role("columnheader", name="Cơ quan ban hành").get_by_role("button").click()
    expect(page.locator("#table tbody tr").first).to_contain_text("Tham mưu kiểm tra")
    page.get_by_role("button", name="Nghị quyết 76/NQ-CP").click()
    expect(page.locator("#panel h2")).to_have_text("76/NQ-CP")


@pytest.mark.parametrize(
    "title, name",
    [("Luật Việc làm", "Luật Việc làm"), ("Việc làm", "Luật Việc làm")],
)
def test_the_type_of_a_document_is_named_once(page: Page, explorer: str, title: str, name: str) -> None:
    page.goto(explorer)
    ask = "async (node) => (await import('./js/names.js')).fullName(node)"
    assert page.evaluate(ask, {"kind": "Instrument", "type": "Luật", "title": title}) == name


def test_an_audit_draws_every_unit_and_its_states_add_up(page: Page, explorer: str) -> None:
    page.goto(link(explorer, root=ROOT, view="audit", instrument=ROOT, year="2024"))
    expect(page.locator("#audit-report h2")).to_have_text("6 trên 8 đã ban hành (75%)")
    assert sum(int(count) for count in page.locator(".tally strong").all_inner_texts()) == 8
    expect(page.locator(".tile")).to_have_count(8)
    expect(page.locator(".tile.ghost .tile-name")).to_have_text(["UBND xã Quyết Thắng", "UBND xã Sơn Hòa"])
    page.locator(".tile.state-missing").click()
    expect(page.locator(".audit-table tr.selected")).to_contain_text("của xã khác")


def test_a_problem_of_the_server_is_told_in_its_words(page: Page, explorer: str) -> None:
    page.goto(link(explorer, root="urn:lex:nowhere"))
    expect(page.get_by_role("alert")).to_contain_text("Không tìm thấy")
    expect(page.get_by_role("alert")).to_contain_text("urn:lex:nowhere")


def test_text_of_a_document_never_becomes_markup(page: Page, explorer: str) -> None:
    page.goto(link(explorer, root="urn:lex:hostile", select="urn:lex:hostile"))
    expect(page.locator("#panel h2")).to_have_text("<img src=x onerror=alert(1)>")
    page.get_by_role("button", name="Đọc văn bản").click()
    expect(page.locator(".paper")).to_contain_text("</script><img src=x onerror=alert(1)>")
    assert page.locator("img").count() == 0


def test_the_page_speaks_english_too(page: Page, explorer: str) -> None:
    page.goto(link(explorer, root=ROOT, select=COMMUNE))
    page.get_by_role("button", name="English").click()
    expect(page.locator("#view-audit")).to_have_text("Audit")
    expect(page.locator(".band-label text").first).to_have_text("Central")
    expect(page.locator("#panel .section-bases summary").first).to_contain_text("Legal bases")


@pytest.mark.parametrize("width", [1280, 420])
def test_nothing_is_wider_than_the_window(page: Page, explorer: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(link(explorer, root=ROOT, select=COMMUNE))
    expect(box(page, COMMUNE)).to_be_in_viewport()
    expect(page.locator("#panel h2")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
