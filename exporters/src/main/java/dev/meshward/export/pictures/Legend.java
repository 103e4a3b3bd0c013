package dev.meshward.export.pictures;

import dev.meshward.export.layout.Area;
import dev.meshward.export.layout.Point;
import java.util.List;

/** What shapes and lines mean; on every picture. */
final class Legend {

    private static final double LINE = 24;
    private static final String TEXT = "#1F2328";

    private final DejaVu letters;
    private final Point corner;

    Legend(DejaVu letters, Point corner) {
        this.letters = letters;
        this.corner = corner;
    }

    Area area() {
        int lines = BoxLook.values().length + CallLook.values().length + 1;
        double widest = 0;
        for (var look : BoxLook.values()) {
            widest = Math.max(widest, letters.widthOf(look.words(), Lettered.SMALL));
        }
        return new Area(
                corner.x(),
                corner.y(),
                Math.max(widest, letters.widthOf(widths(), Lettered.SMALL)) + 80,
                lines * LINE + 16);
    }

    private static String widths() {
        return "the wider a line, the more calls; a number says how many it stands for, \"inside\" those it does not"
                + " show";
    }

    void drawOn(Surface surface) {
        surface.rectangle(area(), 6, Ink.line("#AFB8C1", 1).filled("#FFFFFF"));
        double y = corner.y() + 8;
        for (var look : BoxLook.values()) {
            var sample = new Area(corner.x() + 12, y + 4, 40, 16);
            surface.rectangle(sample, look.radius(sample), look.ink());
            words(surface, y, look.words());
            y += LINE;
        }
        for (var look : CallLook.values()) {
            var way = List.of(new Point(corner.x() + 12, y + 12), new Point(corner.x() + 52, y + 12));
            surface.line(way, look.ink(2));
            surface.polygon(Arrow.at(way, 8), look.colour());
            words(surface, y, look.words() + (look == CallLook.GUESSED ? ", marked ?" : ""));
            y += LINE;
        }
        words(surface, y, widths());
    }

    private void words(Surface surface, double y, String words) {
        surface.text(new Point(corner.x() + 64, y + 16), words, Lettered.SMALL, TEXT);
    }
}
