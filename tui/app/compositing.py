"""Compositing: for a changed line only what is seen of it is drawn.

Textual's own compositor has every widget behind a change draw all of its lines, which
is most of the work while words are marked as they are spoken.
"""

from collections.abc import Iterable

from textual._compositor import Compositor
from textual.geometry import Region
from textual.strip import Strip


class LineCompositor(Compositor):
    """Puts the screen together, line by line where little changed."""

    def _get_renders(
        self, crop: Region | None = None
    ) -> Iterable[tuple[Region, Region, list[Strip]]]:
        """What is seen in a part of the screen, from front to back, as far as needed.

        Widgets are not cut at the sides: the compositor knows no other cuts than edges.
        """
        if crop is None:
            yield from super()._get_renders(crop)
            return
        rows = Region(0, crop.y, self.size.width, crop.height)
        for widget, (region, clip) in self.visible_widgets.items():
            seen = region.intersection(clip).intersection(rows)
            if not crop.overlaps(seen):
                continue
            strips = widget.render_lines(seen.translate((-region.x, -region.y)))
            yield region, clip.intersection(rows), strips
            if seen.contains_region(crop):
                return
