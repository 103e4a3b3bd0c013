package dev.meshward.mesh.linkerd.security;

import dev.meshward.mesh.intent.AccessText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Texts that were parted already: rules of many ports mention the same paths. Used by one translation. */
final class KnownRegions {

    private final Map<Asked, Optional<TextRegions>> regionsByTexts = new HashMap<>();

    private record Asked(List<AccessText> texts, String before) {}

    /** Empty where they cannot be told apart in writing. */
    Optional<TextRegions> of(List<AccessText> texts, String before) {
        return regionsByTexts.computeIfAbsent(new Asked(texts, before), _ -> TextRegions.of(texts, before));
    }
}
