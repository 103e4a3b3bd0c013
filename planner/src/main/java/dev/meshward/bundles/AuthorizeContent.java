package dev.meshward.bundles;

import dev.meshward.adoption.AdmittedCallers;
import dev.meshward.adoption.Stage;
import dev.meshward.adoption.StrictException;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.mesh.Change;
import dev.meshward.mesh.LadderIntent;
import dev.meshward.mesh.LadderIntent.Admission;
import dev.meshward.mesh.LadderIntent.Enforcement;
import dev.meshward.mesh.SelectedWorkload;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Only known callers are admitted: tried without effect, then in force, and the rest of the namespace shut last. */
record AuthorizeContent(Speaker speaker, Roster roster, PodLabels podLabels, AdmittedCallers admitted)
        implements StageContent {

    /** Who is admitted to whom. */
    private record Wanted(SelectedWorkload workload, List<Admission> admissions) {}

    @Override
    public void fill(Stage stage, StageDraft draft) {
        var wanted = wanted(stage, draft);
        admit(wanted, Enforcement.DRY_RUN, draft);
        draft.step(
                "policies that say what they would refuse, and refuse nothing",
                "the proxies report what the policies would have refused");
        draft.await(
                "the gates of this stage say that no call would have been refused, for as long as they ask",
                "a caller nobody knows of shows here, and costs nothing yet; the dry runs of all stages may wait at the"
                        + " same time, as they refuse nothing");
        draft.beginMainPart();
        admit(wanted, Enforcement.ENFORCED, draft);
        draft.step("from here on only the listed callers are admitted", "calls go on, and nobody sees 403");
        stage.wholeNamespaces().forEach(namespace -> denyTheRest(stage, namespace, draft));
    }

    private List<Wanted> wanted(Stage stage, StageDraft draft) {
        var wanted = new ArrayList<Wanted>();
        for (var workload : roster.workloads(stage.workloads())) {
            var selected = podLabels.of(workload);
            if (canHaveOneOfItsOwn(selected, draft)) {
                wanted.add(new Wanted(selected, admissionsOf(selected)));
            }
        }
        return wanted;
    }

    private boolean canHaveOneOfItsOwn(SelectedWorkload selected, StageDraft draft) {
        var id = selected.workload().id();
        var open = selected.alsoPicked().stream().filter(roster::isLeftOpen).findFirst();
        if (!selected.canBePicked() || open.isPresent()) {
            draft.byHand(
                    id.toString(),
                    "its pods carry a label that no others do, and this stage was planned again",
                    "",
                    open.map(other -> "no label tells its pods apart from those of " + other
                                            + ", which has to stay open")
                                    .orElse("its pods carry no label by which a policy could pick them")
                            + "; it gets no policy");
            return false;
        }
        return true;
    }

    /**
     * A policy that picks two workloads admits the callers of both, or it would shut one of them. Ports on which
     * plaintext stays accepted admit everybody: a plaintext caller has no identity to name.
     */
    private List<Admission> admissionsOf(SelectedWorkload selected) {
        var byText = new TreeMap<String, Admission>();
        Stream.concat(Stream.of(selected.workload().id()), selected.alsoPicked().stream())
                .flatMap(id -> Stream.concat(
                        admitted.of(id).stream(),
                        roster.exceptionsOf(id).stream().map(AuthorizeContent::plaintext)))
                .forEach(each -> byText.putIfAbsent(sortKey(each), each));
        return List.copyOf(byText.values());
    }

    private static Admission plaintext(StrictException exception) {
        return new Admission(List.of(), exception.ports(), exception.because());
    }

    private static String sortKey(Admission admission) {
        return (admission.callers().isEmpty() ? "1" : "0") + admission.ports() + admission.callers();
    }

    private void admit(List<Wanted> wanted, Enforcement enforcement, StageDraft draft) {
        wanted.forEach(
                each -> speaker.say(new LadderIntent.Admit(each.workload(), each.admissions(), enforcement), draft));
    }

    private void denyTheRest(Stage stage, String namespace, StageDraft draft) {
        var open = openIn(namespace, stage).map(podLabels::of).toList();
        if (open.stream().anyMatch(each -> !each.canBePicked())) {
            draft.byHand(
                    namespace,
                    "",
                    "",
                    "no default deny: " + firstUnpickable(open) + " has to stay open, and no label picks its pods");
            return;
        }
        var changes = speaker.express(new LadderIntent.DenyTheRest(namespace, open), draft);
        if (!changes.isEmpty()) {
            saidBeforeTheLast(changes, namespace, draft);
            draft.say(changes.subList(changes.size() - 1, changes.size()));
            draft.step(
                    "every workload of " + namespace + " has its policy, so whatever comes new is shut until somebody"
                            + " admits its callers",
                    "calls go on, and nobody sees 403");
        }
    }

    /** Where the mesh lets nobody off a default deny, it must not reach those who are called on a port nobody knows. */
    private Stream<Workload> openIn(String namespace, Stage stage) {
        var open = roster.leftOpenIn(namespace, stage);
        return speaker.dialect().leavesOpenBesideDefaultDeny()
                ? open.stream()
                : Stream.concat(
                                open.stream(),
                                roster.snapshot().workloadsIn(namespace).stream()
                                        .filter(workload -> admitted.areSomewhere(workload.id())))
                        .distinct();
    }

    private static void saidBeforeTheLast(List<Change> changes, String namespace, StageDraft draft) {
        draft.say(changes.subList(0, changes.size() - 1));
        draft.step(
                "whoever has to stay open in " + namespace + " is admitted before the rest is shut",
                "these policies are in the proxies");
    }

    private static WorkloadId firstUnpickable(List<SelectedWorkload> open) {
        return open.stream()
                .filter(each -> !each.canBePicked())
                .findFirst()
                .orElseThrow()
                .workload()
                .id();
    }
}
