package dev.meshward.survey;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.equivalence.Equivalence;
import dev.meshward.mesh.MeshName;
import dev.meshward.mesh.TargetMesh;
import dev.meshward.mesh.intent.TrafficDialect;
import dev.meshward.mesh.istio.traffic.IstioTraffic;
import dev.meshward.mesh.linkerd.traffic.LinkerdTraffic;
import dev.meshward.translation.Translation;
import dev.meshward.translation.Translator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the two languages of a translation. */
final class Translating {

    private static final List<TrafficDialect> LANGUAGES = List.of(new IstioTraffic(), new LinkerdTraffic());

    private Translating() {}

    static Translation translate(ClusterSnapshot snapshot, TranslationWish wish) {
        var to = language(wish.to());
        var from = wish.from().map(Translating::language).orElseGet(() -> detected(snapshot, to));
        if (from.mesh() == to.mesh()) {
            throw new TestimonyRefused(
                    "the source is written for " + from.mesh().title() + " already; name another mesh with --to.");
        }
        var target = new TargetMesh(
                to.mesh(),
                wish.version().orElseGet(to::defaultVersion),
                snapshot.kubernetesVersion().orElse(""),
                snapshot.kubernetesVersion().isPresent());
        return new Translator(from, to, new Equivalence(new MeshEvaluators())).translate(snapshot, target);
    }

    static List<MeshName> meshes() {
        return LANGUAGES.stream().map(TrafficDialect::mesh).toList();
    }

    private static TrafficDialect language(MeshName mesh) {
        return LANGUAGES.stream()
                .filter(language -> language.mesh() == mesh)
                .findFirst()
                .orElseThrow(() -> new TestimonyRefused("nothing is translated to or from " + mesh.title()
                        + " yet; there is " + words(LANGUAGES) + "."));
    }

    private static TrafficDialect detected(ClusterSnapshot snapshot, TrafficDialect to) {
        var others = Translator.spokenIn(snapshot, LANGUAGES).stream()
                .filter(language -> language.mesh() != to.mesh())
                .toList();
        return Optional.of(others)
                .filter(found -> found.size() == 1)
                .map(List::getFirst)
                .orElseThrow(() -> new TestimonyRefused(
                        others.isEmpty()
                                ? "the source says nothing to any mesh but "
                                        + to.mesh().title() + "; name the one it is written for with --from."
                                : "the source speaks to " + words(others) + "; say with --from which is meant."));
    }

    private static String words(List<TrafficDialect> languages) {
        return languages.stream().map(language -> language.mesh().word()).collect(Collectors.joining(" and "));
    }
}
