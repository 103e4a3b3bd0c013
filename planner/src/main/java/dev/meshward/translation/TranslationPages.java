package dev.meshward.translation;

import dev.meshward.mesh.intent.Aspect;
import dev.meshward.mesh.intent.Aspects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The pages about what becomes of fields, as they come with the program: the same files as {@code docs/translation}. */
public final class TranslationPages {

    private static final String FOLDER = "/dev/meshward/translation/pages/";

    private TranslationPages() {}

    /** What the code is about, and the page of the intent it belongs to, as Markdown; empty where there is no such code. */
    public static Optional<String> page(String code) {
        return Aspects.all()
                .filter(aspect -> aspect.code().equals(code))
                .findFirst()
                .map(aspect -> code + ": " + aspect.title() + "\n\n" + read(aspect));
    }

    /** In their order. */
    public static List<String> codes() {
        return Aspects.all().map(Aspect::code).sorted().toList();
    }

    private static String read(Aspect aspect) {
        var file = FOLDER + aspect.intent() + ".md";
        try (var stream = TranslationPages.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IOException("there is no " + file);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException cause) {
            throw new UncheckedIOException(
                    "A page cannot be read from the program's own files. Maybe the installation is damaged.", cause);
        }
    }
}
