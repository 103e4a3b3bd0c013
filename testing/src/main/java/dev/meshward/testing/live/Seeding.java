package dev.meshward.testing.live;

import dev.meshward.manifest.DataReader;
import dev.meshward.manifest.Field;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Brings manifests into a {@link RealApiServer} in five ways, in turn. Objects come into clusters in many ways, and each leaves
 * other owners of fields behind.
 */
record Seeding(RealApiServer server, Path folder) {

    /** Each command may be refused: the object is there. Helm sends the changes of a release as an update. */
    private static final List<List<String>> WAYS = List.of(
            List.of("create"),
            List.of("apply"),
            List.of("apply --server-side --field-manager=kubectl"),
            List.of("create --field-manager=helm", "replace --field-manager=helm"),
            List.of("apply --server-side --field-manager=argocd-controller"));

    /** A manifest as it is written, since YAML is not read by everybody alike. */
    private record Document(String text, List<Field> objects) {

        boolean isNeededFirst() {
            return objects.stream()
                    .anyMatch(object -> object.at("kind").is("Namespace")
                            || object.at("kind").is("CustomResourceDefinition"));
        }

        Stream<String> namespaces() {
            return objects.stream().flatMap(object -> object.at("metadata", "namespace").text().stream());
        }
    }

    /** @param namespace of objects that name none */
    void seed(Path manifests, String namespace) throws IOException, InterruptedException {
        var documents = documents(manifests);
        round(documents, Document::isNeededFirst);
        var namespaces = new TreeSet<>(List.of(namespace));
        documents.forEach(document -> document.namespaces().forEach(namespaces::add));
        for (var each : namespaces) {
            server.kubectl("create", "namespace", each);
        }
        server.kubectl("config", "set-context", "admin", "--namespace=" + namespace);
        round(documents, _ -> true);
        round(documents, _ -> true);
    }

    private static List<Document> documents(Path manifests) throws IOException {
        var documents = new ArrayList<Document>();
        try (var files = Files.walk(manifests)) {
            for (var file : files.filter(file -> file.toString().matches(".*\\.ya?ml"))
                    .sorted()
                    .toList()) {
                for (var text : Files.readString(file).split("(?m)^---(?=\\s)", -1)) {
                    var objects = objects(text);
                    if (!objects.isEmpty()) {
                        documents.add(new Document(text, objects));
                    }
                }
            }
        }
        return documents;
    }

    private static List<Field> objects(String text) {
        return DataReader.yaml("", text.getBytes(StandardCharsets.UTF_8)).documents().stream()
                .flatMap(document ->
                        document.at("kind").is("List") ? document.at("items").items().stream() : Stream.of(document))
                .filter(object -> object.at("kind").isPresent())
                .toList();
    }

    private void round(List<Document> documents, Predicate<Document> which) throws IOException, InterruptedException {
        for (int way = 0; way < WAYS.size(); way++) {
            var file = folder.resolve("seed.yaml");
            if (!Files.readString(written(file, documents, way, which)).isEmpty()) {
                for (var command : WAYS.get(way)) {
                    var words = new ArrayList<>(List.of(command.split(" ")));
                    words.addAll(List.of("-f", file.toString()));
                    server.kubectl(words.toArray(String[]::new));
                }
            }
        }
    }

    private static Path written(Path file, List<Document> documents, int way, Predicate<Document> which)
            throws IOException {
        var text = new StringBuilder();
        for (int i = way; i < documents.size(); i += WAYS.size()) {
            if (which.test(documents.get(i))) {
                text.append("---\n").append(documents.get(i).text()).append('\n');
            }
        }
        return Files.writeString(file, text);
    }
}
