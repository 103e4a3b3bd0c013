package dev.meshward.desktop.open;

import dev.meshward.desktop.open.ClusterOverview.NamespaceRow;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** The namespaces of a cluster, one line each. */
final class NamespaceTable extends TableView<NamespaceRow> {

    NamespaceTable(ClusterOverview overview) {
        setId("namespaces");
        setAccessibleText("Namespaces of " + overview.name());
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        var name = column("Namespace", NamespaceRow::name);
        name.getStyleClass().add("name");
        getColumns().add(name);
        getColumns().add(number("Workloads", NamespaceRow::workloads));
        getColumns().add(number("Pods", NamespaceRow::pods));
        getColumns().add(number("Services", NamespaceRow::services));
        getColumns().add(number("Called by others", NamespaceRow::callsIn));
        getColumns().add(number("Calls others", NamespaceRow::callsOut));
        getItems().setAll(overview.namespaces());
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
