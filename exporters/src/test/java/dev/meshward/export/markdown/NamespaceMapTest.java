package dev.meshward.export.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.adoption.AdoptionPlan;
import dev.meshward.adoption.Criticality;
import dev.meshward.adoption.Objective;
import dev.meshward.adoption.Stage;
import dev.meshward.adoption.StageKind;
import dev.meshward.bundles.RolloutBundle;
import dev.meshward.bundles.StageBundle;
import dev.meshward.bundles.Undo;
import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Namespace;
import dev.meshward.cluster.Ownership;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.Dependency;
import dev.meshward.dependencies.DependencyGraph;
import dev.meshward.export.ShopPlan;
import dev.meshward.saved.PlanDirectory;
import dev.meshward.saved.PlanResult;
import dev.meshward.saved.SavedPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NamespaceMapTest {

    @Test
    void twelve_namespaces_have_a_box_each() {
        var drawing = drawing(12);

        assertThat(boxes(drawing)).isEqualTo(12);
        assertThat(drawing)
                .contains("[\"ns00<br/>joins in stage 0\"]:::joins")
                .contains("[\"ns11<br/>joins in stage 3\"]:::joins")
                .doesNotContain("too many");
    }

    @Test
    void sixty_namespaces_share_boxes_by_the_stage_in_which_they_join_and_it_is_said() {
        var drawing = drawing(60);

        assertThat(boxes(drawing)).isEqualTo(20);
        assertThat(drawing)
                .contains("The 60 namespaces are too many for a box each")
                .contains("[\"joins in stage 0: 3 namespaces<br/>ns00, ns01, ns02\"]")
                .contains("Left out for the eye's sake");
        assertThat(drawing.lines().filter(line -> line.contains("-->"))).hasSize(60);
    }

    @Test
    void a_plan_without_workloads_says_that_there_is_nothing_to_draw() {
        assertThat(drawing(0)).contains("There is nothing to draw").doesNotContain("```");
    }

    private static long boxes(String drawing) {
        return drawing.lines().filter(line -> line.contains(":::")).count();
    }

    private static String drawing(int namespaces) {
        var page = new Page();
        new NamespaceMap(plan(namespaces)).writeTo(page);
        return page.toString();
    }

    /** Three namespaces a stage; each calls the eleven that follow. */
    private static SavedPlan plan(int namespaces) {
        var workloads = IntStream.range(0, namespaces)
                .mapToObj(number -> new WorkloadId("Deployment", "ns%02d".formatted(number), "app"))
                .toList();
        var calls = new ArrayList<Dependency>();
        for (int from = 0; from < namespaces; from++) {
            for (int step = 1; step <= 11; step++) {
                calls.add(
                        ShopPlan.call(workloads.get(from), workloads.get((from + step) % namespaces), Confidence.HIGH));
            }
        }
        var stages = IntStream.range(0, (namespaces + 2) / 3)
                .mapToObj(number -> stage(number, workloads.subList(3 * number, Math.min(namespaces, 3 * number + 3))))
                .toList();
        var shop = ShopPlan.result();
        var plan = new AdoptionPlan(
                shop.plan().target(),
                stages.stream().map(StageBundle::stage).toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                Map.of(),
                new Objective(0, stages.size(), 0, Optional.empty()),
                List.of(),
                Map.of());
        var result = new PlanResult(
                snapshot(workloads),
                new DependencyGraph(calls, List.of()),
                List.of(),
                plan,
                new RolloutBundle(stages, List.of(), List.of()),
                "0.1.0");
        return PlanDirectory.of(result, () -> new byte[0]).plan();
    }

    private static ClusterSnapshot snapshot(List<WorkloadId> ids) {
        var workloads = ids.stream().map(ShopPlan::workload).toList();
        return new ClusterSnapshot(
                "many",
                Optional.empty(),
                Optional.empty(),
                workloads.stream().map(Workload::manifest).toList(),
                ids.stream()
                        .map(id -> new Namespace(id.namespace(), Optional.empty(), new Ownership.Nobody()))
                        .toList(),
                workloads,
                List.of(),
                List.of());
    }

    private static StageBundle stage(int number, List<WorkloadId> climbing) {
        var namespaces = climbing.stream().map(WorkloadId::namespace).toList();
        var stage = new Stage(
                "join-" + number,
                number,
                "join-" + number,
                StageKind.JOIN,
                "Join",
                List.of(),
                namespaces,
                namespaces,
                climbing,
                Criticality.NORMAL,
                "",
                List.of(),
                List.of());
        return new StageBundle(
                stage,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Undo(List.of(), List.of(), List.of(), List.of(), List.of(), List.of()),
                List.of());
    }
}
