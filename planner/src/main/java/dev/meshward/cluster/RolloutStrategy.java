package dev.meshward.cluster;

import dev.meshward.manifest.Field;

/**
 * How a workload replaces its pods, with the defaults Kubernetes fills in. A view over its manifest; kinds that replace
 * nothing by themselves answer as if nothing were written.
 */
public record RolloutStrategy(Workload workload) {

    private static final String QUARTER = "25%";

    private Field spec() {
        return workload.manifest().at("spec");
    }

    private boolean isDeployment() {
        return workload.id().kind().equals("Deployment");
    }

    /** The field that says how: {@code strategy} of a Deployment, {@code updateStrategy} of the others. */
    public Field field() {
        return isDeployment() ? spec().at("strategy") : spec().at("updateStrategy");
    }

    /** All pods end before the first new one is made. */
    public boolean isRecreate() {
        return isDeployment() && field().at("type").is("Recreate");
    }

    /** Pods are replaced only when somebody deletes them. */
    public boolean isOnDelete() {
        return field().at("type").is("OnDelete");
    }

    /** A paused Deployment takes a new template and makes no pods of it. */
    public boolean isPaused() {
        return isDeployment() && spec().at("paused").isTrue();
    }

    /** Pods of a StatefulSet with a lower number keep the old template; 0 by default. */
    public int partition() {
        return workload.id().kind().equals("StatefulSet")
                ? field().at("rollingUpdate", "partition").wholeOr(0)
                : 0;
    }

    /** Pods made beyond the number wanted while pods are replaced; a percentage is rounded up. */
    public int surge() {
        if (isRecreate() || isOnDelete()) {
            return 0;
        }
        var written = field().at("rollingUpdate", "maxSurge");
        return share(written.textOr(isDeployment() ? QUARTER : "0"), true);
    }

    /**
     * Pods that may be missing while pods are replaced; a percentage is rounded down. Where neither surge nor absence is
     * allowed after rounding, Kubernetes allows one to be absent, or nothing would move.
     */
    public int unavailable() {
        if (isRecreate()) {
            return workload.replicas();
        }
        var written = field().at("rollingUpdate", "maxUnavailable");
        int allowed = share(written.textOr(isDeployment() ? QUARTER : "1"), false);
        return allowed == 0 && surge() == 0 ? 1 : allowed;
    }

    private int share(String written, boolean roundUp) {
        try {
            if (!written.endsWith("%")) {
                return Integer.parseInt(written);
            }
            double exact = Integer.parseInt(written.substring(0, written.length() - 1)) * workload.replicas() / 100.0;
            return (int) (roundUp ? Math.ceil(exact) : Math.floor(exact));
        } catch (NumberFormatException _) {
            return 0;
        }
    }
}
