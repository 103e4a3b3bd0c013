package dev.meshward.desktop.look;

/**
 * How the window looks now.
 *
 * @param theme light or dark, once the system was asked
 * @param zoom of all text and everything measured by it; 1 is as designed
 */
public record Appearance(Theme theme, double zoom, Density density, Audience audience) {

    /** Height of rows. */
    public enum Density {
        COMPACT,
        COMFORTABLE
    }

    /** Who looks: one person at a screen, or a room at a projector. */
    public enum Audience {
        DESK,
        ROOM
    }

    private static final double TEXT = 14;
    private static final double LABEL = 11;
    private static final double LEAST_TEXT_IN_A_ROOM = 18;
    private static final double STEP = 1.1;
    private static final double SMALLEST = 0.7;
    private static final double LARGEST = 2.5;

    public static Appearance usual(Theme theme) {
        return new Appearance(theme, 1, Density.COMPACT, Audience.DESK);
    }

    public Appearance withTheme(Theme other) {
        return new Appearance(other, zoom, density, audience);
    }

    public Appearance withZoom(double other) {
        return new Appearance(theme, Math.clamp(other, SMALLEST, LARGEST), density, audience);
    }

    public Appearance withDensity(Density other) {
        return new Appearance(theme, zoom, other, audience);
    }

    public Appearance withAudience(Audience other) {
        return new Appearance(theme, zoom, density, other);
    }

    public Appearance larger() {
        return withZoom(zoom * STEP);
    }

    public Appearance smaller() {
        return withZoom(zoom / STEP);
    }

    public boolean isPresenting() {
        return audience == Audience.ROOM;
    }

    /** The size of ordinary text, in pixels; at least 18 before a room. */
    public double textSize() {
        return isPresenting() ? Math.max(LEAST_TEXT_IN_A_ROOM, TEXT * zoom) : TEXT * zoom;
    }

    /** The smallest title on the map, in pixels; at least 18 before a room. */
    public double leastLabel() {
        return isPresenting() ? Math.max(LEAST_TEXT_IN_A_ROOM, LABEL * zoom) : LABEL * zoom;
    }

    /** The thinnest line of a call, in pixels; at least 3 before a room. */
    public double lineWidth() {
        return isPresenting() ? 3 : 1.25;
    }

    public Palette palette() {
        return Palette.of(theme);
    }
}
