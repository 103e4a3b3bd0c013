package dev.meshward.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void columns_are_as_wide_as_their_widest_cell_and_lines_end_without_spaces() {
        var table = new Table("rll")
                .row("#", "stage", "owner")
                .row("10", "Join shop", "")
                .row("1", "x", "web");

        assertThat(table.lines()).containsExactly(" #  stage      owner", "10  Join shop", " 1  x          web");
    }

    @Test
    void a_row_with_another_number_of_cells_is_a_defect() {
        var table = new Table("ll");

        assertThatThrownBy(() -> table.row("alone")).hasMessageContaining("alone");
    }
}
