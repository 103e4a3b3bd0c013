package dev.meshward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusCommandTest {

    @TempDir
    private Path folder = Path.of("");

    private String plan = "";
    private Path cluster = Path.of("");

    @BeforeEach
    void plan_the_shop() throws IOException {
        var shop = PlannedShop.in(folder);
        plan = shop.plan();
        cluster = shop.cluster();
    }

    @Test
    void nothing_is_begun_on_the_cluster_that_was_planned_on() {
        assertThat(states())
                .contains("not begun  03-join-data", "not begun  06-strict-data-shop")
                .noneMatch(line -> line.startsWith("done") || line.startsWith("partly") || line.startsWith("drifted"));
    }

    @Test
    void a_stage_whose_fields_hold_is_done_and_one_that_lacks_some_is_partly() throws IOException {
        carryOut("03-join-data");
        label("shop");

        assertThat(states()).contains("done       03-join-data", "partly     04-join-shop", "not begun  05-join-web");
    }

    @Test
    void pods_without_the_proxy_keep_a_join_from_being_done() throws IOException {
        carryOut("03-join-data");
        pod("redis-1", "redis", "");
        pod("redis-2", "redis", ", {name: istio-proxy, image: p}");

        assertThat(status().out())
                .contains("partly     03-join-data")
                .contains("no proxy: deployment data/redis (1 of 2 pods)");
    }

    @Test
    void what_was_reported_applied_and_is_as_before_has_drifted() {
        Spoken.by("record", plan, "3", "applied");

        assertThat(status().out())
                .contains("drifted    03-join-data")
                .contains("namespace data metadata.labels.istio-injection is as it was before, though the stage was"
                        + " reported applied");
    }

    @Test
    void a_newcomer_in_a_namespace_that_joined_as_a_whole_is_named() throws IOException {
        carryOut("03-join-data");
        Files.writeString(cluster.resolve("new.yaml"), """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: cache, namespace: data}
            spec:
              selector: {matchLabels: {app: cache}}
              template: {metadata: {labels: {app: cache}}, spec: {containers: [{name: cache, image: cache}]}}
            ---
            apiVersion: v1
            kind: Namespace
            metadata: {name: brand-new}
            """);

        assertThat(status().out())
                .contains("drifted: deployment data/cache is new in data")
                .contains("new namespace, unknown to the plan: brand-new")
                .contains("new workload, unknown to the plan: deployment data/cache");
        assertThat(status("--format", "json").out())
                .contains("\"state\": \"drifted\"")
                .contains("brand-new");
    }

    @Test
    void what_was_seen_reaches_the_plan_and_its_documents() throws IOException {
        carryOut("03-join-data");

        assertThat(status("--save").exitCode()).isZero();
        var text = Files.readString(Path.of(plan, "plan.json"));
        assertThat(text.substring(text.indexOf("\"observed\""))).contains("\"state\": \"done\"");
        assertThat(Spoken.by("export", plan).exitCode()).isZero();
    }

    @Test
    void planning_again_keeps_the_ids_of_stages_and_takes_newcomers_in() throws IOException {
        carryOut("03-join-data");
        var before = ids();
        Files.writeString(cluster.resolve("new.yaml"), """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: cache, namespace: web}
            spec:
              selector: {matchLabels: {app: cache}}
              template: {metadata: {labels: {app: cache}}, spec: {containers: [{name: cache, image: cache}]}}
            """);
        var said = status("--replan");

        assertThat(said.exitCode()).as(said.err()).isZero();
        assertThat(ids()).contains(before.get(3)).containsAll(before.subList(0, 4));
        assertThat(Files.readString(Path.of(plan, "plan.json"))).contains("\"name\": \"cache\"");
        assertThat(status().out()).contains("done       03-join-data").doesNotContain("unknown to the plan");
    }

    /** What the steps of a stage leave behind, as files: objects it creates, and the label of the namespace. */
    private void carryOut(String stage) throws IOException {
        try (var files = Files.list(Path.of(plan, "stages", stage, "apply"))) {
            for (var file : files.toList()) {
                Files.copy(file, cluster.resolve(file.getFileName()));
            }
        }
        label(stage.replaceFirst(".*-", ""));
    }

    private void label(String namespace) throws IOException {
        var file = cluster.resolve(namespace + ".yaml");
        Files.writeString(
                file,
                Pattern.compile("(?m)^  name: " + namespace + "$")
                        .matcher(Files.readString(file))
                        .replaceFirst("  name: " + namespace + "\n  labels: {istio-injection: enabled}"));
    }

    private void pod(String name, String app, String more) throws IOException {
        Files.writeString(cluster.resolve(name + ".yaml"), """
            apiVersion: v1
            kind: Pod
            metadata:
              name: %s
              namespace: data
              labels: {app: %s, pod-template-hash: abc}
              ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: %s-abc, controller: true}]
            spec: {containers: [{name: redis, image: redis}%s]}
            status: {phase: Running}
            """.formatted(name, app, app, more));
    }

    private Spoken status(String... options) {
        var words = new java.util.ArrayList<>(List.of("status", plan, cluster.toString()));
        words.addAll(List.of(options));
        return Spoken.by(words.toArray(String[]::new));
    }

    private List<String> states() {
        return status().out()
                .lines()
                .map(line -> line.replaceFirst(" \\(.*", ""))
                .toList();
    }

    private List<String> ids() throws IOException {
        var text = Files.readString(Path.of(plan, "plan.json"));
        return Pattern.compile("\"id\": \"([^\"]+)\"")
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
