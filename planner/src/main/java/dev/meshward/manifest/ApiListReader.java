package dev.meshward.manifest;

import java.util.ArrayList;
import java.util.List;

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
        record Objects(List<Reading> readings, String continuation) implements Page {
            public Objects {
                readings = List.copyOf(readings);
            }
        }

        /** Cut short, or no list at all. */
        record Broken(String because) implements Page {}
    }

    /** Reads one page, or one object that was asked for by its name. Several threads may read pages at a time. */
    public Page read(byte[] bytes) {
        var data = DataReader.json(cluster, bytes, names);
        if (data.broken().isPresent() || data.documents().size() != 1) {
            return new Page.Broken(
                    "the answer is not whole: " + (data.because().isEmpty() ? "it holds nothing" : data.because()));
        }
        var root = data.documents().getFirst();
        var kind = root.at("kind").textOr("");
        if (kind.endsWith(LIST)) {
            return new Page.Objects(
                    readings(root, kind), root.at("metadata", "continue").textOr(""));
        }
        return root.at("metadata", "name").isPresent()
                ? new Page.Objects(List.of(reading(root.mapping(), "", "")), "")
                : new Page.Broken("the answer is no list of objects");
    }

    private List<Reading> readings(Field list, String listKind) {
        var apiVersion = list.at("apiVersion").textOr("");
        var kind = listKind.substring(0, listKind.length() - LIST.length());
        var readings = new ArrayList<Reading>();
        for (var item : list.at("items").items()) {
            readings.add(reading(item.mapping(), apiVersion, kind));
        }
        return readings;
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
