package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.cluster.ServiceId;
import dev.meshward.mesh.intent.Audience;
import dev.meshward.mesh.intent.Fields;
import dev.meshward.mesh.intent.SourceField;
import dev.meshward.mesh.intent.SourceReading;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Services of which a ServiceProfile decides in the place of routes and annotations: that of the caller's namespace before that of
 * the Service's own, into which the extension of SMI writes the weights of a TrafficSplit (linkerd A.2, D).
 */
final class DecidingProfiles {

    static final String BECAUSE =
            "A ServiceProfile or TrafficSplit of the Service decides in its place, and Linkerd passes over it.";
    static final String INSTEAD = "Leave it out, or leave the other out and translate again.";

    private static final String SKIP = "smi.linkerd.io/skip";

    private final Map<Named, Fields> profiles = new HashMap<>();
    private final Map<ServiceId, Fields> splits = new HashMap<>();

    /** A profile, by the namespace it stands in and the Service it is about. */
    private record Named(String namespace, ServiceId service) {}

    DecidingProfiles(SourceReading source) {
        source.of(ServiceProfileForm.GROUP, "ServiceProfile")
                .forEach(profile -> ServiceProfileForm.service(profile)
                        .ifPresent(service -> profiles.putIfAbsent(
                                new Named(profile.object().key().namespace(), service), profile)));
        source.of(TrafficSplitForm.GROUP, "TrafficSplit")
                .forEach(split -> splits.putIfAbsent(TrafficSplitForm.service(split), split));
    }

    /** Whether routes and annotations of the Service count for none of these callers. */
    boolean decideFor(ServiceId service, Audience callers) {
        return callers.isEverybody()
                ? decidesAtHome(service)
                : callers.namespaces().stream().allMatch(namespace -> decides(service, namespace));
    }

    private boolean decides(ServiceId service, String caller) {
        return Optional.ofNullable(profiles.get(new Named(caller, service)))
                .filter(_ -> !caller.equals(service.namespace()))
                .map(DecidingProfiles::saysAnything)
                .orElseGet(() -> decidesAtHome(service));
    }

    private boolean decidesAtHome(ServiceId service) {
        return atHome(service).filter(DecidingProfiles::saysAnything).isPresent()
                || splitOf(service).isPresent();
    }

    Optional<Fields> atHome(ServiceId service) {
        return Optional.ofNullable(profiles.get(new Named(service.namespace(), service)));
    }

    private static boolean saysAnything(Fields profile) {
        var spec = profile.object().at("spec");
        return !spec.at("routes").items().isEmpty()
                || !spec.at("dstOverrides").items().isEmpty();
    }

    /** The TrafficSplit whose weights are written into the profile; the profile can keep it off. */
    Optional<Fields> splitOf(ServiceId service) {
        return Optional.ofNullable(splits.get(service))
                .filter(_ ->
                        atHome(service).filter(DecidingProfiles::keepsSplitsOff).isEmpty());
    }

    private static boolean keepsSplitsOff(Fields profile) {
        return skip(profile).look().is("true");
    }

    static SourceField skip(Fields profile) {
        return profile.annotation(SKIP);
    }
}
