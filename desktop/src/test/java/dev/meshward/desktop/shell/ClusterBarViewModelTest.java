package dev.meshward.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.cluster.ScanGap;
import dev.meshward.desktop.session.Said;
import dev.meshward.desktop.session.Session;
import dev.meshward.desktop.session.SessionSource;
import dev.meshward.desktop.session.SessionState;
import dev.meshward.desktop.session.Snapshots;
import dev.meshward.desktop.session.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterBarViewModelTest {

    private static final Instant TAKEN = Instant.parse("2026-11-24T07:40:00Z");

    private final Session session = new Session();
    private Instant now = TAKEN.plus(Duration.ofMinutes(5));
    private final ClusterBarViewModel model = new ClusterBarViewModel(session, () -> now);

    @Test
    void as_long_as_nothing_is_open_nothing_is_said_of_it() {
        assertThat(model.line().get()).isEqualTo(ClusterBarViewModel.Line.nothing());
    }

    @Test
    void the_name_the_age_and_what_was_not_seen_are_said_and_the_age_grows() {
        open(List.of());
        assertThat(model.line().get().name()).isEqualTo("prod-eu");
        assertThat(model.line().get().age()).isEqualTo("5 minutes old");

        now = TAKEN.plus(Duration.ofHours(1));
        model.refresh();
        assertThat(model.line().get().age()).isEqualTo("1 hour old");
        now = TAKEN.plus(Duration.ofDays(3));
        model.refresh();
        assertThat(model.line().get().age()).isEqualTo("3 days old");
        now = TAKEN.minusSeconds(90);
        model.refresh();
        assertThat(model.line().get().age()).isEqualTo("just read");
    }

    @Test
    void only_gaps_that_may_hide_something_are_counted_and_those_for_want_of_rights_are_named() {
        open(List.of(
                new ScanGap.NotSeen("pods", "payments", ScanGap.Hidden.CALLERS, "we have no right to list them"),
                new ScanGap.NotSeen("services", "payments", ScanGap.Hidden.CALLERS, "we have no right to list them"),
                new ScanGap.NotLooked("Secrets", "they are never asked for")));

        assertThat(model.line().get().unread()).isEqualTo(2);
        assertThat(model.line().get().unseen())
                .startsWith("Could not be seen: pods, services in payments.")
                .contains("may be missing");
    }

    @Test
    void a_change_marks_it_modified_and_taking_it_back_does_not() {
        open(List.of());
        session.say("Marked", said -> said.withStanding(Standing.PRODUCTION));
        assertThat(model.line().get().isModified()).isTrue();
        assertThat(model.line().get().standing()).isEqualTo(Standing.PRODUCTION);

        session.undo();
        assertThat(model.line().get().isModified()).isFalse();
    }

    private void open(List<ScanGap> gaps) {
        session.begin(SessionState.of(new SessionSource.Kept("prod-eu"), Snapshots.empty(TAKEN, gaps), Said.nothing()));
    }
}
