package dev.meshward.testing.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.meshward.live.ClusterAddress;
import dev.meshward.manifest.DataReader;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ManifestReader;
import dev.meshward.manifest.ManifestWriter;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.scan.LiveProgress;
import dev.meshward.scan.LiveScan;
import dev.meshward.scan.ScanOptions;
import dev.meshward.testing.Repository;
import dev.meshward.testing.journey.CommandLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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

    private static final String RESTARTED = "kubectl.kubernetes.io/restartedAt";

    /**
     * Objects come into clusters in many ways, and each leaves other owners of fields behind. Each command may be refused:
     * the namespace comes with a later file, or the object is there. Helm sends the changes of a release as an update.
     */
    private static final List<List<String>> WAYS = List.of(
            List.of("create"),
            List.of("apply"),
            List.of("apply --server-side --field-manager=kubectl"),
            List.of("create --field-manager=helm", "replace --field-manager=helm"),
            List.of("apply --server-side --field-manager=argocd-controller"));

    @TempDir
    private static Path folder;

    private static Optional<RealApiServer> started = Optional.empty();

    @BeforeAll
    static void start() throws Exception {
        var programs = RealApiServer.programs();
        var definitions = Repository.here().shared("crds");
        assumeTrue(programs.isPresent(), "KUBEBUILDER_ASSETS names no folder with etcd, kube-apiserver and kubectl");
        assumeTrue(definitions.isPresent(), "no definitions of custom resources beside the repository");
        started = Optional.of(RealApiServer.start(programs.orElseThrow(), folder));
        server().kubectl("apply", "--server-side", "-R", "-f", definitions.get().toString());
        seed();
    }

    @AfterAll
    static void stop() {
        started.ifPresent(RealApiServer::close);
    }

    private static RealApiServer server() {
        return started.orElseThrow();
    }

    private static void seed() throws Exception {
        try (var files = Files.walk(CLUSTER)) {
            var manifests = files.filter(file -> file.toString().matches(".*\\.ya?ml"))
                    .sorted()
                    .toList();
            for (int round = 0; round < 2; round++) {
                for (int i = 0; i < manifests.size(); i++) {
                    seed(manifests.get(i), WAYS.get(i % WAYS.size()));
                }
            }
        }
    }

    private static void seed(Path manifest, List<String> commands) throws Exception {
        for (var command : commands) {
            var words = new ArrayList<>(List.of(command.split(" ")));
            words.addAll(List.of("-f", manifest.toString()));
            server().kubectl(words.toArray(String[]::new));
        }
    }

    /** Everything the cluster holds but what the API server keeps for itself. */
    private static Map<ObjectKey, Mapping> contents() throws Exception {
        var address = new ClusterAddress(Optional.of("admin"), Optional.of(server().kubeconfig()));
        var snapshot = new LiveScan(Map.of(), ScanOptions.everything(), LiveProgress.unseen())
                .scan(address)
                .snapshot();
        var contents = new TreeMap<ObjectKey, Mapping>();
        snapshot.objects().forEach(object -> contents.put(object.key(), settled(object)));
        return contents;
    }

    private static Mapping settled(Manifest object) {
        var template = object.at("spec", "template", "metadata", "annotations").mapping();
        if (template.get(RESTARTED).isEmpty()) {
            return object.content();
        }
        var spec = object.at("spec").mapping();
        var made = object.at("spec", "template").mapping();
        var metadata = object.at("spec", "template", "metadata").mapping();
        var rest = template.without(RESTARTED);
        metadata = rest.isEmpty() ? metadata.without("annotations") : metadata.with("annotations", rest);
        return object.content().with("spec", spec.with("template", made.with("metadata", metadata)));
    }

    private static Set<ObjectKey> changed(Map<ObjectKey, Mapping> before, Map<ObjectKey, Mapping> after) {
        var keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        keys.removeIf(key -> Optional.ofNullable(before.get(key)).equals(Optional.ofNullable(after.get(key))));
        return keys;
    }

    @ParameterizedTest
    @ValueSource(strings = {"istio", "istio-ambient", "linkerd"})
    void every_step_is_accepted_and_what_is_taken_back_leaves_what_was_there(String mesh) throws Exception {
        var before = contents();
        var plan = planned(mesh);
        assertThat(said("judge", plan.toString(), "--against", "--format", "text"))
                .contains(" 0 no-go,");
        var stages = stages(plan);
        var shell = new Shell(server(), RealApiServer.programs().orElseThrow(), plan);
        var last = before;
        for (var stage : stages) {
            carryOut(shell, stage, "steps.json");
            var now = contents();
            assertThat(touched(plan, stage)).as(stage.toString()).containsAll(words(changed(last, now)));
            last = now;
        }
        assertThat(unlike(plan, "done")).as("after every stage").isEmpty();

        var workload = workload(last);
        server().kubectl("annotate", workload.kind(), workload.name(), "-n", workload.namespace(), "somebody=else");
        for (var stage : stages.reversed()) {
            carryOut(shell, stage, "undo/steps.json");
        }
        assertThat(changed(before, contents())).containsExactly(workload);
        assertThat(unlike(plan, "not begun")).as("after all is undone").isEmpty();
        server().kubectl("annotate", workload.kind(), workload.name(), "-n", workload.namespace(), "somebody-");
        assertThat(changed(before, contents())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"istio", "istio-ambient", "linkerd"})
    void a_dry_run_is_accepted_and_changes_nothing(String mesh) throws Exception {
        var before = contents();
        var ended = ran(
                "plan",
                "--mesh",
                mesh,
                "--out",
                folder.resolve("tried-" + mesh).toString(),
                "--dry-run-against",
                "admin",
                "--dry-run-kubeconfig",
                server().kubeconfig().toString());
        assertThat(ended.err()).contains("Dry run against admin", "0 refused, 0 not known", "nothing was kept");
        assertThat(changed(before, contents())).isEmpty();
    }

    private static ObjectKey workload(Map<ObjectKey, Mapping> contents) {
        return contents.keySet().stream()
                .filter(key -> key.kind().equals("Deployment"))
                .findFirst()
                .orElseThrow();
    }

    private static Path planned(String mesh) {
        var plan = folder.resolve("rollout-" + mesh);
        said("plan", "--mesh", mesh, "--out", plan.toString());
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

    private static List<Path> stages(Path plan) throws IOException {
        try (var folders = Files.list(plan.resolve("stages"))) {
            return folders.sorted().toList();
        }
    }

    private static void carryOut(Shell shell, Path stage, String steps) throws IOException, InterruptedException {
        for (var step : read(Files.readAllBytes(stage.resolve(steps))).items()) {
            var commands = step.at("commands").texts();
            for (var command : commands.isEmpty() ? ofOwner(shell.folder(), stage, step) : commands) {
                assertThat(shell.complaint(command)).as(stage + "/" + steps).isEmpty();
            }
        }
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

    /** The objects of which the plan says that this stage changes them. */
    private static Set<String> touched(Path plan, Path folder) throws IOException {
        var touched = new TreeSet<String>();
        for (var stage :
                read(Files.readAllBytes(plan.resolve("plan.json"))).at("stages").items()) {
            if (stage.at("folder").textOr("").endsWith(folder.getFileName().toString())) {
                stage.at("touched").items().forEach(field -> touched.add(word(field.at("object"))));
            }
        }
        return touched;
    }

    private static String word(Field object) {
        return object.at("kind").textOr("") + " " + object.at("namespace").textOr("") + "/"
                + object.at("name").textOr("");
    }

    private static List<String> words(Set<ObjectKey> keys) {
        return keys.stream()
                .map(key -> key.kind() + " " + key.namespace() + "/" + key.name())
                .toList();
    }
}
