"""sRGB as an ICC profile (version 2.1), made of the figures of its standard, for archives."""

from struct import pack

_HEADER = 128
_STEPS = 1024
_ILLUMINANT = (0.9642, 1.0, 0.8249)
"""D50, to which a profile refers (ICC.1:2001-04, section 6.1.9)."""
_WHITE = (0.9505, 1.0, 1.089)
"""D65, the white of a screen."""
_PRIMARIES = {
    b"rXYZ": (0.4361, 0.2225, 0.0139),
    b"gXYZ": (0.3851, 0.7169, 0.0971),
    b"bXYZ": (0.1431, 0.0606, 0.7141),
}
"""Those of IEC 61966-2-1, adapted to D50 (Bradford)."""
_NAME = b"sRGB IEC61966-2.1"


def srgb_profile() -> bytes:
    """The profile of the colours that the papers are drawn in."""
    curve = b"curv" + pack(f">4xI{_STEPS}H", _STEPS, *map(_linear, range(_STEPS)))
    tags = {
        b"desc": _description(_NAME),
        b"cprt": b"text" + bytes(4) + b"Public domain\0",
        b"wtpt": _xyz(_WHITE),
        **{tag: _xyz(primary) for tag, primary in _PRIMARIES.items()},
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve),
    }
    places: dict[bytes, int] = {}
    data = b""
    start = _HEADER + 4 + 12 * len(tags)
    for content in tags.values():
        if content not in places:
            places[content] = start + len(data)
            data += content + bytes(-len(content) % 4)
    entries = (pack(">4sII", tag, places[content], len(content)) for tag, content in tags.items())
    table = pack(">I", len(tags)) + b"".join(entries)
    return _header(start + len(data)) + table + data


def _header(size: int) -> bytes:
    """A display's profile for RGB by way of XYZ, dated as its version of the standard."""
    date = (2001, 4, 1, 0, 0, 0)
    return pack(
        ">I4xI4s4s4s6H4s28x12s48x",
        size,
        0x02100000,
        b"mntr",
        b"RGB ",
        b"XYZ ",
        *date,
        b"acsp",
        _numbers(_ILLUMINANT),
    )  # fmt: skip - as the standard lists them


def _linear(step: int) -> int:
    """The light of a step, from 0 to 65535 (IEC 61966-2-1, section 5.2)."""
    value = step / (_STEPS - 1)
    light = value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4  # noqa: PLR2004
    return round(light * 0xFFFF)


def _description(name: bytes) -> bytes:
    """Its name in ASCII; none in the other two scripts."""
    return b"desc" + pack(f">4xI{len(name) + 1}s", len(name) + 1, name) + bytes(78)


def _xyz(values: tuple[float, float, float]) -> bytes:
    return b"XYZ " + bytes(4) + _numbers(values)


def _numbers(values: tuple[float, float, float]) -> bytes:
    """Signed numbers with sixteen bits after the point."""
    return pack(">3i", *(round(value * 0x10000) for value in values))
