package dev.meshward.testing.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ManifestWriter;
import dev.meshward.mesh.MeshName;
import dev.meshward.mesh.intent.GeneralAspect;
import dev.meshward.mesh.intent.TranslationLedger;
import dev.meshward.testing.Repository;
import dev.meshward.testing.crd.CustomResources;
import dev.meshward.testing.crd.ModelShapes;
import dev.meshward.testing.crd.PlainData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the projects themselves apply, translated file by file and as a whole. */
class TranslationCorpusTest {

    private static final Optional<Path> CORPUS = TranslationCorpus.FOLDER;
    private static final Optional<Path> CRDS = Repository.here().shared("crds");

    private static final List<String> DOMAINS = List.of("istio.io", "linkerd.io", "smi-spec.io");

    @Test
    void every_leaf_of_every_object_is_in_the_ledger_once_and_nothing_is_left_unsaid() {
        assumeThat(CORPUS).describedAs("../shared/translation is absent").isPresent();
        var wrong = new ArrayList<String>();
        int leaves = 0;
        for (var file : TranslationCorpus.files()) {
            var translation = TranslationCorpus.translated(List.of(file.toString()), TranslationCorpus.other(file));
            for (var page : translation.ledger().pages()) {
                var expected = LeafCount.of(page.object(), DOMAINS);
                var found = page.entries().stream()
                        .map(entry -> entry.leaf().place().path())
                        .toList();
                leaves += found.size();
                if (!found.equals(expected)) {
                    wrong.add(page.object().key() + " " + found + " instead of " + expected);
                }
                page.entries().stream()
                        .filter(entry -> entry.fate().toString().contains("nothing was said"))
                        .forEach(entry -> wrong.add(entry.toString()));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(leaves).isGreaterThan(900);
    }

    @Test
    void every_object_that_is_written_is_accepted_by_its_definition() {
        assumeThat(CORPUS).describedAs("../shared/translation is absent").isPresent();
        assumeThat(CRDS).describedAs("../shared/crds is absent").isPresent();
        var crds = CRDS.get();
        var resources = CustomResources.in(
                List.of(crds.resolve("istio"), crds.resolve("gateway-api"), crds.resolve("linkerd")));
        var refused = new ArrayList<String>();
        for (var file : TranslationCorpus.files()) {
            for (var object : TranslationCorpus.translated(List.of(file.toString()), TranslationCorpus.other(file))
                    .objects()) {
                var data = data(object);
                var verdict =
                        resources.defines(object.apiVersion(), object.key().kind())
                                ? resources.judge(data)
                                : new ModelShapes().judge(data);
                verdict.violations()
                        .forEach(violation -> refused.add(file.getFileName() + " " + object.key() + " " + violation));
            }
        }
        assertThat(refused).isEmpty();
    }

    /** Several files hold versions of one object: one of them is used, and the fields of all are accounted for. */
    @Test
    void a_whole_folder_accounts_for_every_version_of_every_object() {
        assumeThat(CORPUS).describedAs("../shared/translation is absent").isPresent();
        for (var mesh : List.of(MeshName.ISTIO, MeshName.LINKERD)) {
            var folder = CORPUS.get().resolve(mesh.word());
            var to = mesh == MeshName.ISTIO ? MeshName.LINKERD : MeshName.ISTIO;
            var whole =
                    TranslationCorpus.translated(List.of(folder.toString()), to).ledger();
            var oneByOne = TranslationCorpus.files().stream()
                    .filter(file -> file.startsWith(folder))
                    .flatMap(file ->
                            TranslationCorpus.translated(List.of(file.toString()), to).ledger().pages().stream())
                    .toList();

            assertThat(leaves(whole.pages())).isEqualTo(leaves(oneByOne));
            assertThat(whole.pages().stream()
                            .flatMap(page -> page.entries().stream())
                            .filter(entry -> entry.fate().aspect() == GeneralAspect.REPLACED))
                    .isNotEmpty();
        }
    }

    private static List<String> leaves(List<TranslationLedger.Page> pages) {
        return pages.stream()
                .flatMap(page -> page.entries().stream()
                        .map(entry -> page.object().place() + " "
                                + entry.leaf().place().path()))
                .sorted()
                .toList();
    }

    private static Map<String, @Nullable Object> data(Manifest object) {
        return PlainData.map(
                PlainData.documents(ManifestWriter.yaml(object.content())).getFirst());
    }
}
