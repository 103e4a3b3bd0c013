package dev.meshward.desktop.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.desktop.session.OpenedSession;
import dev.meshward.desktop.words.Words;
import dev.meshward.export.comparison.ComparedRow;
import dev.meshward.mesh.MeshName;
import dev.meshward.survey.TargetWish;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CompareViewModelTest {

    private final OpenedSession opened = new OpenedSession();
    private final CompareViewModel model = new CompareViewModel(opened.session(), opened.quick());

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void two_scenarios_stand_side_by_side_and_one_is_taken() throws InterruptedException {
        opened.open("corner-shop");
        assertThat(model.content().get().names()).isEmpty();
        model.keepFor(TargetWish.of(MeshName.LINKERD));
        model.shown(true);
        opened.until(() -> model.content().get().waiting() == 0);

        var content = model.content().get();
        assertThat(content.names()).containsExactly(Words.say("compare.now"), "Linkerd");
        assertThat(content.rows()).allMatch(row -> row.values().size() == 2);
        assertThat(content.rows())
                .filteredOn(row -> row.title().equals("mesh"))
                .singleElement()
                .matches(ComparedRow::differs);

        model.take(model.scenarios().getFirst());
        assertThat(opened.session().now().said().target().mesh()).isEqualTo(MeshName.LINKERD);
        opened.session().undo();
        assertThat(opened.session().now().said().target().mesh()).isEqualTo(MeshName.ISTIO);
        model.forget(model.scenarios().getFirst());
        assertThat(model.content().get().names()).hasSize(1);
    }
}
