package dev.meshward.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.cluster.WorkloadId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PackingTest {

    private static final Limits FOUR_OF_TWO = new Limits(4, 2, 200);

    private final Map<WorkloadId, Set<WorkloadId>> touched = new TreeMap<>();

    private PackingTest calls(String called, String... callers) {
        var all = new HashSet<WorkloadId>();
        all.add(Sketch.id(called));
        for (var caller : callers) {
            all.add(Sketch.id(caller));
        }
        touched.put(Sketch.id(called), all);
        return this;
    }

    private List<List<WorkloadId>> packed(Limits limits) {
        return Packing.packed(touched.keySet(), touched::get, limits);
    }

    @Test
    void workloads_with_the_same_callers_share_a_stage() {
        calls("a/one", "b/x", "b/y")
                .calls("a/two", "b/x", "b/y")
                .calls("c/three")
                .calls("c/four");

        assertThat(packed(FOUR_OF_TWO))
                .containsExactlyInAnyOrder(
                        List.of(Sketch.id("a/one"), Sketch.id("a/two")),
                        List.of(Sketch.id("c/four"), Sketch.id("c/three")));
    }

    @Test
    void who_touches_more_than_a_stage_may_gets_one_alone() {
        calls("a/one", "b/x", "c/y", "d/z").calls("a/two");

        assertThat(packed(FOUR_OF_TWO)).contains(List.of(Sketch.id("a/one")));
    }

    @Test
    void a_stage_that_others_can_take_up_is_done_without() {
        calls("a/1", "b/1", "b/2").calls("a/2", "b/3").calls("b/4", "b/1").calls("b/5", "b/3");

        assertThat(packed(FOUR_OF_TWO)).hasSize(2);
    }

    @Test
    void every_workload_is_packed_once_and_no_stage_of_several_exceeds_the_limits() {
        for (int seed = 0; seed < 200; seed++) {
            drawn(new Random(seed), 30);
            var stages = packed(FOUR_OF_TWO);

            assertThat(stages.stream().flatMap(List::stream))
                    .as("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(touched.keySet());
            for (var stage : stages) {
                assertThat(stage.size() == 1 || isWithin(stage))
                        .as("seed %d: %s", seed, stage)
                        .isTrue();
            }
        }
    }

    @Test
    void a_thousand_workloads_of_one_namespace_fill_every_stage() {
        for (int i = 0; i < 1000; i++) {
            calls("a/w" + i);
        }

        assertThat(packed(Limits.byDefault())).hasSize(40);
    }

    @Test
    void on_small_clusters_packing_is_as_good_as_trying_everything() {
        int optimal = 0;
        for (int seed = 0; seed < 300; seed++) {
            drawn(new Random(seed), 7);
            int best = fewest(new ArrayList<>(touched.keySet()), List.of());
            int found = packed(FOUR_OF_TWO).size();
            optimal += found == best ? 1 : 0;

            assertThat(found).as("seed %d", seed).isBetween(best, best + 1);
        }
        assertThat(optimal).isGreaterThanOrEqualTo(285);
    }

    /** Puts the first into every stage there is and into one of its own, and so on with the rest. */
    private int fewest(List<WorkloadId> left, List<List<WorkloadId>> stages) {
        if (left.isEmpty()) {
            return stages.size();
        }
        var rest = left.subList(1, left.size());
        int fewest = fewest(rest, with(stages, stages.size(), left.getFirst()));
        for (int i = 0; i < stages.size(); i++) {
            var fuller = with(stages, i, left.getFirst());
            if (isWithin(fuller.get(i))) {
                fewest = Math.min(fewest, fewest(rest, fuller));
            }
        }
        return fewest;
    }

    private static List<List<WorkloadId>> with(List<List<WorkloadId>> stages, int position, WorkloadId workload) {
        var changed = new ArrayList<List<WorkloadId>>(stages);
        var stage = new ArrayList<>(position < stages.size() ? stages.get(position) : List.<WorkloadId>of());
        stage.add(workload);
        if (position < stages.size()) {
            changed.set(position, stage);
        } else {
            changed.add(stage);
        }
        return changed;
    }

    private boolean isWithin(List<WorkloadId> stage) {
        var all = new HashSet<WorkloadId>();
        stage.forEach(workload -> all.addAll(touched.getOrDefault(workload, Set.of())));
        var namespaces = all.stream().map(WorkloadId::namespace).distinct().count();
        return all.size() <= FOUR_OF_TWO.workloads() && namespaces <= FOUR_OF_TWO.namespaces();
    }

    private void drawn(Random random, int workloads) {
        touched.clear();
        for (int i = 0; i < workloads; i++) {
            var callers = new ArrayList<String>();
            for (int n = random.nextInt(4); n > 0; n--) {
                callers.add("n" + random.nextInt(4) + "/w" + random.nextInt(workloads));
            }
            calls("n" + i % 4 + "/w" + i, callers.toArray(String[]::new));
        }
    }
}
