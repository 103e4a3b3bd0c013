package dev.meshward.desktop.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.desktop.look.Look;
import dev.meshward.desktop.look.Theme;
import dev.meshward.desktop.session.Activity;
import dev.meshward.desktop.shell.Workbench;
import dev.meshward.desktop.work.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Opens the whole window without a screen, and takes pictures of it. */
public final class Darkroom implements AutoCloseable {

    /** Seconds; long, since several builds may share a machine. */
    private static final int PATIENCE = 300;

    private final Stage stage;
    private final Workbench bench;

    private Darkroom(Stage stage, Workbench bench) {
        this.stage = stage;
        this.bench = bench;
    }

    public static Darkroom open(Theme theme, int width, int height) throws TimeoutException {
        return open(theme, width, height, new Configuration(Path.of("target", "darkroom")));
    }

    /** @param configuration where the window keeps what is not saved */
    public static Darkroom open(Theme theme, int width, int height, Configuration configuration)
            throws TimeoutException {
        var stage = FxToolkit.registerPrimaryStage();
        var bench = onWindow(() -> {
            dev.meshward.desktop.look.Fonts.load();
            var made = new Workbench(
                    Path.of("../sample-clusters"),
                    configuration,
                    new Look(theme),
                    InstantSource.system(),
                    Platform::runLater);
            stage.setScene(made.scene());
            stage.setWidth(width);
            stage.setHeight(height);
            stage.show();
            return made;
        });
        return new Darkroom(stage, bench);
    }

    public Workbench bench() {
        return bench;
    }

    public void act(Consumer<Workbench> action) {
        onWindow(() -> {
            action.accept(bench);
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    public static <T> T onWindow(Callable<T> action) {
        return WaitForAsyncUtils.waitForAsyncFx(60_000, action);
    }

    /** Waits until this holds. */
    public void until(String what, Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE, TimeUnit.SECONDS, () -> onWindow(condition));
        } catch (TimeoutException e) {
            throw new AssertionError(
                    "Waited in vain: " + what + "; "
                            + bench.desk().session().activity().get(),
                    e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Waits until everything that was begun was worked out. */
    public void untilQuiet() {
        until("everything is worked out", () -> {
            var state = bench.desk().session().now();
            var activity = bench.desk().session().activity().get();
            assertThat(activity).isNotInstanceOf(Activity.Failed.class);
            return state.isSurveyed() && !(activity instanceof Activity.Busy);
        });
    }

    /** Lets boxes be placed and movements come to rest. */
    public void rest() {
        WaitForAsyncUtils.sleep(1500, TimeUnit.MILLISECONDS);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Waits until every box of the map has its place; there is no map before it was shown. */
    public void untilPlaced() {
        until("the map is laid out", () -> {
            var placing = bench.scene().lookup("#placing");
            return placing == null || !placing.isVisible();
        });
    }

    public void take(Path file) {
        var image = onWindow(() -> bench.scene().snapshot(null));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, Png.of(image));
        } catch (IOException e) {
            throw new AssertionError("Cannot write " + file, e);
        }
    }

    @Override
    public void close() {
        onWindow(() -> {
            bench.close();
            stage.hide();
            return true;
        });
    }
}
