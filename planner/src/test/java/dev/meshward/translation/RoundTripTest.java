package dev.meshward.translation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ManifestWriter;
import dev.meshward.mesh.intent.ConnectionRoutes;
import dev.meshward.mesh.intent.Destination;
import dev.meshward.mesh.intent.EgressMode;
import dev.meshward.mesh.intent.ExternalHosts;
import dev.meshward.mesh.intent.Fate;
import dev.meshward.mesh.intent.PlainRouting;
import dev.meshward.mesh.intent.RequestRoutes;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.TrafficDialect;
import dev.meshward.mesh.intent.TrafficIntent;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** Laws over random configurations; a failure names its seed. */
class RoundTripTest {

    private static final int SEEDS = Integer.getInteger("seeds", 500);

    @Test
    void what_istio_says_is_written_for_linkerd_in_words_that_linkerd_reads_back() {
        for (int seed = 0; seed < SEEDS; seed++) {
            readsBack(Given.ISTIO, Given.LINKERD, "seed " + seed, RandomConfigurations.ofIstio(random(seed)));
        }
    }

    @Test
    void what_linkerd_says_is_written_for_istio_in_words_that_istio_reads_back() {
        for (int seed = 0; seed < SEEDS; seed++) {
            readsBack(Given.LINKERD, Given.ISTIO, "seed " + seed, RandomConfigurations.ofLinkerd(random(seed)));
        }
    }

    @Test
    void from_istio_to_linkerd_and_back_the_same_rule_takes_every_request() {
        int told = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            var first = Given.translated(Given.ISTIO, Given.LINKERD, RandomConfigurations.ofPlainRoutes(random(seed)));
            boolean isSayable = first.translation().remarks().isEmpty() && isCarried(first.translation());
            if (isSayable) {
                told++;
                var back =
                        Given.translated(Given.LINKERD, Given.ISTIO, documents(first.translation(), first.snapshot()));
                same("seed " + seed, routes(Given.ISTIO, first.snapshot()), routes(Given.ISTIO, after(back)));
            }
        }
        assertThat(told).isGreaterThan(SEEDS / 2);
    }

    private static void same(String seed, List<RequestRoutes> before, List<RequestRoutes> after) {
        assertThat(after).describedAs(seed).hasSameSizeAs(before);
        for (var request : PlainRouting.requests()) {
            assertThat(PlainRouting.first(request, after.getFirst().rules()))
                    .describedAs("%s %s", seed, request)
                    .isEqualTo(PlainRouting.first(request, before.getFirst().rules()));
        }
    }

    private static void readsBack(TrafficDialect from, TrafficDialect to, String seed, String... documents) {
        var given = Given.translated(from, to, documents);
        var ledger = given.translation().ledger();
        assertThat(ledger.totals().values().stream().mapToLong(Long::longValue).sum())
                .describedAs(seed)
                .isEqualTo(ledger.pages().stream()
                        .mapToLong(page -> page.entries().size())
                        .sum());
        assertThat(given.fates()).describedAs(seed).isNotEmpty();
        assertThat(unsaid(given.translation())).describedAs(seed).isEmpty();
        var once = after(given);
        var twice = after(Given.translated(to, to, to.defaultVersion(), once));
        assertThat(inside(to, twice)).describedAs(seed).isEqualTo(inside(to, once));
    }

    /** Hosts outside are said by two objects together, and read as two intents; they are held by tests of their own. */
    private static List<TrafficIntent> inside(TrafficDialect dialect, ClusterSnapshot snapshot) {
        return Given.read(dialect, snapshot).stream()
                .filter(intent -> switch (intent) {
                    case RequestRoutes routes -> isInside(routes.hosts());
                    case ConnectionRoutes routes -> isInside(routes.hosts());
                    case ExternalHosts _, EgressMode _ -> false;
                    default -> true;
                })
                .toList();
    }

    private static boolean isInside(List<Said<Destination>> hosts) {
        return hosts.stream().allMatch(host -> host.value() instanceof Destination.OfService);
    }

    private static List<String> unsaid(Translation translation) {
        return translation.ledger().pages().stream()
                .flatMap(page -> page.entries().stream())
                .map(Object::toString)
                .filter(entry -> entry.contains("nothing was said") || entry.contains("There is no rule yet"))
                .toList();
    }

    private static boolean isCarried(Translation translation) {
        return translation.ledger().pages().stream()
                .flatMap(page -> page.entries().stream())
                .allMatch(entry -> entry.fate() instanceof Fate.Carried);
    }

    private static List<RequestRoutes> routes(TrafficDialect dialect, ClusterSnapshot snapshot) {
        return Given.read(dialect, snapshot).stream()
                .filter(RequestRoutes.class::isInstance)
                .map(RequestRoutes.class::cast)
                .toList();
    }

    private static ClusterSnapshot after(Given given) {
        return Given.scanned(documents(given.translation(), given.snapshot()));
    }

    /** What is there once a translation was applied and the old mesh is gone. */
    private static String[] documents(Translation translation, ClusterSnapshot before) {
        var documents = new ArrayList<String>();
        before.services()
                .forEach(service -> documents.add(text(translation.patches().stream()
                        .filter(patch ->
                                patch.object().equals(service.manifest().key()))
                        .findFirst()
                        .map(patch -> patch.applied(service.manifest()))
                        .orElse(service.manifest()))));
        translation.objects().forEach(object -> documents.add(text(object)));
        return documents.toArray(String[]::new);
    }

    private static String text(Manifest object) {
        return ManifestWriter.yaml(object.content());
    }

    private static RandomGenerator random(int seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }
}
