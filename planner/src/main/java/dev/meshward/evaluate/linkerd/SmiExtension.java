package dev.meshward.evaluate.linkerd;

import dev.meshward.evaluate.Match;
import dev.meshward.evaluate.World;
import dev.meshward.manifest.Manifest;
import java.util.Collection;

/**
 * Whether the extension runs that writes TrafficSplits into profiles (linkerd.md A.2). Linkerd itself does not read them, so
 * that they lead nothing anywhere in a cluster that gets Linkerd alone.
 */
final class SmiExtension {

    private static final String ADAPTOR = "smi-adaptor";
    private static final String CONTROL_PLANE = "linkerd.io/control-plane-component";

    private final Match atFirst;

    /** @param objects of the cluster before anything changes */
    SmiExtension(Collection<Manifest> objects) {
        this.atFirst = objects.stream().anyMatch(SmiExtension::isAdaptor)
                ? Match.YES
                : Match.of(objects.stream().anyMatch(SmiExtension::isOfLinkerd)).and(Match.MAYBE);
    }

    /** Where Linkerd was there before and its extension was not seen, perhaps it was only not among what was read. */
    Match runs(World world) {
        return atFirst.or(Match.of(world.all("apps", "Deployment").anyMatch(SmiExtension::isAdaptor)));
    }

    private static boolean isAdaptor(Manifest object) {
        return object.key().kind().equals("Deployment") && object.key().name().equals(ADAPTOR);
    }

    private static boolean isOfLinkerd(Manifest object) {
        return object.key().name().equals("linkerd-config")
                || object.at("spec", "template", "metadata", "labels", CONTROL_PLANE)
                        .isPresent();
    }
}
