package dev.meshward.desktop.readiness;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.desktop.session.Surveyed;
import dev.meshward.found.FindingFound;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.report.Suppression;
import dev.meshward.search.Findable;
import dev.meshward.search.SearchField;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One finding in the list.
 *
 * @param title of its check, in a few words
 * @param livedWith why somebody lives with it; empty where it counts
 */
public record FindingRow(Finding finding, String title, Optional<Suppression> livedWith, Surveyed survey)
        implements Findable {

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
        return found().texts();
    }

    @Override
    public List<String> values(SearchField field) {
        return found().values(field);
    }

    private FindingFound found() {
        return new FindingFound(finding, title, survey.basis().snapshot(), survey.graph());
    }
}
