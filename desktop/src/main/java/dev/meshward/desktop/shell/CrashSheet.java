package dev.meshward.desktop.shell;

import atlantafx.base.theme.Styles;
import dev.meshward.desktop.words.Words;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Says that something of ours broke: what it means, a code to quote, where it is written down. */
final class CrashSheet extends VBox {

    CrashSheet(Crash crash, Runnable goOn) {
        super(12);
        setId("crash");
        setAccessibleRole(AccessibleRole.DIALOG);
        setAccessibleText(Words.say("crash.title"));
        getStyleClass().addAll("overlay-sheet", "crash");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        var title = new Label(Words.say("crash.title"));
        title.getStyleClass().add(Styles.TITLE_3);
        var code = new Label(crash.code());
        code.setId("crash-code");
        code.getStyleClass().add("code");
        var button = new Button(Words.say("crash.go-on"));
        button.setDefaultButton(true);
        button.setOnAction(_ -> goOn.run());
        getChildren().addAll(title, wrapped(Words.say("crash.meaning")), code, wrapped(where(crash)), button);
    }

    private static String where(Crash crash) {
        return crash.log().map(log -> Words.say("crash.log", log)).orElse(Words.say("crash.no-log"));
    }

    private static Label wrapped(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        return label;
    }
}
