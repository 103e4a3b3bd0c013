package dev.meshward.export.pictures;

import dev.meshward.export.layout.Lettering;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * The fonts that come with Meshward, so that a picture is the same on every machine, one without fonts or display included.
 * Scripts they lack, such as Chinese, are taken from the machine where it has them.
 */
final class DejaVu implements Lettering {

    private static final FontRenderContext EXACT = new FontRenderContext(new AffineTransform(), true, true);

    private final Map<Lettered, Font> fontByStyle = new EnumMap<>(Lettered.class);

    DejaVu() {
        if (System.getProperty("java.awt.headless") == null) {
            // Otherwise a machine that names a display which is not there refuses to draw into memory.
            System.setProperty("java.awt.headless", "true");
        }
        var plain = read("DejaVuSans.ttf");
        var bold = read("DejaVuSans-Bold.ttf");
        for (var style : Lettered.values()) {
            fontByStyle.put(style, (style.isBold() ? bold : plain).deriveFont((float) style.size()));
        }
    }

    private static Font read(String file) {
        try (var stream = Objects.requireNonNull(DejaVu.class.getResourceAsStream("fonts/" + file), file)) {
            return Font.createFont(Font.TRUETYPE_FONT, stream);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read. Maybe the jar is damaged.", e);
        } catch (FontFormatException e) {
            throw new IllegalStateException(file + " is no font. Maybe the jar is damaged.", e);
        }
    }

    private Font font(String text, Lettered style) {
        var font = Objects.requireNonNull(fontByStyle.get(style));
        return font.canDisplayUpTo(text) < 0
                ? font
                : new Font(Font.SANS_SERIF, style.isBold() ? Font.BOLD : Font.PLAIN, style.size());
    }

    /** The outline of a line of text, right-to-left parts in their order, from the origin on. */
    Shape outline(String text, Lettered style) {
        return new TextLayout(text.isEmpty() ? " " : text, font(text, style), EXACT).getOutline(new AffineTransform());
    }

    double widthOf(String text, Lettered style) {
        return text.isEmpty() ? 0 : new TextLayout(text, font(text, style), EXACT).getAdvance();
    }

    @Override
    public double widthOf(String text) {
        return Math.max(widthOf(text, Lettered.STRONG), widthOf(text, Lettered.SMALL));
    }

    @Override
    public double lineHeight() {
        return 17;
    }
}
