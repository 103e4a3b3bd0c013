package dev.meshward.testing.translation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.mesh.intent.Aspect;
import dev.meshward.mesh.intent.Aspects;
import dev.meshward.mesh.intent.SupportTable;
import dev.meshward.mesh.istio.traffic.IstioTraffic;
import dev.meshward.mesh.linkerd.traffic.LinkerdTraffic;
import dev.meshward.testing.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The pages of translations carry the tables of the rules; {@code -Dgolden=rewrite} writes them anew. */
class TranslationPagesTest {

    private static final String MARK = "<!-- rows -->\n";
    private static final SupportTable LINKERD = new LinkerdTraffic().support();
    private static final SupportTable ISTIO = new IstioTraffic().support();

    private final Repository repository = Repository.here();

    @Test
    void every_intent_has_a_page_with_the_rows_of_the_rules() throws IOException {
        for (var intent : intents()) {
            var place = repository.at("docs/translation/" + intent + ".md");
            var written = Repository.read(place);
            var expected = written.substring(0, written.indexOf(MARK) + MARK.length()) + "\n" + rows(intent);
            if (isRewriting()) {
                Files.writeString(place, expected, StandardCharsets.UTF_8);
            }
            assertThat(Repository.read(place)).describedAs(intent).isEqualTo(expected);
        }
    }

    @Test
    void codes_are_never_used_twice() {
        assertThat(Aspects.all().map(Aspect::code).toList()).doesNotHaveDuplicates();
    }

    private static boolean isRewriting() {
        return System.getProperty("golden", "").equals("rewrite");
    }

    private static TreeSet<String> intents() {
        return Aspects.all().map(Aspect::intent).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String rows(String intent) {
        return "| Code | About | To Linkerd | To Istio |\n| --- | --- | --- | --- |\n"
                + Aspects.all()
                        .filter(aspect -> aspect.intent().equals(intent))
                        .map(aspect -> "| " + aspect.code() + " | " + aspect.title() + " | " + words(LINKERD, aspect)
                                + " | " + words(ISTIO, aspect) + " |\n")
                        .collect(Collectors.joining());
    }

    private static String words(SupportTable table, Aspect aspect) {
        if (!table.knows(aspect)) {
            return "–";
        }
        var support = table.of(aspect);
        var words = (support.words() + " " + support.instead()).strip();
        return switch (support.grade()) {
                    case EXACT -> "= ";
                    case APPROXIMATE -> "~ ";
                    case NONE -> "✗ ";
                }
                + words.replace("|", "\\|");
    }
}
