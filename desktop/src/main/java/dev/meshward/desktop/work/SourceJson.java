package dev.meshward.desktop.work;

import dev.meshward.desktop.session.SessionSource;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import dev.meshward.survey.Source;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where a cluster comes from, as data. */
final class SourceJson {

    static final List<String> KEYS = List.of(
            "title",
            "files",
            "context",
            "kubeconfig",
            "namespaces",
            "selector",
            "defaultNamespace",
            "hidesNames",
            "isCluster");

    private SourceJson() {}

    static Mapping of(SessionSource source) {
        var data = Mapping.building().put("title", source.title());
        switch (source) {
            case SessionSource.Files(var _, var from) -> put(data, from);
            case SessionSource.Context(var _, var from) -> put(data, from);
            case SessionSource.None _, SessionSource.Kept _ -> {}
        }
        return data.build();
    }

    private static void put(Mapping.Building data, Source from) {
        from.cluster().ifPresent(cluster -> {
            data.put("isCluster", true);
            cluster.context().ifPresent(context -> data.put("context", context));
            cluster.kubeconfig().ifPresent(file -> data.put("kubeconfig", file.toString()));
        });
        data.put("files", texts(from.names()))
                .put("namespaces", texts(List.copyOf(from.namespaces())))
                .put("selector", from.selector())
                .put("defaultNamespace", from.defaultNamespace())
                .put("hidesNames", from.secrecy() == Source.Secrecy.NAMES_TOO);
    }

    static Value texts(List<String> texts) {
        return Value.Sequence.of(texts.stream().map(Value.Text::of).toList());
    }

    static SessionSource read(Field root) throws DamagedWork {
        DamagedWork.onlyKeys(root, KEYS);
        var title = root.at("title").text().orElseThrow(() -> DamagedWork.at(root.at("title"), "title"));
        boolean isCluster = root.at("isCluster").isTrue();
        var names = root.at("files").texts();
        if (!isCluster && names.isEmpty()) {
            return new SessionSource.Kept(title);
        }
        var source = new Source(
                names,
                isCluster ? Optional.of(cluster(root)) : Optional.empty(),
                Set.copyOf(root.at("namespaces").texts()),
                root.at("selector").textOr(""),
                root.at("defaultNamespace").textOr("default"),
                root.at("hidesNames").isTrue() ? Source.Secrecy.NAMES_TOO : Source.Secrecy.SECRETS_ONLY);
        return isCluster ? new SessionSource.Context(title, source) : new SessionSource.Files(title, source);
    }

    private static Source.Cluster cluster(Field root) throws DamagedWork {
        var file = root.at("kubeconfig").text();
        try {
            return new Source.Cluster(root.at("context").text(), file.map(Path::of));
        } catch (InvalidPathException _) {
            throw DamagedWork.at(root.at("kubeconfig"), "path of this system");
        }
    }
}
