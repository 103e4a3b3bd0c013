package dev.meshward.desktop.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/** The letters the window brings along: without any font on the machine JavaFX cannot even start a control. */
final class Fonts {

    private static final String FOLDER = "/net/sf/jasperreports/fonts/dejavu/";

    private static final List<String> FILES =
            List.of("DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "DejaVuSansMono.ttf", "DejaVuSansMono-Bold.ttf");

    private static final double ANY_SIZE = 13;

    private Fonts() {}

    /** To be called before the first control is made. */
    static void load() {
        FILES.forEach(Fonts::load);
    }

    private static void load(String file) {
        try (var letters = Fonts.class.getResourceAsStream(FOLDER + file)) {
            if (letters == null || Font.loadFont(letters, ANY_SIZE) == null) {
                throw new IllegalStateException("The font " + file + " is not in the program. Maybe its jar is damaged?");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The font " + file + " cannot be read. Maybe its jar is damaged?", e);
        }
    }
}
