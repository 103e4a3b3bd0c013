package dev.meshward.cli;

import dev.meshward.adoption.ClusterOrder;
import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.export.FileWriter;
import dev.meshward.export.markdown.ClustersMarkdown;
import dev.meshward.saved.ClusterOrderJson;
import dev.meshward.saved.FileNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntBiFunction;

/** A plan for each of several clusters, side by side in one folder, and above them the order of the clusters. */
final class PlansOfClusters {

    private static final String PAGE = "clusters.md";
    private static final String DATA = "clusters.json";

    private final List<ClusterSnapshot> clusters;
    private final Path target;
    private final Map<String, String> folderByCluster;

    /** @param clusters each knowing who calls it from the others */
    PlansOfClusters(List<ClusterSnapshot> clusters, Path target) {
        this.clusters = clusters;
        this.target = target;
        var names = clusters.stream().map(ClusterSnapshot::cluster).toList();
        var safe =
                FileNames.safeByPath(names.stream().map(PlansOfClusters::flat).toList());
        this.folderByCluster = new TreeMap<>();
        names.forEach(name -> folderByCluster.put(name, safe.getOrDefault(flat(name), "cluster")));
    }

    /** Contexts of some clouds hold slashes. */
    private static String flat(String name) {
        return name.replace('/', ':');
    }

    /**
     * Makes all of them; one that is not made does not keep the others from it.
     *
     * @param plan makes one into a folder, and answers with its exit code
     * @return the gravest exit code
     * @throws Refused when the folder holds something else, or cannot be written
     */
    int make(ToIntBiFunction<ClusterSnapshot, Path> plan, Talk talk) {
        requireOurs();
        int gravest = ExitCode.DONE;
        for (var cluster : clusters) {
            var folder = target.resolve(folderByCluster.getOrDefault(cluster.cluster(), "cluster"));
            try {
                gravest = graver(gravest, plan.applyAsInt(cluster, folder));
            } catch (Refused refused) {
                talk.warn(cluster.cluster() + ": " + refused.getMessage());
                gravest = graver(gravest, refused.exitCode());
            }
        }
        if (Files.isDirectory(target)) {
            var order = ClusterOrder.of(clusters);
            write(DATA, ClusterOrderJson.of(order, folderByCluster));
            write(PAGE, ClustersMarkdown.of(order, folderByCluster));
        }
        return gravest;
    }

    /** No is graver than not having seen everything. */
    private static int graver(int one, int other) {
        var order = List.of(ExitCode.DONE, ExitCode.DONE_WITH_GAPS, ExitCode.NO, ExitCode.USAGE);
        return order.indexOf(one) >= order.indexOf(other) ? one : other;
    }

    private void requireOurs() {
        try {
            if (!Files.exists(target) || Files.isRegularFile(target.resolve(DATA)) || isEmpty()) {
                return;
            }
        } catch (IOException e) {
            throw Refused.wrongUsage(target + " cannot be read: " + e.getMessage() + ".");
        }
        throw Refused.wrongUsage(target + " is no empty folder, and holds no plans of several clusters.");
    }

    private boolean isEmpty() throws IOException {
        try (var inside = Files.list(target)) {
            return inside.findFirst().isEmpty();
        }
    }

    private void write(String name, String text) {
        try {
            FileWriter.write(target.resolve(name), text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Refused.wrongUsage(target.resolve(name) + " cannot be written: " + e.getMessage() + ".");
        }
    }
}
