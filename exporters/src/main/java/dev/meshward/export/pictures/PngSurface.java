package dev.meshward.export.pictures;

import dev.meshward.export.layout.Area;
import dev.meshward.export.layout.Point;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/** Draws outlines into memory: text too, so that no font of the machine is asked for. */
final class PngSurface implements Surface {

    private final BufferedImage image;
    private final Graphics2D graphics;
    private final DejaVu letters;

    /** @param scale pixels for a unit of the picture */
    PngSurface(int width, int height, AffineTransform scale, DejaVu letters) {
        this.letters = letters;
        this.image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        this.graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.transform(scale);
    }

    @Override
    public void rectangle(Area area, double radius, Ink ink) {
        draw(new RoundRectangle2D.Double(area.x(), area.y(), area.width(), area.height(), 2 * radius, 2 * radius), ink);
    }

    @Override
    public void line(List<Point> points, Ink ink) {
        draw(path(points), ink);
    }

    @Override
    public void polygon(List<Point> corners, String colour) {
        var path = path(corners);
        path.closePath();
        graphics.setColor(Color.decode(colour));
        graphics.fill(path);
    }

    private static Path2D path(List<Point> points) {
        var path = new Path2D.Double();
        path.moveTo(points.getFirst().x(), points.getFirst().y());
        points.stream().skip(1).forEach(point -> path.lineTo(point.x(), point.y()));
        return path;
    }

    private void draw(Shape shape, Ink ink) {
        ink.fill().ifPresent(colour -> {
            graphics.setColor(Color.decode(colour));
            graphics.fill(shape);
        });
        if (ink.width() > 0) {
            graphics.setColor(Color.decode(ink.line()));
            graphics.setStroke(stroke(ink));
            graphics.draw(shape);
        }
    }

    private static BasicStroke stroke(Ink ink) {
        var width = (float) ink.width();
        if (ink.dashes().isEmpty()) {
            return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
        }
        var dashes = new float[ink.dashes().size()];
        for (var i = 0; i < dashes.length; i++) {
            dashes[i] = ink.dashes().get(i).floatValue();
        }
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dashes, 0);
    }

    @Override
    public void text(Point at, String text, Lettered style, String colour) {
        graphics.setColor(Color.decode(colour));
        graphics.fill(AffineTransform.getTranslateInstance(at.x(), at.y())
                .createTransformedShape(letters.outline(text, style)));
    }

    byte[] bytes() {
        graphics.dispose();
        var out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, "png", out)) {
                throw new IllegalStateException("This Java writes no PNG. Maybe java.desktop is cut down.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Memory refused the picture. Maybe it is full.", e);
        }
        return out.toByteArray();
    }
}
