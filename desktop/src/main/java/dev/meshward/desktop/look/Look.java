package dev.meshward.desktop.look;

import dev.meshward.desktop.look.Appearance.Audience;
import dev.meshward.desktop.look.Appearance.Density;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Holds how the window looks, and tells whoever draws when that changes. */
public final class Look {

    /** What the user wants of light and dark. */
    public enum ThemeWish {
        AS_THE_SYSTEM,
        LIGHT,
        DARK
    }

    private final ReadOnlyObjectWrapper<Appearance> appearance;
    private ThemeWish wish;
    private Theme system;

    /** @param system what the system shows at the moment */
    public Look(Theme system) {
        this.system = system;
        this.wish = ThemeWish.AS_THE_SYSTEM;
        this.appearance = new ReadOnlyObjectWrapper<>(Appearance.usual(system));
    }

    public ReadOnlyObjectProperty<Appearance> appearance() {
        return appearance.getReadOnlyProperty();
    }

    public Appearance now() {
        return appearance.get();
    }

    public ThemeWish themeWish() {
        return wish;
    }

    /** The system turned light or dark. */
    public void systemIs(Theme theme) {
        system = theme;
        follow();
    }

    public void wish(ThemeWish theme) {
        wish = theme;
        follow();
    }

    private void follow() {
        change(now -> now.withTheme(
                switch (wish) {
                    case AS_THE_SYSTEM -> system;
                    case LIGHT -> Theme.LIGHT;
                    case DARK -> Theme.DARK;
                }));
    }

    public void change(UnaryOperator<Appearance> change) {
        appearance.set(change.apply(appearance.get()));
    }

    public void togglePresenting() {
        change(now -> now.withAudience(now.isPresenting() ? Audience.DESK : Audience.ROOM));
    }

    public void toggleDensity() {
        change(now -> now.withDensity(now.density() == Density.COMPACT ? Density.COMFORTABLE : Density.COMPACT));
    }
}
