package dev.meshward.mesh.intent;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Service;
import dev.meshward.cluster.ServiceId;
import dev.meshward.manifest.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What a dialect reads its intents from, and where it puts them. Used by one translation at a time. */
public final class SourceReading {

    private final ClusterSnapshot snapshot;
    private final List<Fields> all;
    private final Map<String, List<Fields>> byKind = new LinkedHashMap<>();
    private final List<TrafficIntent> intents = new ArrayList<>();
    private final TreeSet<Remark> remarks = new TreeSet<>();

    /** @param all the fields of every object that has any to account for, in the order of their keys */
    public SourceReading(ClusterSnapshot snapshot, List<Fields> all) {
        this.snapshot = snapshot;
        this.all = List.copyOf(all);
        this.all.forEach(fields -> byKind.computeIfAbsent(
                        kind(
                                fields.object().key().group(),
                                fields.object().key().kind()),
                        _ -> new ArrayList<>())
                .add(fields));
    }

    private static String kind(String group, String kind) {
        return group + "/" + kind;
    }

    /** Everything the source holds, workloads and Services included. */
    public ClusterSnapshot snapshot() {
        return snapshot;
    }

    public List<Fields> all() {
        return all;
    }

    /** The objects of one kind, by namespace and name. */
    public List<Fields> of(String group, String kind) {
        return List.copyOf(byKind.getOrDefault(kind(group, kind), List.of()));
    }

    public Optional<Service> service(ServiceId id) {
        return snapshot.service(id);
    }

    public void intend(TrafficIntent intent) {
        intents.add(intent);
    }

    public void remark(Aspect aspect, Author author, Place place, String sentence) {
        remarks.add(new Remark(aspect, author.object(), place, sentence));
    }

    public List<TrafficIntent> intents() {
        return List.copyOf(intents);
    }

    public List<Remark> remarks() {
        return List.copyOf(remarks);
    }
}
