package dev.meshward.equivalence;

import static dev.meshward.equivalence.Town.compare;
import static dev.meshward.equivalence.Town.istio;
import static dev.meshward.equivalence.Town.linkerd;
import static dev.meshward.equivalence.Town.way;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A share of requests that fails on purpose is the same as a share for a backend that answers so (linkerd D, istio A.1). */
class FailuresOnPurposeTest {

    private static final String FAULT = """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: db, namespace: data}
        spec:
          hosts: [db]
          http:
            - fault: {%s}
              route: [{destination: {host: db}}]
              retries: {%s}
        """;

    private static final String GONE = """
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata: {name: db, namespace: data}
        spec:
          parentRefs: [{group: "", kind: Service, name: db}]
          rules: [{backendRefs: [{name: db, port: 80, weight: %d}, {name: answers-500, port: 80, weight: %d}]}]
        """;

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
        abort: {httpStatus: 500, percentage: {value: 10}}            | 9   | 1  | attempts: 0                | equal
        abort: {httpStatus: 500, percentage: {value: 10}}            | 90  | 10 | attempts: 0                | equal
        abort: {httpStatus: 500, percentage: {value: 0.5}}           | 199 | 1  | attempts: 0                | equal
        abort: {httpStatus: 500, percentage: {value: 10}}            | 8   | 1  | attempts: 0                | different
        abort: {httpStatus: 503, percentage: {value: 10}}            | 9   | 1  | attempts: 0                | different
        abort: {httpStatus: 500, percentage: {value: 0}}             | 1   | 0  | attempts: 0                | equal
        abort: {httpStatus: 500, percentage: {value: 100}}           | 0   | 1  | attempts: 0                | equal
        abort: {httpStatus: 500, percentage: {value: 100}}           | 1   | 0  | attempts: 0                | wider
        abort: {httpStatus: 500, percentage: {value: 10}}            | 9   | 1  | attempts: 2, retryOn: 5xx  | different
        abort: {grpcStatus: UNAVAILABLE, percentage: {value: 10}}    | 9   | 1  | attempts: 0                | different
        delay: {fixedDelay: 1s, percentage: {value: 10}}             | 1   | 0  | attempts: 0                | different
        """)
    void a_fault_beside_a_share_for_nobody(String fault, int served, int failing, String retries, String word) {
        var compared = compare(istio(FAULT.formatted(fault, retries)), linkerd(GONE.formatted(served, failing)));

        assertThat(way(compared, "data", "db").word()).isEqualTo(word);
    }
}
