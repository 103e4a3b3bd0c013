package dev.meshward.desktop.map;

import dev.meshward.desktop.look.Fonts;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;

/** Colours and fonts of one painting, each made once: a large map asks for them thousands of times. */
final class Paints {

    private final Map<String, Color> colours = new HashMap<>();
    private final Map<Lettered, Font> fonts = new HashMap<>();

    private record Lettered(double size, FontWeight weight) {}

    Color colour(String web) {
        return colours.computeIfAbsent(web, Color::web);
    }

    Font font(double size, FontWeight weight) {
        return fonts.computeIfAbsent(
                new Lettered(size, weight), each -> Font.font(Fonts.TEXT, each.weight(), each.size()));
    }
}
