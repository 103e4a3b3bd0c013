package dev.meshward.desktop.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.desktop.background.Background;
import dev.meshward.desktop.session.OpenedSession;
import dev.meshward.desktop.translate.TranslateViewModel.Filter;
import dev.meshward.desktop.translate.TranslateViewModel.Sheet;
import dev.meshward.desktop.translate.TranslateViewModel.Translating;
import dev.meshward.equivalence.Compared;
import dev.meshward.equivalence.Comparison;
import dev.meshward.equivalence.Counterexample;
import dev.meshward.equivalence.Relation;
import dev.meshward.export.TranslationWriter;
import dev.meshward.mesh.MeshName;
import dev.meshward.translation.Translation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranslateViewModelTest {

    private static final String ROUTES = """
        apiVersion: v1
        kind: Service
        metadata: {name: reviews, namespace: shop}
        spec: {selector: {app: reviews}, ports: [{port: 80, name: http}]}
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: reviews, namespace: shop}
        spec:
          hosts: [reviews]
          http:
          - timeout: 3s
            mirror: {host: shadow}
            route:
            - destination: {host: reviews, port: {number: 80}}
        """;

    private static final String NOTHING = "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n";

    @TempDir
    private Path folder = Path.of("");

    private final OpenedSession opened = new OpenedSession();
    private final Background background = opened.another();
    private boolean opensDoors;
    private final TranslateViewModel model =
            new TranslateViewModel(opened.session(), background, (input, wish, progress) -> {
                var translation = Translating.bySurvey().translate(input, wish, progress);
                return opensDoors ? letting(translation) : translation;
            });

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void every_field_has_its_fate_and_its_line_on_both_sides() throws InterruptedException {
        translate(ROUTES);
        var translated = ready();

        var lines = translated.left().text().lines().toList();
        assertThat(translated.fields())
                .isNotEmpty()
                .allSatisfy(row ->
                        assertThat(row.from()).describedAs(row.toString()).isBetween(1, lines.size()));
        var timeout = translated.fields().stream()
                .filter(row -> row.field().equals("spec.http[0].timeout"))
                .findFirst()
                .orElseThrow();
        assertThat(lines.get(timeout.from() - 1)).contains("timeout: 3s");
        assertThat(timeout.to()).isPositive();
        assertThat(translated
                        .right()
                        .text()
                        .lines()
                        .skip(timeout.to() - 1L)
                        .findFirst()
                        .orElseThrow())
                .startsWith("apiVersion:");
        model.chooseSource(timeout.from());
        assertThat(model.chosen().get()).contains(timeout);
        assertThat(translated.verdict().getFirst()).contains("carried", "lost");
    }

    @Test
    void fields_are_sifted_by_fate_and_by_words() throws InterruptedException {
        translate(ROUTES);
        int all = model.rows().get().size();

        model.filter(new Filter("lost", ""));
        assertThat(model.rows().get())
                .isNotEmpty()
                .hasSizeLessThan(all)
                .allMatch(row -> row.fate().equals("lost"));
        model.filter(new Filter("", "virtualservice MIRROR"));
        assertThat(model.rows().get()).isNotEmpty().allMatch(row -> row.field().contains("mirror"));
    }

    @Test
    void the_translation_is_saved_with_its_report() throws InterruptedException, IOException {
        translate(ROUTES);
        var target = folder.resolve("linkerd");
        model.accept(true);
        model.save(target);
        opened.until(() -> !model.answer().get().isEmpty());

        assertThat(model.answer().get()).startsWith("Written to");
        assertThat(Files.readString(target.resolve(TranslationWriter.REPORT))).contains("spec.http[0].timeout");
    }

    @Test
    void what_lets_somebody_in_is_not_written_before_somebody_accepts_it() throws InterruptedException {
        opensDoors = true;
        translate(ROUTES);
        assertThat(model.isWider()).isTrue();
        assertThat(ready().differences().getFirst()).startsWith("wider");

        model.save(folder.resolve("linkerd"));
        assertThat(model.answer().get()).contains("Nothing is written");
        assertThat(folder.resolve("linkerd")).doesNotExist();
        model.accept(true);
        model.save(folder.resolve("linkerd"));
        opened.until(() -> Files.exists(folder.resolve("linkerd/" + TranslationWriter.REPORT)));
    }

    @Test
    void what_says_nothing_to_a_mesh_is_refused_in_words() throws InterruptedException {
        model.choose(new TranslateInput.Pasted(NOTHING));
        opened.until(() -> model.sheet().get() instanceof Sheet.Refused);

        assertThat(((Sheet.Refused) model.sheet().get()).because()).contains("says nothing to any mesh");
    }

    /** Our own translations never do; the guard is for the day one does. */
    private static Translation letting(Translation translation) {
        var example = new Counterexample(Relation.WIDER, "shop/thief", "GET http://reviews.shop/", "refused", "served");
        var door = new Comparison.Door(
                new WorkloadId("Deployment", "shop", "reviews"),
                80,
                new Compared(Relation.WIDER, List.of(example), List.of()));
        return new Translation(
                translation.from(),
                translation.to(),
                translation.ledger(),
                translation.objects(),
                translation.patches(),
                translation.remarks(),
                new Comparison(List.of(door), translation.comparison().ways()));
    }

    private void translate(String text) throws InterruptedException {
        assertThat(model.to()).isEqualTo(MeshName.LINKERD);
        model.choose(new TranslateInput.Pasted(text));
        opened.until(() -> model.sheet().get() instanceof Sheet.Ready);
    }

    private Translated ready() {
        return model.sheet().get() instanceof Sheet.Ready(var translated)
                ? translated
                : org.assertj.core.api.Assertions.fail(model.sheet().get().toString());
    }
}
