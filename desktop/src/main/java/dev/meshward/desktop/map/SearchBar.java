package dev.meshward.desktop.map;

import dev.meshward.desktop.controls.ChoiceWords;
import dev.meshward.desktop.session.MapKept.SearchMode;
import dev.meshward.desktop.words.Words;
import dev.meshward.search.Completion;
import dev.meshward.search.SearchField;
import java.util.List;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;

/** The search of the map: the one grammar, three things to do with what is found, and Tab to complete. */
final class SearchBar extends HBox {

    private final MapViewModel model;
    private final TextField field = new TextField();
    private final ChoiceBox<SearchMode> mode = new ChoiceBox<>();
    private final Label refused = new Label();
    private final MenuButton kept = new MenuButton("", new FontIcon("mdi2b-bookmark-outline"));

    SearchBar(MapViewModel model) {
        super(8);
        this.model = model;
        getStyleClass().add("search-bar");
        field.setId("map-search");
        field.setPromptText(Words.say("search.prompt"));
        field.setAccessibleText(Words.say("map.search"));
        HBox.setHgrow(field, Priority.ALWAYS);
        field.setText(model.wish().get().search());
        field.textProperty().subscribe((_, _) -> search());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::steer);
        mode.setId("search-mode");
        mode.setAccessibleText(Words.say("search.mode"));
        mode.getItems().setAll(SearchMode.values());
        mode.setConverter(new ChoiceWords<>(each -> Words.of("search", each)));
        mode.setValue(model.wish().get().mode());
        mode.valueProperty().subscribe((_, _) -> search());
        refused.setId("search-refused");
        refused.getStyleClass().add("refusal");
        kept.setId("kept-searches");
        kept.setAccessibleText(Words.say("search.kept"));
        kept.setTooltip(new Tooltip(Words.say("search.kept")));
        model.wish().subscribe(this::show);
        getChildren().addAll(field, kept, mode, refused);
    }

    /** A session may come with a search of its own, and with some that were kept. */
    private void show(MapWish wish) {
        if (!field.getText().equals(wish.search())) {
            field.setText(wish.search());
        }
        mode.setValue(wish.mode());
        var keep = item(Words.say("search.keep"), () -> model.change(MapWish::keepingSearch));
        keep.setDisable(wish.search().isBlank() || wish.searches().contains(wish.search()));
        var forget = item(
                Words.say("search.forget"),
                () -> model.change(now -> now.withSearches(searches -> searches.remove(now.search()))));
        forget.setDisable(!wish.searches().contains(wish.search()));
        kept.getItems().setAll(keep, forget, new SeparatorMenuItem());
        wish.searches().forEach(search -> kept.getItems().add(item(search, () -> field.setText(search))));
    }

    private static MenuItem item(String words, Runnable action) {
        var item = new MenuItem(words);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
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
