package dev.meshward.readiness.checks.identity;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.mesh.MeshName;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.Finding.Blocks;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Situation;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A pod that mounts no token of its ServiceAccount, with a Linkerd that was told to use that one instead of a projected token of
 * its own (linkerd.md E). With the default setting such pods join like any other.
 */
public final class NoTokenForProxy implements ReadinessCheck {

    private static final Pattern PROJECTION = Pattern.compile("(?m)^\\s+serviceAccountTokenProjection:\\s*false\\b");

    @Override
    public Code code() {
        return new Code("MW-132");
    }

    @Override
    public String title() {
        return "Pod without the token that proves its identity";
    }

    @Override
    public Scope scope() {
        return Scope.only(MeshName.LINKERD, Step.JOIN, Scope.WORKLOADS, "ConfigMap", "ServiceAccount");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        boolean usesMounted = situation.snapshot().objectsOf("", "ConfigMap").stream()
                .filter(map -> map.key().name().equals("linkerd-config"))
                .anyMatch(map ->
                        PROJECTION.matcher(map.at("data", "values").textOr("")).find());
        return usesMounted
                ? situation
                        .workloads()
                        .filter(workload -> !workload.template().isOnHostNetwork())
                        .flatMap(workload ->
                                refusal(workload, situation).stream().map(field -> finding(workload, field)))
                : Stream.empty();
    }

    /** What the pod says wins over what its account says. */
    private static Optional<Field> refusal(Workload workload, Situation situation) {
        var ofPod = workload.template().spec().at("automountServiceAccountToken");
        var account = new ObjectKey(
                "", "ServiceAccount", workload.namespace(), workload.template().serviceAccount());
        var deciding = ofPod.isPresent()
                ? Optional.of(ofPod)
                : situation.snapshot().object(account).map(object -> object.at("automountServiceAccountToken"));
        return deciding.filter(field -> field.is("false"));
    }

    private Finding finding(Workload workload, Field refusal) {
        return FindingDraft.about(code(), Severity.ERROR, workload, refusal)
                .what("The pods of %s mount no token of their ServiceAccount, and this Linkerd asks for that token."
                        .formatted(workload.name()))
                .why("The injector skips a pod without it: it would stay outside without a word.")
                .advice("Upgrade Linkerd with identity.serviceAccountTokenProjection=true, its default; the pod then"
                        + " needs no token of its own.")
                .blocking(Blocks.JOINING)
                .finding();
    }
}
