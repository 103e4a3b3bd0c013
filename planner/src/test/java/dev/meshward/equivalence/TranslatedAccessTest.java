package dev.meshward.equivalence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.manifest.ManifestWriter;
import dev.meshward.mesh.TargetMesh;
import dev.meshward.mesh.intent.Fate;
import dev.meshward.mesh.intent.TrafficDialect;
import dev.meshward.translation.Given;
import dev.meshward.translation.Translation;
import dev.meshward.translation.Translator;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Laws over drawn configurations, translated and compared; a failure names its seed. */
class TranslatedAccessTest {

    private static final int SEEDS = Integer.getInteger("seeds", 60);

    @Test
    void access_in_istio_never_becomes_wider_in_linkerd() {
        holds(Given.ISTIO, Given.LINKERD, DrawnConfigurations::istio);
    }

    @Test
    void access_in_linkerd_never_becomes_wider_in_istio() {
        holds(Given.LINKERD, Given.ISTIO, DrawnConfigurations::linkerd);
    }

    private static void holds(
            TrafficDialect from, TrafficDialect to, Function<DrawnConfigurations, Configuration> drawing) {
        var wrong = new ArrayList<String>();
        Map<Relation, Integer> found = new EnumMap<>(Relation.class);
        for (int seed = 0; seed < SEEDS; seed++) {
            var translation = translated(from, to, drawing.apply(new DrawnConfigurations(seed)));
            var access = translation.comparison().authorization();
            found.merge(access, 1, Integer::sum);
            if (access == Relation.WIDER || access == Relation.DIFFERENT) {
                wrong.add("seed " + seed + " " + access + " "
                        + translation.comparison().ofAuthorization());
            }
            if (isCarried(translation) && !translation.comparison().isProvenEqual()) {
                wrong.add("seed " + seed + " carried, and not equal: "
                        + translation.comparison().ofAuthorization()
                        + translation.comparison().ofRouting());
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(found).containsKey(Relation.EQUAL);
    }

    private static boolean isCarried(Translation translation) {
        return translation.ledger().pages().stream()
                .flatMap(page -> page.entries().stream())
                .allMatch(entry -> entry.fate() instanceof Fate.Carried);
    }

    private static Translation translated(TrafficDialect from, TrafficDialect to, Configuration drawn) {
        var documents = Stream.concat(Town.CONTEXT.objects().stream(), drawn.objects().stream())
                .map(object -> ManifestWriter.yaml(object.content()))
                .toList();
        var snapshot = Given.scanned(documents.toArray(String[]::new));
        return new Translator(from, to, new Equivalence(Town::rules))
                .translate(snapshot, new TargetMesh(to.mesh(), to.defaultVersion(), "1.33", true));
    }
}
