package dev.meshward.desktop.readiness;

import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.desktop.session.Surveyed;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.report.Suppression;
import dev.meshward.search.Findable;
import dev.meshward.search.SearchField;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One finding in the list.
 *
 * @param title of its check, in a few words
 * @param livedWith why somebody lives with it; empty where it counts
 */
public record FindingRow(Finding finding, String title, Optional<Suppression> livedWith, Surveyed survey)
        implements Findable {

    /** Of the others a finding holds nothing. */
    static final Set<SearchField> FIELDS = Set.of(
            SearchField.NAMESPACE,
            SearchField.WORKLOAD,
            SearchField.FINDING,
            SearchField.LABEL,
            SearchField.CALLS,
            SearchField.CALLED_BY);

    /** The namespaces it concerns; one that concerns no workload counts to that of its subject, which may be empty. */
    List<String> namespaces() {
        return Stream.concat(
                        finding.workloads().stream().map(WorkloadId::namespace),
                        Stream.of(finding.diagnosis().subject().namespace())
                                .filter(namespace -> finding.workloads().isEmpty()))
                .distinct()
                .toList();
    }

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
        return switch (field) {
            case NAMESPACE ->
                Stream.concat(
                                namespaces().stream(),
                                Stream.of(finding.diagnosis().subject().namespace()))
                        .distinct()
                        .toList();
            case WORKLOAD -> finding.workloads().stream().map(WorkloadId::name).toList();
            case FINDING -> List.of(finding.diagnosis().code().id(), title);
            case LABEL -> labels();
            case CALLS ->
                finding.workloads().stream()
                        .flatMap(workload -> survey.graph().callsBy(workload).stream())
                        .flatMap(call -> Stream.concat(
                                Stream.of(named(call.to().namespace(), call.to().name())),
                                call.to().receivers().stream().map(to -> named(to.namespace(), to.name()))))
                        .distinct()
                        .toList();
            case CALLED_BY ->
                finding.workloads().stream()
                        .flatMap(workload -> survey.graph().callsTo(workload).stream())
                        .map(call -> named(call.from().namespace(), call.from().name()))
                        .distinct()
                        .toList();
            case OWNER, STAGE, STATE, CONFIDENCE -> List.of();
        };
    }

    private static String named(String namespace, String name) {
        return namespace.isEmpty() ? name : namespace + "/" + name;
    }

    private List<String> labels() {
        return finding.workloads().stream()
                .flatMap(id -> survey.basis().snapshot().workload(id).stream())
                .flatMap(FindingRow::labels)
                .distinct()
                .toList();
    }

    private static Stream<String> labels(Workload workload) {
        return workload.template().labels().entrySet().stream().map(label -> label.getKey() + "=" + label.getValue());
    }
}
