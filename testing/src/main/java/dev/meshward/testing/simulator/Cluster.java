package dev.meshward.testing.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Every object at one moment. What was looked up once is kept, and handed on to what differs elsewhere only. */
final class Cluster {

    /** Groups whose objects decide about calls. */
    private static final List<String> MESHES = List.of("istio.io", "linkerd.io");

    private static final Set<String> OTHERS = Set.of("/Service", "/ConfigMap", "networking.k8s.io/NetworkPolicy");

    private final Map<Name, Thing> things;
    private final Set<String> forAll;
    private final Map<String, List<Thing>> listed = new HashMap<>();
    private final Map<String, List<Thing>> decidingIn = new HashMap<>();

    /** @param forAll namespaces whose policies are for every namespace */
    Cluster(Map<Name, Thing> things, Set<String> forAll) {
        this.things = things;
        this.forAll = forAll;
    }

    Optional<Thing> find(Name name) {
        return Optional.ofNullable(things.get(name));
    }

    Set<Name> names() {
        return things.keySet();
    }

    List<Thing> in(String namespace, String type) {
        return listed.computeIfAbsent(
                namespace + " " + type,
                _ -> things.entrySet().stream()
                        .filter(each -> each.getKey().namespace().equals(namespace)
                                && each.getKey().type().equals(type))
                        .sorted(Map.Entry.comparingByKey(java.util.Comparator.comparing(Name::name)))
                        .map(Map.Entry::getValue)
                        .toList());
    }

    List<Thing> all(String type) {
        return things.entrySet().stream()
                .filter(each -> each.getKey().type().equals(type))
                .sorted(Map.Entry.comparingByKey(java.util.Comparator.comparing(Name::toString)))
                .map(Map.Entry::getValue)
                .toList();
    }

    Cluster with(Map<Name, Optional<Thing>> changes) {
        var changed = new HashMap<>(things);
        changes.forEach(
                (name, thing) -> thing.ifPresentOrElse(there -> changed.put(name, there), () -> changed.remove(name)));
        var next = new Cluster(changed, forAll);
        var touched = new HashSet<String>();
        changes.keySet()
                .forEach(name -> touched.add(name.type().equals("/Namespace") ? name.name() : name.namespace()));
        listed.forEach((place, found) -> {
            if (!touched.contains(place.substring(0, place.indexOf(' ')))) {
                next.listed.put(place, found);
            }
        });
        if (touched.stream().noneMatch(name -> name.isEmpty() || forAll.contains(name))) {
            decidingIn.forEach((namespace, found) -> {
                if (!touched.contains(namespace)) {
                    next.decidingIn.put(namespace, found);
                }
            });
        }
        return next;
    }

    Thing namespace(String name) {
        return find(new Name("/Namespace", "", name)).orElse(Thing.NOTHING);
    }

    /** The objects that may decide about calls to and from a namespace; others change nothing there. */
    List<Thing> deciding(String namespace) {
        return decidingIn.computeIfAbsent(namespace, _ -> {
            var places = new TreeSet<>(forAll);
            places.add(namespace);
            places.add("");
            var found = new ArrayList<Thing>();
            things.entrySet().stream()
                    .filter(each -> places.contains(each.getKey().namespace()) && decides(each.getKey()))
                    .sorted(Map.Entry.comparingByKey(java.util.Comparator.comparing(Name::toString)))
                    .forEach(each -> found.add(each.getValue()));
            found.add(namespace(namespace));
            return List.copyOf(found);
        });
    }

    private static boolean decides(Name name) {
        return MESHES.stream().anyMatch(name.group()::endsWith)
                || OTHERS.contains(name.type())
                || name.kind().equals("MutatingWebhookConfiguration")
                || (name.kind().equals("DaemonSet") && name.name().matches("(ztunnel|istio-cni).*"))
                || (name.kind().equals("Deployment") && name.name().startsWith("istiod"));
    }
}
