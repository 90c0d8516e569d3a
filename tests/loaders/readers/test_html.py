"""Web pages: the document, and not the site around it."""

import pytest

from graph.errors import UnreadableInput
from loaders.readers import read_bytes

HEAD = (
    "<table border=0><tr><td>ỦY BAN NHÂN DÂN<br><b>XÃ AN BÌNH</b></td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>"
    "Độc lập - Tự do - Hạnh phúc</td></tr><tr><td>Số: 05/KH-UBND</td>"
    "<td><i>An Bình, ngày 05 tháng 01 năm 2024</i></td></tr></table>"
)
HEAD_LINES = [
    "ỦY BAN NHÂN DÂN",
    "XÃ AN BÌNH",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Số: 05/KH-UBND",
    "An Bình, ngày 05 tháng 01 năm 2024",
]


def lines(page: str | bytes, name: str = "a.html") -> list[str]:
    data = page if isinstance(page, bytes) else page.encode()
    return [line for line in read_bytes(name, data).text.split("\n") if line]


def test_a_head_in_two_columns_is_read_row_by_row() -> None:
    assert lines(HEAD) == HEAD_LINES


def test_the_site_around_the_document_is_left_out() -> None:
    page = f"""<!DOCTYPE html><html><head><title>Cổng thông tin</title><style>p{{}}</style></head><body>
    <form id="aspnetForm"><header><h1>Cổng thông tin điện tử</h1></header>
    <div class="main-menu"><a href="/">Trang chủ</a></div>
    <ul><li><a>Giới thiệu</a></li><li><a>Tin tức</a></li><li><a>Liên hệ</a></li></ul>
    <script>var a = "Căn cứ Luật số 1";</script>
    <div class="content">{HEAD}<p>KẾ HOẠCH</p>
    <p>Căn cứ <a href="#">Nghị quyết số <span class="search-hit">76/NQ-CP</span></a>;</p></div>
    <div class="related-news">Kế hoạch số 99/KH-UBND</div><p hidden>ẩn</p><p style="display: none">ẩn</p>
    <input value="Tìm"><select><option>2024</option></select></form>
    <footer>Bản quyền thuộc UBND tỉnh</footer></body></html>"""
    assert lines(page) == [*HEAD_LINES, "KẾ HOẠCH", "Căn cứ Nghị quyết số 76/NQ-CP;"]


def test_the_main_part_of_a_page_is_all_of_the_document() -> None:
    page = f"<body><div>Tin mới</div><main>{HEAD}</main><div>Lượt truy cập: 5</div></body>"
    assert lines(page) == HEAD_LINES


def test_furniture_that_holds_the_document_is_none() -> None:
    foot = "<footer><p>Nơi nhận:</p><p>- Lưu: VT.</p></footer>"
    page = f"<body><div class='header'><header>{HEAD}</header></div>{foot}</body>"
    assert lines(page) == [*HEAD_LINES, "Nơi nhận:", "- Lưu: VT."]


def test_rows_are_lines_and_cells_keep_their_columns() -> None:
    page = """<table><tr><th rowspan=2>STT<th rowspan=2>Nội dung<th colspan=2>Cơ quan</tr>
    <tr><th>Chủ trì<th>Phối hợp</tr>
    <tr><td>1<td>Tập huấn<br>nghiệp vụ<td><p>Sở Nội vụ</p><td><ul><li>Sở Tài chính<li>Các huyện</ul></tr></table>"""
    assert read_bytes("a.html", page.encode()).text == (
        "STT\tNội dung\tCơ quan\t\n\t\tChủ trì\tPhối hợp\n"
        "1\tTập huấn nghiệp vụ\tSở Nội vụ\t- Sở Tài chính - Các huyện\n"
    )


def test_lists_are_numbered_as_a_browser_numbers_them() -> None:
    page = "<ol type=I><li>Một<ol start=4><li>bốn<li value=9>chín<li>mười</ol><li>Hai<ul><li>chấm</ul></ol><p>hết"
    assert lines(page) == ["I. Một", "4. bốn", "9. chín", "10. mười", "II. Hai", "- chấm", "hết"]


def test_blanks_are_as_on_the_screen() -> None:
    page = "<p>Số:&nbsp;05/KH-UBND\n   ngày  <span> 5</span>/1</p><pre>a\n  b</pre><p>Đi&#7873;u 1 &amp; 2&shy;3</p>"
    assert lines(page) == ["Số: 05/KH-UBND ngày 5/1", "a", "b", "Điều 1 & 23"]


def test_the_letters_are_known_whatever_the_page_declares() -> None:
    words = "Cộng hòa xã hội chủ nghĩa Việt Nam"
    assert lines(f"<meta charset=windows-1252><p>{words}") == [words]
    assert lines(f"<p>{words}".encode("utf-16")) == [words]
    assert lines(f"<p>{words}".encode("utf-8-sig")) == [words]
    assert lines(b"<meta charset=utf-8><p>" + f"{words} {'x' * 300}".encode() + b"\xe1") == [
        f"{words} {'x' * 300}\ufffd"
    ]


def test_old_fonts_and_old_code_pages_are_read() -> None:
    old = "<font face='.VnTimeH'>uû ban nh©n d©n</font><p style=\"font-family: '.VnTime'\">Céng hoµ x· héi"
    for data in (old.encode("cp1252"), old.encode()):
        source = read_bytes("a.html", data)
        assert (source.text, source.media_type) == (
            "UỶ BAN NHÂN DÂN\n\nCộng hoà xã hội\n", "text/html; charset=tcvn3"
        )  # fmt: skip
    bare = read_bytes("a.html", "<p>Coäng hoøa xaõ hoäi chuû nghóa".encode("cp1252"))
    assert (bare.text, bare.media_type) == ("Cộng hòa xã hội chủ nghĩa\n", "text/html; charset=vni")


def test_a_page_under_another_name_is_read_as_a_page_and_a_text_is_not() -> None:
    page = "<html><body><p>Kế hoạch</p></body></html>"
    assert [read_bytes(name, page.encode()).media_type for name in ("a.doc", "a.docx", "a.txt")] == [
        "text/html", "text/html", "text/plain"
    ]  # fmt: skip


def test_deep_and_broken_pages_come_to_an_end() -> None:
    deep = "<div><ul><li><table><tr><td>" * 3000 + "đáy" + "</b></div>" * 99
    assert "đáy" in " ".join(lines(deep))
    assert lines("<table><tr><td colspan=999999999 rowspan=999999999>a</table><p>b</p") == ["a", "b"]


def test_binary_data_is_no_page() -> None:
    with pytest.raises(UnreadableInput, match="nhị phân"):
        read_bytes("a.html", b"\x00\x01\x02" * 50)
