package dev.meshward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphCommandTest {

    private static final String SHOP = "../sample-clusters/corner-shop";

    @Test
    void the_table_begins_with_the_header_that_scripts_rely_on() {
        var table = Spoken.by("graph", SHOP, "--format", "csv");

        assertThat(table.exitCode()).isZero();
        assertThat(table.out().lines().findFirst())
                .contains("from_namespace,from_workload,to_namespace,to_service,port,protocol,confidence,evidence,"
                        + "to_workloads");
        assertThat(table.out()).contains("shop,cart,data,redis,6379,tcp,high,");
    }

    @Test
    void every_reason_for_a_call_is_told_with_its_place() {
        var why = Spoken.by("graph", SHOP, "--why", "shop/cart", "data/redis");

        assertThat(why.exitCode()).isZero();
        assertThat(why.out()).contains("shop.yaml:").contains("high");
    }

    @Test
    void a_name_that_nothing_calls_is_wrong_usage() {
        var unknown = Spoken.by("graph", SHOP, "--of", "shop/nobody");

        assertThat(unknown.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(unknown.err()).contains("shop/nobody");
        assertThat(unknown.out()).isEmpty();
    }

    @Test
    void an_unknown_word_is_answered_with_the_known_ones() {
        assertThat(Spoken.by("graph", SHOP, "--kinds", "calls").err()).contains("call, scrape, probe, webhook");
        assertThat(Spoken.by("graph", SHOP, "--min-confidence", "sure").err()).contains("low, medium, high");
        assertThat(Spoken.by("graph", SHOP, "--format", "xml").err()).contains("graphml");
    }

    @Test
    void a_cluster_can_come_through_a_pipe() {
        var piped = Spoken.by("""
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: caller}
            spec:
              selector: {matchLabels: {app: caller}}
              template:
                metadata: {labels: {app: caller}}
                spec:
                  containers:
                    - name: caller
                      image: example/caller:1
                      env: [{name: TARGET, value: "http://callee.there:8080"}]
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: callee, namespace: there}
            spec:
              selector: {app: callee}
              ports: [{name: http, port: 8080}]
            """, Map.of(), "graph", "-", "--format", "csv", "--default-namespace", "here");

        assertThat(piped.exitCode()).isZero();
        assertThat(piped.out()).contains("here,caller,there,callee,8080,http,");
    }

    @Test
    void several_sources_are_one_cluster() {
        var both = Spoken.by("graph", SHOP + "/cluster/shop.yaml", SHOP + "/cluster/data.yaml", "--format", "csv");

        assertThat(both.out()).contains("shop,cart,data,redis,6379,tcp,high,");
    }

    @Test
    void a_picture_goes_to_standard_output_or_into_a_file(@TempDir Path folder) throws IOException {
        var svg = Spoken.by("graph", SHOP, "--format", "svg");
        var file = folder.resolve("map.png");
        var png = Spoken.by("graph", SHOP, "--format", "png", "--level", "workloads", "-o", file.toString());

        assertThat(svg.exitCode()).isZero();
        assertThat(svg.out()).startsWith("<svg ").contains(">shop<", "fingerprint");
        assertThat(png.exitCode()).isZero();
        assertThat(png.out()).isEmpty();
        assertThat(Files.readAllBytes(file)).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void an_opened_namespace_shows_its_workloads_and_one_that_is_not_there_is_wrong_usage() {
        assertThat(Spoken.by("graph", SHOP, "--format", "svg", "--open", "shop").out())
                .contains(">cart<", ">data<");
        assertThat(Spoken.by("graph", SHOP, "--format", "svg", "--open", "nowhere")
                        .exitCode())
                .isEqualTo(ExitCode.USAGE);
    }
}
