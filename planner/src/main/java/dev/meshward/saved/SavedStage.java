package dev.meshward.saved;

import dev.meshward.adoption.Stage;
import dev.meshward.bundles.RestartBatch;
import dev.meshward.bundles.Touched;
import dev.meshward.bundles.Verification;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.manifest.ObjectKey;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A stage as its folder and plan.json hold it.
 *
 * @param starts the first day of its change window, as {@code 2026-12-01}; empty when nobody set one
 * @param files text by path below the stage's folder, checksums included
 * @param digest changes whenever a file of the folder does
 * @param positions why it comes no earlier and no later; empty in plans of versions that did not say
 */
public record SavedStage(
        Stage stage,
        Verdict verdict,
        Optional<String> starts,
        Optional<String> ends,
        List<SavedStep> steps,
        List<RestartBatch> restarts,
        List<Touched> touched,
        List<Verification> verify,
        List<String> watch,
        List<String> troubleshooting,
        WayBack undo,
        SortedMap<String, String> files,
        String digest,
        List<SavedReason> positions) {

    public SavedStage {
        steps = List.copyOf(steps);
        restarts = List.copyOf(restarts);
        touched = List.copyOf(touched);
        verify = List.copyOf(verify);
        watch = List.copyOf(watch);
        troubleshooting = List.copyOf(troubleshooting);
        positions = List.copyOf(positions);
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /**
     * What is known of the stage's safety.
     *
     * @param word {@code safe}, {@code conditional} or {@code unsafe}
     * @param isJudged false where nobody who is independent of the planner has looked at the stage
     */
    public record Verdict(String word, String because, boolean isJudged) {

        /** Whether the judge found a call that breaks, a door that opens, or files that cannot be carried out. */
        public boolean isUnsafe() {
            return word.equals("unsafe");
        }

        /**
         * It holds if its gates hold, and no more is claimed.
         *
         * @param why the judge has not looked; with its full stop
         */
        public static Verdict notJudged(String why) {
            return new Verdict(
                    "conditional",
                    "Made by the planner's rules and not judged: " + why + " It holds if its gates hold.",
                    false);
        }
    }

    /**
     * The way back out of the stage.
     *
     * @param when the signs on which to take it
     * @param first folders of later stages that have to be undone before, when they were applied: the newest first
     */
    public record WayBack(
            List<SavedStep> steps,
            List<ObjectKey> delete,
            List<WorkloadId> restart,
            List<String> when,
            List<String> first) {
        public WayBack {
            steps = List.copyOf(steps);
            delete = List.copyOf(delete);
            restart = List.copyOf(restart);
            when = List.copyOf(when);
            first = List.copyOf(first);
        }
    }

    /** The same stage, with what was found out about its safety. */
    SavedStage judged(Verdict found) {
        return new SavedStage(
                stage,
                found,
                starts,
                ends,
                steps,
                restarts,
                touched,
                verify,
                watch,
                troubleshooting,
                undo,
                files,
                digest,
                positions);
    }

    /** The stage's folder below the plan directory: {@code stages/04-join-payments}. */
    public String folder() {
        return "stages/%02d-%s".formatted(stage.number(), stage.slug());
    }

    /** Pods that restart. */
    public int restartedPods() {
        return restarts.stream().mapToInt(RestartBatch::pods).sum();
    }

    /** Workloads that restart. */
    public int restartedWorkloads() {
        return (int) restarts.stream()
                .flatMap(batch -> batch.workloads().stream())
                .distinct()
                .count();
    }
}
