package dev.meshward.desktop.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.desktop.manifests.YamlSpans.Kind;
import dev.meshward.desktop.manifests.YamlSpans.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class YamlSpansTest {

    @Test
    void keys_values_and_remarks_are_told_apart() {
        assertThat(of("replicas: 3  # for now"))
                .containsExactly(
                        new Span(Kind.KEY, "replicas"),
                        new Span(Kind.MARK, ":"),
                        new Span(Kind.LITERAL, " 3 "),
                        new Span(Kind.COMMENT, " # for now"));
        assertThat(of("  - name: \"a # b\""))
                .containsExactly(
                        new Span(Kind.PLAIN, "  - "),
                        new Span(Kind.KEY, "name"),
                        new Span(Kind.MARK, ":"),
                        new Span(Kind.TEXT, " \"a # b\""));
        assertThat(of("- 10.0.0.1:8080/path")).extracting(Span::kind).containsExactly(Kind.MARK, Kind.PLAIN);
        assertThat(of("---")).extracting(Span::kind).containsExactly(Kind.MARK);
    }

    @Test
    void what_looks_like_a_key_inside_a_block_of_text_is_text() {
        var lines = YamlSpans.of("data:\n  app.conf: |-\n    server: on\n\n    # no remark\n  other: x\n");

        assertThat(lines.get(2)).containsExactly(new Span(Kind.TEXT, "    server: on"));
        assertThat(lines.get(4)).containsExactly(new Span(Kind.TEXT, "    # no remark"));
        assertThat(lines.get(5)).contains(new Span(Kind.KEY, "other"));
    }

    @Test
    void nothing_of_any_sample_cluster_is_lost() throws IOException {
        try (var files = Files.walk(Path.of("../sample-clusters"))) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(".yaml")).toList()) {
                var text = Files.readString(file);
                assertThat(YamlSpans.of(text).stream().map(YamlSpansTest::joined))
                        .as(file.toString())
                        .containsExactlyElementsOf(text.lines().toList());
            }
        }
    }

    private static String joined(List<Span> spans) {
        return spans.stream().map(Span::text).collect(Collectors.joining());
    }

    private static List<Span> of(String line) {
        return YamlSpans.of(line).getFirst();
    }
}
