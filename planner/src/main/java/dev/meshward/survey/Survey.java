package dev.meshward.survey;

import dev.meshward.adoption.AdoptionPlan;
import dev.meshward.adoption.PlanPreferences;
import dev.meshward.adoption.PlanQuestion;
import dev.meshward.adoption.schedule.ScheduleEngine;
import dev.meshward.bundles.BundleAssembly;
import dev.meshward.bundles.RolloutBundle;
import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.dependencies.DependencyGraph;
import dev.meshward.mesh.Dialect;
import dev.meshward.mesh.TargetMesh;
import dev.meshward.readiness.Finding;
import dev.meshward.saved.EarlierPlan;
import dev.meshward.saved.PlanDirectory;
import dev.meshward.saved.PlanResult;
import dev.meshward.saved.SavedPlan;
import dev.meshward.saved.SavedSnapshot;
import dev.meshward.translation.Translation;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The corridor from a source to a rollout, one method per arrow. It owns no rule: each method asks the room that does.
 */
public final class Survey {

    private final Progress progress;
    private final ScheduleEngine engine;

    public Survey(Progress progress) {
        this(progress, Engines.usual());
    }

    /** @param engine one of {@link Engines}, which looks for the best order of the stages */
    public Survey(Progress progress, ScheduleEngine engine) {
        this.progress = progress;
        this.engine = engine;
    }

    public enum Leg {
        SCAN("reading the manifests"),
        LISTEN("reading what was seen and said"),
        GRAPH("working out who calls whom"),
        CHECK("looking for what stands in the way"),
        PLAN("arranging the stages"),
        BUNDLE("writing out every stage"),
        JUDGE("replaying every step"),
        TRANSLATE("translating");

        private final String doing;

        Leg(String doing) {
            this.doing = doing;
        }

        /** What is being done on this part of the way, for a progress line. */
        public String doing() {
            return doing;
        }
    }

    /** Is told how far a survey got, and may call it off. */
    public interface Progress {
        void reached(Leg leg);

        default void read(long bytes) {}

        /** How much of a running cluster was read so far, and by resource. Called from several threads. */
        default void read(long objects, long bytes) {}

        default void read(SortedMap<String, Long> objectsByResource) {}

        /** Asked before each leg and now and then while reading, of a cluster from several threads. */
        boolean isCancelled();

        /** Whether what was read of a cluster until it was called off is to be gone on with. */
        default boolean keepsPartial() {
            return false;
        }

        static Progress unheard() {
            return new Unheard();
        }
    }

    /** The survey was called off by its {@link Progress}. */
    public static final class Cancelled extends RuntimeException {

        private static final long serialVersionUID = 1;

        Cancelled() {
            super("The survey was called off.");
        }
    }

    /**
     * Everything the source says of a cluster, with what could not be read as its gaps; {@code -} is standard input.
     *
     * @throws SourceRefused when the source cannot be read at all
     */
    public ClusterSnapshot scan(Source source, InputStream standardInput) {
        return scanTogether(source, standardInput).getFirst();
    }

    /** The same of every cluster that the source names, in its order; each knows who calls it from the others. */
    public List<ClusterSnapshot> scanTogether(Source source, InputStream standardInput) {
        begin(Leg.SCAN);
        return Together.scanned(source, each -> new SourceScan(each, progress, this::read).snapshot(standardInput));
    }

    private void read(long bytes) {
        stopIfCancelled();
        progress.read(bytes);
    }

    /**
     * What traffic and people say.
     *
     * @throws TestimonyRefused when a file is not there, or a statement is not understood
     * @throws SourceRefused when the Prometheus cannot be reached or does not let us in
     */
    public Testimony hear(Besides besides) {
        begin(Leg.LISTEN);
        return Hearing.of(besides);
    }

    /** Who calls whom, as far as manifests tell. */
    public DependencyGraph graph(ClusterSnapshot snapshot) {
        return graph(snapshot, Testimony.none());
    }

    /**
     * Who calls whom, as manifests, traffic and people tell; people win.
     *
     * @throws TestimonyRefused when a statement names what is not in this cluster, or contradicts another
     */
    public DependencyGraph graph(ClusterSnapshot snapshot, Testimony testimony) {
        begin(Leg.GRAPH);
        return Hearing.graph(snapshot, testimony);
    }

    /** Which mesh, in which version, for which Kubernetes: what the user said, completed with what the cluster says. */
    public TargetMesh target(TargetWish wish, ClusterSnapshot snapshot) {
        return new Targeting(wish, Dialects.of(wish.mesh())).in(snapshot);
    }

    /** What stands in the way. */
    public List<Finding> check(ClusterSnapshot snapshot, DependencyGraph graph, TargetMesh target) {
        begin(Leg.CHECK);
        return Readiness.findings(snapshot, graph, target);
    }

    /** What each stage consists of. */
    public RolloutBundle bundle(
            AdoptionPlan plan, ClusterSnapshot snapshot, DependencyGraph graph, List<Finding> findings) {
        begin(Leg.BUNDLE);
        var dialect = Dialects.of(plan.target().name());
        return new BundleAssembly().assemble(plan, snapshot, graph, findings, dialect);
    }

    /** The whole way from a snapshot to a plan. */
    public Rollout rollout(ClusterSnapshot snapshot, TargetWish wish, PlanPreferences preferences) {
        return rollout(snapshot, Testimony.none(), wish, preferences, Optional.empty());
    }

    /** As above, knowing what traffic and people say, and changing as little as possible of the plan that was made before. */
    public Rollout rollout(
            ClusterSnapshot snapshot,
            Testimony testimony,
            TargetWish wish,
            PlanPreferences preferences,
            Optional<EarlierPlan> earlier) {
        var graph = graph(snapshot, testimony);
        var target = target(wish, snapshot);
        var findings = check(snapshot, graph, target);
        begin(Leg.PLAN);
        var planning = new Planning(
                new PlanQuestion(snapshot, graph, findings, target, Dialects.of(target.name()), preferences),
                engine,
                earlier);
        return planning.rollout(plan -> bundle(plan, snapshot, graph, findings));
    }

    /** The files of a plan that machines read. */
    public PlanDirectory directory(PlanResult result) {
        return PlanDirectory.of(result, () -> SavedSnapshot.write(result.snapshot()));
    }

    /**
     * The same files with what the judge says of every stage. He reads what would be applied, and who calls whom as the plan
     * knows it. A plan he cannot judge stays as it is, and its stages say that they were not judged.
     */
    public PlanDirectory judged(PlanDirectory directory, PlanResult result) {
        return switch (judging(directory, result)) {
            case Judging.Refused(var because) -> directory.notJudged(because);
            case Judging.Judged(var judgement) -> directory.judged(Verdicts.byFolder(judgement));
        };
    }

    private Judging judging(PlanDirectory directory, PlanResult result) {
        begin(Leg.JUDGE);
        return Referee.judge(result.snapshot(), result::graph, new PlanFiles(directory.files()));
    }

    /** What becomes of every call when these files of a plan, by path below its folder, are applied. */
    public Judging judge(SortedMap<String, byte[]> files) {
        begin(Leg.JUDGE);
        return Referee.judge(new PlanFiles(files));
    }

    /** A plan, with its files by path below its folder, held against the cluster as it is now. */
    public PlanAgainstCluster against(SavedPlan plan, SortedMap<String, byte[]> files, ClusterSnapshot now) {
        begin(Leg.JUDGE);
        return new PlanAgainstCluster(plan, new PlanFiles(files), now);
    }

    /**
     * What the source says, in the words of another mesh.
     *
     * @throws TestimonyRefused when it is not clear which mesh the source is written for
     */
    public Translation translate(ClusterSnapshot snapshot, TranslationWish wish) {
        begin(Leg.TRANSLATE);
        return Translating.translate(snapshot, wish);
    }

    /** Whether this is a selector of labels, as a {@link Source} takes it. */
    public static boolean understandsSelector(String selector) {
        return SourceScan.parsed(selector).isPresent();
    }

    /** The dialects there are. */
    public static List<Dialect> dialects() {
        return Dialects.all();
    }

    private void begin(Leg leg) {
        stopIfCancelled();
        progress.reached(leg);
    }

    private void stopIfCancelled() {
        if (progress.isCancelled()) {
            throw new Cancelled();
        }
    }
}
