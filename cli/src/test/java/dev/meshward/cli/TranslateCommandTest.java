package dev.meshward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranslateCommandTest {

    private static final String TOWN = """
        apiVersion: v1
        kind: Service
        metadata: {name: db, namespace: data}
        spec: {clusterIP: 10.0.0.7, selector: {app: db}, ports: [{name: http, port: 80, targetPort: 8080}]}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: db, namespace: data}
        spec:
          selector: {matchLabels: {app: db}}
          template:
            metadata: {labels: {app: db}}
            spec: {serviceAccountName: db, containers: [{name: db, image: "example/db:1", ports: [{containerPort: 8080}]}]}
        """;

    private static final String ROUTE = TOWN + """
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: db, namespace: data}
        spec:
          hosts: [db]
          http:
            - timeout: 3s
              retries: {attempts: 0}
              route: [{destination: {host: db}}]
        """;

    /** Nobody else is named in Linkerd, so that a rule for a mesh's own words has no counterpart there. */
    private static final String EXTENSION = ROUTE + """
        ---
        apiVersion: networking.istio.io/v1alpha3
        kind: EnvoyFilter
        metadata: {name: odd, namespace: data}
        spec: {configPatches: [{applyTo: CLUSTER}]}
        """;

    @TempDir
    private Path folder = Path.of("");

    private static Spoken translate(String yaml, String... options) {
        var args = Stream.concat(Stream.of("translate", "-", "--to", "linkerd"), Stream.of(options));
        return Spoken.by(yaml, Map.of(), args.toArray(String[]::new));
    }

    @Test
    void manifests_go_to_standard_output_and_everything_else_beside_it() {
        var said = translate(ROUTE);

        assertThat(said.exitCode()).isZero();
        assertThat(said.out())
                .contains("kind: HTTPRoute")
                .contains("request: 3s")
                .doesNotContain("fields:");
        assertThat(said.err()).contains("fields: ").contains("where requests go: equal");
    }

    @Test
    void a_folder_gets_the_manifests_and_the_report_and_is_replaced_whole_the_next_time() throws IOException {
        var out = folder.resolve("out");

        assertThat(translate(ROUTE, "-o", out.toString()).exitCode()).isZero();
        Files.writeString(out.resolve("stale.yaml"), "");
        assertThat(translate(ROUTE, "-o", out.toString()).exitCode()).isZero();

        assertThat(out.resolve("stale.yaml")).doesNotExist();
        assertThat(files(out)).anyMatch(file -> file.endsWith(".yaml")).anyMatch(file -> file.endsWith(".json"));
    }

    @Test
    void a_folder_with_something_else_in_it_is_refused() throws IOException {
        var precious = Files.writeString(folder.resolve("precious.txt"), "mine");

        assertThat(translate(ROUTE, "-o", folder.toString()).exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(precious).hasContent("mine");
        assertThat(files(folder)).hasSize(1);
    }

    @Test
    void reports_are_json_or_markdown_by_their_ending() throws IOException {
        var json = folder.resolve("report.json");
        var markdown = folder.resolve("report.md");

        translate(EXTENSION, "--report", json.toString());
        translate(EXTENSION, "--report", markdown.toString());

        assertThat(Files.readString(json)).startsWith("{").contains("\"fate\": \"lost\"");
        assertThat(Files.readString(markdown)).startsWith("# ").contains("EnvoyFilter");
        assertThat(translate(ROUTE, "--report", "report.txt").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void strict_says_no_to_any_loss() {
        assertThat(translate(EXTENSION).exitCode()).isZero();
        assertThat(translate(EXTENSION, "--strict").exitCode()).isEqualTo(ExitCode.NO);
        assertThat(translate(ROUTE, "--strict").exitCode()).isZero();
    }

    @Test
    void a_source_that_speaks_to_no_mesh_or_only_to_the_target_is_wrong_usage() {
        assertThat(translate(TOWN).exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(Spoken.by(ROUTE, Map.of(), "translate", "-", "--to", "istio").exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(translate(ROUTE, "--from", "nomad").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    /** What no rule takes is answered with 404, and no network of Linkerd's may speak of addresses of the cluster's own. */
    private static final String OPENED = ROUTE + """
        ---
        apiVersion: networking.istio.io/v1
        kind: ServiceEntry
        metadata: {name: out, namespace: data}
        spec: {hosts: [out.example], addresses: [10.9.0.0/16], resolution: NONE, ports: [{number: 80, name: http, protocol: HTTP}]}
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: out, namespace: data}
        spec:
          hosts: [out.example]
          http: [{match: [{uri: {exact: /a}}], route: [{destination: {host: out.example}}]}]
        """;

    @Test
    void nothing_is_written_where_calls_would_leave_that_are_refused_unless_it_is_accepted() throws IOException {
        var out = folder.resolve("out");
        var report = folder.resolve("report.json");
        var refused = translate(OPENED, "-o", out.toString(), "--report", report.toString());

        assertThat(refused.exitCode()).isEqualTo(ExitCode.NO);
        assertThat(refused.err()).contains("calls would leave the cluster that are refused now", "--accept-wider");
        assertThat(out).doesNotExist();
        assertThat(Files.readString(report)).contains("out.example", "wider");

        var accepted = translate(OPENED, "-o", out.toString(), "--accept-wider");

        assertThat(accepted.exitCode()).isEqualTo(ExitCode.NO);
        assertThat(files(out)).anyMatch(file -> file.endsWith(".yaml"));
    }

    private static java.util.List<String> files(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> String.valueOf(file.getFileName()))
                    .toList();
        }
    }
}
