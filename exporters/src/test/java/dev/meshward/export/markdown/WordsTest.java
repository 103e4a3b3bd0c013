package dev.meshward.export.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void numbers_in_a_row_are_told_as_a_range() {
        assertThat(Words.ranges(new TreeSet<>(List.of(3, 5, 6, 7, 8, 11, 12)))).isEqualTo("3, 5 to 8, 11 and 12");
        assertThat(Words.ranges(new TreeSet<>(List.of(2)))).isEqualTo("2");
    }

    @Test
    void a_sentence_ends_once() {
        assertThat(Words.sentence("it ends")).isEqualTo("it ends.");
        assertThat(Words.sentence("Does it?")).isEqualTo("Does it?");
        assertThat(Words.own("pods stay in Init")).isEqualTo("Pods stay in Init.");
    }

    @Test
    void one_thing_is_not_many() {
        assertThat(Words.count(1, "pod")).isEqualTo("1 pod");
        assertThat(Words.count(1200, "pod")).isEqualTo("1,200 pods");
    }
}
