package dev.meshward.evaluate.linkerd;

import dev.meshward.cluster.Service;
import dev.meshward.cluster.ServiceId;
import dev.meshward.evaluate.World;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import java.util.List;
import java.util.Optional;

/** TrafficSplits of SMI, whose extension writes their weights into the profile of the Service (linkerd.md A.2). */
final class TrafficSplits {

    static final String GROUP = "split.smi-spec.io";

    private static final String SKIP = "smi.linkerd.io/skip";

    private TrafficSplits() {}

    /** The one that is written into the profile of a Service; a profile can keep it off. */
    static Optional<Manifest> over(Optional<Manifest> profile, Service service, World world) {
        return profile.filter(object -> object.annotation(SKIP).is("true")).isPresent()
                ? Optional.empty()
                : split(service, world);
    }

    /** The profile after the extension wrote into it. */
    static Profile profile(Manifest split, Optional<Profile> before) {
        return new Profile(
                "TrafficSplit " + split.key().namespace() + "/" + split.key().name(),
                before.map(Profile::routes).orElse(List.of()),
                shares(split));
    }

    private static Optional<Manifest> split(Service service, World world) {
        return world.in(GROUP, "TrafficSplit", service.id().namespace()).stream()
                .filter(object -> splits(object).equals(service.id()))
                .findFirst();
    }

    /** The Service whose calls are shared out; its name may be written out in full. */
    static ServiceId splits(Manifest object) {
        return new ServiceId(object.key().namespace(), shortName(object.at("spec", "service")));
    }

    private static List<Profile.Portion> shares(Manifest object) {
        return object.at("spec", "backends").items().stream()
                .map(each -> new Profile.Portion(
                        shortName(each.at("service")) + "." + object.key().namespace() + ".svc.cluster.local",
                        Profile.weight(each)))
                .toList();
    }

    private static String shortName(Field name) {
        return name.textOr("").split("\\.", 2)[0];
    }
}
