package dev.meshward.export.layout;

/**
 * What a picture is to fit into: a window, or a page across.
 *
 * @param width in the unit of the picture
 */
record Page(double width, double height) {

    /** A picture half as wide again as the page, or half as high again, is not worth another try. */
    private static final double TOLERATED = 1.5;

    /** A window of ordinary size, 16 to 10. */
    static Page usual() {
        return new Page(1280, 800);
    }

    double aspect() {
        return width / height;
    }

    /** How large a picture is on the page, at most as large as life. */
    double scale(Area picture) {
        return Math.min(1, Math.min(width / picture.width(), height / picture.height()));
    }

    /** Whether no other shape could show much more of it. */
    boolean suits(Area picture) {
        double ratio = picture.width() / picture.height() / aspect();
        return scale(picture) == 1 || ratio <= TOLERATED && ratio >= 1 / TOLERATED;
    }
}
