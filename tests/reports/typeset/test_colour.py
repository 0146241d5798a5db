from struct import unpack_from

import pytest

from reports.typeset.colour import srgb_profile


def tags(profile: bytes) -> dict[bytes, bytes]:
    """Every tag with its content."""
    (count,) = unpack_from(">I", profile, 128)
    entries = [unpack_from(">4sII", profile, 132 + 12 * at) for at in range(count)]
    return {tag: profile[start : start + size] for tag, start, size in entries}


def numbers(content: bytes) -> list[float]:
    return [value / 0x10000 for value in unpack_from(">3i", content, 8)]


def test_the_header_says_a_display_of_version_2() -> None:
    profile = srgb_profile()

    assert unpack_from(">I", profile, 0) == (len(profile),)
    assert profile[8:10] == b"\x02\x10"
    assert profile[12:24] == b"mntrRGB XYZ "
    assert profile[36:40] == b"acsp"


def test_it_has_all_tags_that_a_display_needs_each_at_a_fourth_byte() -> None:
    profile = srgb_profile()

    found = tags(profile)
    assert found.keys() == {
        b"desc", b"cprt", b"wtpt", b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC"
    }  # fmt: skip
    assert [profile.index(content) % 4 for content in found.values()] == [0] * 9


def test_white_is_the_sum_of_the_primaries() -> None:
    found = tags(srgb_profile())

    primaries = [numbers(found[tag]) for tag in (b"rXYZ", b"gXYZ", b"bXYZ")]
    sums = [sum(parts) for parts in zip(*primaries, strict=True)]
    assert sums == pytest.approx([0.9642, 1.0, 0.8249], abs=0.001)


def test_the_curve_goes_from_black_to_white_and_is_half_as_light_at_a_fifth() -> None:
    curve = tags(srgb_profile())[b"gTRC"]

    (count,) = unpack_from(">I", curve, 8)
    values = unpack_from(f">{count}H", curve, 12)
    assert (values[0], values[-1]) == (0, 0xFFFF)
    assert list(values) == sorted(values)
    assert values[count // 2] / 0xFFFF == pytest.approx(0.2140, abs=0.001)
