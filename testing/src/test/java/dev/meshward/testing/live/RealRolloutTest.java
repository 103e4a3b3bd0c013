package dev.meshward.testing.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.meshward.manifest.DataReader;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.ManifestReader;
import dev.meshward.manifest.ManifestWriter;
import dev.meshward.testing.Repository;
import dev.meshward.testing.journey.CommandLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A plan is carried out on the API server itself, every step of every stage in its order, and taken back in reverse; needs
 * {@code KUBEBUILDER_ASSETS} and definitions of custom resources beside the repository, and is skipped visibly without.
 */
class RealRolloutTest {

    /** Another story, or the manifests of a real project, by its folder. */
    private static final Path CLUSTER = Optional.ofNullable(System.getProperty("rollout"))
            .map(Path::of)
            .orElseGet(() -> Repository.here().at("sample-clusters/northwind-rail/cluster"));

    /** Of objects that name none. */
    private static final String NAMESPACE = System.getProperty("namespace", "default");

    /** What was done, for the record. */
    private record Tally(int steps, int accepted, int typed) {

        private static final Tally NOTHING = new Tally(0, 0, 0);

        private Tally plus(Tally other) {
            return new Tally(steps + other.steps, accepted + other.accepted, typed + other.typed);
        }
    }

    @TempDir
    private static Path folder;

    private static Optional<RealApiServer> started = Optional.empty();

    private static Optional<WholeServer> whole = Optional.empty();

    @BeforeAll
    static void start() throws Exception {
        var programs = RealApiServer.programs();
        var definitions = Repository.here().shared("crds");
        assumeTrue(programs.isPresent(), "KUBEBUILDER_ASSETS names no folder with etcd, kube-apiserver and kubectl");
        assumeTrue(definitions.isPresent(), "no definitions of custom resources beside the repository");
        started = Optional.of(RealApiServer.start(programs.orElseThrow(), folder));
        server().kubectl("apply", "--server-side", "-R", "-f", definitions.get().toString());
        new Seeding(server(), folder).seed(CLUSTER, NAMESPACE);
        whole = Optional.of(WholeServer.of(server()));
    }

    @AfterAll
    static void stop() {
        started.ifPresent(RealApiServer::close);
    }

    private static RealApiServer server() {
        return started.orElseThrow();
    }

    private static void show(Object... words) {
        if (System.getProperty("figures", "").equals("show")) {
            System.out.println(Stream.of(words).map(String::valueOf).collect(Collectors.joining(" ")));
        }
    }

    private static ServerContents contents() throws Exception {
        return whole.orElseThrow().contents();
    }

    @ParameterizedTest
    @ValueSource(strings = {"istio", "istio-ambient", "linkerd"})
    void every_step_is_accepted_and_what_is_taken_back_leaves_what_was_there(String mesh) throws Exception {
        var before = contents();
        var plan = planned(mesh);
        assertThat(before.changed(contents())).as("after the dry run").isEmpty();
        assertThat(said("judge", plan.toString(), "--against", "--format", "text"))
                .contains(" 0 no-go,");
        var stages = stages(plan);
        var shell = new Shell(server(), RealApiServer.programs().orElseThrow(), plan);
        var done = Tally.NOTHING;
        var last = before;
        for (var stage : stages) {
            done = done.plus(carryOut(shell, stage, "steps.json"));
            var now = contents();
            assertThat(touched(plan, stage).beyond(last.changed(now)))
                    .as(stage.toString())
                    .isEmpty();
            last = now;
        }
        assertThat(unlike(plan, "done")).as("after every stage").isEmpty();

        var somebody = new Somebody(server(), last.workload());
        somebody.interferes();
        var changes = last.changed(contents());
        var undone = Tally.NOTHING;
        for (var stage : stages.reversed()) {
            undone = undone.plus(carryOut(shell, stage, "undo/steps.json"));
        }
        assertThat(before.changed(contents())).isEqualTo(changes).hasSizeGreaterThanOrEqualTo(Somebody.CHANGES);
        assertThat(unlike(plan, "not begun")).as("after all is undone").isEmpty();
        somebody.leaves();
        assertThat(before.changed(contents())).isEmpty();
        show(mesh, "stages", stages.size(), "done", done, "undone", undone);
    }

    /** A plan that the server was asked about before. */
    private static Path planned(String mesh) {
        var plan = folder.resolve("rollout-" + mesh);
        var ended = ran(
                "plan",
                "--mesh",
                mesh,
                "--out",
                plan.toString(),
                "--dry-run-against",
                "admin",
                "--dry-run-kubeconfig",
                server().kubeconfig().toString());
        assertThat(ended.err()).contains("Dry run against admin", "0 refused, 0 not known", "nothing was kept");
        show(mesh, ended.err().lines().filter(line -> line.contains("ry run")).toList());
        return plan;
    }

    /** Everything that a command about the real cluster said. */
    private static String said(String... words) {
        return ran(words).out();
    }

    private static CommandLine.Ended ran(String... words) {
        var arguments = new ArrayList<>(List.of(words));
        arguments.addAll(List.of(
                "--context", "admin", "--kubeconfig", server().kubeconfig().toString()));
        var ended = CommandLine.in(folder).run(arguments.toArray(String[]::new));
        assertThat(ended.exitCode()).as(ended.said()).isIn(0, 1, 4);
        assertThat(ended.said()).doesNotContain("code to quote");
        return ended;
    }

    /** Stages that are seen in another state than this one, with what is seen of them. */
    private static List<String> unlike(Path plan, String expected) {
        var status = said("status", plan.toString(), "--format", "json");
        return read(status.getBytes(StandardCharsets.UTF_8)).at("stages").items().stream()
                // Nobody installs charts here, so the mesh itself is never there as a whole.
                .filter(stage -> !stage.at("folder").textOr("").endsWith("-platform"))
                .filter(stage ->
                        !Set.of(expected, "not told").contains(stage.at("state").textOr("")))
                .map(stage -> ManifestWriter.compactJson(stage.mapping()))
                .toList();
    }

    private static Field read(byte[] json) {
        return DataReader.json("", json).documents().getFirst();
    }

    /** None where there is nothing to do. */
    private static List<Path> stages(Path plan) throws IOException {
        var stages = plan.resolve("stages");
        if (Files.notExists(stages)) {
            return List.of();
        }
        try (var folders = Files.list(stages)) {
            return folders.sorted().toList();
        }
    }

    private static Tally carryOut(Shell shell, Path stage, String steps) throws IOException, InterruptedException {
        var done = Tally.NOTHING;
        for (var step : read(Files.readAllBytes(stage.resolve(steps))).items()) {
            var commands = step.at("commands").texts();
            var files = step.at("files").texts();
            for (var command : commands.isEmpty() ? ofOwner(shell.folder(), stage, step) : commands) {
                assertThat(shell.complaint(command)).as(stage + "/" + steps).isEmpty();
                done = done.plus(new Tally(0, 0, 1));
            }
            boolean isSent = step.at("action").is("create") || step.at("action").is("patch");
            done = done.plus(new Tally(1, isSent ? files.size() : 0, 0));
        }
        return done;
    }

    /** What somebody else has to do in a repository of his own ends in the same patch. */
    private static List<String> ofOwner(Path plan, Path stage, Field step) {
        var commands = new ArrayList<String>();
        for (var name : step.at("files").texts()) {
            var file = stage.resolve(name);
            if (step.at("action").is("patch")) {
                var apiVersion = ManifestReader.one(Repository.read(file)).apiVersion();
                boolean isBuiltIn = !apiVersion.contains(".") || apiVersion.contains(".k8s.io/");
                var path = plan.relativize(file);
                commands.add("kubectl patch -f " + path + " --type=" + (isBuiltIn ? "strategic" : "merge")
                        + " --patch-file " + path);
            }
        }
        return commands;
    }

    private static Promised touched(Path plan, Path folder) throws IOException {
        for (var stage :
                read(Files.readAllBytes(plan.resolve("plan.json"))).at("stages").items()) {
            if (stage.at("folder").textOr("").endsWith(folder.getFileName().toString())) {
                return Promised.by(stage);
            }
        }
        throw new IllegalStateException(folder + " is no stage of the plan.");
    }
}
