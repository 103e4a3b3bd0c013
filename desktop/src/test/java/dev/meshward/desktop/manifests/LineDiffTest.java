package dev.meshward.desktop.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.desktop.manifests.LineDiff.Line;
import org.junit.jupiter.api.Test;

class LineDiffTest {

    @Test
    void a_changed_line_goes_and_comes_with_three_lines_around_it() {
        var diff = LineDiff.between("a\nb\nc\nd\ne\nf\ng\nh\n", "a\nb\nc\nd\nE\nf\ng\nh\n");
        assertThat(diff.lines())
                .extracting(Line::marked)
                .containsExactly("… ", "  b", "  c", "  d", "- e", "+ E", "  f", "  g", "  h");
    }

    @Test
    void lines_between_two_changes_stay() {
        var diff = LineDiff.between("a\nb\nc", "b\nx\nc\nd");
        assertThat(diff.lines()).extracting(Line::marked).containsExactly("- a", "  b", "+ x", "  c", "+ d");
    }

    @Test
    void a_new_text_comes_as_a_whole() {
        assertThat(LineDiff.between("", "a\nb").lines())
                .extracting(Line::marked)
                .containsExactly("+ a", "+ b");
    }
}
