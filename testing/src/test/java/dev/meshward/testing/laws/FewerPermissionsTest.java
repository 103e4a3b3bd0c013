package dev.meshward.testing.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.manifest.ManifestReader;
import dev.meshward.manifest.Reading;
import dev.meshward.mesh.MeshName;
import dev.meshward.mesh.TargetMesh;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.Finding.Blocks;
import dev.meshward.scan.ScanOptions;
import dev.meshward.scan.SnapshotAssembly;
import dev.meshward.survey.Survey;
import dev.meshward.survey.TargetWish;
import dev.meshward.survey.Testimony;
import dev.meshward.testing.random.RandomClusters;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Who may read less is told less, never more: whatever kind of object is hidden, no check finds a defect that it does not find
 * with everything in sight. Tried on clusters drawn by lot, 20 of them or as many as {@code -Dseeds=N} says.
 */
class FewerPermissionsTest {

    private static final List<Long> SEEDS =
            LongStream.range(0, Long.getLong("seeds", 20)).boxed().toList();

    @Test
    void a_kind_that_may_not_be_read_never_invents_a_finding() {
        var invented = SEEDS.parallelStream()
                .flatMap(seed -> invented(seed).stream())
                .sorted()
                .toList();

        assertThat(invented).isEmpty();
    }

    private static List<String> invented(long seed) {
        var readings = ManifestReader.read(
                "cluster.yaml", RandomClusters.drawn(seed).yaml().getBytes(StandardCharsets.UTF_8));
        var kinds = readings.stream().map(FewerPermissionsTest::kind).collect(Collectors.toCollection(TreeSet::new));
        var invented = new ArrayList<String>();
        for (var mesh : MeshName.values()) {
            var whole = snapshot(readings);
            var target = new Survey(Survey.Progress.unheard()).target(TargetWish.of(mesh), whole);
            var told = claims(whole, target);
            for (var kind : kinds) {
                var rest = readings.stream()
                        .filter(reading -> !kind(reading).equals(kind))
                        .toList();
                claims(snapshot(rest), target).stream()
                        .filter(claim -> !told.contains(claim))
                        .forEach(claim -> invented.add(
                                "seed " + seed + ", " + mesh.word() + " without any " + kind + ": " + claim));
            }
        }
        return invented;
    }

    private static ClusterSnapshot snapshot(List<Reading> readings) {
        var assembly = new SnapshotAssembly(ScanOptions.everything());
        readings.forEach(assembly::take);
        return assembly.finish("drawn");
    }

    /** What is said, and who is kept from joining by it. */
    private static Set<String> claims(ClusterSnapshot snapshot, TargetMesh target) {
        var survey = new Survey(Survey.Progress.unheard());
        var claims = new TreeSet<String>();
        for (var finding : survey.check(snapshot, survey.graph(snapshot, Testimony.none()), target)) {
            claims.add(finding.diagnosis().code() + " " + finding.diagnosis().subject());
            blocked(finding).forEach(claims::add);
        }
        return claims;
    }

    private static List<String> blocked(Finding finding) {
        return finding.blocks() == Blocks.NOTHING
                ? List.of()
                : finding.workloads().stream()
                        .map(workload -> finding.diagnosis().code() + " keeps out " + workload)
                        .toList();
    }

    private static String kind(Reading reading) {
        return reading instanceof Reading.Understood understood
                ? understood.manifest().key().kind()
                : "";
    }
}
