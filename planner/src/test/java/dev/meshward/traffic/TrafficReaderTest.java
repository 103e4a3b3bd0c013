package dev.meshward.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.traffic.ObservedCall.Encryption;
import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TrafficReaderTest {

    private static TrafficReading read(String text) {
        return TrafficReader.read("seen.json", text.getBytes(StandardCharsets.UTF_8));
    }

    private static ObservedCall only(String text) {
        var reading = read(text);
        assertThat(reading.notices()).isEmpty();
        assertThat(reading.calls()).hasSize(1);
        return reading.calls().getFirst();
    }

    private static String vector(String... series) {
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[" + String.join(",", series)
                + "]}}";
    }

    private static String istio(String reporter, String code, String rate) {
        return """
            {"metric":{"source_workload":"web","source_workload_namespace":"shop","destination_workload":"cart-v1",
             "destination_workload_namespace":"shop","destination_service_name":"cart",
             "destination_service_namespace":"shop","request_protocol":"http","response_code":"%s",
             "connection_security_policy":"mutual_tls","reporter":"%s"},"value":[1700000000,"%s"]}\
            """.formatted(code, reporter, rate);
    }

    @Test
    void istio_requests_are_added_over_response_codes_and_both_reports_count_once() {
        var call = only(
                vector(istio("source", "200", "3"), istio("source", "503", "1"), istio("destination", "200", "3.5")));

        assertThat(call.from()).isEqualTo(new Peer.OfWorkload("shop", "web"));
        assertThat(call.to()).isEqualTo(new Peer.OfService("shop", "cart"));
        assertThat(call.perSecond()).isEqualTo(OptionalDouble.of(4));
        assertThat(call.mutualTls()).isEqualTo(Encryption.MUTUAL_TLS);
    }

    @Test
    void a_rate_of_zero_is_no_call() {
        assertThat(read(vector(istio("source", "200", "0"))).calls()).isEmpty();
    }

    @Test
    void an_unknown_istio_source_is_an_unknown_peer() {
        var call = only(vector(istio("destination", "200", "1").replace("\"web\"", "\"unknown\"")));

        assertThat(call.from()).isEqualTo(new Peer.Unknown());
    }

    @Test
    void a_total_without_a_range_has_no_rate_and_a_range_of_totals_has_a_slope() {
        var total = istio("source", "200", "12")
                .replace("{\"metric\":{", "{\"metric\":{\"__name__\":\"istio_requests_total\",");
        var range =
                total.replace("\"value\":[1700000000,\"12\"]", "\"values\":[[100,\"10\"],[150,\"60\"],[200,\"5\"]]");

        assertThat(only(vector(total)).perSecond()).isEmpty();
        assertThat(only(vector(range)).perSecond()).isEqualTo(OptionalDouble.of(0.55));
    }

    @Test
    void linkerd_outbound_responses_name_the_callers_workload_and_the_service() {
        var call = only(vector("""
            {"metric":{"direction":"outbound","namespace":"shop","deployment":"web","dst_namespace":"data",
             "dst_service":"redis","tls":"true","authority":"redis.data.svc.cluster.local:6379"},
             "value":[1,"2"]}\
            """));

        assertThat(call.from()).isEqualTo(new Peer.OfWorkload("shop", "web"));
        assertThat(call.to()).isEqualTo(new Peer.OfService("data", "redis"));
        assertThat(call.port()).isEqualTo(6379);
    }

    @Test
    void linkerd_route_metrics_name_the_parent_service() {
        var call = only(vector("""
            {"metric":{"__name__":"outbound_grpc_route_request_statuses_total","namespace":"shop","deployment":"web",
             "parent_kind":"Service","parent_name":"cart","parent_namespace":"shop","parent_port":"9090"},
             "values":[[0,"0"],[10,"20"]]}\
            """));

        assertThat(call.to()).isEqualTo(new Peer.OfService("shop", "cart"));
        assertThat(call.port()).isEqualTo(9090);
        assertThat(call.protocol()).isEqualTo("grpc");
        assertThat(call.perSecond()).isEqualTo(OptionalDouble.of(2));
    }

    @Test
    void hubble_metrics_service_graphs_and_caretta_links_are_told_by_their_labels() {
        var reading = read(vector(
                "{\"metric\":{\"source\":\"shop/web\",\"destination\":\"shop/cart\"},\"value\":[1,\"1\"]}",
                "{\"metric\":{\"client\":\"web\",\"server\":\"cart\"},\"value\":[1,\"1\"]}",
                "{\"metric\":{\"client_name\":\"web\",\"client_namespace\":\"shop\",\"client_kind\":\"Deployment\","
                        + "\"server_name\":\"cart\",\"server_namespace\":\"shop\",\"server_kind\":\"Service\","
                        + "\"server_port\":\"80\"},\"value\":[1,\"2537\"]}"));

        assertThat(reading.notices()).isEmpty();
        assertThat(reading.calls())
                .extracting(ObservedCall::tool)
                .containsExactly("hubble", "opentelemetry", "caretta");
        assertThat(reading.calls().getLast().perSecond()).isEmpty();
    }

    @Test
    void a_series_of_another_metric_is_said_and_the_rest_is_read() {
        var reading = read(vector("{\"metric\":{\"job\":\"node\"},\"value\":[1,\"1\"]}", istio("source", "200", "1")));

        assertThat(reading.calls()).hasSize(1);
        assertThat(reading.notices())
                .singleElement()
                .satisfies(notice -> assertThat(notice.because()).contains("job"));
    }

    @Test
    void a_failed_query_is_said_with_its_reason() {
        var reading = read("{\"status\":\"error\",\"error\":\"query timed"
                + " out\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}");

        assertThat(reading.notices())
                .singleElement()
                .satisfies(notice -> assertThat(notice.because()).contains("query timed out"));
    }

    @Test
    void hubble_flows_are_read_line_by_line_and_replies_and_drops_are_no_calls() {
        var flow = "{\"flow\":{\"verdict\":\"FORWARDED\",\"source\":{\"namespace\":\"shop\",\"pod_name\":\"web-7d9-x\","
                + "\"workloads\":[{\"name\":\"web\",\"kind\":\"Deployment\"}]},\"destination\":{\"namespace\":\"shop\","
                + "\"pod_name\":\"cart-0\"},\"l4\":{\"TCP\":{\"destination_port\":8080}}}}";
        var reply = flow.replace("\"verdict\"", "\"is_reply\":true,\"verdict\"");
        var dropped = flow.replace("FORWARDED", "DROPPED").replace("web", "intruder");
        var lost = "{\"lost_events\":{\"source\":\"PERF_EVENT_RING_BUFFER\"}}";

        var reading = read(String.join("\n", flow, reply, dropped, lost));

        assertThat(reading.format()).isEqualTo("Hubble flows");
        assertThat(reading.calls()).singleElement().satisfies(call -> {
            assertThat(call.from()).isEqualTo(new Peer.OfWorkload("shop", "web"));
            assertThat(call.to()).isEqualTo(new Peer.OfPod("shop", "cart-0"));
            assertThat(call.port()).isEqualTo(8080);
        });
        assertThat(reading.notices())
                .singleElement()
                .satisfies(notice -> assertThat(notice.place().line()).isEqualTo(4));
    }

    @Test
    void kiali_edges_join_the_nodes_they_name() {
        var reading = read("""
            {"elements":{"nodes":[
              {"data":{"id":"a","nodeType":"workload","namespace":"shop","workload":"web"}},
              {"data":{"id":"s","nodeType":"service","namespace":"shop","service":"cart"}},
              {"data":{"id":"b","nodeType":"workload","namespace":"shop","workload":"cart-v1"}}],
             "edges":[
              {"data":{"source":"a","target":"s","isMTLS":"100","traffic":{"protocol":"http","rates":{"http":"1.5"}}}},
              {"data":{"source":"s","target":"b","traffic":{"protocol":"http","rates":{"http":"1.5"}}}},
              {"data":{"source":"a","target":"gone"}}]}}\
            """);

        assertThat(reading.calls()).singleElement().satisfies(call -> {
            assertThat(call.to()).isEqualTo(new Peer.OfService("shop", "cart"));
            assertThat(call.perSecond()).isEqualTo(OptionalDouble.of(1.5));
            assertThat(call.mutualTls()).isEqualTo(Encryption.MUTUAL_TLS);
        });
        assertThat(reading.notices()).hasSize(1);
    }

    @Test
    void jaeger_dependencies_are_pairs_of_names() {
        var call = only("{\"data\":[{\"parent\":\"web\",\"child\":\"cart\",\"callCount\":7}]}");

        assertThat(call.from()).isEqualTo(new Peer.Named("web"));
        assertThat(call.to()).isEqualTo(new Peer.Named("cart"));
    }

    @Test
    void a_table_is_read_by_its_header_and_a_short_row_is_said() {
        var reading = read("""
            from_namespace,from_workload,to_namespace,to_service,port,per_second,colour
            shop,web,shop,"cart",8080,2.5,blue
            shop,web
            """);

        assertThat(reading.calls())
                .singleElement()
                .satisfies(call -> assertThat(call.perSecond()).isEqualTo(OptionalDouble.of(2.5)));
        assertThat(reading.notices())
                .extracting(notice -> notice.place().line())
                .containsExactly(1, 3);
    }

    @Test
    void broken_empty_and_foreign_files_are_answered_in_words() {
        assertThat(read("").notices()).hasSize(1);
        assertThat(read("{\"data\": [").notices()).isNotEmpty();
        assertThat(read("{\"hello\": 1}").notices()).hasSize(1);
        assertThat(read("just text").notices()).hasSize(1);
    }
}
