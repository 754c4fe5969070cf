"""Plots of RESULTS.md as SVG, drawn without a library: `python -m benchmarks.plots FIGURES.json FOLDER`.

FIGURES.json: `{"calibration": {SERIES: [[confidence, right, count], …]}, "layers": [[LAYERS, SPEED, F1], …]}`, as
`benchmarks.quality --bins` and the table of layers in RESULTS.md have them; what is missing is not drawn.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from html import escape
from pathlib import Path

WIDTH, HEIGHT, EDGE = 460, 380, 54
COLOURS = ("#1f5fa8", "#b2541a", "#2c7a4b", "#7a3b8f")

Point = tuple[float, float]


class Sheet:
    """A plot with two axes that run from the lowest to the highest value given."""

    def __init__(self, title: str, across: tuple[str, float, float], up: tuple[str, float, float]) -> None:
        self._across, self._up = across, up
        self._parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
            f'font-family="system-ui, sans-serif" font-size="12"><title>{escape(title)}</title>',
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
            f'<text x="{EDGE}" y="24" font-size="14" font-weight="600">{escape(title)}</text>',
        ]
        for n in range(5):
            self._tick(n / 4)
        self._parts.append(f'<text x="{WIDTH / 2}" y="{HEIGHT - 10}" text-anchor="middle">{escape(across[0])}</text>')
        middle = HEIGHT / 2
        self._parts.append(
            f'<text x="14" y="{middle}" text-anchor="middle" transform="rotate(-90 14 {middle})">{escape(up[0])}</text>'
        )

    def _tick(self, share: float) -> None:
        x, y = EDGE + share * (WIDTH - 2 * EDGE), HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE)
        across = self._across[1] + share * (self._across[2] - self._across[1])
        up = self._up[1] + share * (self._up[2] - self._up[1])
        self._parts.append(
            f'<path d="M{x:.0f} {EDGE}V{HEIGHT - EDGE}M{EDGE} {y:.0f}H{WIDTH - EDGE}" stroke="#ddd"/>'
            f'<text x="{x:.0f}" y="{HEIGHT - EDGE + 18}" text-anchor="middle">{across:g}</text>'
            f'<text x="{EDGE - 6}" y="{y + 4:.0f}" text-anchor="end">{up:g}</text>'
        )

    def place(self, point: Point) -> Point:
        """Where a pair of values lies on the sheet."""
        x = (point[0] - self._across[1]) / (self._across[2] - self._across[1])
        y = (point[1] - self._up[1]) / (self._up[2] - self._up[1])
        return EDGE + x * (WIDTH - 2 * EDGE), HEIGHT - EDGE - y * (HEIGHT - 2 * EDGE)

    def line(self, points: Sequence[Point], colour: str, *, dashed: bool = False) -> None:
        """A line through the points."""
        way = " ".join(f"{x:.1f},{y:.1f}" for x, y in map(self.place, points))
        dash = ' stroke-dasharray="4 4"' if dashed else ""
        self._parts.append(f'<polyline points="{way}" fill="none" stroke="{colour}" stroke-width="2"{dash}/>')

    def dot(self, point: Point, radius: float, colour: str, label: str = "") -> None:
        """A dot with words beside it."""
        x, y = self.place(point)
        self._parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{colour}" fill-opacity="0.75"/>')
        if label:
            self._parts.append(f'<text x="{x + radius + 4:.1f}" y="{y + 4:.1f}">{escape(label)}</text>')

    def key(self, names: Sequence[str]) -> None:
        """Which colour is which series."""
        for n, name in enumerate(names):
            y = HEIGHT - EDGE - 14 - 18 * (len(names) - 1 - n)
            self._parts.append(f'<circle cx="{WIDTH - EDGE - 140}" cy="{y}" r="5" fill="{COLOURS[n % len(COLOURS)]}"/>')
            self._parts.append(f'<text x="{WIDTH - EDGE - 128}" y="{y + 4}">{escape(name)}</text>')

    def text(self) -> str:
        """The whole as SVG."""
        return "\n".join([*self._parts, "</svg>\n"])


def calibration(series: dict[str, list[list[float]]]) -> str:
    """Share right against confidence, a dot a bin, as large as the bin is full."""
    sheet = Sheet("How often what is so sure is right", ("confidence", 0, 1), ("share right", 0, 1))
    sheet.line([(0, 0), (1, 1)], "#999", dashed=True)
    for n, bins in enumerate(series.values()):
        colour = COLOURS[n % len(COLOURS)]
        most = max(count for *_, count in bins)
        for confidence, right, count in bins:
            sheet.dot((confidence, right), 3 + 7 * (count / most) ** 0.5, colour)
    sheet.key(list(series))
    return sheet.text()


def layers(rows: Sequence[Sequence[float]]) -> str:
    """F1 against speed, a dot for each number of layers."""
    fastest = max(speed for _, speed, _ in rows)
    sheet = Sheet("Relation F1 against speed", ("words a CPU second", 0, round(fastest * 1.15, -2)), ("F1", 60, 80))
    sheet.line(sorted((speed, f1) for _, speed, f1 in rows), "#bbb")
    for number, speed, f1 in rows:
        sheet.dot((speed, f1), 5, COLOURS[0], f"{number:g} layers")
    return sheet.text()


def main() -> None:
    """Draw what there is."""
    figures, folder = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")), Path(sys.argv[2])
    for name, draw in (("calibration", calibration), ("layers", layers)):
        if figures.get(name):
            (folder / f"{name}.svg").write_text(draw(figures[name]), encoding="utf-8")


if __name__ == "__main__":
    main()
