package dev.meshward.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Callee;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.Dependency;
import dev.meshward.dependencies.DependencyKind;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LadderScaleTest {

    /**
     * Processor time, not the clock on the wall, and a limit far above what a slow machine needs: looking at every pair of
     * ten thousand workloads takes longer than that on any.
     */
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    @Test
    void ten_thousand_workloads_are_planned_without_looking_at_pairs() {
        var question = cluster(300, 33, 25_000);
        long begun = CPU.getCurrentThreadCpuTime();

        var plan = Sketch.planFor(question);

        var taken = Duration.ofNanos(CPU.getCurrentThreadCpuTime() - begun);
        assertThat(plan.stages()).isNotEmpty();
        assertThat(taken).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void ten_thousand_workloads_know_without_looking_at_pairs_why_they_climb_where_they_do() {
        var question = cluster(300, 33, 25_000);
        var plan = Sketch.planFor(question);
        long begun = CPU.getCurrentThreadCpuTime();

        var positions = Positions.of(question, plan);

        var taken = Duration.ofNanos(CPU.getCurrentThreadCpuTime() - begun);
        assertThat(positions).hasSameSizeAs(plan.stages());
        assertThat(taken).isLessThan(Duration.ofMinutes(1));
    }

    private static PlanQuestion cluster(int namespaces, int workloadsEach, int calls) {
        var random = new Random(7);
        var sketch = new Sketch();
        var ids = new ArrayList<WorkloadId>();
        for (int i = 0; i < namespaces * workloadsEach; i++) {
            var name = "ns" + i / workloadsEach + "/app" + i % workloadsEach;
            sketch.deployment(name).draw();
            ids.add(Sketch.id(name));
        }
        for (int i = 0; i < calls; i++) {
            int from = random.nextInt(ids.size());
            int to = Math.floorMod(from + (int) (random.nextGaussian() * 60), ids.size());
            sketch.depend(new Dependency(
                    new Caller.Pods(ids.get(from)),
                    new Callee.ToWorkload(ids.get(to)),
                    8080,
                    "http",
                    DependencyKind.CALL,
                    Confidence.HIGH,
                    List.of(Sketch.evidence(Confidence.HIGH))));
        }
        return sketch.question();
    }
}
