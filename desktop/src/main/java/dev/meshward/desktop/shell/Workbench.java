package dev.meshward.desktop.shell;

import dev.meshward.desktop.background.Background;
import dev.meshward.desktop.look.Dress;
import dev.meshward.desktop.look.Look;
import dev.meshward.desktop.open.OpenView;
import dev.meshward.desktop.open.SampleCluster;
import dev.meshward.desktop.session.Deriving;
import dev.meshward.desktop.session.Scanning;
import dev.meshward.desktop.session.Session;
import dev.meshward.desktop.view.Desk;
import dev.meshward.desktop.view.Notices;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Scene;
import javafx.util.Duration;

/** Everything that hangs together in one window: the state, who works on it, the frame and its views. */
public final class Workbench implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS_AT_THE_CLOCK = Duration.seconds(30);

    private final Background slow;
    private final Background quick;
    private final Desk desk;
    private final Shell shell;
    private final Scene scene;
    private final Timeline clockHand;

    /**
     * @param samples the folder of the clusters that come with Meshward
     * @param window runs what it is given on the window's thread
     */
    public Workbench(Path samples, Look look, InstantSource clock, Executor window) {
        slow = new Background(window);
        quick = new Background(window);
        shell = new Shell(Views.all(SampleCluster.in(samples)));
        var session = new Session();
        desk = new Desk(
                session,
                new Scanning(session, slow, Scanning.ClusterReading.bySurvey()),
                new Deriving(session, slow),
                quick,
                look,
                shell,
                new Notices());
        shell.begin(entry -> entry.maker().apply(desk));
        var bar = new ClusterBarViewModel(session, clock);
        var everywhere = new Everywhere(desk, shell);
        shell.around(
                new ClusterBar(bar, session, shell),
                new Rail(shell, session),
                new StatusLine(new StatusViewModel(clock), desk, everywhere::undo, everywhere::redo));
        scene = new Scene(shell);
        Dress.wear(scene, look);
        Keys.listen(
                scene,
                () -> Stream.concat(
                        shell.overlay().isOpen() ? Stream.of() : shell.commandsHere(), everywhere.commands().stream()));
        clockHand = new Timeline(new KeyFrame(BETWEEN_LOOKS_AT_THE_CLOCK, _ -> bar.refresh()));
        clockHand.setCycleCount(Animation.INDEFINITE);
        clockHand.play();
        shell.show(OpenView.ID);
    }

    public Scene scene() {
        return scene;
    }

    public Desk desk() {
        return desk;
    }

    /** Shows that something of ours broke. */
    void show(Crash crash) {
        shell.overlay().open(new CrashSheet(crash, shell.overlay()::close));
    }

    /** The ids of all views, in the order of the rail. */
    public List<String> views() {
        return shell.entries().stream().map(entry -> entry.id()).toList();
    }

    @Override
    public void close() {
        clockHand.stop();
        slow.close();
        quick.close();
    }
}
