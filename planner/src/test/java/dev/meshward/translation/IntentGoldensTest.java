package dev.meshward.translation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.mesh.intent.Aspect;
import dev.meshward.mesh.intent.Aspects;
import dev.meshward.mesh.intent.Remark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * One example of each intent in the words of each mesh that has some: what is written, what is changed, what becomes of each
 * field, and what else to know. {@code -Dgolden=rewrite} writes the answers anew; the diff is the review.
 */
class IntentGoldensTest {

    private static final Path FOLDER = folder();
    private static final boolean REWRITE = "rewrite".equals(System.getProperty("golden"));

    /** Wherever a test was started: in the module, or in the folder around it. */
    private static Path folder() {
        var inModule = Path.of("src/test/resources/dev/meshward/translation/intents");
        return Files.isDirectory(inModule) ? inModule : Path.of("planner").resolve(inModule);
    }

    @Test
    void every_intent_becomes_what_its_example_says() throws IOException {
        var different = new TreeMap<String, String>();
        for (var example : examples()) {
            var answer = Path.of(example.toString().replaceFirst("\\.yaml$", ".txt"));
            var found = translated(example);
            if (REWRITE) {
                Files.writeString(answer, found);
            } else if (!Files.exists(answer) || !Files.readString(answer).equals(found)) {
                different.put(example.getFileName().toString(), found);
            }
        }
        assertThat(different).isEmpty();
    }

    @Test
    void every_intent_has_an_example() throws IOException {
        var shown = examples().stream()
                .map(example -> example.getFileName().toString())
                .map(name -> name.substring(0, name.indexOf('.')))
                .collect(Collectors.toSet());

        assertThat(shown).containsAll(Aspects.all().map(Aspect::intent).toList());
    }

    private static List<Path> examples() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    private static String translated(Path example) throws IOException {
        var text = Files.readString(example);
        boolean isOfIstio = example.toString().endsWith(".istio.yaml");
        var given = isOfIstio ? Given.toLinkerd(text) : Given.toIstio(text);
        var remarks =
                given.translation().remarks().stream().map(Remark::sentence).collect(Collectors.joining("\n"));
        return String.join(
                "\n",
                given.objects(),
                "== changed ==",
                given.patches(),
                "== fields ==",
                given.fates(),
                "== to know ==",
                remarks,
                "");
    }
}
