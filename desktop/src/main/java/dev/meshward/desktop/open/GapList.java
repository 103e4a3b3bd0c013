package dev.meshward.desktop.open;

import dev.meshward.cluster.ScanGap;
import dev.meshward.desktop.words.Words;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** What could not be read, a place and a reason each. */
final class GapList extends ListView<ScanGap> {

    GapList(List<ScanGap> gaps) {
        setId("gaps");
        setAccessibleText(Words.say("open.gaps", gaps.size()));
        setPlaceholder(new Label(Words.say("open.no-gaps")));
        setCellFactory(_ -> new GapCell());
        getItems().setAll(gaps);
    }

    private static final class GapCell extends ListCell<ScanGap> {

        @Override
        protected void updateItem(ScanGap gap, boolean empty) {
            super.updateItem(gap, empty);
            setGraphic(empty ? null : cell(gap));
            setTooltip(empty ? null : new Tooltip(gap.because()));
        }

        private static String icon(ScanGap gap) {
            if (gap instanceof ScanGap.NotSeen) {
                return "mdi2l-lock-outline";
            }
            return gap.matters() ? "mdi2a-alert-outline" : "mdi2i-information-outline";
        }

        /** One line each: a text that wraps has no height of its own before it is shown, and a list asks before. */
        private static VBox cell(ScanGap gap) {
            var where = new Label(gap.where());
            where.getStyleClass().add("code");
            where.setGraphic(new FontIcon(icon(gap)));
            where.setAccessibleText(gap.matters() ? Words.say("open.gap-matters", gap.where()) : gap.where());
            var because = new Label(gap.because());
            return new VBox(2, where, because);
        }
    }
}
