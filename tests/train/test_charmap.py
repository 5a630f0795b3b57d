import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers.normalizers import Precompiled

from train.charmap import compile_charmap, simplified_characters

HAN = st.characters(min_codepoint=0x3400, max_codepoint=0x9FFF)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("懲罰性賠償", "惩罚性赔偿"),
        ("知識產權局", "知识产权局"),
        ("惩罚性赔偿 punitive é 319", "惩罚性赔偿 punitive é 319"),
        ("𠀀🎉", "𠀀🎉"),
        ("", ""),
    ],
)
def test_traditional_characters_become_simplified(text: str, expected: str) -> None:
    normalizer = Precompiled(compile_charmap(simplified_characters()))
    assert normalizer.normalize_str(text) == expected


@given(st.dictionaries(HAN, HAN, min_size=1, max_size=50), st.text(max_size=30))
def test_compiled_map_changes_its_characters_and_no_other(
    characters: dict[str, str], text: str
) -> None:
    normalizer = Precompiled(compile_charmap(characters))
    for character in (*characters, *text):
        if character.isalpha() or character in characters:
            expected = characters.get(character, character)
            assert normalizer.normalize_str(character) == expected


def test_empty_map_is_refused() -> None:
    with pytest.raises(ValueError, match="empty"):
        compile_charmap({})
