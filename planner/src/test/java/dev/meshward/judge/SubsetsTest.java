package dev.meshward.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Objects sent in one command count as arriving in any order. */
class SubsetsTest {

    @Test
    void few_objects_are_looked_at_in_every_subset() {
        assertThat(Subsets.of(List.of("a", "b", "c"), 3))
                .containsExactlyInAnyOrder(
                        List.of(),
                        List.of("a"),
                        List.of("b"),
                        List.of("c"),
                        List.of("a", "b"),
                        List.of("a", "c"),
                        List.of("b", "c"),
                        List.of("a", "b", "c"));
    }

    @Test
    void many_objects_are_looked_at_alone_in_pairs_all_but_one_and_all() {
        assertThat(Subsets.of(List.of("a", "b", "c", "d", "e"), 4))
                .doesNotHaveDuplicates()
                .hasSize(1 + 5 + 10 + 5 + 1)
                .contains(List.of("a", "b"), List.of("d", "e"), List.of("a", "e"))
                .contains(List.of("b", "c", "d", "e"), List.of("a", "b", "c", "d"))
                .doesNotContain(List.of("a", "b", "c"));
    }

    @Test
    void the_first_is_nothing_and_the_last_is_everything() {
        for (int few : List.of(2, 3, 4)) {
            var subsets = Subsets.of(List.of("a", "b", "c"), few);

            assertThat(subsets.getFirst()).isEmpty();
            assertThat(subsets.getLast()).containsExactly("a", "b", "c");
        }
    }

    @Test
    void as_many_as_few_are_still_few() {
        assertThat(Subsets.of(List.of("a", "b", "c", "d"), 4)).hasSize(16);
    }

    @Test
    void nothing_that_arrives_is_one_state() {
        assertThat(Subsets.of(List.of(), 4)).containsExactly(List.of());
    }
}
