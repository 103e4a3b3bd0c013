package dev.meshward.desktop.view;

import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * A key or several at once, such as {@code F}, {@code Shift+H}, {@code Shortcut+K} or {@code ?}. Signs are recognized by what
 * is typed, since every keyboard has them elsewhere; letters and the rest by the key that is pressed.
 */
public final class Key {

    private final String text;
    private final Optional<KeyCombination> combination;

    private Key(String text) {
        this.text = text;
        this.combination = isSign(text) ? Optional.empty() : Optional.of(KeyCombination.valueOf(text));
    }

    public static Key of(String text) {
        return new Key(text);
    }

    private static boolean isSign(String text) {
        return text.length() == 1 && !Character.isLetterOrDigit(text.charAt(0));
    }

    public boolean matches(KeyEvent event) {
        return combination
                .map(keys -> event.getEventType() == KeyEvent.KEY_PRESSED && keys.match(event))
                .orElseGet(() -> event.getEventType() == KeyEvent.KEY_TYPED
                        && event.getCharacter().equals(text));
    }

    /** Whether somebody who writes into a field could mean the field: no modifier, and no function key. */
    public boolean couldBeWriting() {
        return combination
                .filter(KeyCodeCombination.class::isInstance)
                .map(KeyCodeCombination.class::cast)
                .map(keys -> keys.getShortcut() != KeyCombination.ModifierValue.DOWN
                        && keys.getAlt() != KeyCombination.ModifierValue.DOWN
                        && !keys.getCode().isFunctionKey()
                        && keys.getCode() != KeyCode.ESCAPE)
                .orElse(true);
    }

    /** For people, as their keyboard writes it. */
    public String words() {
        return combination.map(KeyCombination::getDisplayText).orElse(text);
    }
}
