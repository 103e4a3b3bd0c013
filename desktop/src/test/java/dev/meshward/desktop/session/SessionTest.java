package dev.meshward.desktop.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionTest {

    private final Session session = new Session();

    @Test
    void a_change_is_taken_back_and_made_again() {
        session.begin(opened());
        decide("owner", "Ines");

        assertThat(session.undo()).contains("Decided owner");
        assertThat(session.now().said().decisions()).isEmpty();
        assertThat(session.redo()).contains("Decided owner");
        assertThat(session.now().said().decisions())
                .extracting(Decision::outcome)
                .containsExactly("Ines");
        assertThat(session.redo()).isEmpty();
    }

    @Test
    void a_change_after_undo_forgets_what_was_taken_back() {
        session.begin(opened());
        decide("owner", "Ines");
        session.undo();
        decide("mesh", "Linkerd");

        assertThat(session.redo()).isEmpty();
        assertThat(session.now().said().decisions()).extracting(Decision::id).containsExactly("mesh");
    }

    @Test
    void what_is_learned_is_nothing_to_take_back() {
        session.begin(opened());
        session.learn(now -> now);

        assertThat(session.undo()).isEmpty();
    }

    @Test
    void the_mark_of_modification_goes_when_everything_is_taken_back() {
        session.begin(opened());
        assertThat(session.isModified()).isFalse();
        decide("owner", "Ines");
        assertThat(session.isModified()).isTrue();
        session.undo();
        assertThat(session.isModified()).isFalse();
        session.redo();
        session.saved(session.now());
        assertThat(session.isModified()).isFalse();
    }

    @Test
    void a_change_that_changes_nothing_is_not_kept() {
        session.begin(opened());
        session.say("Said nothing", said -> said);

        assertThat(session.journal().get().past()).isEmpty();
    }

    @Test
    void listeners_that_change_something_themselves_are_heard() {
        session.begin(opened());
        var seen = new ArrayList<Integer>();
        session.state().subscribe(state -> {
            seen.add(state.said().decisions().size());
            if (state.said().decisions().size() == 1) {
                decide("second", "too");
            }
        });
        decide("first", "yes");

        assertThat(session.now().said().decisions()).hasSize(2);
        assertThat(seen.getLast()).isEqualTo(2);
    }

    private void decide(String id, String outcome) {
        var decision = new Decision(id, id + "?", List.of(), outcome, "", "all", LocalDate.of(2026, 11, 23));
        session.say("Decided " + id, said -> said.deciding(decision));
    }

    private static SessionState opened() {
        return SessionState.of(
                new SessionSource.Kept("prod"), Snapshots.empty(Instant.EPOCH, List.of()), Said.nothing());
    }
}
