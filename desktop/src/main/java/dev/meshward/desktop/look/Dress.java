package dev.meshward.desktop.look;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Locale;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.scene.Scene;

/** Dresses a scene in what {@link Look} says, and again whenever that changes. */
public final class Dress {

    private static final PseudoClass PRESENTING = PseudoClass.getPseudoClass("presenting");
    private static final PseudoClass COMFORTABLE = PseudoClass.getPseudoClass("comfortable");

    private Dress() {}

    public static void wear(Scene scene, Look look) {
        scene.getStylesheets().add(stylesheet());
        look.appearance().subscribe(appearance -> wear(scene, appearance));
    }

    private static void wear(Scene scene, Appearance appearance) {
        scene.setUserAgentStylesheet(
                switch (appearance.theme()) {
                    case LIGHT -> new PrimerLight().getUserAgentStylesheet();
                    case DARK -> new PrimerDark().getUserAgentStylesheet();
                });
        var root = scene.getRoot();
        root.setStyle(appearance.palette().asStyle()
                + "-fx-font-family: \"" + Fonts.TEXT + "\"; "
                + "-fx-font-size: " + String.format(Locale.ROOT, "%.1fpx;", appearance.textSize()));
        root.pseudoClassStateChanged(PRESENTING, appearance.isPresenting());
        root.pseudoClassStateChanged(COMFORTABLE, appearance.density() == Appearance.Density.COMFORTABLE);
    }

    private static String stylesheet() {
        return Objects.requireNonNull(Dress.class.getResource("meshward.css"), "meshward.css is in the jar")
                .toExternalForm();
    }
}
