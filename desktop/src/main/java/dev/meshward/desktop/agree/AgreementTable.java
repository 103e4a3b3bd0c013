package dev.meshward.desktop.agree;

import dev.meshward.desktop.session.Approval;
import dev.meshward.desktop.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** The stages, and who agreed to each. */
final class AgreementTable extends TableView<Agreement> {

    private static final double EM = 13;

    private Optional<SinceBaseline> since = Optional.empty();

    AgreementTable(Consumer<Agreement> choose) {
        setId("agreements");
        setAccessibleText(Words.say("agree.stages"));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setPlaceholder(new Label(Words.say("agree.working")));
        add(
                Words.say("plan.column-number"),
                4,
                each -> String.valueOf(each.stage().number()));
        add(Words.say("plan.column-title"), 24, each -> each.stage().title());
        add(Words.say("plan.column-owner"), 9, each -> each.stage().owner());
        add(Words.say("agree.column-state"), 7, AgreementTable::state);
        add(Words.say("agree.column-by"), 6, each -> names(each.valid()));
        add(Words.say("agree.column-since"), 8, this::sinceBaseline);
        getSelectionModel().selectedItemProperty().subscribe(each -> {
            if (each != null) {
                choose.accept(each);
            }
        });
    }

    private static String state(Agreement agreement) {
        if (!agreement.valid().isEmpty()) {
            return Words.say("agree.agreed");
        }
        return agreement.stale().isEmpty() ? Words.say("agree.open") : Words.say("agree.void");
    }

    private String sinceBaseline(Agreement agreement) {
        return since.flatMap(each -> each.of(agreement))
                .map(standing -> Words.of("agree.standing", standing))
                .orElse("");
    }

    private static String names(List<Approval> approvals) {
        return approvals.stream().map(Approval::who).collect(Collectors.joining(", "));
    }

    private void add(String title, double ems, Function<Agreement, String> value) {
        var column = new TableColumn<Agreement, String>(title);
        column.setPrefWidth(ems * EM);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        getColumns().add(column);
    }

    /** The same stage stays chosen. */
    void fill(List<Agreement> agreements, Optional<SinceBaseline> sinceThen) {
        since = sinceThen;
        int chosen = getSelectionModel().getSelectedIndex();
        getItems().setAll(agreements);
        getSelectionModel().select(Math.max(0, chosen));
    }

    Optional<Agreement> chosen() {
        return Optional.ofNullable(getSelectionModel().getSelectedItem());
    }
}
