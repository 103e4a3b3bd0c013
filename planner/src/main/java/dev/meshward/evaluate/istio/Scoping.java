package dev.meshward.evaluate.istio;

import dev.meshward.cluster.Service;
import dev.meshward.cluster.ServiceId;
import dev.meshward.evaluate.Pod;
import dev.meshward.evaluate.Views;
import dev.meshward.evaluate.World;
import dev.meshward.manifest.Manifest;
import java.util.List;
import java.util.function.Predicate;

/** What a caller's proxy knows of, and what it does with the rest (istio.md A.5). */
final class Scoping {

    private static final String GROUP = "networking.istio.io";

    private final Views<Manifest, SidecarView> views = new Views<>(SidecarView::of);

    /** The Sidecars that may apply: with a selector before those without, those of the namespace before the root's. */
    List<SidecarView> of(Pod caller, String root, World world) {
        var withSelector = oldest(
                caller.namespace(),
                each -> !each.pods().selectsEverything() && each.pods().matches(caller.labels()),
                world);
        if (!withSelector.isEmpty()) {
            return withSelector;
        }
        var ofNamespace = oldest(caller.namespace(), each -> each.pods().selectsEverything(), world);
        return ofNamespace.isEmpty() ? oldest(root, each -> each.pods().selectsEverything(), world) : ofNamespace;
    }

    private List<SidecarView> oldest(String namespace, Predicate<SidecarView> isMeant, World world) {
        var meant = world.in(GROUP, "Sidecar", namespace).stream()
                .map(views::of)
                .filter(isMeant)
                .toList();
        return Ages.possiblyOldest(meant, SidecarView::object);
    }

    /** A Service may keep itself to some namespaces. */
    static boolean isExported(Service service, ServiceId id, String client) {
        var written = service.manifest()
                .annotation("networking.istio.io/exportTo")
                .textOr("*")
                .replace(" ", "");
        var names = List.of(written.split(",", -1));
        return names.contains("*")
                || names.contains(client)
                || (names.contains(".") && id.namespace().equals(client));
    }
}
