package dev.meshward.found;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Dependency;
import dev.meshward.search.Findable;
import dev.meshward.search.SearchField;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A call, for whoever searches: {@code ns:}, {@code wl:} and {@code label:} look at both ends. */
public record CallFound(Dependency call, ClusterSnapshot snapshot) implements Findable {

    public static final Set<SearchField> FIELDS = Set.copyOf(EnumSet.of(
            SearchField.NAMESPACE,
            SearchField.WORKLOAD,
            SearchField.LABEL,
            SearchField.CALLS,
            SearchField.CALLED_BY,
            SearchField.CONFIDENCE));

    @Override
    public List<String> texts() {
        var texts = new ArrayList<>(List.of(
                call.from().namespace(),
                call.from().name(),
                call.to().namespace(),
                call.to().name(),
                call.protocol(),
                call.kind().word(),
                callee(call)));
        call.to().receivers().forEach(receiver -> texts.add(receiver.name()));
        call.evidence().forEach(evidence -> texts.add(evidence.place().toString()));
        return texts;
    }

    @Override
    public List<String> values(SearchField field) {
        return switch (field) {
            case NAMESPACE -> List.of(call.from().namespace(), call.to().namespace());
            case WORKLOAD -> workloads().map(WorkloadId::name).toList();
            case LABEL -> Labels.of(workloads(), snapshot);
            case CALLS -> callees(call);
            case CALLED_BY -> List.of(caller(call));
            case CONFIDENCE -> List.of(call.confidence().word());
            case OWNER, STAGE, STATE, FINDING -> List.of();
        };
    }

    private Stream<WorkloadId> workloads() {
        var caller = call.from() instanceof Caller.Pods(var workload) ? Stream.of(workload) : Stream.<WorkloadId>of();
        return Stream.concat(caller, call.to().receivers().stream());
    }

    static String caller(Dependency call) {
        var from = call.from();
        return from.namespace().isEmpty() ? from.name() : from.namespace() + "/" + from.name();
    }

    /** The Service and the workloads behind it. */
    static List<String> callees(Dependency call) {
        return Stream.concat(
                        Stream.of(callee(call)),
                        call.to().receivers().stream().map(workload -> workload.namespace() + "/" + workload.name()))
                .distinct()
                .toList();
    }

    private static String callee(Dependency call) {
        var to = call.to().namespace().isEmpty()
                ? call.to().name()
                : call.to().namespace() + "/" + call.to().name();
        return call.port() > 0 ? to + ":" + call.port() : to;
    }
}
