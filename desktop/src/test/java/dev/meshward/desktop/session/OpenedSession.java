package dev.meshward.desktop.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.desktop.background.Background;
import dev.meshward.survey.TargetWish;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A session with a sample cluster, without a screen: the thread of the test is the window's. */
public final class OpenedSession implements AutoCloseable {

    private static final int PATIENCE = 900;

    private final LinkedBlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
    private final Background background = new Background(window::add);
    private final Background quick = new Background(window::add);
    private final List<Background> others = new ArrayList<>();
    private final Session session = new Session();
    private final Deriving deriving = new Deriving(session, background);
    private final CurrentPlan plan = new CurrentPlan(session, quick);

    public Session session() {
        return session;
    }

    /** For what views work out beside the session. */
    public Background quick() {
        return quick;
    }

    public CurrentPlan plan() {
        return plan;
    }

    /** One more thread of work. */
    public Background another() {
        var more = new Background(window::add);
        others.add(more);
        return more;
    }

    public Deriving deriving() {
        return deriving;
    }

    public void open(String sample) throws InterruptedException {
        new Scanning(session, background, Scanning.ClusterReading.bySurvey()).open(Samples.of(sample, sample));
        until(() -> session.now().isSurveyed());
    }

    /** A sample that is to have this mesh. */
    public void open(String sample, TargetWish target) throws InterruptedException {
        open(sample);
        session.say("Chose " + target.mesh().title(), said -> said.withTarget(target));
        until(() -> session.now().isSurveyed());
    }

    /** The plan for the cluster that is open and for what is wished for now. */
    public CurrentPlan.Sheet.Whole planned() throws InterruptedException {
        deriving.wantPlan();
        until(() -> session.now().isPlanned() && plan.whole().isPresent());
        return plan.whole().orElseThrow();
    }

    /** Does what waits for the window's thread until this holds. */
    public void until(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < PATIENCE && !condition.getAsBoolean(); i++) {
            var message = window.poll(100, TimeUnit.MILLISECONDS);
            if (message != null) {
                message.run();
            }
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    /** Nothing is written any more when this returns: the folder of the test is deleted next. */
    @Override
    public void close() {
        background.close();
        quick.close();
        others.forEach(Background::close);
        others.forEach(other -> other.finish(Duration.ofSeconds(10)));
        quick.finish(Duration.ofSeconds(10));
    }
}
