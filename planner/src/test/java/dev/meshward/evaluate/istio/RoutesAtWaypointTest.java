package dev.meshward.evaluate.istio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.cluster.ServiceId;
import dev.meshward.manifest.ManifestReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** istio.md A.1, B.5: which routes lead every request for {@code data/db} on port 80 to it, whatever is asked for. */
class RoutesAtWaypointTest {

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiterString = " | ", textBlock = """
        no rules at all                  | {} | false
        no backend is nothing            | {rules: [{filters: [{type: RequestHeaderModifier}]}]} | false
        a header changed                 | {rules: [{filters: [{type: RequestHeaderModifier}], backendRefs: [{name: db, port: 80}]}]} | true
        the Service itself               | {rules: [{backendRefs: [{name: db, port: 80}]}]}                                              | true
        for every path                   | {rules: [{matches: [{path: {type: PathPrefix, value: /}}], backendRefs: [{name: db, port: 80}]}]} | true
        some paths, and all the others   | {rules: [{matches: [{path: {value: /a}}], backendRefs: [{name: db, port: 80}]}, {backendRefs: [{name: db, port: 80}]}]}                                               | true
        some paths alone                 | {rules: [{matches: [{path: {value: /a}}], backendRefs: [{name: db, port: 80}]}]}                                                   | false
        some methods alone               | {rules: [{matches: [{method: GET}], backendRefs: [{name: db, port: 80}]}]}                                                         | false
        another Service                  | {rules: [{backendRefs: [{name: other, port: 80}]}]}                                           | false
        a share for another Service      | {rules: [{backendRefs: [{name: db, port: 80}, {name: other, port: 80}]}]}                      | false
        of another namespace             | {rules: [{backendRefs: [{name: db, namespace: shop, port: 80}]}]}                             | false
        another port                     | {rules: [{backendRefs: [{name: db, port: 81}]}]}                                              | false
        no weight at all                 | {rules: [{backendRefs: [{name: db, port: 80, weight: 0}]}]}                                   | false
        a redirect                       | {rules: [{filters: [{type: RequestRedirect}], backendRefs: [{name: db, port: 80}]}]}                                               | false
        a rewritten path                 | {rules: [{filters: [{type: URLRewrite}], backendRefs: [{name: db, port: 80}]}]}                                                    | false
        for some host names              | {hostnames: [x.example], rules: [{backendRefs: [{name: db, port: 80}]}]}                                                         | false
        """)
    void routes_of_the_gateway_api(String claim, String spec, boolean expected) {
        assertThat(leads("gateway.networking.k8s.io/v1", "HTTPRoute", spec))
                .describedAs(claim)
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiterString = " | ", textBlock = """
        the Service itself               | {hosts: [db], http: [{route: [{destination: {host: db}}]}]}                                                       | true
        with a timeout and tries         | {hosts: [db], http: [{route: [{destination: {host: db}}], timeout: 5s, retries: {attempts: 1}}]}                  | true
        some paths, and all the others   | {hosts: [db], http: [{match: [{uri: {exact: /a}}], route: [{destination: {host: db}}]}, {route: [{destination: {host: db}}]}]} | true
        some paths alone                 | {hosts: [db], http: [{match: [{uri: {exact: /a}}], route: [{destination: {host: db}}]}]}                          | false
        some callers alone               | {hosts: [db], http: [{match: [{sourceNamespace: shop}], route: [{destination: {host: db}}]}]}                     | false
        a subset                         | {hosts: [db], http: [{route: [{destination: {host: db, subset: v1}}]}]}                                           | false
        another Service                  | {hosts: [db], http: [{route: [{destination: {host: other}}]}]}                                                    | false
        another port                     | {hosts: [db], http: [{route: [{destination: {host: db, port: {number: 9}}}]}]}                                    | false
        a fault                          | {hosts: [db], http: [{fault: {abort: {httpStatus: 500}}, route: [{destination: {host: db}}]}]}                    | false
        a redirect                       | {hosts: [db], http: [{redirect: {uri: /x}}]}                                                                      | false
        routes for connections           | {hosts: [db], tcp: [{route: [{destination: {host: db}}]}]}                                                        | false
        """)
    void virtual_services(String claim, String spec, boolean expected) {
        assertThat(leads("networking.istio.io/v1", "VirtualService", spec))
                .describedAs(claim)
                .isEqualTo(expected);
    }

    private static boolean leads(String version, String kind, String spec) {
        var route = ManifestReader.one("""
            apiVersion: %s
            kind: %s
            metadata: {name: r, namespace: data}
            spec: %s
            """.formatted(version, kind, spec));
        return new RoutesHome(new ServiceId("data", "db"), 80).lead(route);
    }
}
