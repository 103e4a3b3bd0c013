package dev.meshward.desktop.shell;

import dev.meshward.desktop.look.Appearance;
import dev.meshward.desktop.look.Fonts;
import dev.meshward.desktop.look.Look;
import dev.meshward.desktop.look.Theme;
import dev.meshward.desktop.session.SessionState;
import dev.meshward.desktop.words.Words;
import dev.meshward.desktop.work.Configuration;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** The window: begins, remembers how it was, and ends. */
public final class MeshwardWindow extends Application {

    /** The folder of the sample clusters; the launcher names it. */
    public static final String SAMPLES = "meshward.samples";

    private static final double PERCENT = 100;

    private final Configuration configuration = Configuration.ofUser();
    private Optional<Workbench> workbench = Optional.empty();

    @Override
    public void start(Stage stage) {
        Fonts.load();
        var memory = WindowMemory.in(configuration);
        var look = look(memory);
        var bench = new Workbench(
                Path.of(System.getProperty(SAMPLES, "sample-clusters")),
                configuration,
                look,
                InstantSource.system(),
                Platform::runLater);
        workbench = Optional.of(bench);
        Thread.currentThread()
                .setUncaughtExceptionHandler((_, thrown) -> bench.show(Crash.of(thrown, configuration, Instant.now())));
        bench.desk().session().state().subscribe(state -> stage.setTitle(title(state)));
        stage.setScene(bench.scene());
        place(stage, memory);
        stage.setOnCloseRequest(event -> {
            if (!bench.mayClose(stage::hide)) {
                event.consume();
            }
        });
        stage.setOnHidden(_ -> remember(stage, look));
        stage.show();
    }

    /** Which cluster it is, also where only the title of the window is seen. */
    private static String title(SessionState state) {
        return state.source().title().isEmpty()
                ? Words.say("window.title")
                : Words.say("window.title-of", state.source().title());
    }

    private static Look look(WindowMemory memory) {
        var preferences = Platform.getPreferences();
        var look = new Look(theme(preferences.getColorScheme()));
        preferences.colorSchemeProperty().subscribe(scheme -> look.systemIs(theme(scheme)));
        look.wish(memory.theme());
        look.change(now -> now.withZoom(memory.zoom() / PERCENT).withDensity(memory.density()));
        return look;
    }

    private static Theme theme(ColorScheme scheme) {
        return scheme == ColorScheme.DARK ? Theme.DARK : Theme.LIGHT;
    }

    /** A window that would lie beside every screen, since one was unplugged, comes to the middle instead. */
    private static void place(Stage stage, WindowMemory memory) {
        var screen = Screen.getPrimary().getVisualBounds();
        stage.setWidth(Math.min(memory.width(), screen.getWidth()));
        stage.setHeight(Math.min(memory.height(), screen.getHeight()));
        var x = memory.place().x();
        var y = memory.place().y();
        if (x.isPresent()
                && y.isPresent()
                && !Screen.getScreensForRectangle(x.getAsInt(), y.getAsInt(), memory.width(), memory.height())
                        .isEmpty()) {
            stage.setX(x.getAsInt());
            stage.setY(y.getAsInt());
        }
        stage.setMaximized(memory.isMaximized());
    }

    private void remember(Stage stage, Look look) {
        Appearance now = look.now();
        var place = new WindowMemory.Place(OptionalInt.of((int) stage.getX()), OptionalInt.of((int) stage.getY()));
        new WindowMemory(
                        (int) stage.getWidth(),
                        (int) stage.getHeight(),
                        stage.isMaximized(),
                        place,
                        look.themeWish(),
                        (int) Math.round(now.zoom() * PERCENT),
                        now.density())
                .keepIn(configuration);
    }

    @Override
    public void stop() {
        workbench.ifPresent(Workbench::close);
    }
}
