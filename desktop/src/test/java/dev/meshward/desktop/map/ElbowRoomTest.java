package dev.meshward.desktop.map;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.export.layout.Area;
import java.util.List;
import org.junit.jupiter.api.Test;

class ElbowRoomTest {

    private static final Area EVERYTHING = new Area(-1000, -1000, 5000, 5000);

    private final Area left = new Area(0, 0, 100, 46);
    private final Area right = new Area(124, 0, 100, 46);
    private final Area below = new Area(20, 94, 100, 46);

    @Test
    void neighbours_that_both_grow_do_not_touch() {
        var room = ElbowRoom.among(List.of(left, right, below), EVERYTHING);

        assertThat(2 * room.around(left, 500, 46)).isPositive().isLessThan(right.x() - left.right());
    }

    @Test
    void who_stands_alone_in_a_row_has_all_the_room_that_is_wanted() {
        var room = ElbowRoom.among(List.of(left, right, below), EVERYTHING);

        assertThat(room.around(below, 37, 46)).isEqualTo(37);
    }

    @Test
    void no_box_becomes_so_high_that_it_covers_the_one_below() {
        var room = ElbowRoom.among(List.of(left, right, below), EVERYTHING);

        assertThat(room.highest()).isLessThan(below.centre().y() - left.centre().y());
    }

    @Test
    void boxes_out_of_sight_take_no_room() {
        var room = ElbowRoom.among(List.of(left, right), new Area(-10, -10, 80, 80));

        assertThat(room.around(left, 300, 46)).isEqualTo(300);
    }
}
