package dev.meshward.testing.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import dev.meshward.testing.Repository;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * One formatter for everybody. It runs as a test, because a test runs on the toolchain's JDK while a Maven plugin runs on
 * whatever JDK started Maven. {@code -Dformat=rewrite} rewrites instead of complaining.
 */
class FormatTest {

    private static final boolean REWRITE = "rewrite".equals(System.getProperty("format"));

    private static final Formatter FORMATTER = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());

    private final Repository repository = Repository.here();

    @Test
    void every_java_file_is_formatted() {
        var unformatted = unformatted(repository.javaSources());

        assertThat(unformatted)
                .describedAs("run: mvn -Dfast -pl testing -am test -Dtest=FormatTest -Dformat=rewrite "
                        + "-Dsurefire.failIfNoSpecifiedTests=false")
                .isEmpty();
    }

    @Test
    void a_badly_formatted_source_is_noticed() throws FormatterException {
        var ugly = "class Ugly {int a ;}\n";

        assertThat(formatted(ugly)).isEqualTo("class Ugly {\n    int a;\n}\n").isNotEqualTo(ugly);
    }

    private List<String> unformatted(List<Path> sources) {
        return sources.parallelStream()
                .filter(this::needsFormatting)
                .map(repository::name)
                .toList();
    }

    private boolean needsFormatting(Path file) {
        var before = Repository.read(file);
        try {
            var after = formatted(before);
            if (REWRITE && !after.equals(before)) {
                Repository.write(file, after);
                return false;
            }
            return !after.equals(before);
        } catch (FormatterException e) {
            throw new AssertionError(repository.name(file) + " is no Java that the formatter understands", e);
        }
    }

    private static String formatted(String source) throws FormatterException {
        return FORMATTER.formatSourceAndFixImports(source);
    }
}
