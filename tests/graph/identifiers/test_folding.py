"""graph.identifiers.folding: one key for all spellings of a name."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.identifiers.folding import fold, fold_letters, fold_symbol, slug

VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
texts = st.text(alphabet=st.sampled_from(VIETNAMESE + VIETNAMESE.upper() + " -/.,\n\t0123456789–\u00a0Ð"))


def test_every_vietnamese_letter_folds_to_ascii():
    assert fold_letters(VIETNAMESE + VIETNAMESE.upper()).isascii()


@given(st.text())
def test_fold_letters_keeps_the_length(text):
    assert len(fold_letters(text)) == len(text)


@given(st.text())
def test_fold_is_idempotent(text):
    assert fold(fold(text)) == fold(text)


@given(texts)
def test_composed_and_decomposed_text_fold_alike(text):
    decomposed = unicodedata.normalize("NFD", text)
    assert fold(decomposed) == fold(text)
    assert fold_symbol(decomposed) == fold_symbol(text)
    assert slug(decomposed) == slug(text)


@pytest.mark.parametrize(
    "one, other",
    [
        ("Hòa Bình", "Hoà Bình"),
        ("Thủy Nguyên", "Thuỷ Nguyên"),
        ("Ủy ban", "UỶ BAN"),
        ("Đồng Tháp", "Ðồng\u00a0Tháp"),
        ("Bà Rịa - Vũng Tàu", "BÀ RỊA–VŨNG TÀU"),
    ],
)
def test_spellings_of_one_name_fold_alike(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    "printed, key",
    [
        ("08/KH-UBND", "8/kh-ubnd"),
        ("38 /KH-UBND", "38/kh-ubnd"),
        ("100 – KL/TW", "100-kl/tw"),
        ("01/2023/QĐ-\n\nUBND", "1/2023/qd-ubnd"),
        ("30/2020/NÐ-CP", "30/2020/nd-cp"),
        ("10/NQ-CP", "10/nq-cp"),
        ("45/2019/QH14", "45/2019/qh14"),
    ],
)
def test_symbols_fold_to_their_key(printed, key):
    assert fold_symbol(printed) == key
