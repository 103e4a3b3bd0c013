package dev.meshward.manifest;

import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads lists as an API server sends them, page by page, into the same objects a scan of files gives. Each object is its own
 * "file", {@code kube://prod/shop/deployment.apps/checkout}, so that every place can be looked up with kubectl.
 */
public final class ApiListReader {

    /** Begins the "files" of objects that came from a running cluster. */
    static final String SCHEME = "kube://";

    private static final String LIST = "List";

    private final String cluster;
    private final Names names = new Names();

    /** @param cluster the name people know it by, which begins the name of every place */
    public ApiListReader(String cluster) {
        this.cluster = cluster;
    }

    /** What an answer turned out to be. */
    public sealed interface Page {

        /** @param continuation what to ask the next page with; empty after the last */
        record Whole(String continuation) implements Page {}

        /** Cut short, or no list at all; what was read of it before was handed out. */
        record Broken(String because) implements Page {}
    }

    /**
     * Reads one page while it comes, and never holds more of it than one object; or one object that was asked for by its
     * name. Several threads may read pages at a time.
     *
     * @param apiVersion of the objects, which lists of built-in kinds leave out
     * @param kind of the objects
     */
    public Page read(InputStream body, String apiVersion, String kind, Consumer<Reading> sink) {
        var tokens = JsonTokens.withoutManagedFields(body, names);
        var trees = new TreeBuilding(tokens, cluster, new Items(apiVersion, kind, sink));
        try {
            var root = Field.of(cluster, trees.root(tokens.next()));
            if (tokens.next() != Tokens.Kind.FINISHED) {
                return new Page.Broken("the answer is not whole: something stands behind its end");
            }
            return page(root, apiVersion, kind, sink);
        } catch (BrokenDocument broken) {
            return new Page.Broken("the answer is not whole: " + broken.because());
        }
    }

    private Page page(Field root, String apiVersion, String kind, Consumer<Reading> sink) {
        if (root.at("kind").textOr("").endsWith(LIST)) {
            return new Page.Whole(root.at("metadata", "continue").textOr(""));
        }
        if (root.at("metadata", "name").isPresent()) {
            sink.accept(reading(root.mapping(), apiVersion, kind));
            return new Page.Whole("");
        }
        return new Page.Broken("the answer is no list of objects");
    }

    /** Takes the items of a list one by one; lists within their objects are theirs. */
    private final class Items implements TreeBuilding.ItemSink {

        private final String apiVersion;
        private final String kind;
        private final Consumer<Reading> sink;
        private boolean isOpen;

        private Items(String apiVersion, String kind, Consumer<Reading> sink) {
            this.apiVersion = apiVersion;
            this.kind = kind;
            this.sink = sink;
        }

        /** Lists of custom resources say only behind their items what they are. */
        @Override
        public boolean wants(String rootKind) {
            boolean isFirst = !isOpen;
            isOpen = true;
            return isFirst && (rootKind.isEmpty() || rootKind.endsWith(LIST));
        }

        @Override
        public boolean took(Value item, List<Place> repeatedKeys) {
            sink.accept(reading(Field.of(cluster, item).mapping(), apiVersion, kind));
            return true;
        }
    }

    /** Lists of built-in kinds leave kind and version out of their items. */
    private Reading reading(Mapping item, String apiVersion, String kind) {
        var whole = Mapping.building(item.line())
                .put("apiVersion", item.get("apiVersion").orElse(new Value.Text(apiVersion, item.line())))
                .put("kind", item.get("kind").orElse(new Value.Text(kind, item.line())));
        for (int i = 0; i < item.size(); i++) {
            var key = item.keys().get(i);
            if (!key.equals("apiVersion") && !key.equals("kind")) {
                whole.put(key, item.values().get(i));
            }
        }
        var named = Manifest.made(whole.build());
        return new Reading.Understood(
                new Manifest(placeOf(named.key()), named.apiVersion(), named.key(), named.content()), List.of());
    }

    private String placeOf(ObjectKey key) {
        var kind = key.kind().toLowerCase(java.util.Locale.ROOT) + (key.group().isEmpty() ? "" : "." + key.group());
        return SCHEME + cluster + "/" + (key.isNamespaced() ? key.namespace() + "/" : "") + kind + "/" + key.name();
    }
}
