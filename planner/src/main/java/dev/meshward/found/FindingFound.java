package dev.meshward.found;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.DependencyGraph;
import dev.meshward.readiness.Finding;
import dev.meshward.search.Findable;
import dev.meshward.search.SearchField;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A finding, for whoever searches: what its workloads are called, carry and call counts as its own.
 *
 * @param title of its check, in a few words; may be empty
 */
public record FindingFound(Finding finding, String title, ClusterSnapshot snapshot, DependencyGraph graph)
        implements Findable {

    /** Of the others a finding holds nothing. */
    public static final Set<SearchField> FIELDS = Set.copyOf(EnumSet.of(
            SearchField.NAMESPACE,
            SearchField.WORKLOAD,
            SearchField.FINDING,
            SearchField.LABEL,
            SearchField.CALLS,
            SearchField.CALLED_BY));

    @Override
    public List<String> texts() {
        var diagnosis = finding.diagnosis();
        return Stream.concat(
                        Stream.of(
                                diagnosis.code().id(),
                                title,
                                diagnosis.severity().word(),
                                diagnosis.subject().toString(),
                                diagnosis.place().toString(),
                                diagnosis.what(),
                                diagnosis.why(),
                                diagnosis.advice()),
                        finding.workloads().stream().map(WorkloadId::toString))
                .toList();
    }

    @Override
    public List<String> values(SearchField field) {
        var workloads = finding.workloads();
        return switch (field) {
            case NAMESPACE ->
                Stream.concat(
                                Stream.of(finding.diagnosis().subject().namespace()),
                                workloads.stream().map(WorkloadId::namespace))
                        .distinct()
                        .toList();
            case WORKLOAD -> workloads.stream().map(WorkloadId::name).toList();
            case FINDING -> List.of(finding.diagnosis().code().id(), title);
            case LABEL -> Labels.of(workloads.stream(), snapshot);
            case CALLS ->
                workloads.stream()
                        .flatMap(workload -> graph.callsBy(workload).stream())
                        .flatMap(call -> CallFound.callees(call).stream())
                        .distinct()
                        .toList();
            case CALLED_BY ->
                workloads.stream()
                        .flatMap(workload -> graph.callsTo(workload).stream())
                        .map(CallFound::caller)
                        .distinct()
                        .toList();
            case OWNER, STAGE, STATE, CONFIDENCE -> List.of();
        };
    }
}
