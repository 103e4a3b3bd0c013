package dev.meshward.desktop.controls;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;

/** A button that shows an icon, and says by a tooltip and to screen readers what it does. */
public final class IconButton extends Button {

    /**
     * @param icon of Material Design, such as {@code mdi2u-undo}
     * @param says what it does
     */
    public IconButton(String icon, String says, Runnable action) {
        setGraphic(new FontIcon(icon));
        getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        setAccessibleText(says);
        setTooltip(new Tooltip(says));
        setOnAction(_ -> action.run());
    }
}
