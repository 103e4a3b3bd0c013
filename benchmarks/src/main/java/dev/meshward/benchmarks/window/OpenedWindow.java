package dev.meshward.benchmarks.window;

import dev.meshward.desktop.look.Fonts;
import dev.meshward.desktop.look.Look;
import dev.meshward.desktop.look.Theme;
import dev.meshward.desktop.session.Activity;
import dev.meshward.desktop.session.SessionSource;
import dev.meshward.desktop.session.SessionState;
import dev.meshward.desktop.shell.Workbench;
import dev.meshward.desktop.work.Configuration;
import dev.meshward.survey.Source;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;

/** The whole window on the headless platform, in software rendering. */
final class OpenedWindow {

    private static final long BETWEEN_LOOKS_MILLIS = 20;
    private static final double STEP = 9;

    private final Workbench bench;

    private OpenedWindow(Workbench bench) {
        this.bench = bench;
    }

    /** @param configuration a folder for what the window keeps */
    static OpenedWindow open(Path configuration, int width, int height) {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        var opened = new CompletableFuture<Workbench>();
        Platform.startup(() -> {
            Fonts.load();
            var made = new Workbench(
                    Path.of("sample-clusters"),
                    new Configuration(configuration),
                    new Look(Theme.LIGHT),
                    InstantSource.system(),
                    Platform::runLater);
            var stage = new Stage();
            stage.setScene(made.scene());
            stage.setWidth(width);
            stage.setHeight(height);
            stage.show();
            // The first picture is there when the pulse after it begins.
            Platform.runLater(() -> Platform.runLater(() -> opened.complete(made)));
        });
        return new OpenedWindow(opened.join());
    }

    <T> T ask(Function<Workbench, T> question) {
        var answer = new CompletableFuture<T>();
        Platform.runLater(() -> answer.complete(question.apply(bench)));
        return answer.join();
    }

    void act(Consumer<Workbench> action) {
        ask(each -> {
            action.accept(each);
            return true;
        });
    }

    Thread thread() {
        return ask(_ -> Thread.currentThread());
    }

    void openCluster(Path source) {
        act(each -> each.desk()
                .scanning()
                .open(new SessionSource.Files(source.toString(), Source.of(List.of(source.toString())))));
        until(state -> state.source().title().equals(source.toString()) && state.isSurveyed());
        untilQuiet();
    }

    void until(Predicate<SessionState> condition) {
        while (!ask(each -> condition.test(each.desk().session().now()))) {
            pause(BETWEEN_LOOKS_MILLIS);
        }
    }

    void untilQuiet() {
        while (ask(each -> each.desk().session().activity().get() instanceof Activity.Busy)) {
            pause(BETWEEN_LOOKS_MILLIS);
        }
    }

    /** Until every box of the map has its place. */
    void untilPlaced() {
        do {
            pause(BETWEEN_LOOKS_MILLIS);
        } while (ask(each -> each.scene().lookup("#placing").isVisible()));
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Drags the map back and forth, a step with each picture, and says how long a picture took, in milliseconds. */
    List<Double> pan(int pictures) {
        var times = Collections.synchronizedList(new ArrayList<Double>());
        var ended = new CompletableFuture<Boolean>();
        act(each -> {
            var map = each.scene().lookup("#map");
            drag(map, MouseEvent.MOUSE_PRESSED, 400);
            new AnimationTimer() {
                private long before;
                private int step;

                @Override
                public void handle(long now) {
                    if (before > 0) {
                        times.add((now - before) / 1e6);
                    }
                    before = now;
                    step++;
                    drag(map, MouseEvent.MOUSE_DRAGGED, 400 + STEP * Math.abs(step % 80 - 40));
                    if (step > pictures) {
                        stop();
                        ended.complete(true);
                    }
                }
            }.start();
        });
        ended.join();
        return List.copyOf(times);
    }

    private static void drag(Node map, EventType<MouseEvent> kind, double x) {
        map.fireEvent(new MouseEvent(
                kind,
                x,
                300,
                x,
                300,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                true,
                false,
                false,
                null));
    }
}
