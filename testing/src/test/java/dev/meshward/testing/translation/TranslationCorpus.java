package dev.meshward.testing.translation;

import dev.meshward.equivalence.Equivalence;
import dev.meshward.mesh.MeshName;
import dev.meshward.mesh.TargetMesh;
import dev.meshward.mesh.intent.TrafficDialect;
import dev.meshward.mesh.istio.traffic.IstioTraffic;
import dev.meshward.mesh.linkerd.traffic.LinkerdTraffic;
import dev.meshward.survey.Source;
import dev.meshward.survey.Survey;
import dev.meshward.testing.Repository;
import dev.meshward.translation.Translation;
import dev.meshward.translation.Translator;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the projects themselves apply, where it lies beside the repository: a folder for each mesh. */
final class TranslationCorpus {

    static final Optional<Path> FOLDER = Repository.here().shared("translation");

    /** A list of JSON patches, which is no object. */
    private static final List<String> WITHOUT_OBJECTS = List.of("kustomize__statefulset__patch.yaml");

    private TranslationCorpus() {}

    /** The mesh that a file is translated to. */
    static MeshName other(Path file) {
        return file.toString().contains("/istio/") ? MeshName.LINKERD : MeshName.ISTIO;
    }

    static List<Path> files() {
        try (var files = Files.walk(FOLDER.orElseThrow())) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !WITHOUT_OBJECTS.contains(String.valueOf(file.getFileName())))
                    .sorted()
                    .toList();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** What both configurations decide is compared by tests of its own. */
    static Translation translated(List<String> names, MeshName to) {
        var snapshot = new Survey(Survey.Progress.unheard()).scan(Source.of(names), InputStream.nullInputStream());
        TrafficDialect istio = new IstioTraffic();
        TrafficDialect linkerd = new LinkerdTraffic();
        var target = to == MeshName.ISTIO ? istio : linkerd;
        return new Translator(
                        to == MeshName.ISTIO ? linkerd : istio, target, new Equivalence((_, _) -> Optional.empty()))
                .translate(snapshot, new TargetMesh(to, target.defaultVersion(), "1.33", true));
    }
}
