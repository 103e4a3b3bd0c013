package dev.meshward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnexpectedFailureTest {

    @Test
    void the_same_defect_has_the_same_code_whatever_its_message_says() {
        assertThat(defect("one")).isEqualTo(defect("two")).matches("[0-9a-f]{8}");
    }

    @Test
    void another_defect_has_another_code() {
        assertThat(new UnexpectedFailure(new IllegalArgumentException("one")).code())
                .isNotEqualTo(defect("one"));
    }

    @Test
    void the_words_quote_the_code_and_never_the_message() {
        var failure = new UnexpectedFailure(new IllegalStateException("password=hunter2"));
        assertThat(failure.words()).contains(failure.code()).doesNotContain("hunter2");
    }

    @Test
    void memory_that_ran_out_says_how_to_give_more() {
        assertThat(new UnexpectedFailure(new OutOfMemoryError()).words()).contains("MESHWARD_JAVA_OPTS=-Xmx");
    }

    private static String defect(String message) {
        return new UnexpectedFailure(new IllegalStateException(message)).code();
    }
}
