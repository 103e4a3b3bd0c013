package dev.meshward.export.markdown;

import dev.meshward.adoption.AlreadyThere;
import dev.meshward.adoption.StageKind;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.DependencyKind;
import dev.meshward.mesh.Rung;
import dev.meshward.saved.SavedDependency;
import dev.meshward.saved.SavedPlan;
import dev.meshward.saved.SavedStage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The risks of doing it and of not doing it, in the figures of this plan and not in general words. */
final class RisksSection {

    private final SavedPlan plan;
    private final List<SavedDependency> calls;

    RisksSection(SavedPlan plan) {
        this.plan = plan;
        this.calls = plan.dependencies().stream()
                .filter(dependency -> dependency.kind() == DependencyKind.CALL)
                .filter(dependency -> !dependency.fromNamespace().isEmpty()
                        && !dependency.toWorkloads().isEmpty())
                .toList();
    }

    void writeTo(Page page) {
        page.heading(2, "Risks of doing it");
        page.bullets(risksOfDoing());
        page.heading(2, "Risks of not doing it");
        page.bullets(risksOfNotDoing());
    }

    private List<String> risksOfDoing() {
        var risks = new ArrayList<String>();
        risks.add("**A call that nobody knows of is refused.** " + unknownCalls()
                + " Every strict stage therefore waits until its metrics show no plaintext call.");
        restartRisk(risks);
        risks.add("**The mesh becomes part of starting a pod and of every call.** When its webhook or control plane is"
                + " down, pods may fail to start; `emergency/` says what to do then, and how to take a namespace"
                + " out of the mesh.");
        gitOpsRisk(risks);
        inversionRisk(risks);
        if (plan.source().coverage().unread() > 0) {
            risks.add("**Something was not read.** "
                    + Words.count(plan.source().coverage().unread(), "document or field", "documents or fields")
                    + " could not be used; what they say is not in this plan.");
        }
        risks.add("**No independent referee has judged the stages yet.** They follow from rules; their gates are what"
                + " shows that the rules hold here.");
        return risks;
    }

    private String unknownCalls() {
        long low = calls.stream()
                .filter(call -> !call.confidence().isAtLeast(Confidence.MEDIUM))
                .count();
        return "The plan knows " + Words.count(calls.size() - low, "call") + " between workloads with confidence and "
                + Words.count(low, "hint") + " of others; "
                + Words.count(plan.unknown().size(), "workload shows", "workloads show")
                + " nothing of what " + (plan.unknown().size() == 1 ? "it calls." : "they call.");
    }

    private void restartRisk(List<String> risks) {
        plan.stages().stream()
                .max(Comparator.comparingInt(SavedStage::restartedPods)
                        .thenComparingInt(stage -> -stage.stage().number()))
                .filter(stage -> stage.restartedPods() > 0)
                .ifPresent(stage -> risks.add("**Restarts.** Each workload restarts when it joins. The largest stage, "
                        + stage.stage().number() + " ("
                        + Inline.text(stage.stage().title()) + "), restarts "
                        + Words.count(stage.restartedPods(), "pod")
                        + "; a workload that cannot restart without an outage"
                        + " today cannot do so then."));
    }

    private void gitOpsRisk(List<String> risks) {
        long others = plan.stages().stream()
                .flatMap(stage -> stage.steps().stream())
                .filter(step -> !step.step().owner().isEmpty())
                .count();
        if (others > 0) {
            risks.add("**Changes that others have to make.** " + Words.count(others, "step concerns", "steps concern")
                    + " objects that somebody else keeps as they are; made by kubectl they would be reverted. The"
                    + " pages of the stages hold the patches for their repositories.");
        }
    }

    private void inversionRisk(List<String> risks) {
        long inversions = plan.objective().inversions();
        if (inversions > 0) {
            risks.add("**Order.** In " + Words.count(inversions, "pair")
                    + " of workloads the more critical one comes first,"
                    + " because calls, circles or wishes left no other order.");
        }
    }

    private List<String> risksOfNotDoing() {
        var strictBefore = strictBefore();
        var strictAfter = new HashSet<>(strictBefore);
        workloadsOf(StageKind.STRICT).forEach(workload -> strictAfter.add(key(workload)));
        plan.exceptions().forEach(exception -> strictAfter.remove(key(exception.workload())));
        long believed = believed().size();
        var risks = new ArrayList<String>();
        risks.add("**Calls that anybody inside the network can read and forge.** Of "
                + Words.count(believed, "known call")
                + " between workloads, " + protectedBy(strictBefore)
                + " are held to mutual TLS today. With this plan it would be " + protectedBy(strictAfter) + ".");
        risks.add("**Anybody who can reach a pod can call it.** The plan gives "
                + Words.count(workloadsOf(StageKind.AUTHORIZE).size(), "workload")
                + " a list of callers; without it, who calls whom rests on network addresses alone.");
        risks.add("**Calls stay unseen.** Without the mesh's metrics the next change is planned on the same "
                + Words.count(calls.size(), "inferred call") + " instead of on seen traffic.");
        return risks;
    }

    private long protectedBy(Set<String> strict) {
        return believed().stream()
                .filter(call -> call.toWorkloads().stream()
                        .allMatch(workload -> strict.contains(key(call.toNamespace(), workload))))
                .count();
    }

    private List<SavedDependency> believed() {
        return calls.stream()
                .filter(call -> call.confidence().isAtLeast(Confidence.MEDIUM))
                .toList();
    }

    private Set<String> strictBefore() {
        var strict = new HashSet<String>();
        plan.alreadyThere().stream()
                .filter(there -> there.rung().isAtLeast(Rung.STRICT))
                .map(AlreadyThere::workload)
                .forEach(workload -> strict.add(key(workload)));
        return strict;
    }

    private Set<WorkloadId> workloadsOf(StageKind kind) {
        var workloads = new HashSet<WorkloadId>();
        plan.stages().stream()
                .filter(stage -> stage.stage().kind() == kind)
                .forEach(stage -> workloads.addAll(stage.stage().workloads()));
        return workloads;
    }

    private static String key(WorkloadId workload) {
        return key(workload.namespace(), workload.name());
    }

    private static String key(String namespace, String workload) {
        return namespace + "/" + workload;
    }
}
