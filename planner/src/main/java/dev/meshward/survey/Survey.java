package dev.meshward.survey;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.dependencies.DependencyGraph;
import dev.meshward.dependencies.DependencyInference;
import dev.meshward.mesh.Dialect;
import dev.meshward.mesh.MeshName;
import dev.meshward.mesh.TargetMesh;
import dev.meshward.mesh.istio.IstioDialect;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.Inspection;
import dev.meshward.readiness.Situation;
import dev.meshward.readiness.checks.AllChecks;
import java.util.List;

/**
 * The corridor from a source to a rollout, one method per arrow. It owns no rule: each method asks the room that does.
 */
public final class Survey {

    private final Progress progress;

    public Survey(Progress progress) {
        this.progress = progress;
    }

    /** A part of the way. */
    public enum Leg {
        SCAN("reading the manifests"),
        GRAPH("working out who calls whom"),
        CHECK("looking for what stands in the way"),
        PLAN("arranging the stages"),
        BUNDLE("writing out every stage");

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

        /** Asked before each leg. */
        boolean isCancelled();

        /** Nobody listens and nobody calls it off. */
        static Progress unheard() {
            return new Progress() {
                @Override
                public void reached(Leg leg) {}

                @Override
                public boolean isCancelled() {
                    return false;
                }
            };
        }
    }

    /** The survey was called off by its {@link Progress}. */
    public static final class Cancelled extends RuntimeException {

        @java.io.Serial
        private static final long serialVersionUID = 1;

        Cancelled() {
            super("The survey was called off.");
        }
    }

    /** Who calls whom. */
    public DependencyGraph graph(ClusterSnapshot snapshot) {
        begin(Leg.GRAPH);
        return new DependencyInference().infer(snapshot);
    }

    /** Which mesh, in which version, for which Kubernetes: what the user said, completed with what the cluster says. */
    public TargetMesh target(TargetWish wish, ClusterSnapshot snapshot) {
        return new Targeting(wish, dialect(wish.mesh())).in(snapshot);
    }

    /** What stands in the way. */
    public List<Finding> check(ClusterSnapshot snapshot, DependencyGraph graph, TargetMesh target) {
        begin(Leg.CHECK);
        var traits = dialect(target.name()).traits();
        return new Inspection(AllChecks.list()).inspect(new Situation(snapshot, graph, target, traits));
    }

    /** The list of dialects, one line each. */
    public static List<Dialect> dialects() {
        return List.of(new IstioDialect());
    }

    private static Dialect dialect(MeshName mesh) {
        return dialects().stream()
                .filter(dialect -> dialect.mesh() == mesh)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no dialect for " + mesh.word() + ". Maybe it was not offered to the user?"));
    }

    private void begin(Leg leg) {
        if (progress.isCancelled()) {
            throw new Cancelled();
        }
        progress.reached(leg);
    }
}
