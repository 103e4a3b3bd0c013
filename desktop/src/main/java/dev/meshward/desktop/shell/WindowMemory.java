package dev.meshward.desktop.shell;

import dev.meshward.desktop.look.Appearance.Density;
import dev.meshward.desktop.look.Look.ThemeWish;
import dev.meshward.desktop.work.Configuration;
import dev.meshward.manifest.DataReader;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.ManifestWriter;
import dev.meshward.manifest.Mapping;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * How the window was when it was closed last. What is damaged or senseless is as if it were not there.
 *
 * @param place on the screen; nothing where it is to be in the middle
 * @param zoom of text, in percent
 */
record WindowMemory(
        int width, int height, boolean isMaximized, Place place, ThemeWish theme, int zoom, Density density) {

    private static final String FILE = "window.json";
    private static final int LEAST_WIDTH = 640;
    private static final int LEAST_HEIGHT = 480;
    private static final int LARGEST = 20_000;

    record Place(OptionalInt x, OptionalInt y) {}

    static WindowMemory none() {
        return new WindowMemory(
                1280,
                800,
                false,
                new Place(OptionalInt.empty(), OptionalInt.empty()),
                ThemeWish.AS_THE_SYSTEM,
                100,
                Density.COMPACT);
    }

    static WindowMemory in(Configuration configuration) {
        return configuration
                .read(FILE)
                .flatMap(bytes ->
                        DataReader.json(FILE, bytes).documents().stream().findFirst())
                .map(WindowMemory::of)
                .orElse(none());
    }

    private static WindowMemory of(Field root) {
        var none = none();
        return new WindowMemory(
                Math.clamp(root.at("width").wholeOr(none.width), LEAST_WIDTH, LARGEST),
                Math.clamp(root.at("height").wholeOr(none.height), LEAST_HEIGHT, LARGEST),
                root.at("maximized").isTrue(),
                new Place(root.at("x").whole(), root.at("y").whole()),
                named(ThemeWish.values(), root.at("theme").textOr(""), none.theme),
                Math.clamp(root.at("zoom").wholeOr(none.zoom), 70, 250),
                named(Density.values(), root.at("density").textOr(""), none.density));
    }

    private static <E extends Enum<E>> E named(E[] values, String name, E otherwise) {
        return Arrays.stream(values)
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElse(otherwise);
    }

    /** Whether it could be kept. */
    boolean keepIn(Configuration configuration) {
        var data = Mapping.building()
                .put("width", width)
                .put("height", height)
                .put("maximized", isMaximized)
                .put("theme", theme.name())
                .put("zoom", zoom)
                .put("density", density.name());
        place.x().ifPresent(x -> data.put("x", x));
        place.y().ifPresent(y -> data.put("y", y));
        return configuration.write(FILE, ManifestWriter.json(data.build()).getBytes(StandardCharsets.UTF_8));
    }
}
