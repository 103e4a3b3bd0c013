package dev.meshward.desktop.shell;

import dev.meshward.desktop.open.OpenView;
import dev.meshward.desktop.view.Navigation;
import dev.meshward.desktop.view.Subject;
import dev.meshward.desktop.words.Words;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;

/** Says in every view what of the cluster nobody let us see, for as long as that is so. */
final class UnseenBar extends HBox {

    UnseenBar(ClusterBarViewModel model, Navigation navigation) {
        super(10);
        setId("unseen");
        getStyleClass().add("unseen-bar");
        var sentence = new Label("", new FontIcon("mdi2l-lock-outline"));
        sentence.setId("unseen-sentence");
        sentence.setWrapText(true);
        setHgrow(sentence, Priority.ALWAYS);
        sentence.setMaxWidth(Double.MAX_VALUE);
        var more = new Hyperlink(Words.say("unseen.show"));
        more.setMinWidth(USE_PREF_SIZE);
        more.setOnAction(_ -> navigation.show(OpenView.ID, new Subject.OfGaps()));
        getChildren().addAll(sentence, more);
        model.line().subscribe(line -> {
            sentence.setText(line.unseen());
            setVisible(!line.unseen().isEmpty());
            setManaged(!line.unseen().isEmpty());
        });
    }
}
