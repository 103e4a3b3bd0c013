package dev.meshward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrappedTest {

    @Test
    void lines_break_between_words_and_are_no_longer_than_the_width() {
        assertThat(Wrapped.lines("one two  three\nfour", 9)).containsExactly("one two", "three", "four");
    }

    @Test
    void a_word_longer_than_the_width_stays_whole() {
        assertThat(Wrapped.lines("a supercalifragilistic b", 5)).containsExactly("a", "supercalifragilistic", "b");
    }
}
