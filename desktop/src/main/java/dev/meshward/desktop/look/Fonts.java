package dev.meshward.desktop.look;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/** The fonts that come with Meshward. A machine without any font of its own fails at the first label otherwise. */
public final class Fonts {

    /** The family of ordinary text. */
    public static final String TEXT = "DejaVu Sans";

    /** The family of manifests and commands. */
    public static final String CODE = "DejaVu Sans Mono";

    private static final List<String> FILES =
            List.of("DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "DejaVuSansMono.ttf", "DejaVuSansMono-Bold.ttf");

    private static final double ANY_SIZE = 12;

    private Fonts() {}

    /** Makes them known; to be called before the first control is made. */
    public static void load() {
        FILES.forEach(Fonts::load);
    }

    private static void load(String file) {
        try (var stream = Fonts.class.getResourceAsStream("fonts/" + file)) {
            if (stream == null || Font.loadFont(stream, ANY_SIZE) == null) {
                throw new IllegalStateException("The font " + file + " is missing. Maybe resources were not built?");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The font " + file + " cannot be read. Maybe the jar is damaged?", e);
        }
    }
}
