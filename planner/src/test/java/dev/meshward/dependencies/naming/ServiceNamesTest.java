package dev.meshward.dependencies.naming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.dependencies.WrittenCluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names as a pod of the namespace {@code shop} would have them resolved. */
class ServiceNamesTest {

    private static final String SERVICES = """
        apiVersion: v1
        kind: Service
        metadata: {name: ledger}
        spec: {clusterIP: 10.96.0.17, ports: [{port: 8080}]}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: kafka, namespace: data}
        spec: {clusterIP: None, ports: [{port: 9092}]}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: queue}
        spec: {type: ExternalName, externalName: kafka.data.svc.cluster.local}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: bank}
        spec: {type: ExternalName, externalName: api.bank.com}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: round}
        spec: {type: ExternalName, externalName: round.shop.svc}
        """;

    private static final ServiceNames NAMES = new ServiceNames(WrittenCluster.of(SERVICES));

    @ParameterizedTest
    @CsvSource({
        "ledger, shop/ledger",
        "ledger.shop, shop/ledger",
        "ledger.shop.svc, shop/ledger",
        "ledger.shop.svc.cluster.local, shop/ledger",
        "ledger.shop.svc.corp.internal, shop/ledger",
        "kafka.data, data/kafka",
        "kafka-0.kafka.data, data/kafka",
        "kafka-0.kafka.data.svc.cluster.local, data/kafka",
        "10.96.0.17, shop/ledger",
        "bank, shop/bank"
    })
    void a_name_of_a_service_resolves_as_the_cluster_does(String host, String service) {
        assertThat(NAMES.resolve(host, "shop"))
                .isInstanceOfSatisfying(
                        Resolution.Found.class,
                        found -> assertThat(found.service().id()).hasToString(service));
    }

    @Test
    void a_pod_of_a_service_of_the_own_namespace_resolves() {
        assertThat(NAMES.resolve("kafka-2.kafka", "data"))
                .isInstanceOfSatisfying(
                        Resolution.Found.class,
                        found -> assertThat(found.byPod()).isTrue());
    }

    @Test
    void an_external_name_inside_the_cluster_is_answered_by_its_target() {
        assertThat(NAMES.resolve("queue", "shop"))
                .isInstanceOfSatisfying(
                        Resolution.Found.class,
                        found -> assertThat(found.target().id()).hasToString("data/kafka"));
    }

    @Test
    void an_external_name_that_stands_for_itself_ends_somewhere() {
        assertThat(NAMES.resolve("round", "shop")).isInstanceOf(Resolution.Found.class);
    }

    @ParameterizedTest
    @CsvSource({
        "kafka, shop/kafka, false",
        "orders.shop, shop/orders, true",
        "orders.nowhere.svc, nowhere/orders, true",
        "kafka-0.broker, shop/broker, false"
    })
    void a_name_without_a_service_dangles_where_it_would_be(String host, String service, boolean qualified) {
        assertThat(NAMES.resolve(host, "shop")).isInstanceOfSatisfying(Resolution.Missing.class, missing -> {
            assertThat(missing.service()).hasToString(service);
            assertThat(missing.qualified()).isEqualTo(qualified);
        });
    }

    @ParameterizedTest
    @CsvSource({"localhost", "127.0.0.1", "0.0.0.0", "192.168.1.7", "localhost.localdomain"})
    void the_pod_itself_and_bare_numbers_are_nobody(String host) {
        assertThat(NAMES.resolve(host, "shop")).isInstanceOf(Resolution.Nowhere.class);
    }

    @ParameterizedTest
    @CsvSource({"kubernetes", "kubernetes.default", "kubernetes.default.svc", "kubernetes.default.svc.cluster.local"})
    void the_kubernetes_api_has_names_of_its_own(String host) {
        assertThat(NAMES.resolve(host, "shop")).isInstanceOf(Resolution.Api.class);
    }

    @ParameterizedTest
    @CsvSource({"api.bank.com", "github.com", "sqs.eu-west-1.amazonaws.com"})
    void other_names_are_outside(String host) {
        assertThat(NAMES.resolve(host, "shop")).isInstanceOf(Resolution.Outside.class);
    }
}
