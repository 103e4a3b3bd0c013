package dev.meshward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

    private static final String RAIL = "../sample-clusters/northwind-rail";
    private static final String DEPLOYMENT = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: shop}
        spec:
          replicas: 2
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec:
              serviceAccountName: web
              containers: [{name: web, image: "example/web:1"}]
        """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_finding_says_what_where_why_and_what_to_do() {
        var check = Spoken.by("check", RAIL);

        assertThat(check.out())
                .containsPattern("MW-\\d{3}  error    deployment ticketing/barcode  \\(.*ticketing.yaml:\\d+ spec\\.")
                .containsPattern("docs/findings/MW-\\d{3}\\.md")
                .containsPattern("\\d+ findings: \\d+ errors, \\d+ warnings");
    }

    @Test
    void the_answer_is_no_from_the_named_severity_on() {
        assertThat(Spoken.by("check", RAIL).exitCode()).isEqualTo(ExitCode.NO);
        assertThat(Spoken.by("check", RAIL, "--fail-on", "never").exitCode()).isZero();
        assertThat(Spoken.by("check", "../sample-clusters/corner-shop").exitCode())
                .isZero();
        assertThat(Spoken.by("check", "../sample-clusters/corner-shop", "--fail-on", "warning")
                        .exitCode())
                .isEqualTo(ExitCode.NO);
    }

    @Test
    void every_namespace_has_a_score_that_is_explained_and_every_format_tells_it() {
        assertThat(Spoken.by("check", RAIL).out())
                .containsPattern("ticketing  \\d+ of 100: \\d+ ready")
                .containsPattern("Deployment barcode cannot join: .*MW-\\d{3}")
                .contains("Checked for Istio ");
        assertThat(Spoken.by("check", RAIL, "--format", "json").out()).contains("\"points\": ");
        assertThat(Spoken.by("check", RAIL, "--format", "markdown").out()).contains("## Who is ready");
    }

    @Test
    void a_finding_somebody_lives_with_is_shown_with_the_reason_and_does_not_count() throws IOException {
        Files.writeString(
                folder.resolve("web.yaml"),
                DEPLOYMENT.replace("image: \"example", "ports: [{containerPort: 15001}], image: \"example"));
        var file = Files.writeString(folder.resolve("suppress.txt"), """
            suppress:
              - {code: MW-213, object: deployment shop/web, reason: It never joins.}
            """);

        var check = Spoken.by("check", folder.toString(), "--suppress", file.toString());

        assertThat(check.exitCode()).isZero();
        assertThat(check.out()).contains("Suppressed MW-213 deployment shop/web: It never joins.");
        assertThat(Spoken.by("check", folder.toString(), "--suppress", "not-there")
                        .exitCode())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void every_format_is_offered() {
        assertThat(Spoken.by("check", RAIL, "--format", "json").out()).startsWith("{");
        assertThat(Spoken.by("check", RAIL, "--format", "sarif").out()).contains("\"version\": \"2.1.0\"");
        assertThat(Spoken.by("check", RAIL, "--format", "markdown").out()).startsWith("#");
    }

    @Test
    void a_source_that_is_not_there_cannot_be_read() {
        var missing = Spoken.by("check", folder.resolve("nothing").toString());

        assertThat(missing.exitCode()).isEqualTo(ExitCode.UNREADABLE_SOURCE);
        assertThat(missing.err()).contains("nothing");
    }

    @Test
    void an_empty_folder_holds_no_cluster() {
        assertThat(Spoken.by("check", folder.toString()).exitCode()).isEqualTo(ExitCode.UNREADABLE_SOURCE);
    }

    @Test
    void a_broken_document_among_good_ones_is_a_gap_with_its_place() throws IOException {
        Files.writeString(folder.resolve("all.yaml"), DEPLOYMENT + "---\nkind: [\n");

        var check = Spoken.by("check", folder.toString(), "--fail-on", "never");

        assertThat(check.exitCode()).isEqualTo(ExitCode.DONE_WITH_GAPS);
        assertThat(check.err()).contains("not read:").contains("all.yaml:");
    }

    @Test
    void what_is_told_of_gaps_is_told_quietly_too() throws IOException {
        Files.writeString(folder.resolve("all.yaml"), DEPLOYMENT + "---\nkind: [\n");

        assertThat(Spoken.by("check", folder.toString(), "--quiet").err()).contains("not read:");
    }

    @Test
    void documents_that_are_understood_to_be_foreign_are_no_gap() throws IOException {
        Files.writeString(folder.resolve("web.yaml"), DEPLOYMENT);
        Files.writeString(folder.resolve("values.yaml"), "image:\n  tag: 1\n");

        assertThat(Spoken.by("check", folder.toString(), "--fail-on", "never").exitCode())
                .isZero();
    }

    @Test
    void a_source_has_to_be_named() {
        assertThat(Spoken.by("check").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(Spoken.by("check").err()).contains("a source is missing");
    }

    @Test
    void clusters_and_files_are_not_mixed_and_unknown_meshes_are_not_known() {
        var mixed = Spoken.by("check", RAIL, "--context", "production");
        var unknown = Spoken.by("check", RAIL, "--mesh", "consul");

        assertThat(mixed.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(mixed.err()).contains("one or the other");
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(unknown.err()).contains("istio, istio-ambient and linkerd");
        assertThat(Spoken.by("check", "--help").out()).contains("--context", "--kubeconfig");
    }

    @Test
    void what_is_no_version_and_no_selector_is_wrong_usage() {
        assertThat(Spoken.by("check", RAIL, "--mesh-version", "latest").exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(Spoken.by("check", RAIL, "--selector", "a=b,,").exitCode()).isEqualTo(ExitCode.USAGE);
    }
}
