"""Codes for paper."""

from __future__ import annotations

import re

import segno

from samenverder.publish.qr import qr_code


def test_the_drawing_is_the_code() -> None:
    address = "https://samenverder.example/verhalen/op-vaste-tijden/"
    found = qr_code(address)
    dark, x, y = set(), 0.0, 0.0
    for dx, dy, length in re.findall(r"m(-?[\d.]+) (-?[\d.]+)h(\d+)", found.path):
        x, y = x + float(dx), y + float(dy)
        dark |= {(int(x) + n, int(y)) for n in range(int(length))}
        x += int(length)
    code = segno.make_qr(address, error="m", mask=2, boost_error=False)
    expected = {
        (x, y) for y, row in enumerate(code.matrix_iter(border=4)) for x, bit in enumerate(row) if bit
    }
    assert dark == expected
    assert found.size == code.symbol_size(border=4)[0]
