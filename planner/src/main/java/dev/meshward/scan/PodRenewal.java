package dev.meshward.scan;

import dev.meshward.cluster.Autoscalers;
import dev.meshward.cluster.RestartMethod;
import dev.meshward.manifest.Manifest;
import java.util.OptionalInt;

/** How many pods an object keeps, and how they are made anew. */
final class PodRenewal {

    private PodRenewal() {}

    static int podsAtOneTime(Manifest object, int nodes, Autoscalers autoscalers) {
        return switch (object.key().kind()) {
            case "Pod" -> 1;
            case "DaemonSet" -> Math.max(nodes, 1);
            case "Job" -> object.at("spec", "parallelism").wholeOr(1);
            case "CronJob" ->
                object.at("spec", "jobTemplate", "spec", "parallelism").wholeOr(1);
            case "StrimziPodSet" -> object.at("spec", "pods").items().size();
            default -> scaled(object, autoscalers.leastPodsOf(object.key()));
        };
    }

    /** No pods wanted switches an autoscaler off; otherwise it never keeps fewer than its least. */
    private static int scaled(Manifest object, OptionalInt least) {
        int written = object.at("spec", "replicas").wholeOr(least.orElse(1));
        return written <= 0 ? 0 : Math.max(written, least.orElse(written));
    }

    /** A paused Deployment refuses {@code kubectl rollout restart}; of other kinds only their controllers know. */
    static RestartMethod method(Manifest object) {
        if (!PodTemplates.isBuiltIn(object)) {
            return RestartMethod.MANUAL;
        }
        boolean onDelete = object.at("spec", "updateStrategy", "type").is("OnDelete");
        return switch (object.key().kind()) {
            case "Deployment" -> object.at("spec", "paused").isTrue() ? RestartMethod.MANUAL : RestartMethod.ROLLOUT;
            case "StatefulSet", "DaemonSet" -> onDelete ? RestartMethod.POD_BY_POD : RestartMethod.ROLLOUT;
            case "Job", "CronJob" -> RestartMethod.NEXT_RUN;
            default -> RestartMethod.MANUAL;
        };
    }
}
