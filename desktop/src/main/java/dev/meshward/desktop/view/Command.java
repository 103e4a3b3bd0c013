package dev.meshward.desktop.view;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Something a person can do: by key, in the palette, and by whatever button shows it besides.
 *
 * @param title an order, such as {@code Fit to the selection}
 * @param isPossible asked whenever it is offered
 */
public record Command(String title, Optional<Key> key, BooleanSupplier isPossible, Runnable action) {

    /** Something that can be done at any time. */
    public static Command of(String title, Runnable action) {
        return new Command(title, Optional.empty(), () -> true, action);
    }

    /** The same, by this key; see {@link Key}. */
    public static Command of(String title, String key, Runnable action) {
        return new Command(title, Optional.of(Key.of(key)), () -> true, action);
    }

    public Command where(BooleanSupplier condition) {
        return new Command(title, key, condition, action);
    }

    /** Does it, where it can be done. */
    public void run() {
        if (isPossible.getAsBoolean()) {
            action.run();
        }
    }
}
