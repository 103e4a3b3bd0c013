package dev.meshward.live;

import dev.meshward.manifest.DataReader;
import dev.meshward.manifest.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Asks an API server what it serves, group by group, so that one group that is down hides only itself. */
final class Discovery {

    private final Function<String, Answer> asking;
    private final Map<String, ServedKind> kindByResource = new LinkedHashMap<>();
    private final TreeMap<String, String> downByGroup = new TreeMap<>();

    /** @param asking gets a path, with patience */
    Discovery(Function<String, Answer> asking) {
        this.asking = asking;
    }

    Discovered discover() throws ClusterRefused {
        for (var version : versions("/api")) {
            look("", version);
        }
        for (var group : document("/apis").at("groups").items()) {
            versionsOf(group).forEach(version -> look(group.at("name").textOr(""), version));
        }
        return new Discovered(List.copyOf(kindByResource.values()), downByGroup);
    }

    private List<String> versions(String path) throws ClusterRefused {
        return document(path).at("versions").texts();
    }

    /** Without the two roots nothing is known, and nothing could be said of what is missing. */
    private Field document(String path) throws ClusterRefused {
        return switch (asking.apply(path)) {
            case Answer.Received received when received.isGood() -> parsed(received);
            case Answer.Received received ->
                throw new ClusterRefused(
                        "The API server does not say what it serves (" + path + "): " + received.because() + ".");
            case Answer.Failed(var because) ->
                throw new ClusterRefused("The API server does not say what it serves (" + path + "): " + because + ".");
        };
    }

    private static Field parsed(Answer.Received received) throws ClusterRefused {
        var data = DataReader.json("", received.body());
        if (data.broken().isPresent() || data.documents().isEmpty()) {
            throw new ClusterRefused(
                    "What answers is no API server: it does not speak JSON. Perhaps a proxy or a login page"
                            + " stands in between.");
        }
        return data.documents().getFirst();
    }

    /** The preferred version first: a kind is read in the first version that serves it. */
    private static List<String> versionsOf(Field group) {
        var versions = new ArrayList<String>();
        group.at("preferredVersion", "version").text().ifPresent(versions::add);
        group.at("versions").items().stream()
                .map(version -> version.at("version").textOr(""))
                .filter(version -> !version.isEmpty() && !versions.contains(version))
                .forEach(versions::add);
        return versions;
    }

    private void look(String group, String version) {
        var path = group.isEmpty() ? "/api/" + version : "/apis/" + group + "/" + version;
        switch (asking.apply(path)) {
            case Answer.Received received when received.isGood() -> note(group, version, received);
            case Answer.Received received -> downByGroup.put(group, received.because());
            case Answer.Failed(var because) -> downByGroup.put(group, because);
        }
    }

    private void note(String group, String version, Answer.Received received) {
        var data = DataReader.json("", received.body());
        if (data.broken().isPresent() || data.documents().isEmpty()) {
            downByGroup.put(group, "its answer is cut short");
            return;
        }
        for (var resource : data.documents().getFirst().at("resources").items()) {
            var plural = resource.at("name").textOr("");
            if (!plural.isEmpty() && !plural.contains("/")) {
                kindByResource.putIfAbsent(plural + "." + group, kind(group, version, plural, resource));
            }
        }
    }

    private static ServedKind kind(String group, String version, String plural, Field resource) {
        return new ServedKind(
                group,
                version,
                plural,
                resource.at("kind").textOr(""),
                resource.at("namespaced").isTrue(),
                resource.at("verbs").texts().contains("list"));
    }
}
