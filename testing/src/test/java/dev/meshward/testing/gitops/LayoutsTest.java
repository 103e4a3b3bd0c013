package dev.meshward.testing.gitops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.meshward.export.PlanDirectoryReader;
import dev.meshward.export.gitops.Layout;
import dev.meshward.saved.PlanReading;
import dev.meshward.saved.SavedPlan;
import dev.meshward.testing.Repository;
import dev.meshward.testing.journey.CommandLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every layout against the plain tree, for a plan of each mesh with sidecars. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LayoutsTest {

    private Path folder = Path.of("");

    private final List<SavedPlan> plans = new ArrayList<>();

    @BeforeAll
    void plan(@TempDir Path given) throws IOException {
        folder = given;
        for (var mesh : List.of("istio", "linkerd")) {
            var target = folder.resolve(mesh);
            var ended = CommandLine.in(Repository.here().at(""))
                    .run("plan", "sample-clusters/corner-shop", "--mesh", mesh, "--out", target.toString());
            assertThat(ended.exitCode()).as(ended.said()).isZero();
            if (PlanReading.of(PlanDirectoryReader.read(target)) instanceof PlanReading.Read(var plan)) {
                plans.add(plan);
            }
        }
        assertThat(plans).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(value = Layout.class, mode = EnumSource.Mode.EXCLUDE, names = "PLAIN")
    void only_objects_we_create_are_resources_so_nothing_else_can_be_pruned_or_deleted(Layout layout) {
        for (var plan : plans) {
            var created = PlainTree.of(plan).created();
            var written = texts(layout.files(plan));
            assertThat(Resources.of(layout, written)).isNotEmpty().isSubsetOf(created);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Layout.class, mode = EnumSource.Mode.EXCLUDE, names = "PLAIN")
    void nothing_prunes_and_nothing_goes_on_by_itself(Layout layout) {
        for (var plan : plans) {
            var manifests = texts(layout.files(plan)).entrySet().stream()
                    .filter(file -> file.getKey().endsWith(".yaml"))
                    .map(Map.Entry::getValue)
                    .toList();
            assertThat(manifests)
                    .noneMatch(text -> text.contains("prune: true")
                            || text.contains("automated:")
                            || text.contains("finalizers:")
                            || text.contains("suspend: false"));
        }
    }

    @Test
    void an_application_a_stage_is_not_pruning_and_a_kustomization_a_stage_is_suspended() {
        for (var plan : plans) {
            assertThat(in("/applications/", Layout.ARGOCD.files(plan)))
                    .isNotEmpty()
                    .allSatisfy((_, text) -> assertThat(text).contains("Prune=false"));
            assertThat(in("/kustomizations/", Layout.FLUX.files(plan)))
                    .isNotEmpty()
                    .allSatisfy((_, text) -> assertThat(text).contains("suspend: true", "prune: false"));
        }
    }

    @ParameterizedTest
    @EnumSource(value = Layout.class, mode = EnumSource.Mode.EXCLUDE, names = "PLAIN")
    void after_every_stage_the_layout_gives_what_the_plain_tree_gives(Layout layout) {
        for (var plan : plans) {
            var plain = PlainTree.of(plan);
            var rendered = Rendering.of(layout, texts(layout.files(plan)));
            for (var stage : plan.stages()) {
                int number = stage.stage().number();
                assertThat(rendered.after(number))
                        .as("%s, stage %d", layout, number)
                        .isEqualTo(plain.after(number));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = Layout.class, mode = EnumSource.Mode.EXCLUDE, names = "PLAIN")
    void the_changes_to_objects_of_others_and_their_way_back_are_those_of_the_plain_tree(Layout layout) {
        for (var plan : plans) {
            var plain = PlainTree.of(plan);
            var written = texts(layout.files(plan));
            assertThat(Resources.patches(written, "/owners/")).isEqualTo(plain.foreign("patch/"));
            assertThat(Resources.patches(written, "/undo/")).isEqualTo(plain.foreign("undo/patch/"));
        }
    }

    @ParameterizedTest
    @EnumSource(value = Layout.class, mode = EnumSource.Mode.EXCLUDE, names = "PLAIN")
    void every_stage_says_its_way_back_before_anything_else(Layout layout) {
        for (var plan : plans) {
            var pages = texts(layout.files(plan)).entrySet().stream()
                    .filter(file -> file.getKey().matches(".*/[0-9]{2}-[^/]+/README.md"))
                    .map(Map.Entry::getValue)
                    .toList();
            assertThat(pages)
                    .hasSameSizeAs(plan.stages())
                    .allMatch(page ->
                            page.indexOf("## Undo") > 0 && page.indexOf("## Undo") < page.indexOf("## Promote"));
        }
    }

    @Test
    void the_command_writes_a_layout_beside_the_stages_and_the_judge_still_finds_them() {
        var root = CommandLine.in(Repository.here().at(""));
        var target = folder.resolve("istio").toString();
        var exported = root.run("export", target, "--layout", "kustomize", "--formats", "markdown");
        assertThat(exported.exitCode()).as(exported.said()).isZero();
        assertThat(Path.of(target, "gitops", "kustomize")).isDirectory();
        assertThat(root.run("judge", target).exitCode()).isZero();
    }

    @Test
    void kustomize_itself_builds_what_the_plain_tree_gives() throws Exception {
        var kustomize = Programs.find("kustomize");
        assumeThat(kustomize).as("kustomize, by KUSTOMIZE or on the path").isPresent();
        for (var plan : plans) {
            var root = write(Layout.KUSTOMIZE, plan);
            for (var stage : plan.stages()) {
                var built = root.resolve("gitops/kustomize/" + stage.folder().substring("stages/".length()));
                if (Files.exists(built.resolve("kustomization.yaml"))) {
                    assertThat(PlainTree.contents(Programs.run(kustomize.orElseThrow(), "build", built.toString())))
                            .isEqualTo(PlainTree.of(plan).after(stage.stage().number()));
                }
            }
        }
    }

    @Test
    void helm_itself_renders_what_the_plain_tree_gives() throws Exception {
        var helm = Programs.find("helm");
        assumeThat(helm).as("helm, by HELM or on the path").isPresent();
        for (var plan : plans) {
            var chart = write(Layout.HELM, plan).resolve("gitops/helm/chart");
            for (var stage : plan.stages()) {
                int number = stage.stage().number();
                var rendered =
                        Programs.run(helm.orElseThrow(), "template", "x", chart.toString(), "--set", "stage=" + number);
                assertThat(Rendering.withoutMarks(PlainTree.contents(rendered)))
                        .isEqualTo(PlainTree.of(plan).after(number));
            }
        }
    }

    private Path write(Layout layout, SavedPlan plan) throws IOException {
        var root = Files.createTempDirectory(folder, layout.word());
        for (var file : layout.files(plan).entrySet()) {
            var place = root.resolve(file.getKey());
            Files.createDirectories(place.resolve("..").normalize());
            Files.write(place, file.getValue());
        }
        return root;
    }

    private static SortedMap<String, String> in(String part, SortedMap<String, byte[]> files) {
        var some = texts(files);
        some.keySet().removeIf(path -> !path.contains(part));
        return some;
    }

    private static SortedMap<String, String> texts(SortedMap<String, byte[]> files) {
        var texts = new TreeMap<String, String>();
        files.forEach((path, bytes) -> texts.put(path, new String(bytes, StandardCharsets.UTF_8)));
        return texts;
    }
}
