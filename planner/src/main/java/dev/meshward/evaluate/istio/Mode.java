package dev.meshward.evaluate.istio;

import java.util.Optional;

/** What a port accepts (istio.md A.7). */
enum Mode {
    DISABLE,
    PERMISSIVE,
    STRICT;

    /** Empty for {@code UNSET}, for what is absent, and for words that Istio does not know. */
    static Optional<Mode> of(String word) {
        return switch (word) {
            case "DISABLE" -> Optional.of(DISABLE);
            case "PERMISSIVE" -> Optional.of(PERMISSIVE);
            case "STRICT" -> Optional.of(STRICT);
            default -> Optional.empty();
        };
    }
}
