package dev.meshward.mesh.linkerd.security;

import dev.meshward.cluster.LabelSelector;
import dev.meshward.cluster.Workload;
import dev.meshward.mesh.intent.AccessCondition;
import dev.meshward.mesh.intent.AccessCondition.Subject;
import dev.meshward.mesh.intent.AccessPolicy;
import dev.meshward.mesh.intent.AccessPolicy.Effect;
import dev.meshward.mesh.intent.AccessRule;
import dev.meshward.mesh.intent.AccessText;
import dev.meshward.mesh.intent.Author;
import dev.meshward.mesh.intent.Origin;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.SelectedPods;
import dev.meshward.mesh.intent.SourceReading;
import dev.meshward.mesh.intent.TransportSecurity;
import dev.meshward.mesh.intent.TransportSecurity.Mode;
import dev.meshward.mesh.intent.TransportSecurity.OfPort;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who gets in to the pods of one namespace, said for pods as a whole, since Istio's policies are for pods and not for ports. */
final class NamespaceForm {

    /** Of pods that are picked in another way: no pod carries it. */
    private static final Map<String, String> NOT_BY_LABELS = Map.of("", "");

    private final SourceReading source;
    private final String namespace;
    private final GrantForm grants;
    private final InboundRouteForm routes;
    private final DefaultForm defaults;
    private final List<ServerOfSource> servers;
    private final Set<ServerOfSource> used = new HashSet<>();

    NamespaceForm(SourceReading source, String namespace, GrantForm grants, InboundRouteForm routes) {
        this.source = source;
        this.namespace = namespace;
        this.grants = grants;
        this.routes = routes;
        this.defaults = new DefaultForm(source, namespace);
        this.servers = source.of(LinkerdSecurity.POLICY, "Server").stream()
                .map(ServerOfSource::new)
                .filter(server -> server.namespace().equals(namespace))
                .sorted(Comparator.comparing(ServerOfSource::age))
                .toList();
    }

    /** Servers by the port they claim, and what other ports accept. */
    private record Claims(
            Map<Integer, ServerOfSource> serverByPort, DefaultForm.Word other, Optional<IdentityPorts> identity) {

        /** The selectors by which these pods are picked; an empty one stands for a word of the namespace. */
        List<Map<String, String>> selectors() {
            var selectors = new ArrayList<Map<String, String>>();
            serverByPort
                    .values()
                    .forEach(server -> selectors.add(
                            server.pods().requirements().isEmpty()
                                    ? server.pods().labels()
                                    : NOT_BY_LABELS));
            boolean isOfNamespace = other.isOfNamespace()
                    && identity.map(IdentityPorts::isOfNamespace).orElse(true);
            selectors.add(isOfNamespace ? Map.of() : NOT_BY_LABELS);
            return selectors;
        }
    }

    void read() {
        var workloads = source.snapshot().workloadsIn(namespace);
        Map<Claims, List<Workload>> workloadsByClaims = new LinkedHashMap<>();
        workloads.forEach(workload -> workloadsByClaims
                .computeIfAbsent(claimsOf(workload), _ -> new ArrayList<>())
                .add(workload));
        ofNamespace(workloads);
        workloadsByClaims.forEach((claims, together) -> ofPods(claims, together, workloads));
        servers.stream()
                .filter(server -> workloads.stream().noneMatch(each -> selects(server, each)))
                .filter(server -> !used.contains(server))
                .forEach(this::withoutPods);
        servers.stream().filter(server -> !used.contains(server)).forEach(AccessForm::leaveServer);
    }

    private static boolean selects(ServerOfSource server, Workload workload) {
        return server.isOfPods() && server.pods().matches(workload.template().labels());
    }

    private Claims claimsOf(Workload workload) {
        var serverByPort = claims(workload);
        var other = defaults.of(workload);
        return new Claims(serverByPort, other, IdentityPorts.of(source, workload, serverByPort.keySet(), other.word()));
    }

    private Map<Integer, ServerOfSource> claims(Workload workload) {
        var serverByPort = new TreeMap<Integer, ServerOfSource>();
        servers.stream()
                .filter(server -> selects(server, workload))
                .forEach(server -> server.ports(workload).forEach(port -> serverByPort.putIfAbsent(port, server)));
        return serverByPort;
    }

    /** What the namespace hands to its pods, where it can be said of all of them at once. */
    private void ofNamespace(List<Workload> workloads) {
        var word = defaults.ofNamespace();
        if (word.author().isEmpty()) {
            return;
        }
        var author = word.author().get();
        var pods = SelectedPods.allIn(namespace);
        if (word.mode().isPresent()) {
            source.intend(new TransportSecurity(
                    author, pods, Optional.of(new Said<>(word.mode().get(), word.origin())), List.of()));
        } else if (word.word().equals("deny") || workloads.isEmpty()) {
            allow(author, pods, word.rules(grants, Set.of()), word.origin());
        }
    }

    private void ofPods(Claims claims, List<Workload> together, List<Workload> all) {
        var other = claims.other();
        if (claims.serverByPort().isEmpty()
                && other.isSaidOfNamespace()
                && claims.identity().isEmpty()) {
            return;
        }
        for (var pods : PodLabels.of(namespace, together, all, claims.selectors())) {
            transport(claims, pods);
            if (!claims.serverByPort().isEmpty() || other.needsRules()) {
                access(claims, pods);
            }
        }
    }

    /** Pods that are told otherwise than their namespace, and ports that let in plaintext besides. */
    private void transport(Claims claims, SelectedPods pods) {
        var other = claims.other();
        boolean isStrict = other.mode().filter(mode -> mode == Mode.MUTUAL_ONLY).isPresent();
        var open = new ArrayList<OfPort>();
        claims.serverByPort().forEach((port, server) -> {
            if (isStrict && admitsPlaintext(server)) {
                open.add(new OfPort(port, Mode.EITHER, Origin.nowhere()));
            }
        });
        boolean isOpen = other.mode().filter(mode -> mode == Mode.EITHER).isPresent();
        claims.identity().filter(_ -> isOpen).stream()
                .flatMap(IdentityPorts::ofTransport)
                .forEach(open::add);
        var own = other.isOfNamespace() ? Optional.<Mode>empty() : other.mode();
        if (own.isPresent() || !open.isEmpty()) {
            source.intend(new TransportSecurity(
                    author(claims), pods, own.map(mode -> new Said<>(mode, other.origin())), open));
        }
    }

    private boolean admitsPlaintext(ServerOfSource server) {
        return grants.of(server).admitsPlaintext()
                || routes.of(server).stream()
                        .flatMap(some -> some.matches().stream())
                        .anyMatch(match -> match.admitted().admitsPlaintext());
    }

    private void access(Claims claims, SelectedPods pods) {
        var serverByPort = claims.serverByPort();
        var other = claims.other();
        var rules = new ArrayList<AccessRule>();
        var settings = other.isOfNamespace() ? Origin.nowhere() : other.origin();
        for (var entry : serverByPort.entrySet()) {
            var server = entry.getValue();
            settings = settings.and(server.take());
            used.add(server);
            rules.addAll(rules(server, entry.getKey()));
        }
        var besides = new TreeSet<>(serverByPort.keySet());
        var identity = claims.identity().filter(_ -> other.needsRules());
        identity.ifPresent(ports -> {
            rules.addAll(other.rulesWithIdentity(grants, ports));
            besides.addAll(ports.numbers());
        });
        rules.addAll(other.rules(grants, besides));
        allow(author(claims), pods, rules, settings);
    }

    private static Author author(Claims claims) {
        return claims.serverByPort().values().stream()
                .findFirst()
                .map(server -> Author.of(server.fields().object()))
                .or(claims.other()::author)
                .or(() -> claims.identity().map(IdentityPorts::author))
                .orElseThrow();
    }

    private List<AccessRule> rules(ServerOfSource server, int port) {
        var here = new AccessCondition(
                Subject.PORT, "", List.of(new AccessText.Exact(Integer.toString(port))), List.of(), Origin.nowhere());
        var ofServer = grants.of(server);
        return routes.of(server)
                .map(some -> some.rules(here))
                .orElseGet(() -> ofServer.isNobody()
                        ? List.of()
                        : List.of(InboundRoutes.rule(ofServer, List.of(List.of(here)))));
    }

    private void allow(Author author, SelectedPods pods, List<AccessRule> rules, Origin settings) {
        source.intend(new AccessPolicy(author, pods, Effect.ALLOW, false, rules, settings, List.of()));
    }

    /** Of a Server whose pods are not in the source, the selector and a number are all there is. */
    private void withoutPods(ServerOfSource server) {
        var ports = server.portByNumber();
        if (ports.isEmpty() || !server.pods().requirements().isEmpty()) {
            return;
        }
        var serverByPort = new TreeMap<Integer, ServerOfSource>();
        servers.stream()
                .filter(other -> other.pods().equals(server.pods()) && !used.contains(other))
                .forEach(other -> other.portByNumber().forEach(port -> serverByPort.putIfAbsent(port, other)));
        if (!serverByPort.isEmpty()) {
            access(
                    new Claims(serverByPort, defaults.ofNamespace(), Optional.empty()),
                    SelectedPods.in(namespace, new LabelSelector(server.pods().labels(), List.of())));
        }
    }
}
