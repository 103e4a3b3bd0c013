package dev.meshward.saved;

import dev.meshward.bundles.StageBundle;
import dev.meshward.cluster.ClusterSnapshot;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes single stages as a plan directory holds them, for whoever wants to have one judged before there is a plan. */
public final class StageWriting {

    private final ObjectList lists;

    public StageWriting(ClusterSnapshot snapshot) {
        this.lists = new ObjectList(new ResourceNames(snapshot));
    }

    /** The files that would be applied, by path below the stage's folder; its documents for people are not among them. */
    public SortedMap<String, byte[]> files(StageBundle stage) {
        var files = new TreeMap<String, byte[]>();
        StageFolder.of(stage, lists, Optional.empty(), List.of())
                .files()
                .forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return files;
    }
}
