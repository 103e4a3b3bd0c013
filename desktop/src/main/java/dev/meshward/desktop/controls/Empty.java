package dev.meshward.desktop.controls;

import atlantafx.base.theme.Styles;
import dev.meshward.desktop.words.Words;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.javafx.FontIcon;

/** Says why there is nothing to see, and offers the one thing to do about it (desktop.md, "Five empties told apart"). */
public final class Empty extends VBox {

    /** Why nothing is shown. */
    public enum Why {
        NOTHING_THERE("mdi2c-circle-outline"),
        NOT_CHOSEN("mdi2c-cursor-default-outline"),
        NOT_POSSIBLE("mdi2a-alert-outline"),
        NOT_ALLOWED("mdi2l-lock-outline"),
        NOT_REACHABLE("mdi2l-lan-disconnect"),
        FILTERED_OUT("mdi2f-filter-outline"),
        NOT_SCANNED("mdi2r-radar");

        private final String icon;

        Why(String icon) {
            this.icon = icon;
        }
    }

    /** The one button. */
    public record Remedy(String title, Runnable action) {}

    /** @param because one or two sentences on this very case */
    public Empty(Why why, String because, Optional<Remedy> remedy) {
        super(12);
        setId("empty");
        getStyleClass().add("empty");
        setAlignment(Pos.CENTER);
        var title = new Label(Words.of("empty", why));
        title.getStyleClass().add(Styles.TITLE_3);
        var sentence = new Label(because);
        sentence.setWrapText(true);
        sentence.setTextAlignment(TextAlignment.CENTER);
        sentence.setAlignment(Pos.CENTER);
        sentence.getStyleClass().addAll(Styles.TEXT_MUTED, "sentence");
        getChildren().addAll(new FontIcon(why.icon), title, sentence);
        remedy.map(Empty::button).ifPresent(getChildren()::add);
    }

    /** No cluster is open yet, and one can be. */
    public static Empty nothingOpen(String because, Runnable open) {
        return new Empty(Why.NOT_SCANNED, because, Optional.of(new Remedy(Words.say("view.open"), open)));
    }

    private static Button button(Remedy remedy) {
        var button = new Button(remedy.title());
        button.setOnAction(_ -> remedy.action().run());
        button.getStyleClass().add(Styles.ACCENT);
        return button;
    }
}
