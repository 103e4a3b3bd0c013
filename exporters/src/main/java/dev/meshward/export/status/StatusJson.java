package dev.meshward.export.status;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.manifest.ManifestWriter;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import dev.meshward.status.PlanStatus;
import dev.meshward.status.StageStatus;
import java.util.List;
import java.util.function.Function;

/** Where a plan stands as JSON, described in docs/reference/status.md. */
public final class StatusJson {

    private StatusJson() {}

    public static String of(PlanStatus status) {
        return ManifestWriter.json(Mapping.building()
                .put("cluster", status.cluster())
                .put(
                        "seenAt",
                        status.seenAt()
                                .<Value>map(at -> Value.Text.of(at.toString()))
                                .orElse(Value.Nothing.here()))
                .put("stages", list(status.stages(), StatusJson::stage))
                .put(
                        "new",
                        Mapping.building()
                                .put("namespaces", list(status.newNamespaces(), Value.Text::of))
                                .put("workloads", list(status.newWorkloads(), StatusJson::workload))
                                .build())
                .put("gone", list(status.goneWorkloads(), StatusJson::workload))
                .build());
    }

    private static Mapping stage(StageStatus stage) {
        return Mapping.building()
                .put("stage", stage.planned().id())
                .put("number", stage.planned().stage().number())
                .put("folder", stage.planned().folder())
                .put("title", stage.planned().stage().title())
                .put("state", stage.state().word())
                .put("reported", stage.planned().reported())
                .put("withProxy", list(stage.withProxy(), StatusJson::workload))
                .put("withoutProxy", list(stage.withoutProxy(), StatusJson::without))
                .put("drift", list(stage.drift(), Value.Text::of))
                .build();
    }

    private static Mapping without(StageStatus.WithoutProxy without) {
        return workload(without.workload())
                .with("pods", Value.Numeric.of(without.pods()))
                .with("running", Value.Numeric.of(without.running()));
    }

    private static Mapping workload(WorkloadId workload) {
        return Mapping.building()
                .put("kind", workload.kind())
                .put("namespace", workload.namespace())
                .put("name", workload.name())
                .build();
    }

    private static <T> Value list(List<T> all, Function<T, ? extends Value> each) {
        return Value.Sequence.of(all.stream().map(each).toList());
    }
}
