package dev.meshward.testing.saved;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.adoption.Wish;
import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.dependencies.stated.Statement;
import dev.meshward.desktop.session.Answer;
import dev.meshward.desktop.session.Approval;
import dev.meshward.desktop.session.Decision;
import dev.meshward.desktop.session.Said;
import dev.meshward.desktop.session.SessionSource;
import dev.meshward.desktop.session.SessionState;
import dev.meshward.desktop.work.WorkFile;
import dev.meshward.manifest.Place;
import dev.meshward.survey.Source;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The schema of work files says what the window writes. */
class SessionSchemaTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    private final JsonSchema schema = JsonSchema.named("session.schema.json");

    @Test
    void what_is_written_the_schema_takes() {
        assertThat(schema.problems(new String(WorkFile.write(session()), StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void it_is_no_schema_of_everything() {
        var text = new String(WorkFile.write(session()), StandardCharsets.UTF_8);

        assertThat(schema.problems(text.replace("\"standing\": \"ordinary\"", "\"standing\": \"holy\"")))
                .isNotEmpty();
        assertThat(schema.problems(text.replace("\"livedWith\"", "\"lived\""))).isNotEmpty();
        assertThat(schema.problems(text.replace("session/v1", "session/v2"))).isNotEmpty();
    }

    private static SessionState session() {
        var cluster = new ClusterSnapshot(
                "prod", Optional.empty(), Optional.empty(), List.of(), List.of(), List.of(), List.of(), List.of());
        var said = Said.nothing()
                .stating(new Statement(Statement.Verdict.ADD, "a/b", "c/d", 80, "http", "Ines", "x", Said.HERE))
                .deciding(new Decision("1", "Which?", List.of("a"), "a", "so", "all", DAY))
                .answering(new Answer("q", Answer.Verdict.LATER, "Oli", "asks", Optional.of(DAY)))
                .withPrometheus(Optional.of("http://prometheus.example:9090"))
                .withApprovals(List.of(new Approval("join-shop", "abc", "Ines", DAY)));
        var wish = new Wish.OwnerOf(new Wish.Target("shop", ""), "Ines", Place.nowhere());
        return SessionState.of(
                new SessionSource.Files("Shop", Source.of(List.of("shop"))),
                cluster,
                said.withPreferences(said.preferences().wishing(wish, _ -> false)));
    }
}
