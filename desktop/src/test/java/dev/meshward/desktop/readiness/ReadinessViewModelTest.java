package dev.meshward.desktop.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.desktop.manifests.LineDiff;
import dev.meshward.desktop.readiness.ReadinessViewModel.Standing;
import dev.meshward.desktop.session.OpenedSession;
import dev.meshward.desktop.session.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadinessViewModelTest {

    private final OpenedSession opened = new OpenedSession();
    private final Session session = opened.session();
    private final ReadinessViewModel model = new ReadinessViewModel(session);

    @BeforeEach
    void open() throws InterruptedException {
        assertThat(model.content().get().standing()).isEqualTo(Standing.NOTHING_OPEN);
        opened.open("northwind-rail");
        assertThat(model.content().get().standing()).isEqualTo(Standing.WORKED_OUT);
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void findings_stand_in_groups_by_cause_by_namespace_and_by_workload() {
        var byCause = model.content().get().groups();
        assertThat(byCause.stream().mapToInt(group -> group.rows().size()).sum())
                .isEqualTo(model.content().get().of());
        assertThat(byCause)
                .allSatisfy(group -> assertThat(group.rows())
                        .extracting(row -> row.finding().diagnosis().code())
                        .containsOnly(
                                group.rows().getFirst().finding().diagnosis().code()));
        model.grouping().set(FindingGroup.By.NAMESPACE);
        assertThat(model.content().get().groups())
                .extracting(FindingGroup::title)
                .contains("payments");
        model.grouping().set(FindingGroup.By.WORKLOAD);
        assertThat(model.content().get().groups())
                .extracting(FindingGroup::title)
                .anyMatch(title -> title.contains("/"));
    }

    @Test
    void a_search_narrows_and_a_field_that_findings_do_not_hold_is_said_to_be_none_of_theirs() {
        var all = model.content().get();
        model.query().set("ns:payments");
        assertThat(model.content().get().found()).isPositive().isLessThan(all.of());
        model.query().set("ns:(");
        assertThat(model.content().get().refusal()).isPresent();
        model.query().set("stage:3");
        assertThat(model.content().get().refusal())
                .hasValueSatisfying(words -> assertThat(words).contains("stage"));
    }

    @Test
    void whoever_lives_with_a_finding_says_why_and_can_take_it_back() throws InterruptedException {
        var row = model.content().get().groups().getFirst().rows().getFirst();
        model.select(row);
        model.suppress(row, "  ");
        assertThat(session.now().said().suppressions()).isEmpty();
        model.suppress(row, "replaced in May");
        opened.until(() -> session.now().isSurveyed());
        opened.until(() -> model.selected()
                .get()
                .filter(each -> each.livedWith().isPresent())
                .isPresent());
        assertThat(model.selected().get()).hasValueSatisfying(again -> {
            assertThat(model.isOurs(again)).isTrue();
            assertThat(model.page(again)).contains("## What it means");
        });
        session.undo();
        opened.until(() -> model.selected()
                .get()
                .filter(each -> each.livedWith().isEmpty())
                .isPresent());
    }

    @Test
    void a_fix_is_shown_as_what_changes_in_the_object() {
        var fixes = model.content().get().groups().stream()
                .flatMap(group -> group.rows().stream())
                .flatMap(row -> model.fix(row).stream())
                .toList();
        assertThat(fixes)
                .isNotEmpty()
                .allSatisfy(fix -> assertThat(fix.diff().lines())
                        .anyMatch(line -> line.kind() == LineDiff.Kind.COMES || line.kind() == LineDiff.Kind.GOES));
    }
}
