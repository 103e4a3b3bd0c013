package dev.meshward.desktop.work;

import dev.meshward.desktop.session.SessionSource;
import dev.meshward.manifest.DataReader;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.ManifestWriter;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was open lately, the last first. What is damaged is as if it were not there. */
public record RecentWork(List<Entry> entries) {

    private static final String FILE = "recent.json";
    private static final int MOST = 10;

    /** Something that can be opened again. */
    public sealed interface Entry {

        String title();

        /** A work file. */
        record Saved(String title, Path file) implements Entry {}

        /** A cluster, from files or a context. */
        record Cluster(SessionSource source) implements Entry {
            @Override
            public String title() {
                return source.title();
            }
        }
    }

    public RecentWork {
        entries = List.copyOf(entries);
    }

    static RecentWork in(Configuration configuration) {
        return new RecentWork(configuration
                .read(FILE)
                .flatMap(bytes ->
                        DataReader.json(FILE, bytes).documents().stream().findFirst())
                .map(root -> root.at("recent").items().stream()
                        .map(RecentWork::read)
                        .flatMap(Optional::stream)
                        .limit(MOST)
                        .toList())
                .orElse(List.of()));
    }

    private static Optional<Entry> read(Field item) {
        try {
            if (item.at("file").isPresent()) {
                return Optional.of(new Entry.Saved(
                        item.at("title").textOr(""), Path.of(item.at("file").textOr(""))));
            }
            return SourceJson.read(item.at("source")) instanceof SessionSource.Kept
                    ? Optional.empty()
                    : Optional.of(new Entry.Cluster(SourceJson.read(item.at("source"))));
        } catch (DamagedWork | InvalidPathException _) {
            return Optional.empty();
        }
    }

    /** With this first, in place of what is the same. */
    RecentWork with(Entry entry) {
        var others = new ArrayList<Entry>();
        others.add(entry);
        entries.stream().filter(each -> !isSame(each, entry)).limit(MOST - 1L).forEach(others::add);
        return new RecentWork(others);
    }

    private static boolean isSame(Entry one, Entry other) {
        return one instanceof Entry.Saved(var _, var file) && other instanceof Entry.Saved(var _, var another)
                ? file.equals(another)
                : one.equals(other);
    }

    /** Whether it could be kept. */
    boolean keepIn(Configuration configuration) {
        var data = Mapping.building()
                .put(
                        "recent",
                        Value.Sequence.of(entries.stream().map(RecentWork::data).toList()))
                .build();
        return configuration.write(FILE, ManifestWriter.json(data).getBytes(StandardCharsets.UTF_8));
    }

    private static Mapping data(Entry entry) {
        return switch (entry) {
            case Entry.Saved(var title, var file) ->
                Mapping.building()
                        .put("title", title)
                        .put("file", file.toString())
                        .build();
            case Entry.Cluster(var source) ->
                Mapping.building().put("source", SourceJson.of(source)).build();
        };
    }
}
