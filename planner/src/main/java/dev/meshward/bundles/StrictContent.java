package dev.meshward.bundles;

import dev.meshward.adoption.Stage;
import dev.meshward.adoption.StrictException;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.mesh.Change;
import dev.meshward.mesh.LadderIntent;
import dev.meshward.mesh.SelectedWorkload;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Only mutual TLS is accepted: rehearsed first, then exceptions, then single workloads, then whole namespaces. */
record StrictContent(Speaker speaker, Roster roster, PodLabels podLabels) implements StageContent {

    @Override
    public void fill(Stage stage, StageDraft draft) {
        rehearse(stage, draft);
        stage.wholeNamespaces().forEach(namespace -> except(stage, namespace, draft));
        draft.step(
                "callers that cannot use mutual TLS go on working: an exception comes before the rule it excepts from",
                "the exceptions are in the proxies");
        draft.beginMainPart();
        requireOfSingles(stage, draft);
        for (var namespace : stage.wholeNamespaces()) {
            requireOf(stage, namespace, draft);
        }
        draft.step(
                "every known caller of these namespaces uses mutual TLS; from here on plaintext is refused",
                "calls go on, and nobody sees connection resets");
    }

    /**
     * What a namespace says is for new pods. On the way back those need their exceptions until they are made anew; and left
     * as they are, they would refuse their callers once these lose their proxies, or once rules of their own are taken back.
     */
    private void requireOf(Stage stage, String namespace, StageDraft draft) {
        var said = speaker.express(
                new LadderIntent.RequireMutualTls(namespace, climbing(stage, namespace), letOff(namespace)), draft);
        draft.say(said);
        if (said.stream().anyMatch(change -> change.object().kind().equals("Namespace"))) {
            Stream.concat(
                            roster.exceptionsIn(namespace).stream()
                                    .map(StrictException::workload)
                                    .flatMap(workload -> roster.snapshot().workload(workload).stream()),
                            roster.inTheMesh(namespace).stream().filter(this::mayBeCalled))
                    .forEach(draft::makeAnewOnTheWayBack);
        }
    }

    private boolean mayBeCalled(Workload workload) {
        return !roster.snapshot().servicesOf(workload).isEmpty()
                || workload.template().runningContainers().stream()
                        .anyMatch(container -> !container.ports().isEmpty());
    }

    /** Only where the mesh needs objects to say whom it would refuse; elsewhere the gates of the stage ask its metrics. */
    private void rehearse(Stage stage, StageDraft draft) {
        var changes = new ArrayList<Change>();
        for (var workload : roster.workloads(stage.workloads())) {
            var selected = podLabels.of(workload);
            if (picks(selected).noneMatch(roster::isExceptedAsAWhole)) {
                var said = speaker.express(rehearsal(selected), draft);
                draft.say(said);
                changes.addAll(said);
            }
        }
        draft.step(
                "the proxies say who calls without mutual TLS, and refuse nobody; exceptions are there before anything"
                        + " is refused",
                "the proxies report these objects in their metrics");
        if (!changes.isEmpty()) {
            draft.await(
                    "the proxies have reported no caller without mutual TLS but those excepted, for as long as the"
                            + " gates of this stage ask",
                    "a caller nobody knows of shows here, and costs nothing yet");
        }
    }

    private LadderIntent rehearsal(SelectedWorkload selected) {
        var ports = picks(selected)
                .flatMap(workload -> roster.exceptedPorts(workload).stream())
                .toList();
        var because = picks(selected)
                .flatMap(workload -> roster.exceptionsOf(workload).stream())
                .map(StrictException::because)
                .distinct()
                .collect(Collectors.joining("; "));
        return new LadderIntent.RehearseMutualTls(selected, ports, because);
    }

    /** Whatever is said of the workload is said of all of these. */
    private static Stream<WorkloadId> picks(SelectedWorkload selected) {
        return Stream.concat(Stream.of(selected.workload().id()), selected.alsoPicked().stream());
    }

    private List<WorkloadId> letOff(String namespace) {
        return roster.exceptionsIn(namespace).stream()
                .map(StrictException::workload)
                .filter(roster::isExceptedAsAWhole)
                .distinct()
                .toList();
    }

    private void except(Stage stage, String namespace, StageDraft draft) {
        roster.exceptionsIn(namespace).stream()
                .map(StrictException::workload)
                .distinct()
                .filter(workload -> roster.isJoinedBefore(stage, workload))
                .flatMap(workload -> roster.snapshot().workload(workload).stream())
                .forEach(workload -> except(workload, draft));
    }

    private void except(Workload workload, StageDraft draft) {
        var selected = selected(workload, draft);
        var because = roster.exceptionsOf(workload.id()).stream()
                .map(StrictException::because)
                .distinct()
                .collect(Collectors.joining("; "));
        speaker.say(
                new LadderIntent.ExceptFromMutualTls(selected, roster.exceptedPorts(workload.id()), because), draft);
    }

    private void requireOfSingles(Stage stage, StageDraft draft) {
        var whole = stage.wholeNamespaces();
        roster.workloads(stage.workloads()).stream()
                .filter(workload -> !whole.contains(workload.namespace()))
                .filter(workload -> !roster.isExceptedAsAWhole(workload.id()))
                .forEach(workload -> speaker.say(
                        new LadderIntent.RequireMutualTlsOf(
                                selected(workload, draft), roster.exceptedPorts(workload.id())),
                        draft));
        draft.step(
                "every known caller of these workloads uses mutual TLS, while others of their namespace are not there"
                        + " yet",
                "calls go on, and nobody sees connection resets");
    }

    private List<SelectedWorkload> climbing(Stage stage, String namespace) {
        return roster.workloads(stage, namespace).stream()
                .filter(workload -> !roster.isExceptedAsAWhole(workload.id()))
                .map(podLabels::of)
                .toList();
    }

    private SelectedWorkload selected(Workload workload, StageDraft draft) {
        var selected = podLabels.of(workload);
        if (!selected.canBePicked()) {
            draft.byHand(
                    workload.id().toString(),
                    "its pods carry a label that no others do, and this stage was planned again",
                    "",
                    "its pods carry no label by which a policy could pick them; the stage must not go on without its"
                            + " exception");
        } else if (!selected.alsoPicked().isEmpty()) {
            draft.await(
                    "somebody has agreed",
                    "what is said of " + workload.id() + " is said of "
                            + selected.alsoPicked().stream()
                                    .map(Object::toString)
                                    .collect(Collectors.joining(", "))
                            + " too: no label tells their pods apart");
        }
        return selected;
    }
}
