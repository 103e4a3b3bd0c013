package dev.meshward.desktop.shell;

import dev.meshward.desktop.background.Background;
import dev.meshward.desktop.look.Dress;
import dev.meshward.desktop.look.Look;
import dev.meshward.desktop.open.OpenView;
import dev.meshward.desktop.open.SampleCluster;
import dev.meshward.desktop.session.CurrentPlan;
import dev.meshward.desktop.session.Deriving;
import dev.meshward.desktop.session.Scanning;
import dev.meshward.desktop.session.Session;
import dev.meshward.desktop.view.Desk;
import dev.meshward.desktop.view.Notices;
import dev.meshward.desktop.work.Configuration;
import dev.meshward.desktop.work.Work;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** Everything that hangs together in one window: the state, who works on it, the frame and its views. */
public final class Workbench implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS_AT_THE_CLOCK = Duration.seconds(30);

    private final Background slow;
    private final Background quick;
    private final Background scenarios;
    private final Background painter;
    private final Work work;
    private final WorkCommands saving;
    private final Desk desk;
    private final Shell shell;
    private final Scene scene;
    private final Timeline clockHand;

    /**
     * @param samples the folder of the clusters that come with Meshward
     * @param configuration where what is not saved is kept
     * @param window runs what it is given on the window's thread
     */
    public Workbench(Path samples, Configuration configuration, Look look, InstantSource clock, Executor window) {
        slow = new Background(window);
        quick = new Background(window);
        scenarios = new Background(window);
        painter = new Background(window);
        shell = new Shell(Views.all(SampleCluster.in(samples)));
        var session = new Session();
        var notices = new Notices();
        work = new Work(session, new Background(window), configuration, clock, notices::tell);
        desk = new Desk(
                session,
                new Scanning(session, slow, Scanning.ClusterReading.bySurvey()),
                new Deriving(session, slow),
                new CurrentPlan(session, quick),
                work,
                quick,
                scenarios,
                painter,
                look,
                shell,
                notices);
        shell.begin(entry -> entry.maker().apply(desk));
        saving = new WorkCommands(desk, () -> shell.getScene().getWindow());
        var bar = new ClusterBarViewModel(session, clock);
        var everywhere = new Everywhere(desk, shell, saving);
        shell.around(
                new VBox(new ClusterBar(bar, session, shell), new UnseenBar(bar, shell)),
                scrolling(new Rail(shell, session)),
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

    /** A low window has no room for every view. */
    private static ScrollPane scrolling(Rail rail) {
        var scroll = new ScrollPane(rail);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.getStyleClass().add("rail-side");
        return scroll;
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

    /**
     * The window is to close.
     *
     * @param end closes it
     * @return whether nothing has to be asked before; otherwise the user is asked, and {@code end} is run where they agree
     */
    boolean mayClose(Runnable end) {
        boolean isSaved = !desk.session().isModified();
        if (!isSaved) {
            var overlay = shell.overlay();
            overlay.open(new UnsavedSheet(
                    desk.session().now().source().title(), () -> saving.save(end), end, overlay::close));
        }
        return isSaved;
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
        scenarios.close();
        painter.close();
        work.close();
    }
}
