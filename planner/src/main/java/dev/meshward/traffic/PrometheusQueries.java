package dev.meshward.traffic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is asked of a Prometheus: for each metric the calls per second over a window, by the labels that name both ends. */
final class PrometheusQueries {

    private static final List<String> ISTIO = List.of(
            "reporter",
            "source_workload",
            "source_workload_namespace",
            "source_principal",
            "destination_workload",
            "destination_workload_namespace",
            "destination_principal",
            "destination_service_name",
            "destination_service_namespace",
            "request_protocol",
            "connection_security_policy");

    private static final List<String> LINKERD_ENDS =
            List.of("direction", "authority", "tls", "client_id", "target_port", "dst_namespace", "dst_service");

    private static final List<String> LINKERD_ROUTES =
            List.of("parent_kind", "parent_namespace", "parent_name", "parent_port");

    private static final List<String> HUBBLE = List.of(
            "source",
            "destination",
            "source_namespace",
            "source_workload",
            "destination_namespace",
            "destination_workload",
            "verdict");

    private static final List<String> CARETTA = List.of(
            "client_name",
            "client_namespace",
            "client_kind",
            "server_name",
            "server_namespace",
            "server_kind",
            "server_port");

    private PrometheusQueries() {}

    /** The query for each metric, by the metric. */
    static Map<String, String> over(Duration window) {
        var queries = new TreeMap<String, String>();
        labelsByMetric().forEach((metric, labels) -> queries.put(metric, query(metric, labels, window)));
        return queries;
    }

    private static Map<String, List<String>> labelsByMetric() {
        var labels = new TreeMap<String, List<String>>();
        labels.put("istio_requests_total", ISTIO);
        labels.put("istio_tcp_connections_opened_total", ISTIO);
        labels.put("response_total", linkerd(LINKERD_ENDS, List.of("", "dst_")));
        labels.put("outbound_http_route_request_statuses_total", linkerd(LINKERD_ROUTES, List.of("")));
        labels.put("outbound_grpc_route_request_statuses_total", linkerd(LINKERD_ROUTES, List.of("")));
        labels.put("hubble_flows_processed_total", HUBBLE);
        labels.put("traces_service_graph_request_total", List.of("client", "server", "connection_type"));
        labels.put("caretta_links_observed", CARETTA);
        return labels;
    }

    private static List<String> linkerd(List<String> own, List<String> prefixes) {
        var labels = new ArrayList<>(own);
        labels.add("namespace");
        prefixes.forEach(prefix -> LinkerdSeries.WORKLOAD_LABELS.forEach(label -> labels.add(prefix + label)));
        return labels;
    }

    /**
     * The rate; and for series that were born in the window, of which a rate does not count the first call, what they
     * counted since. A call that is made once a week is seen by the second part only.
     */
    private static String query(String metric, List<String> labels, Duration window) {
        var by = "sum by (" + String.join(", ", labels) + ") ";
        var seconds = window.toSeconds();
        return "%1$s(rate(%2$s[%3$ds])) > 0 or %1$s(last_over_time(%2$s[%3$ds]) unless %2$s offset %3$ds) / %3$d"
                .formatted(by, metric, seconds);
    }
}
