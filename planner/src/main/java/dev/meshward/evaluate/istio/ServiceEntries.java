package dev.meshward.evaluate.istio;

import dev.meshward.cluster.Service;
import dev.meshward.evaluate.Destination;
import dev.meshward.evaluate.World;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What ServiceEntries say of hosts (istio.md A.4). */
final class ServiceEntries {

    private static final String GROUP = "networking.istio.io";

    /** Those for a host that this namespace sees. */
    private static Stream<Manifest> of(String host, String client, World world) {
        return all(world)
                .filter(entry ->
                        entry.at("spec", "hosts").texts().stream().anyMatch(pattern -> HostName.covers(pattern, host)))
                .filter(entry -> isSeen(entry, client));
    }

    private static Stream<Manifest> all(World world) {
        return world.all(GROUP, "ServiceEntry");
    }

    private static boolean isSeen(Manifest entry, String client) {
        var exportTo = entry.at("spec", "exportTo").texts();
        return exportTo.isEmpty()
                || exportTo.contains("*")
                || exportTo.contains(client)
                || (exportTo.contains(".") && entry.key().namespace().equals(client));
    }

    boolean isKnown(String host, String client, World world) {
        return of(host, client, world).findFirst().isPresent();
    }

    /** The port of a host, its protocol in the place of the application protocol of a Service. */
    Optional<Service.ServicePort> port(String host, int number, String client, World world) {
        return of(host, client, world)
                .flatMap(entry -> entry.at("spec", "ports").items().stream())
                .filter(port -> port.at("number").wholeOr(0) == number)
                .map(ServiceEntries::asOfService)
                .findFirst();
    }

    /** The only port of a host. */
    Optional<Integer> onlyPort(String host, String client, World world) {
        var ports = of(host, client, world)
                .flatMap(entry -> entry.at("spec", "ports").items().stream())
                .map(port -> port.at("number").wholeOr(0))
                .distinct()
                .toList();
        return ports.size() == 1 ? Optional.of(ports.getFirst()) : Optional.empty();
    }

    private static Service.ServicePort asOfService(Field port) {
        return new Service.ServicePort(Field.of(
                "",
                Mapping.building()
                        .put("name", port.at("name").textOr(""))
                        .put("port", port.at("number").wholeOr(0))
                        .put("appProtocol", port.at("protocol").textOr("").toLowerCase(java.util.Locale.ROOT))
                        .build()));
    }

    /** Hosts outside and their ports; for a wildcard, one name that it covers. */
    static Set<Destination.Outside> destinations(World world) {
        var all = new LinkedHashSet<Destination.Outside>();
        all(world)
                .filter(entry -> !entry.at("spec", "location").is("MESH_INTERNAL"))
                .forEach(entry -> entry.at("spec", "hosts")
                        .texts()
                        .forEach(host -> entry.at("spec", "ports").items().stream()
                                .map(port -> new Destination.Outside(
                                        host.startsWith("*") ? "any" + host.substring(1) : host,
                                        port.at("number").wholeOr(0)))
                                .forEach(all::add)));
        return all;
    }
}
