package dev.meshward.export.pictures;

import dev.meshward.export.layout.Area;
import java.awt.geom.AffineTransform;
import java.util.Locale;

/** The sheet a picture is fitted to. */
public enum Paper {
    /** As large as the picture. */
    FITTING(0, 0),
    A3(420, 297),
    A1(841, 594);

    private static final double MARGIN = 10;
    private static final double DOTS_A_MILLIMETRE = 150 / 25.4;

    private final int width;
    private final int height;

    Paper(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** The part of the plane that the sheet shows: the picture in its middle. */
    Area view(Area picture) {
        if (this == FITTING) {
            return picture;
        }
        double scale = Math.max(picture.width() / (width - 2 * MARGIN), picture.height() / (height - 2 * MARGIN));
        return new Area(
                picture.centre().x() - width * scale / 2,
                picture.centre().y() - height * scale / 2,
                width * scale,
                height * scale);
    }

    String svgSize(Area picture) {
        return this == FITTING
                ? "width=\"%d\" height=\"%d\""
                        .formatted((int) Math.ceil(picture.width()), (int) Math.ceil(picture.height()))
                : "width=\"%dmm\" height=\"%dmm\"".formatted(width, height);
    }

    int pixelsWide(Area view) {
        return (int) Math.ceil(this == FITTING ? view.width() * fittingScale(view) : width * DOTS_A_MILLIMETRE);
    }

    int pixelsHigh(Area view) {
        return (int) Math.ceil(this == FITTING ? view.height() * fittingScale(view) : height * DOTS_A_MILLIMETRE);
    }

    AffineTransform transform(Area view) {
        double scale = pixelsWide(view) / view.width();
        var transform = AffineTransform.getScaleInstance(scale, scale);
        transform.translate(-view.x(), -view.y());
        return transform;
    }

    /** Twice as fine as the screen, but never more than some 100 million pixels. */
    private static double fittingScale(Area view) {
        return Math.min(2, Math.sqrt(100e6 / (view.width() * view.height())));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
