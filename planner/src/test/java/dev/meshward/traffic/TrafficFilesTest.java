package dev.meshward.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.traffic.TrafficReading.Notice;
import dev.meshward.traffic.TrafficReading.Weight;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as they come: broken, empty, foreign, larger than one would hold. */
class TrafficFilesTest {

    private static final String SERIES = """
        {"metric":{"reporter":"source","source_workload":"web","source_workload_namespace":"shop",
         "destination_service_name":"cart","destination_service_namespace":"shop","request_protocol":"http"},
         "value":[1,"1"]}\
        """;
    private static final String VECTOR =
            "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[" + SERIES + "]}}";
    private static final String FLOW =
            "{\"flow\":{\"time\":\"2027-01-04T10:00:00.5Z\",\"verdict\":\"FORWARDED\",\"source\":"
                + "{\"namespace\":\"shop\",\"pod_name\":\"web-0\"},\"destination\":{\"namespace\":\"shop\",\"pod_name\":\"cart-0\"}}}";
    private static final String KIALI = """
        {"duration":600,"elements":{"nodes":[
          {"data":{"id":"a","nodeType":"workload","namespace":"shop","workload":"web"}},
          {"data":{"id":"s","nodeType":"service","namespace":"shop","service":"cart"}}],
         "edges":[{"data":{"source":"a","target":"s","traffic":{"protocol":"http","rates":{"http":"1"}}}}]}}\
        """;
    private static final String JAEGER = "{\"data\":[{\"parent\":\"web\",\"child\":\"cart\",\"callCount\":7}]}";
    private static final String TABLE = "from_namespace,from_workload,to_namespace,to_service\nshop,web,shop,cart\n";

    static Stream<String> exports() {
        return Stream.of(VECTOR, FLOW, KIALI, JAEGER, TABLE);
    }

    private static TrafficReading read(String text) {
        return TrafficReader.read("seen", text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("exports")
    void every_kind_of_export_is_read(String export) {
        assertThat(read(export).calls()).hasSize(1);
        assertThat(read(export).notices()).isEmpty();
        assertThat(read("\uFEFF" + export).calls()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("exports")
    void an_export_that_ends_early_says_so_or_gives_what_came_before(String export) {
        for (int length = 1; length < export.length() - 1; length += 7) {
            var cut = read(export.substring(0, length));
            assertThat(cut.notices().size() + cut.calls().size())
                    .describedAs("the first %d characters", length)
                    .isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"hello\": 1}",
                "[1, 2, 3]",
                "[]",
                "just text",
                "a,b\n1,2\n",
                "<html><body>Sign in</body></html>",
                "apiVersion: v1\nkind: Service\n",
                "}}}}",
                "{\"a\": \"never closed",
                "\u0000\u0001\u0002"
            })
    void a_foreign_file_is_answered_in_words(String foreign) {
        assertThat(read(foreign).calls()).isEmpty();
        assertThat(read(foreign).notices())
                .isNotEmpty()
                .allSatisfy(notice -> assertThat(notice.because()).isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   \n\n  ", "\n"})
    void an_empty_file_is_said_to_be_empty(String empty) {
        assertThat(read(empty).notices())
                .singleElement()
                .satisfies(notice -> assertThat(notice.because()).contains("empty"));
    }

    @Test
    void an_answer_without_series_holds_no_calls_and_is_no_gap() {
        var reading = read(VECTOR.replace(SERIES, ""));

        assertThat(reading.notices()).singleElement().satisfies(notice -> {
            assertThat(notice.because()).contains("holds no calls");
            assertThat(notice.weight()).isEqualTo(Weight.WORTH_KNOWING);
        });
    }

    @Test
    void a_line_between_flows_is_said_and_the_flows_are_read() {
        var reading = read(FLOW + "\nlevel=warning msg=\"lost connection\"\n" + FLOW.replace("web-0", "till-0") + "\n");

        assertThat(reading.calls()).hasSize(2);
        assertThat(reading.notices())
                .singleElement()
                .satisfies(notice -> assertThat(notice.place().line()).isEqualTo(2));
    }

    @Test
    void a_list_of_flows_is_read_like_lines_of_flows() {
        assertThat(read("[" + FLOW + "," + FLOW.replace("web-0", "till-0") + "]")
                        .calls())
                .hasSize(2);
    }

    @Test
    void lines_are_counted_through_a_file_of_many_documents() {
        var reading = read(FLOW + "\n" + FLOW + "\n{\"other\": true}\n");

        assertThat(reading.notices())
                .singleElement()
                .satisfies(notice -> assertThat(notice.place().line()).isEqualTo(3));
    }

    @Test
    void what_is_said_a_million_times_is_told_a_few_times_and_counted() {
        var rows = new StringBuilder(TABLE);
        IntStream.range(0, 1000).forEach(_ -> rows.append("shop,web\n"));

        var notices = read(rows.toString()).notices();

        assertThat(notices).hasSizeLessThan(10);
        assertThat(notices.getLast().because()).contains("995 times more");
    }

    /** 85 MB in one document, of which only a series at a time is held; a document of another kind is refused. */
    @Test
    void an_answer_that_is_larger_than_one_would_hold_is_read_series_by_series() throws IOException {
        int copies = 400_000;
        var before = VECTOR.substring(0, VECTOR.indexOf(SERIES));
        var after = VECTOR.substring(VECTOR.indexOf(SERIES) + SERIES.length());
        var huge = new SequenceInputStream(Collections.enumeration(
                java.util.List.of(stream(before), new Repeated(SERIES + ",\n", copies), stream(SERIES + after))));

        var reading = TrafficReader.read("huge", huge);

        assertThat(reading.notices()).isEmpty();
        assertThat(reading.calls())
                .singleElement()
                .satisfies(call -> assertThat(call.perSecond()).hasValue(copies + 1));
    }

    @Test
    void a_document_of_another_kind_that_is_too_large_is_refused_in_words() throws IOException {
        var huge = new SequenceInputStream(Collections.enumeration(java.util.List.of(
                stream("{\"data\":["),
                new Repeated("{\"parent\":\"web\",\"child\":\"cart\"},", 2_200_000),
                stream("]}"))));

        assertThat(TrafficReader.read("huge", huge).notices())
                .extracting(Notice::because)
                .singleElement()
                .satisfies(because -> assertThat(because).contains("larger than 64 MB"));
    }

    @Test
    void a_text_without_lines_is_not_read_to_its_end() throws IOException {
        var reading = TrafficReader.read("endless", new Repeated("x", Integer.MAX_VALUE));

        assertThat(reading.notices()).hasSize(1);
    }

    @Test
    void how_long_was_looked_is_told_by_flows_ranges_and_kiali() {
        var later = FLOW.replace("10:00:00.5", "13:00:00.5");
        var range = SERIES.replace("\"value\":[1,\"1\"]", "\"values\":[[0,\"1\"],[86400,\"1\"]]");

        assertThat(read(FLOW + "\n" + later).sights().getFirst().window()).contains(Duration.ofHours(3));
        assertThat(read(VECTOR.replace(SERIES, range)).sights().getFirst().window())
                .contains(Duration.ofDays(1));
        assertThat(read(KIALI).sights().getFirst().window()).contains(Duration.ofMinutes(10));
        assertThat(read(VECTOR).sights().getFirst().window()).isEmpty();
    }

    @Test
    void a_rate_of_zero_is_no_call_but_shows_that_somebody_looked() {
        var reading = read(VECTOR.replace("[1,\"1\"]", "[1,\"0\"]"));

        assertThat(reading.calls()).isEmpty();
        assertThat(reading.notices()).isEmpty();
        assertThat(reading.sights()).singleElement().satisfies(sight -> {
            assertThat(sight.reaches("shop", "data")).isTrue();
            assertThat(sight.reaches("data", "shop")).isFalse();
            assertThat(sight.understands("grpc")).isTrue();
            assertThat(sight.understands("postgres")).isFalse();
            assertThat(sight.understands("")).isFalse();
        });
    }

    @Test
    void identities_and_addresses_stand_in_for_names() {
        var principal = VECTOR.replace(
                "\"source_workload\":\"web\"",
                "\"source_workload\":\"unknown\",\"source_principal\":" + "\"spiffe://cluster.local/ns/shop/sa/web\"");
        var inbound = VECTOR.replace(SERIES, """
            {"metric":{"direction":"inbound","namespace":"shop","deployment":"cart","target_port":"8080","tls":"true",
             "client_id":"web.shop.serviceaccount.identity.linkerd.cluster.local"},"value":[1,"1"]}\
            """);
        var world = FLOW.replace("\"namespace\":\"shop\",\"pod_name\":\"web-0\"", "\"labels\":[\"reserved:world\"]")
                .replace("\"verdict\"", "\"IP\":{\"source\":\"203.0.113.7\"},\"verdict\"");
        var pod = FLOW.replace("\"namespace\":\"shop\",\"pod_name\":\"web-0\"", "\"identity\":1")
                .replace("\"verdict\"", "\"IP\":{\"source\":\"10.0.0.7\"},\"verdict\"");

        assertThat(read(principal).calls().getFirst().from()).isEqualTo(new Peer.OfAccount("shop", "web"));
        assertThat(read(inbound).calls().getFirst().from()).isEqualTo(new Peer.OfAccount("shop", "web"));
        assertThat(read(world).calls().getFirst().from()).isEqualTo(new Peer.External("203.0.113.7"));
        assertThat(read(pod).calls().getFirst().from()).isEqualTo(new Peer.OfAddress("10.0.0.7"));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same text again and again, without holding it. */
    private static final class Repeated extends InputStream {

        private final byte[] text;
        private final int times;
        private int time;
        private int position;

        Repeated(String text, int times) {
            this.text = text.getBytes(StandardCharsets.UTF_8);
            this.times = times;
        }

        @Override
        public int read() {
            if (position == text.length) {
                position = 0;
                time++;
            }
            return time < times ? text[position++] : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            int count = 0;
            for (int each = 0; count < length && (each = read()) >= 0; count++) {
                into[offset + count] = (byte) each;
            }
            return count == 0 && length > 0 ? -1 : count;
        }
    }
}
