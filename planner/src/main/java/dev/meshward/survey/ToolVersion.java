package dev.meshward.survey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Which Meshward this is; every plan names the one that made it. */
public final class ToolVersion {

    private ToolVersion() {}

    /** Such as {@code 0.1.0}; the build writes it beside this class. */
    public static String current() {
        try (var text = ToolVersion.class.getResourceAsStream("version.txt")) {
            if (text == null) {
                throw new IllegalStateException("version.txt is missing. Maybe the resources were not built?");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("version.txt cannot be read. Maybe the jar is damaged?", e);
        }
    }
}
