package dev.meshward.desktop.open;

import dev.meshward.desktop.open.ClusterOverview.NamespaceRow;
import dev.meshward.desktop.words.Words;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;

/** The namespaces of a cluster, one line each. */
final class NamespaceTable extends TableView<NamespaceRow> {

    NamespaceTable(ClusterOverview overview) {
        setId("namespaces");
        setAccessibleText(Words.say("open.namespaces"));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        var name = column(Words.say("open.column-namespace"), NamespaceRow::name);
        name.getStyleClass().add("name");
        name.setCellFactory(_ -> new NameCell());
        getColumns().add(name);
        getColumns().add(number(Words.say("open.column-workloads"), NamespaceRow::workloads));
        getColumns().add(number(Words.say("open.column-pods"), NamespaceRow::pods));
        getColumns().add(number(Words.say("open.column-services"), NamespaceRow::services));
        getColumns().add(number(Words.say("open.column-called"), NamespaceRow::callsIn));
        getColumns().add(number(Words.say("open.column-calls"), NamespaceRow::callsOut));
        getItems().setAll(overview.namespaces());
    }

    /** With a lock where not everything could be seen. */
    private static final class NameCell extends TableCell<NamespaceRow, String> {

        @Override
        protected void updateItem(String name, boolean empty) {
            super.updateItem(name, empty);
            var row = getTableRow() == null ? null : getTableRow().getItem();
            boolean isUnseen = !empty && row != null && !row.isSeen();
            setText(empty ? null : name);
            setGraphic(isUnseen ? new FontIcon("mdi2l-lock-outline") : null);
            setTooltip(isUnseen ? new Tooltip(Words.say("unseen.namespace")) : null);
            setAccessibleText(isUnseen ? name + ": " + Words.say("unseen.namespace") : name);
        }
    }

    private static TableColumn<NamespaceRow, Integer> number(String title, ToIntFunction<NamespaceRow> value) {
        var column = column(title, value::applyAsInt);
        column.getStyleClass().add("number");
        return column;
    }

    private static <T> TableColumn<NamespaceRow, T> column(String title, Function<NamespaceRow, T> value) {
        var column = new TableColumn<NamespaceRow, T>(title);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        return column;
    }
}
