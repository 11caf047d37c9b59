"""A small picture of a line, as SVG with the numbers written beside the points."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

WIDTH, HEIGHT, MARGIN = 640, 400, 60


def line_plot(target: Path, points: Sequence[tuple[float, float]], *, across: str, up: str) -> None:
    """Write points joined by a line, from zero, with the straight line from zero to the last point behind it."""
    widest, highest = max(x for x, _ in points), max(y for _, y in points)

    def place(x: float, y: float) -> tuple[float, float]:
        return (
            MARGIN + x / widest * (WIDTH - 2 * MARGIN),
            HEIGHT - MARGIN - y / highest * (HEIGHT - 2 * MARGIN),
        )

    line = " ".join(f"{a:.0f},{b:.0f}" for a, b in (place(x, y) for x, y in points))
    straight = " ".join(f"{a:.0f},{b:.0f}" for a, b in (place(0, 0), place(widest, points[-1][1])))
    marks = "".join(_mark(*place(x, y), f"{x:g}: {y:.1f} s") for x, y in points)
    words = ", ".join(f"{x:g} {across}: {y:.1f} {up}" for x, y in points)
    bottom, left = HEIGHT - MARGIN, MARGIN
    target.parent.mkdir(exist_ok=True)
    target.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'font-family="sans-serif" font-size="14"><title>{words}</title>'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>'
        f'<path d="M{left},{MARGIN}V{bottom}H{WIDTH - MARGIN}" fill="none" stroke="#0b0c0c"/>'
        f'<polyline points="{straight}" fill="none" stroke="#b1b4b6" stroke-dasharray="6 4"/>'
        f'<polyline points="{line}" fill="none" stroke="#1d70b8" stroke-width="2"/>{marks}'
        f'<text x="{WIDTH / 2:.0f}" y="{HEIGHT - 15}" text-anchor="middle">{across}</text>'
        f'<text x="{left}" y="{MARGIN - 20}">{up}</text></svg>\n',
        encoding="utf-8",
    )


def _mark(x: float, y: float, words: str) -> str:
    return (
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="4" fill="#1d70b8"/><text x="{x + 8:.0f}" y="{y + 18:.0f}">{words}</text>'
    )
