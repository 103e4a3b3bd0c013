package dev.meshward.desktop.shell;

import atlantafx.base.theme.PrimerLight;
import dev.meshward.desktop.background.Background;
import dev.meshward.desktop.open.ClusterReading;
import dev.meshward.desktop.open.OpenView;
import dev.meshward.desktop.open.OpenViewModel;
import dev.meshward.desktop.open.SampleCluster;
import dev.meshward.desktop.open.SurveyReading;
import java.nio.file.Path;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** The window. It opens on a sample cluster. */
public final class MeshwardWindow extends Application {

    /** The folder of the sample clusters; the launcher names it. */
    public static final String SAMPLES = "meshward.samples";

    private final Background background = new Background(Platform::runLater);

    @Override
    public void start(Stage stage) {
        setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        show(stage, Path.of(System.getProperty(SAMPLES, "sample-clusters")), new SurveyReading());
    }

    private void show(Stage stage, Path samples, ClusterReading reading) {
        var model = new OpenViewModel(SampleCluster.in(samples), reading, background);
        var scene = new Scene(new OpenView(model), 1040, 640);
        scene.getStylesheets().add(stylesheet());
        stage.setTitle("Meshward");
        stage.setScene(scene);
        stage.show();
        model.first().ifPresent(model::open);
    }

    private static String stylesheet() {
        return Objects.requireNonNull(MeshwardWindow.class.getResource("meshward.css"), "meshward.css is in the jar")
                .toExternalForm();
    }

    @Override
    public void stop() {
        background.close();
    }
}
