package dev.meshward.desktop.controls;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** What the choices of a box are called, where one chooses and types nothing. */
public final class ChoiceWords<T> extends StringConverter<T> {

    private final Function<T, String> wordsOf;

    public ChoiceWords(Function<T, String> wordsOf) {
        this.wordsOf = wordsOf;
    }

    /** Empty where nothing is chosen. */
    @Override
    public String toString(@Nullable T choice) {
        return choice == null ? "" : wordsOf.apply(choice);
    }

    @Override
    public T fromString(String words) {
        throw new UnsupportedOperationException("Nobody types \"" + words + "\". Maybe the box became editable?");
    }
}
