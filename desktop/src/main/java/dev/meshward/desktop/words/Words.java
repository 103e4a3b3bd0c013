package dev.meshward.desktop.words;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * The words of the window, by key. Keys are written out where they are used, so that {@code WordsTest} can tell which of
 * them nobody uses and which are missing.
 */
public final class Words {

    private static final ResourceBundle WORDS =
            ResourceBundle.getBundle("dev.meshward.desktop.words.english", Locale.ROOT);

    private Words() {}

    /**
     * The words of this key.
     *
     * @param values what stands for {@code {0}}, {@code {1}} …
     */
    public static String say(String key, Object... values) {
        var pattern = pattern(key);
        // Reading a pattern costs more than all the rest of a label; most of them have nothing to fill in.
        boolean isPlain = pattern.indexOf('\'') < 0 && pattern.indexOf('{') < 0;
        return isPlain ? pattern : new MessageFormat(pattern, Locale.ENGLISH).format(values);
    }

    /** The words for one value of an enumeration: those of {@code prefix.the-value}. */
    public static String of(String prefix, Enum<?> value) {
        return say(prefix + "." + value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static String pattern(String key) {
        try {
            return WORDS.getString(key);
        } catch (MissingResourceException e) {
            throw new IllegalArgumentException(
                    "There are no words for " + key + ". Maybe english.properties lacks it?", e);
        }
    }
}
