"""Writes serif-metrics.txt from the TrueType files of Liberation Serif, whose metrics equal those of Times New Roman.

Usage: serif_metrics.py FOLDER > serif-metrics.txt, where FOLDER holds LiberationSerif-Regular.ttf and LiberationSerif-Italic.ttf.
Only the tables head, hhea, hmtx, cmap (format 4), loca and glyf are read: advance widths and the box around each outline.
"""
import struct
import sys
from pathlib import Path

RANGES = [(0x20, 0x7E), (0xA1, 0x17F), (0x192, 0x192), (0x2C6, 0x2DD), (0x384, 0x3CE), (0x400, 0x45F), (0x2010, 0x2044), (0x20AC, 0x20AC),
          (0x2113, 0x2126), (0x2190, 0x2195), (0x2200, 0x2265)]


def read(path):
    data = path.read_bytes()
    tables = {}
    for i in range(struct.unpack_from(">H", data, 4)[0]):
        tag, _, offset, _ = struct.unpack_from(">4sLLL", data, 12 + 16 * i)
        tables[tag.decode()] = offset
    head, hhea, hmtx, cmap, loca, glyf = (tables[tag] for tag in ("head", "hhea", "hmtx", "cmap", "loca", "glyf"))
    assert struct.unpack_from(">H", data, head + 18)[0] == 2048
    is_long = struct.unpack_from(">h", data, head + 50)[0]
    widths = struct.unpack_from(">H", data, hhea + 34)[0]

    def metrics(glyph):
        advance = struct.unpack_from(">H", data, hmtx + 4 * min(glyph, widths - 1))[0]
        start, end = struct.unpack_from(">LL", data, loca + 4 * glyph) if is_long else (2 * at for at in struct.unpack_from(">HH", data, loca + 2 * glyph))
        left, low, right, high = struct.unpack_from(">4h", data, glyf + start + 2) if end > start else (0, 0, 0, 0)
        return advance, left, right, -low, high

    return {letter: metrics(glyph) for letter, glyph in mapping(data, cmap).items()}


def mapping(data, cmap):
    for i in range(struct.unpack_from(">H", data, cmap + 2)[0]):
        platform, encoding, offset = struct.unpack_from(">HHL", data, cmap + 4 + 8 * i)
        if (platform, encoding) == (3, 1):
            table = cmap + offset
    count = struct.unpack_from(">H", data, table + 6)[0] // 2
    letters = {}
    for i in range(count):
        end, = struct.unpack_from(">H", data, table + 14 + 2 * i)
        start, delta, offset = (struct.unpack_from(">H", data, table + 16 + 2 * (part * count + i))[0] for part in (1, 2, 3))
        for letter in range(start, min(end, 0xFFFE) + 1):
            at = table + 16 + 2 * (3 * count + i) + offset + 2 * (letter - start)
            glyph = letter + delta if offset == 0 else struct.unpack_from(">H", data, at)[0]
            if glyph % 0x10000:
                letters[letter] = (glyph if offset == 0 else glyph + delta) % 0x10000
    return letters


folder = Path(sys.argv[1])
regular, italic = (read(folder / f"LiberationSerif-{style}.ttf") for style in ("Regular", "Italic"))
print("# Liberation Serif 1.07 (SIL Open Font License), written by serif_metrics.py, in units of 1/2048 em.")
print("# code point: advance, left and right edge of the outline, descent, ascent; upright, then italic")
for first, last in RANGES:
    for letter in range(first, last + 1):
        if letter in regular and letter in italic:
            print(f"{letter:04X}", *regular[letter], *italic[letter])
