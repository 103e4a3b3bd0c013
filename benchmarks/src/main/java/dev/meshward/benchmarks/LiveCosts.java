package dev.meshward.benchmarks;

import dev.meshward.manifest.Field;
import dev.meshward.survey.ScanRights;
import dev.meshward.testing.journey.CommandLine;
import dev.meshward.testing.live.RealApiServer;
import dev.meshward.testing.random.ScaleCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Measures what {@code scan} of a running cluster costs beside {@code kubectl get -o json} of the same kinds, both as people
 * call them: processes that begin and end. Needs {@code KUBEBUILDER_ASSETS}.
 */
public final class LiveCosts {

    private static final int WORKLOADS = 10_000;

    private final Path folder;
    private final RealApiServer server;

    private LiveCosts(Path folder, RealApiServer server) {
        this.folder = folder;
        this.server = server;
    }

    /** Takes the folder for files, how many rounds count, and how many workloads there are. */
    public static void main(String[] args) throws Exception {
        var parent = Files.createDirectories(Path.of(args.length > 0 ? args[0] : "target/benchmarks"));
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        int workloads = args.length > 2 ? Integer.parseInt(args[2]) : WORKLOADS;
        var folder = Files.createTempDirectory(parent.toAbsolutePath(), "live-");
        var programs = RealApiServer.programs()
                .orElseThrow(() -> new IllegalStateException(
                        "There is no API server. Maybe KUBEBUILDER_ASSETS names no folder with etcd, kube-apiserver and"
                                + " kubectl?"));
        try (var server = RealApiServer.start(programs, folder)) {
            LoadedServer.load(server, new ScaleCluster(workloads));
            new LiveCosts(folder, server).print(workloads, new Stopwatch(1, rounds));
        }
    }

    private void print(int workloads, Stopwatch stopwatch) throws Exception {
        System.out.println("| What | Measured | Aim |\n|---|---|---|");
        var kinds = String.join(",", kinds());
        double getting = stopwatch.median(() -> get(kinds));
        line("kubectl get -o json of " + workloads + " workloads", getting, "s", "");
        line("what it printed", Files.size(server.kubectlOutput()) / 1e6, "MB", "");
        double scanning = stopwatch.median(() -> scan("2g"));
        line("meshward scan, the same kinds, written as a snapshot", scanning, "s", "");
        line("scan : get", scanning / getting, "times", "below 0.7");
        for (var megabytes : List.of(256, 384, 512, 768, 1024, 1536)) {
            if (isEnough(megabytes)) {
                line("heap that is enough for the scan", megabytes, "MB", "");
                return;
            }
        }
        line("heap that is enough for the scan, more than", 1536, "MB", "");
    }

    /** The kinds that a scan may ask for, as its rights name them, and that are served. */
    private Set<String> kinds() throws Exception {
        server.kubectl("api-resources", "--verbs=list", "--no-headers", "-o", "name");
        var served = new TreeSet<>(Files.readAllLines(server.kubectlOutput()));
        var kinds = new TreeSet<String>();
        for (var role : ScanRights.least(Set.of())) {
            for (var rule : Field.of("", role).at("rules").items()) {
                var group = rule.at("apiGroups").texts().getFirst();
                rule.at("resources").texts().stream()
                        .map(plural -> group.isEmpty() ? plural : plural + "." + group)
                        .filter(served::contains)
                        .forEach(kinds::add);
            }
        }
        return kinds;
    }

    private void get(String kinds) throws Exception {
        if (server.kubectl("get", kinds, "--all-namespaces", "-o", "json") != 0) {
            throw new IllegalStateException("kubectl did not get everything. Maybe a kind is not served?");
        }
    }

    private void scan(String heap) {
        var ended = new CommandLine(folder, heap, Duration.ofMinutes(10)).run(words());
        if (ended.exitCode() != 0) {
            throw new IllegalStateException("The scan did not end well: " + ended.said());
        }
    }

    private boolean isEnough(int megabytes) {
        var ended = new CommandLine(folder, megabytes + "m", Duration.ofMinutes(5)).run(words());
        return ended.inTime() && ended.exitCode() == 0;
    }

    private String[] words() {
        var words = new ArrayList<>(List.of("scan", "--context", "admin", "--kubeconfig"));
        words.addAll(List.of(
                server.kubeconfig().toString(),
                "-o",
                folder.resolve("snapshot.json").toString()));
        return words.toArray(String[]::new);
    }

    private static void line(String what, double measured, String unit, String aim) {
        System.out.printf(Locale.ROOT, "| %s | %.2f %s | %s |%n", what, measured, unit, aim);
    }
}
