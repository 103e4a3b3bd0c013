package dev.meshward.desktop.session;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.dependencies.DependencyGraph;
import dev.meshward.dependencies.stated.Statement;
import dev.meshward.mesh.TargetMesh;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.report.ReadinessReport;
import dev.meshward.readiness.report.Suppression;
import dev.meshward.survey.TargetWish;
import java.util.List;

/**
 * What was worked out of a snapshot and of what people said of it.
 *
 * @param basis what it was worked out of
 */
public record Surveyed(
        Basis basis, TargetMesh target, DependencyGraph graph, List<Finding> findings, ReadinessReport readiness) {

    /** All that a survey depends on. A snapshot equals only itself. */
    public record Basis(
            ClusterSnapshot snapshot, List<Statement> statements, TargetWish target, List<Suppression> suppressions) {
        public Basis {
            statements = List.copyOf(statements);
            suppressions = List.copyOf(suppressions);
        }

        static Basis of(ClusterSnapshot snapshot, Said said) {
            return new Basis(snapshot, said.statements(), said.target(), said.suppressions());
        }
    }

    public Surveyed {
        findings = List.copyOf(findings);
    }
}
