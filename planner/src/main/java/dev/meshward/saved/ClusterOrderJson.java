package dev.meshward.saved;

import dev.meshward.adoption.ClusterOrder.Turn;
import dev.meshward.manifest.ManifestWriter;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import java.util.List;
import java.util.Map;

/** The order of several clusters as JSON of the schema {@value #SCHEMA}. */
public final class ClusterOrderJson {

    public static final String SCHEMA = "meshward.dev/clusters/v1";

    private ClusterOrderJson() {}

    /** @param folderByCluster where the plan of each stands */
    public static String of(List<Turn> order, Map<String, String> folderByCluster) {
        return ManifestWriter.json(Mapping.building()
                .put("schema", SCHEMA)
                .put(
                        "turns",
                        Value.Sequence.of(order.stream()
                                .map(turn -> turn(turn, folderByCluster))
                                .toList()))
                .build());
    }

    private static Mapping turn(Turn turn, Map<String, String> folderByCluster) {
        return Mapping.building()
                .put(
                        "clusters",
                        Value.Sequence.of(turn.clusters().stream()
                                .map(cluster -> Mapping.building()
                                        .put("cluster", cluster)
                                        .put("folder", folderByCluster.getOrDefault(cluster, ""))
                                        .build())
                                .toList()))
                .put(
                        "because",
                        Value.Sequence.of(
                                turn.because().stream().map(Value.Text::of).toList()))
                .build();
    }
}
