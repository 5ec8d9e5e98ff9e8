"""Write bytes as signs that may stand in an attribute's value and in a script's string: 13 bits as two of 91 signs.

An eighth less than base64. The same signs are known by ``assets/unpack.js``.
"""

from __future__ import annotations

SIGNS = "".join(chr(code) for code in range(32, 127) if chr(code) not in '"&<>')
BASE = len(SIGNS)
BITS = 13  # of two signs: 8 192 of 8 281
_PAIRS = [SIGNS[number // BASE] + SIGNS[number % BASE] for number in range(1 << BITS)]
_VALUES = {sign: number for number, sign in enumerate(SIGNS)}


def written(content: bytes) -> str:
    """Return bytes as signs."""
    padded = content + b"\0" * (-len(content) % BITS)  # 13 bytes are eight times 13 bits
    found = []
    for start in range(0, len(padded), BITS):
        value = int.from_bytes(padded[start : start + BITS], "little")
        found += [_PAIRS[value >> at & (1 << BITS) - 1] for at in range(0, 8 * BITS, BITS)]
    return "".join(found[: -(-len(content) * 8 // BITS)])


def read(text: str) -> bytes:
    """Return the bytes, and perhaps one more. Raises ``ValueError`` for what ``written`` does not write."""
    fault = f"Not written in 91 signs: {text[:20]}"
    try:
        numbers = [_VALUES[text[at]] * BASE + _VALUES[text[at + 1]] for at in range(0, len(text), 2)]
    except (KeyError, IndexError) as cause:
        raise ValueError(fault) from cause
    if any(number >> BITS for number in numbers):
        raise ValueError(fault)
    found = bytearray()
    for start in range(0, len(numbers), 8):
        value = sum(number << BITS * at for at, number in enumerate(numbers[start : start + 8]))
        found += value.to_bytes(BITS, "little")
    return bytes(found[: len(numbers) * BITS // 8])
