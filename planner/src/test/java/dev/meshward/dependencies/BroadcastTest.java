package dev.meshward.dependencies;

import static dev.meshward.dependencies.Calls.assertBelieved;
import static dev.meshward.dependencies.Calls.assertThoughtOf;
import static dev.meshward.dependencies.WrittenCluster.deployment;
import static dev.meshward.dependencies.WrittenCluster.server;
import static dev.meshward.dependencies.WrittenCluster.service;

import org.junit.jupiter.api.Test;

/** Lists that are handed to many: who is on them is known, who is called is not. */
class BroadcastTest {

    @Test
    void a_list_that_everybody_is_given_says_little() {
        var map = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: addresses}
            data: {A_URL: "http://a:80", B_URL: "http://b:80", C_URL: "http://c:80"}
            """;
        var whole = "envFrom: [{configMapRef: {name: addresses}}]\n";
        var yaml = new String[] {
            map,
            server("a", 80),
            server("b", 80),
            server("c", 80),
            deployment("one", whole),
            deployment("two", whole),
            deployment("three", whole),
            deployment("four", whole)
        };
        assertBelieved(yaml).isEmpty();
        assertThoughtOf(yaml).hasSize(12);
    }

    @Test
    void a_shared_list_that_names_its_reader_was_not_written_for_it() {
        var map = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: addresses}
            data: {A_URL: "http://a:80", B_URL: "http://b:80", C_URL: "http://c:80"}
            """;
        var whole = "envFrom: [{configMapRef: {name: addresses}}]\n";
        assertBelieved(
                        map,
                        deployment("a", whole),
                        service("a", 80),
                        server("b", 80),
                        server("c", 80),
                        deployment("web", whole),
                        deployment("till", whole))
                .containsExactly(
                        "till -> a:80", "till -> b:80", "till -> c:80", "web -> a:80", "web -> b:80", "web -> c:80");
    }

    @Test
    void a_list_that_only_two_have_was_handed_to_each_for_something() {
        var map = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: addresses}
            data: {A_URL: "http://a:80", B_URL: "http://b:80", C_URL: "http://c:80"}
            """;
        var whole = "envFrom: [{configMapRef: {name: addresses}}]\n";
        assertBelieved(
                        map,
                        deployment("a", whole),
                        service("a", 80),
                        server("b", 80),
                        server("c", 80),
                        deployment("web", whole))
                .containsExactly("a -> b:80", "a -> c:80", "web -> a:80", "web -> b:80", "web -> c:80");
    }

    @Test
    void a_database_that_is_handed_the_shared_file_calls_nobody() {
        var file = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: tracing}
            data: {tracing.yaml: "agent: ledger:8080\\n"}
            """;
        var mount = """
            volumeMounts: [{name: c, mountPath: /c}]
            """;
        var volumes = "volumes: [{name: c, configMap: {name: tracing}}]\n";
        var cache = deployment("cache", mount).replace("example.org/cache:1", "docker.io/library/memcached:1.6")
                + volumes.indent(6);
        assertBelieved(file, cache, deployment("web", mount) + volumes.indent(6), server("ledger", 8080))
                .containsExactly("web -> ledger:8080");
    }
}
