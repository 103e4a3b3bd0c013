package dev.meshward.readiness.checks.configuration;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.ServiceId;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Manifest;
import dev.meshward.mesh.MeshName;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Situation;
import java.util.List;
import java.util.stream.Stream;

/**
 * A TrafficSplit of SMI where nothing follows it: Linkerd reads none, only its extension linkerd-smi does, which writes the
 * shares into the ServiceProfile of the Service (linkerd.md A.2). A profile can tell the extension to leave it alone.
 */
public final class SplitWithoutExtension implements ReadinessCheck {

    private static final String ADAPTOR = "smi-adaptor";

    @Override
    public Code code() {
        return new Code("MW-265");
    }

    @Override
    public String title() {
        return "Traffic split that nobody follows";
    }

    @Override
    public Scope scope() {
        return Scope.only(
                MeshName.LINKERD, Step.JOIN, Scope.WORKLOADS, "Namespace", "Service", "TrafficSplit", "ServiceProfile");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        var workloads = situation.snapshot().workloads();
        if (workloads.stream().noneMatch(SplitWithoutExtension::isDeployment)) {
            // Whoever sees no Deployment at all may just not see the extension's.
            return Stream.empty();
        }
        boolean isFollowed = workloads.stream().anyMatch(SplitWithoutExtension::isAdaptor);
        return situation.snapshot().objectsOf("split.smi-spec.io", "TrafficSplit").stream()
                .filter(split -> situation.mayJoin(split.key().namespace()))
                .flatMap(split -> isFollowed ? skipped(split, situation) : Stream.of(unfollowed(split, situation)));
    }

    private static boolean isAdaptor(Workload workload) {
        return workload.name().equals(ADAPTOR) && isDeployment(workload);
    }

    private static boolean isDeployment(Workload workload) {
        return workload.manifest().key().kind().equals("Deployment");
    }

    private Finding unfollowed(Manifest split, Situation situation) {
        return draft(split, situation)
                .what(
                        "TrafficSplit %s/%s splits the calls of Service %s, and the extension linkerd-smi is not among what was read."
                                .formatted(split.key().namespace(), split.key().name(), service(split)))
                .why(
                        "Linkerd itself reads no TrafficSplit: once its proxies carry the calls, all of them go to Service %s, whatever"
                                        .formatted(service(split))
                                + " the weights say, and nobody is told.")
                .advice("Install linkerd-smi in the platform stage, before the callers join; or write the weights as an"
                        + " HTTPRoute for the Service, which Linkerd reads itself.")
                .finding();
    }

    /** The profile of the Service's own namespace is the one that the extension writes. */
    private Stream<Finding> skipped(Manifest split, Situation situation) {
        var prefix = service(split) + "." + split.key().namespace() + ".svc.";
        return situation
                .snapshot()
                .objectsIn("linkerd.io", "ServiceProfile", split.key().namespace())
                .stream()
                .filter(profile -> profile.key().name().startsWith(prefix))
                .filter(profile ->
                        profile.at("metadata", "annotations").textByKey().containsKey("smi.linkerd.io/skip"))
                .map(profile -> draft(split, situation)
                        .what(
                                "TrafficSplit %s/%s is not followed: ServiceProfile %s tells the extension to leave it alone."
                                        .formatted(
                                                split.key().namespace(),
                                                split.key().name(),
                                                profile.key().name()))
                        .why("With the annotation smi.linkerd.io/skip, linkerd-smi does not write the weights into the"
                                + " profile, and the proxies obey the profile alone.")
                        .advice("Take the annotation away if the weights are meant, or the TrafficSplit if the profile"
                                + " is.")
                        .finding());
    }

    private FindingDraft draft(Manifest split, Situation situation) {
        var root = situation.snapshot().service(new ServiceId(split.key().namespace(), service(split)));
        return FindingDraft.about(code(), Severity.WARNING, split, split.at("spec", "service"))
                .concerning(root.map(service -> situation.snapshot().workloadsBehind(service).stream()
                                .map(Workload::id)
                                .toList())
                        .orElse(List.of()));
    }

    /** The name alone, where it is written with its domain. */
    private static String service(Manifest split) {
        return split.at("spec", "service").textOr("").replaceFirst("\\..*$", "");
    }
}
