package dev.meshward.saved;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Enums as the words of files: {@code joining-ever} for {@code JOINING_EVER}. */
final class Words {

    private Words() {}

    static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> Optional<E> read(Class<E> kind, String word) {
        return Stream.of(kind.getEnumConstants())
                .filter(value -> of(value).equals(word))
                .findFirst();
    }
}
