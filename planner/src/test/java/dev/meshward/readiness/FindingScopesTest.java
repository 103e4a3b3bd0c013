package dev.meshward.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.manifest.Reading;
import dev.meshward.mesh.MeshName;
import dev.meshward.readiness.checks.AllChecks;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a check says it is about is what it is about. */
class FindingScopesTest {

    private static final Set<String> TEMPLATES =
            Set.of("Pod", "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job", "CronJob", "Rollout");

    @Test
    void a_check_does_not_look_at_what_it_does_not_declare() {
        for (var example : Example.all()) {
            var readings = example.readings().toList();
            var kinds = readings.stream().map(FindingScopesTest::kind).collect(Collectors.toCollection(TreeSet::new));
            var whole = example.situation();
            for (var kind : kinds) {
                var rest = example.situationOf(readings.stream()
                        .filter(reading -> !kind(reading).equals(kind))
                        .toList());
                for (var check : AllChecks.list()) {
                    if (!looksAt(check, kind) && concerns(check, whole)) {
                        assertThat(found(check, rest))
                                .as("%s without any %s in %s", check.code(), kind, example)
                                .isEqualTo(found(check, whole));
                    }
                }
            }
        }
    }

    @Test
    void every_check_declares_what_it_looks_at_and_every_mesh_has_checks() {
        assertThat(AllChecks.list()).allMatch(check -> !check.scope().reads().isEmpty());
        for (var mesh : MeshName.values()) {
            assertThat(AllChecks.list())
                    .anyMatch(check -> check.scope().meshes().contains(mesh));
        }
    }

    @Test
    void a_check_is_not_asked_about_a_mesh_for_which_it_means_nothing() {
        for (var example : Example.all()) {
            var situation = example.situation();
            var silent = AllChecks.list().stream()
                    .filter(check -> !concerns(check, situation))
                    .map(ReadinessCheck::code)
                    .collect(Collectors.toSet());
            assertThat(new Inspection(AllChecks.list()).inspect(situation))
                    .as(example.name())
                    .noneMatch(finding -> silent.contains(finding.diagnosis().code()));
        }
    }

    private static boolean concerns(ReadinessCheck check, Situation situation) {
        return check.scope().meshes().contains(situation.target().name());
    }

    private static boolean looksAt(ReadinessCheck check, String kind) {
        var reads = check.scope().reads();
        return reads.contains(Scope.CALLS)
                || reads.contains(kind)
                || (TEMPLATES.contains(kind) && reads.contains(Scope.WORKLOADS));
    }

    private static List<Finding> found(ReadinessCheck check, Situation situation) {
        return check.inspect(situation).sorted().toList();
    }

    private static String kind(Reading reading) {
        return ((Reading.Understood) reading).manifest().key().kind();
    }
}
