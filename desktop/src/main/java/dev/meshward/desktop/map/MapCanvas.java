package dev.meshward.desktop.map;

import dev.meshward.desktop.look.Appearance;
import dev.meshward.desktop.look.Look;
import dev.meshward.export.layout.Area;
import dev.meshward.export.layout.Link;
import dev.meshward.export.layout.Point;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/**
 * Draws the map. The canvas is larger than what is seen of it: while the map moves, only the finished picture is moved, and
 * it is painted anew when the movement ends or reaches the margin.
 */
final class MapCanvas extends Region {

    private static final double MARGIN = 300;
    private static final Duration REST = Duration.millis(140);
    private static final double NEAR = 6;
    private static final double CLICK = 4;
    private static final double ZOOM_STEP = 1.0025;

    private final Canvas canvas = new Canvas();
    private final Look look;
    private final PauseTransition rest = new PauseTransition(REST);
    private Drawing drawing = Drawing.nothing();
    private Viewport viewport = Viewport.usual();
    private Viewport painted = viewport;
    private boolean isFitted;
    private boolean showsAll;
    private List<String> wanted = List.of();
    private Point pressed = new Point(0, 0);
    private Point last = new Point(0, 0);
    private Consumer<String> opening = _ -> {};
    private BiConsumer<Selection, Boolean> selecting = (_, _) -> {};

    MapCanvas(Look look) {
        this.look = look;
        setId("map");
        getStyleClass().add("map");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        canvas.setManaged(false);
        canvas.setMouseTransparent(true);
        getChildren().add(canvas);
        var clip = new javafx.scene.shape.Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        rest.setOnFinished(_ -> paint());
        widthProperty().subscribe(_ -> resized());
        heightProperty().subscribe(_ -> resized());
        look.appearance().subscribe((Appearance _) -> paint());
        setOnMousePressed(this::press);
        setOnMouseDragged(this::drag);
        setOnMouseClicked(this::click);
        setOnScroll(this::scroll);
    }

    /**
     * @param open a box was clicked twice
     * @param select something was clicked; true where it comes to what is selected already
     */
    void tells(Consumer<String> open, BiConsumer<Selection, Boolean> select) {
        opening = open;
        selecting = select;
    }

    void show(Drawing next) {
        drawing = next;
        bringIntoSight();
        if (!isFitted && !next.places().areaByBox().isEmpty() && getWidth() > 0) {
            isFitted = true;
            fit(List.of());
        } else {
            paint();
        }
    }

    /** Another cluster: its map is fitted once it has places. */
    void forgetFit() {
        isFitted = false;
    }

    /** Shows these boxes, or all where none of them has a place. */
    void fit(Collection<String> boxes) {
        showsAll = boxes.isEmpty();
        boxes.stream()
                .flatMap(box -> drawing.places().of(box).stream())
                .reduce(Area::around)
                .or(() -> drawing.places().extent())
                .ifPresent(area -> look(Viewport.fitting(area, getWidth(), getHeight())));
    }

    /** Brings these boxes into sight, as soon as they have places. What is in sight already stays where it is. */
    void reveal(Collection<String> boxes) {
        wanted = List.copyOf(boxes);
        bringIntoSight();
    }

    private void bringIntoSight() {
        var areas = wanted.stream().map(drawing.places()::of).toList();
        boolean isPlaced = isFitted && !wanted.isEmpty() && areas.stream().allMatch(Optional::isPresent);
        if (isPlaced) {
            var frames = wanted.stream().flatMap(box -> frameOf(box).stream()).toList();
            wanted = List.of();
            Stream.concat(areas.stream().flatMap(Optional::stream), frames.stream())
                    .reduce(Area::around)
                    .filter(area -> !viewport.shows(area, getWidth(), getHeight()))
                    .ifPresent(area -> {
                        showsAll = false;
                        look(viewport.around(area, getWidth(), getHeight()));
                    });
        }
    }

    private Optional<Area> frameOf(String box) {
        return Optional.ofNullable(drawing.chart().nodes().get(box))
                .flatMap(MapNode::frame)
                .flatMap(frame ->
                        Optional.ofNullable(drawing.places().areaByFrame().get(frame)));
    }

    private void look(Viewport other) {
        viewport = other;
        paint();
    }

    private void resized() {
        canvas.setWidth(getWidth() + 2 * MARGIN);
        canvas.setHeight(getHeight() + 2 * MARGIN);
        if (getWidth() > 0 && getHeight() > 0) {
            if (isFitted && showsAll) {
                fit(List.of());
            }
            show(drawing);
        }
    }

    private void paint() {
        rest.stop();
        painted = viewport;
        place();
        if (canvas.getWidth() <= 2 * MARGIN || canvas.getHeight() <= 2 * MARGIN) {
            return;
        }
        var pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        new Painter(pen, drawing, viewport.movedBy(MARGIN, MARGIN), look.now(), canvas.getWidth(), canvas.getHeight())
                .paint();
    }

    /** Moves the finished picture to where it belongs now. */
    private void place() {
        double scale = viewport.scale() / painted.scale();
        canvas.setScaleX(scale);
        canvas.setScaleY(scale);
        // A node is scaled around its middle; its corner is where the margin begins.
        double left = viewport.pixelX(painted.left()) - MARGIN * scale;
        double top = viewport.pixelY(painted.top()) - MARGIN * scale;
        canvas.relocate(left + canvas.getWidth() * (scale - 1) / 2, top + canvas.getHeight() * (scale - 1) / 2);
    }

    /** The picture follows at once, and is painted when the movement rests. */
    void move(Viewport other) {
        showsAll = false;
        viewport = other;
        boolean isBeyondMargin =
                Math.abs(viewport.pixelX(painted.left())) > MARGIN || Math.abs(viewport.pixelY(painted.top())) > MARGIN;
        if (isBeyondMargin && viewport.scale() == painted.scale()) {
            paint();
        } else {
            place();
            rest.playFromStart();
        }
    }

    Viewport viewport() {
        return viewport;
    }

    // ------------------------------------------------------------------ the mouse

    private void press(MouseEvent event) {
        requestFocus();
        pressed = new Point(event.getX(), event.getY());
        last = pressed;
    }

    private void drag(MouseEvent event) {
        move(viewport.movedBy(event.getX() - last.x(), event.getY() - last.y()));
        last = new Point(event.getX(), event.getY());
    }

    private void scroll(ScrollEvent event) {
        move(viewport.zoomed(Math.pow(ZOOM_STEP, event.getDeltaY()), event.getX(), event.getY()));
    }

    private void click(MouseEvent event) {
        boolean wasDragged = Math.hypot(event.getX() - pressed.x(), event.getY() - pressed.y()) > CLICK;
        if (wasDragged || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        var at = viewport.onMap(event.getX(), event.getY());
        var box = boxAt(at);
        if (box.isPresent() && event.getClickCount() == 2) {
            opening.accept(box.get());
        } else {
            selecting.accept(
                    box.<Selection>map(id -> new Selection.Boxes(List.of(id)))
                            .or(() -> lineAt(at).map(Selection.Line::new))
                            .orElseGet(Selection.Nothing::new),
                    event.isShortcutDown() || event.isShiftDown());
        }
    }

    private Optional<String> boxAt(Point at) {
        return drawing.chart().nodes().keySet().stream()
                .filter(id -> !drawing.hidden().contains(id))
                .filter(id -> drawing.places()
                        .of(id)
                        .filter(area -> area.contains(at))
                        .isPresent())
                .findFirst();
    }

    private Optional<Link> lineAt(Point at) {
        double near = NEAR / viewport.scale();
        boolean isBundled = Painter.bundles(drawing, viewport);
        return drawing.places().wayByLink().entrySet().stream()
                .filter(line -> !drawing.isHidden(line.getKey()))
                .filter(line -> !isBundled || !Bundle.holds(drawing, line.getKey()))
                .filter(line -> Nearness.of(line.getValue(), at) < near)
                .map(java.util.Map.Entry::getKey)
                .findFirst();
    }
}
