package dev.meshward.benchmarks.window;

import dev.meshward.cluster.Namespace;
import dev.meshward.desktop.view.Subject;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;

/** What people do in a planning session, step by step, with what each step costs. */
public final class WindowJourney {

    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;
    private static final int PICTURES = 400;
    private static final long REST_MILLIS = 1200;
    private static final long WORTH_TELLING_MILLIS = 100;

    private final long launched;
    private final OpenedWindow window;
    private final Heartbeat heartbeat;

    /**
     * Opens the window.
     *
     * @param configuration a folder for what the window keeps
     * @param launched when the program began, in milliseconds since 1970
     */
    public WindowJourney(Path configuration, long launched) {
        this.launched = launched;
        this.window = OpenedWindow.open(configuration, WIDTH, HEIGHT);
        print("from launch to the first window", seconds(), "");
        this.heartbeat = new Heartbeat(window.thread());
    }

    private String seconds() {
        return "%.1f s, computed by all threads %.1f s"
                .formatted((System.currentTimeMillis() - launched) / 1e3, computed());
    }

    /** In seconds, since the launch. */
    private static double computed() {
        var all = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return all.getProcessCpuTime() / 1e9;
    }

    /** The time until the map of a small cluster stands. */
    public void launch(Path cluster) {
        window.openCluster(cluster);
        window.act(bench -> bench.desk().navigation().show("map"));
        window.untilPlaced();
        print("from launch to the laid-out map of a cluster of 12 namespaces", seconds(), "");
    }

    /** How long the window does not answer, in each step with a large cluster. */
    public void blocks(Path cluster) {
        heartbeat.begin();
        window.act(bench -> bench.desk().navigation().show("open"));
        step("open the window's first view");
        window.openCluster(cluster);
        step("read the cluster and work out who calls whom");
        window.act(bench -> bench.desk().navigation().show("map"));
        window.untilPlaced();
        step("show the map");
        search("service-0001");
        search("calls:service-00017");
        search("");
        window.act(bench -> bench.desk().deriving().wantPlan());
        window.until(state -> state.isPlanned());
        window.untilQuiet();
        step("plan");
        window.act(bench -> {
            var slider = (Slider) bench.scene().lookup("#play-slider");
            slider.setValue(Math.floor(slider.getMax() / 2));
        });
        step("play half of the rollout");
        for (var view : window.ask(bench -> bench.views())) {
            window.act(bench -> bench.desk().navigation().show(view));
            step("show " + view);
        }
    }

    private void search(String words) {
        window.act(bench -> ((TextField) bench.scene().lookup("#map-search")).setText(words));
        step("search the map for \"" + words + "\"");
    }

    private void step(String what) {
        OpenedWindow.pause(REST_MILLIS);
        window.untilQuiet();
        var block = heartbeat.longest();
        print(
                "longest block: " + what,
                "%d ms, of it computed %d ms".formatted(block.millis(), block.computedMillis()),
                "at most 100 ms");
        if (block.computedMillis() > WORTH_TELLING_MILLIS) {
            block.doing().entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                    .limit(3)
                    .forEach(seen -> System.err.println("    " + seen.getValue() + " times " + seen.getKey()));
        }
    }

    /** How long a picture takes while the map moves, with the workloads of every namespace on it. */
    public void panning() {
        var snapshot =
                window.ask(bench -> bench.desk().session().now().snapshot().orElseThrow());
        window.act(bench -> {
            for (Namespace namespace : snapshot.namespaces()) {
                snapshot.workloadsIn(namespace.name()).stream()
                        .findFirst()
                        .ifPresent(workload ->
                                bench.desk().navigation().show("map", new Subject.OfWorkload(workload.id())));
            }
        });
        OpenedWindow.pause(REST_MILLIS);
        window.untilPlaced();
        step("show every workload on the map");
        double before = computed();
        var times = window.pan(PICTURES).stream().sorted().toList();
        print(
                "a picture while panning, computed by all threads, mean",
                "%.1f ms".formatted((computed() - before) * 1000 / times.size()),
                "");
        print("a picture while panning, median", milliseconds(times, 0.5), "at most 20 ms");
        print("a picture while panning, 95 of 100", milliseconds(times, 0.95), "");
    }

    private static String milliseconds(List<Double> sorted, double share) {
        return "%.1f ms".formatted(sorted.get((int) (share * (sorted.size() - 1))));
    }

    /** What a very large cluster keeps in memory, with its map open and before anybody asked for a plan. */
    public void heap(Path cluster) {
        window.openCluster(cluster);
        window.act(bench -> bench.desk().navigation().show("map"));
        window.untilPlaced();
        System.gc();
        var runtime = Runtime.getRuntime();
        print(
                "heap with 10,000 workloads open",
                "%d MB".formatted((runtime.totalMemory() - runtime.freeMemory()) / 1_000_000),
                "at most 1000 MB");
    }

    private static void print(String what, String measured, String aim) {
        System.out.printf(Locale.ROOT, "| %s | %s | %s |%n", what, measured, aim);
    }
}
