package dev.meshward.saved;

import dev.meshward.adoption.Bound;
import dev.meshward.adoption.Objective;
import dev.meshward.adoption.Proven;
import dev.meshward.adoption.Reason;
import dev.meshward.adoption.StageDates;
import dev.meshward.adoption.StrictException;
import dev.meshward.bundles.SideFile;
import dev.meshward.bundles.StageBundle;
import dev.meshward.cluster.ScanGap;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Dependency;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** Turns a finished plan into what its directory will hold. */
final class PlanRecorder {

    private final PlanResult result;
    private final List<SavedStage> stages;

    PlanRecorder(PlanResult result) {
        var lists = new ObjectList(new ResourceNames(result.snapshot()));
        this.result = result;
        this.stages = result.bundle().stages().parallelStream()
                .map(bundle -> StageFolder.of(bundle, lists, datesOf(bundle), positionsOf(bundle)))
                .toList();
    }

    private Optional<StageDates> datesOf(StageBundle bundle) {
        return Optional.ofNullable(
                result.plan().datesByStage().get(bundle.stage().id()));
    }

    private List<Reason> positionsOf(StageBundle bundle) {
        return result.positions().getOrDefault(bundle.stage().id(), List.of());
    }

    /** @param snapshotSha256 of the file that holds what was planned on */
    SavedPlan recorded(String snapshotSha256) {
        var plan = result.plan();
        var emergency = emergency();
        return new SavedPlan(
                result.toolVersion(),
                fingerprint(snapshotSha256, emergency),
                plan.target(),
                source(snapshotSha256),
                rounded(plan.objective()),
                stages,
                new NamespaceWays(result.snapshot(), plan, result.quotas()).all(),
                plan.postponed(),
                exceptions(),
                plan.leftOpen(),
                plan.alreadyThere(),
                plan.neverStaged(),
                plan.criticality(),
                plan.owners(),
                result.graph().dependencies().stream()
                        .map(PlanRecorder::dependency)
                        .toList(),
                List.copyOf(result.graph().unknown()),
                result.findings().stream().map(SavedFinding::of).toList(),
                result.snapshot().gaps().stream().map(SavedGap::of).toList(),
                plan.questions(),
                result.bundle().sizing(),
                emergency,
                result.history().decisions(),
                result.history().approvals(),
                List.of(),
                result.history().retired(),
                result.history().moves(),
                List.of());
    }

    private SortedMap<String, String> emergency() {
        var files = result.bundle().emergency();
        var safeByPath = FileNames.safeByPath(files.stream().map(SideFile::path).toList());
        var emergency = new TreeMap<String, String>();
        files.forEach(file -> emergency.put(
                withoutFolder(safeByPath.getOrDefault(file.path(), FileNames.safe(file.path()))), file.text()));
        return emergency;
    }

    private static String withoutFolder(String path) {
        return path.startsWith("emergency/") ? path.substring("emergency/".length()) : path;
    }

    private String fingerprint(String snapshotSha256, SortedMap<String, String> emergency) {
        var target = result.plan().target();
        var text = new StringBuilder()
                .append(target.name().word())
                .append(' ')
                .append(target.meshVersion())
                .append(' ')
                .append(target.kubernetesVersion())
                .append('\n')
                .append(snapshotSha256)
                .append('\n');
        stages.forEach(stage -> text.append(stage.stage().id())
                .append(' ')
                .append(stage.digest())
                .append('\n'));
        return Checksums.sha256(text.append(Checksums.listing(emergency)).toString());
    }

    private SavedSource source(String snapshotSha256) {
        var snapshot = result.snapshot();
        return new SavedSource(
                snapshot.cluster(),
                snapshot.takenAt(),
                new SavedSource.Coverage(
                        snapshot.objects().size(),
                        snapshot.namespaces().size(),
                        snapshot.workloads().size(),
                        snapshot.services().size(),
                        (int) snapshot.gaps().stream().filter(ScanGap::matters).count()),
                snapshotSha256);
    }

    /** Six places are more than anybody compares, and read back as the same number. */
    private static Objective rounded(Objective objective) {
        return new Objective(
                objective.inversions(),
                objective.stages(),
                rounded(objective.exposure()),
                objective.bound().map(PlanRecorder::rounded),
                objective.proven().map(proven -> new Proven(proven.engine(), rounded(proven.bound()))));
    }

    private static Bound rounded(Bound bound) {
        return new Bound(bound.inversions(), bound.stages(), rounded(bound.exposure()));
    }

    private static double rounded(double exposure) {
        return Math.round(exposure * 1e6) / 1e6;
    }

    private List<SavedException> exceptions() {
        var manifests =
                new ExceptionManifests(result.snapshot(), result.bundle().stages());
        var entries = new ArrayList<SavedException>();
        for (var exception : result.plan().exceptions()) {
            if (exception.ports().isEmpty()) {
                entries.add(entry(exception, OptionalInt.empty(), manifests));
            }
            exception.ports().forEach(port -> entries.add(entry(exception, OptionalInt.of(port), manifests)));
        }
        return entries;
    }

    private static SavedException entry(StrictException exception, OptionalInt port, ExceptionManifests manifests) {
        var holder = manifests.holding(exception.workload(), port);
        return new SavedException(
                exception.workload(),
                port,
                holder.mode(),
                exception.callers().stream().map(PlanRecorder::words).toList(),
                holder.path(),
                exception.because(),
                exception.until());
    }

    private static String words(Caller caller) {
        return caller instanceof Caller.Pods(var workload) ? workload.toString() : caller.name();
    }

    private static SavedDependency dependency(Dependency dependency) {
        return new SavedDependency(
                dependency.from().namespace(),
                dependency.from().name(),
                dependency.to().namespace(),
                dependency.to().name(),
                dependency.port(),
                dependency.protocol(),
                dependency.confidence(),
                dependency.kind(),
                dependency.to().receivers().stream()
                        .map(WorkloadId::name)
                        .sorted()
                        .distinct()
                        .toList(),
                EvidenceText.of(dependency));
    }
}
