"""A bar chart as SVG, without a library."""

from xml.sax.saxutils import escape

LABELS, WIDTH, ROW = 210, 460, 28


def bars(values, unit="records/s"):
    """Horizontal bars, one a value."""
    most = max(values.values())
    height = ROW * len(values) + 16
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{LABELS + WIDTH + 140}" height="{height}"'
        ' font-family="sans-serif" font-size="13">'
    ]
    for row, (name, value) in enumerate(values.items()):
        y = 8 + row * ROW
        length = max(1, WIDTH * value / most)
        parts.append(f'<text x="{LABELS - 8}" y="{y + 17}" text-anchor="end">{escape(name)}</text>')
        parts.append(
            f'<rect x="{LABELS}" y="{y + 3}" width="{length:.0f}" height="{ROW - 8}" fill="#3b7ea1"/>'
        )
        parts.append(
            f'<text x="{LABELS + length + 6:.0f}" y="{y + 17}">{value:,.0f} {escape(unit)}</text>'
        )
    return "\n".join(parts + ["</svg>"]) + "\n"
