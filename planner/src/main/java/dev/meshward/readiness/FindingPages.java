package dev.meshward.readiness;

import dev.meshward.advice.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The pages that explain findings, as they come with the program: the same files as {@code docs/findings}. */
public final class FindingPages {

    private static final String FOLDER = "/dev/meshward/findings/";
    private static final String INDEX = "README.md";

    /** The list of pages names each by a link to its file. */
    private static final Pattern LISTED = Pattern.compile("\\((MW-\\d{3})\\.md\\)");

    /** A code becomes a file name here, so nothing that is no code may pass. */
    private static final Pattern CODE = Pattern.compile("MW-\\d{3}");

    private FindingPages() {}

    /** The page of this code, as Markdown; empty where there is none. */
    public static Optional<String> page(Code code) {
        return CODE.matcher(code.id()).matches() ? read(code.id() + ".md") : Optional.empty();
    }

    /** The codes that have a page, in their order. */
    public static List<Code> all() {
        return LISTED.matcher(read(INDEX).orElse(""))
                .results()
                .map(link -> new Code(link.group(1)))
                .sorted()
                .distinct()
                .toList();
    }

    private static Optional<String> read(String file) {
        try (var stream = FindingPages.class.getResourceAsStream(FOLDER + file)) {
            return stream == null
                    ? Optional.empty()
                    : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException cause) {
            throw new UncheckedIOException(
                    "The page " + file + " cannot be read from the program's own files. Maybe"
                            + " the installation is damaged.",
                    cause);
        }
    }
}
