package dev.meshward.desktop.map;

import dev.meshward.desktop.controls.ChoiceWords;
import dev.meshward.desktop.map.MapWish.SearchMode;
import dev.meshward.desktop.words.Words;
import dev.meshward.search.Completion;
import dev.meshward.search.SearchField;
import java.util.List;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The search of the map: the one grammar, three things to do with what is found, and Tab to complete. */
final class SearchBar extends HBox {

    private final MapViewModel model;
    private final TextField field = new TextField();
    private final ChoiceBox<SearchMode> mode = new ChoiceBox<>();
    private final Label refused = new Label();

    SearchBar(MapViewModel model) {
        super(8);
        this.model = model;
        getStyleClass().add("search-bar");
        field.setId("map-search");
        field.setPromptText(Words.say("search.prompt"));
        field.setAccessibleText(Words.say("map.search"));
        HBox.setHgrow(field, Priority.ALWAYS);
        field.textProperty().subscribe(_ -> search());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::steer);
        mode.setId("search-mode");
        mode.setAccessibleText(Words.say("search.mode"));
        mode.getItems().setAll(SearchMode.values());
        mode.setConverter(new ChoiceWords<>(each -> Words.of("search", each)));
        mode.setValue(SearchMode.HIGHLIGHT);
        mode.valueProperty().subscribe(_ -> search());
        refused.setId("search-refused");
        refused.getStyleClass().add("refusal");
        getChildren().addAll(field, mode, refused);
    }

    @Override
    public void requestFocus() {
        field.requestFocus();
        field.selectAll();
    }

    private void search() {
        var how = mode.getValue() == null ? SearchMode.HIGHLIGHT : mode.getValue();
        model.change(wish -> wish.withSearch(field.getText(), how));
        refused.setText(model.searchRefused().orElse(""));
        refused.setManaged(!refused.getText().isEmpty());
    }

    /** Tab completes where there is something to complete; otherwise it goes on as everywhere. Esc empties the field. */
    private void steer(KeyEvent event) {
        if (event.getCode() == KeyCode.TAB
                && !event.isShiftDown()
                && !field.getText().isEmpty()) {
            Completion.at(field.getText(), field.getCaretPosition(), this::known).stream()
                    .findFirst()
                    .filter(completion -> !completion.in(field.getText()).equals(field.getText()))
                    .ifPresent(completion -> {
                        field.setText(completion.in(field.getText()));
                        field.positionCaret(
                                completion.from() + completion.replacement().length());
                        event.consume();
                    });
        } else if (event.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
            field.clear();
            event.consume();
        }
    }

    private List<String> known(SearchField asked) {
        var survey = model.state().survey();
        return switch (asked) {
            case NAMESPACE ->
                survey.stream()
                        .flatMap(each -> each.basis().snapshot().namespaces().stream())
                        .map(namespace -> namespace.name())
                        .toList();
            case WORKLOAD, CALLS, CALLED_BY ->
                survey.stream()
                        .flatMap(each -> each.basis().snapshot().workloads().stream())
                        .map(workload -> workload.name())
                        .distinct()
                        .toList();
            case FINDING ->
                survey.stream()
                        .flatMap(each -> each.findings().stream())
                        .map(finding -> finding.diagnosis().code().id())
                        .distinct()
                        .toList();
            case STATE -> List.of("outside", "joined", "strict", "authorized");
            case CONFIDENCE -> List.of("low", "medium", "high");
            case OWNER, STAGE, LABEL -> List.of();
        };
    }
}
