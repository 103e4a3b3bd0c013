package dev.meshward.export.excel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.export.figures.CallCourse;
import dev.meshward.export.figures.State;
import dev.meshward.export.figures.Way;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallCourseTest {

    private static final List<Integer> MOMENTS = List.of(-1, 0, 1, 2, 3, 4);

    @Test
    void call_climbs_when_both_sides_have() {
        assertThat(CallCourse.of(1, 3, 4, Way.NEVER).letters(MOMENTS)).isEqualTo("OOJJSA");
    }

    @Test
    void call_that_was_mutual_before_the_plan_begins_there() {
        assertThat(CallCourse.of(Way.BEFORE, 2, Way.NEVER, Way.NEVER).letters(MOMENTS))
                .isEqualTo("JJJSSS");
    }

    @Test
    void hint_of_a_caller_without_proxy_is_refused_from_the_strict_stage_on() {
        assertThat(CallCourse.of(Way.NEVER, 2, 4, 2).letters(MOMENTS)).isEqualTo("OOORRR");
    }

    @Test
    void call_that_leaves_the_cluster_never_changes() {
        assertThat(CallCourse.steady(State.NOT_CARRIED).letters(MOMENTS)).isEqualTo("––––––");
    }
}
