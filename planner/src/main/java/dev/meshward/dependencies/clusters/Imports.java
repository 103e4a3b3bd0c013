package dev.meshward.dependencies.clusters;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.ServiceId;
import dev.meshward.dependencies.Callee;
import dev.meshward.dependencies.Dependency;
import dev.meshward.dependencies.Evidence;
import dev.meshward.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the names that a cluster uses for Services of other clusters stand for. */
record Imports(ClusterSnapshot snapshot) {

    private static final Pattern SET_OF_CLUSTERS =
            Pattern.compile("(?:[a-z0-9-]+\\.)?([a-z0-9-]+)\\.([a-z0-9-]+)\\.svc\\.clusterset\\.local");

    /** Names for Services elsewhere begin so by convention: {@code checkout.shop.global}. */
    private static final Pattern HOST = Pattern.compile("([a-z0-9-]+)\\.([a-z0-9-]+)\\.[a-z0-9.-]+");

    /** By which agreement a name leads to another cluster. */
    enum Way {
        MIRROR,
        EXPORT,
        ISTIO
    }

    /**
     * A Service of another cluster.
     *
     * @param clusters those it may stand in; any where empty
     * @param words a clause for people
     */
    record Import(ServiceId service, Set<String> clusters, Way way, String words) {}

    List<Import> of(Dependency dependency) {
        var imports = new ArrayList<Import>();
        mirror(dependency.to()).ifPresent(imports::add);
        ofSet(dependency).ifPresent(imports::add);
        if (imports.isEmpty()) {
            entry(dependency.to()).or(() -> sameName(dependency.to())).ifPresent(imports::add);
        }
        return imports;
    }

    /** A Service that the multicluster extension of Linkerd made after one of another cluster. */
    private Optional<Import> mirror(Callee callee) {
        if (!(callee instanceof Callee.ToService(var id, var _))) {
            return Optional.empty();
        }
        return snapshot.service(id)
                .filter(service -> service.manifest()
                        .label("mirror.linkerd.io/mirrored-service")
                        .is("true"))
                .map(service -> mirror(id, service.manifest()));
    }

    private static Import mirror(ServiceId id, Manifest service) {
        var cluster = service.label("mirror.linkerd.io/cluster-name").textOr("");
        var name = service.annotation("mirror.linkerd.io/remote-svc-fq-name")
                .text()
                .map(host -> host.replaceFirst("\\..*", ""))
                .orElse(id.name().endsWith("-" + cluster) ? cut(id.name(), "-" + cluster) : id.name());
        return new Import(
                new ServiceId(id.namespace(), name),
                cluster.isEmpty() ? Set.of() : Set.of(cluster),
                Way.MIRROR,
                "the mirrored Service " + id);
    }

    private static String cut(String name, String end) {
        return name.substring(0, name.length() - end.length());
    }

    /** {@code checkout.shop.svc.clusterset.local}, whether or not a Service of that name stands here too. */
    private static Optional<Import> ofSet(Dependency dependency) {
        var hosts = dependency.evidence().stream()
                .filter(Evidence.DeclaredAddress.class::isInstance)
                .map(evidence -> ((Evidence.DeclaredAddress) evidence).address().replaceFirst(":[0-9]+$", ""))
                .collect(Collectors.toSet());
        if (dependency.to() instanceof Callee.External(var host)) {
            hosts.add(host);
        }
        return hosts.stream()
                .sorted()
                .map(SET_OF_CLUSTERS::matcher)
                .filter(java.util.regex.Matcher::matches)
                .map(match -> new Import(
                        new ServiceId(match.group(2), match.group(1)),
                        Set.of(),
                        Way.EXPORT,
                        "the name " + match.group()))
                .findFirst();
    }

    /** A host that a ServiceEntry leads elsewhere. */
    private Optional<Import> entry(Callee callee) {
        if (!(callee instanceof Callee.External(var host))) {
            return Optional.empty();
        }
        var match = HOST.matcher(host);
        return snapshot.objectsOf("networking.istio.io", "ServiceEntry").stream()
                .filter(entry ->
                        match.matches() && entry.at("spec", "hosts").texts().contains(host))
                .map(entry -> new Import(
                        new ServiceId(match.group(2), match.group(1)),
                        Set.of(),
                        Way.ISTIO,
                        "the " + entry.key().kind() + " " + entry.key().namespace() + "/"
                                + entry.key().name()))
                .findFirst();
    }

    /** Clusters of one Istio mesh take Services of equal namespace and name for one; here stand no pods behind it. */
    private Optional<Import> sameName(Callee callee) {
        return callee instanceof Callee.ToService(var id, var workloads) && workloads.isEmpty()
                ? Optional.of(new Import(id, Set.of(), Way.ISTIO, "the Service of the same name " + id))
                : Optional.empty();
    }
}
