package dev.meshward.mesh.linkerd.security;

import dev.meshward.cluster.LabelSelector;
import dev.meshward.cluster.SystemNamespaces;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.mesh.intent.AccessPolicy;
import dev.meshward.mesh.intent.Author;
import dev.meshward.mesh.intent.Origin;
import dev.meshward.mesh.intent.SecurityAspect;
import dev.meshward.mesh.intent.SelectedPods;
import dev.meshward.mesh.intent.TargetWriting;
import dev.meshward.mesh.intent.TransportSecurity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Who may call, as Servers with policies and as the policy of ports without a Server (linkerd G.4, G.5). Everything that is
 * said of the same pods is worked out together, since Linkerd has one answer for a port and Istio a list of rules.
 */
final class AccessExpression {

    private final TargetWriting target;
    private final List<AccessPolicy> policies;
    private final List<TransportSecurity> transport;
    private final KnownCallers known;
    private final Notes notes = new Notes();
    private final KnownDoors knownDoors = new KnownDoors();
    private final ServerWriting servers;
    private final DefaultPolicies defaults;
    private final AccessFates fates;

    AccessExpression(TargetWriting target, List<AccessPolicy> policies, List<TransportSecurity> transport) {
        this.target = target;
        this.policies = List.copyOf(policies);
        this.transport = List.copyOf(transport);
        this.known = new KnownCallers(target.snapshot(), policies);
        this.servers = new ServerWriting(target, known);
        this.defaults = new DefaultPolicies(target);
        this.fates = new AccessFates(target, notes);
    }

    void write() {
        namespaces().forEach(this::write);
        policies.forEach(fates::settle);
        transport.forEach(fates::settle);
    }

    /** Those that policies speak of; what is said of the mesh is said of every namespace that holds anything of it. */
    private TreeSet<String> namespaces() {
        var namespaces = new TreeSet<String>();
        selections().forEach(pods -> pods.namespace().ifPresent(namespaces::add));
        if (selections().anyMatch(pods -> pods.namespace().isEmpty())) {
            target.snapshot().workloads().stream()
                    .map(Workload::namespace)
                    .filter(namespace -> !SystemNamespaces.isOfKubernetes(namespace))
                    .forEach(namespaces::add);
        }
        return namespaces;
    }

    private Stream<SelectedPods> selections() {
        return Stream.concat(
                policies.stream().map(AccessPolicy::pods), transport.stream().map(TransportSecurity::pods));
    }

    private void write(String namespace) {
        var workloads = target.snapshot().workloadsIn(namespace);
        var ofAll = wide(namespace);
        var common = policyOf(ofAll);
        boolean isUsual = common == InboundPolicy.ALL_UNAUTHENTICATED;
        fates.used(ofAll, isUsual ? List.of() : defaults.ofNamespace(namespace, common));
        if (!isUsual) {
            target.remark(
                    SecurityAspect.TRANSPORT,
                    authors(ofAll).getFirst(),
                    "Pods of " + namespace + " that run keep letting in whom they let in until they are restarted:"
                            + " kubectl rollout restart deployment,statefulset,daemonset -n " + namespace + ".");
        }
        for (var group : PodGroup.of(namespace, workloads, policies, transport)) {
            write(group, common);
        }
    }

    /** What is said of the whole namespace, which pods that come later will meet. */
    private PodGroup wide(String namespace) {
        return new PodGroup(
                namespace,
                List.of(),
                policies.stream().filter(each -> isWide(each.pods(), namespace)).toList(),
                transport.stream()
                        .filter(each -> isWide(each.pods(), namespace))
                        .toList(),
                Map.of(),
                List.of());
    }

    private static boolean isWide(SelectedPods pods, String namespace) {
        return pods.reaches(namespace) && pods.labels().selectsEverything();
    }

    /** Of ports that nobody declares: what cannot be said of them is refused. */
    private InboundPolicy policyOf(PodGroup group) {
        var door = new GroupDoors(group, target.snapshot(), known, notes, knownDoors).other();
        return switch (door) {
            case Door.Whole(var grants) -> InboundPolicy.of(grants, known);
            case Door.ByRequest _ -> InboundPolicy.DENY;
        };
    }

    private void write(PodGroup group, InboundPolicy ofNamespace) {
        if (onlyReports(group)) {
            fates.used(group, defaults.ofPods(group, InboundPolicy.AUDIT));
            return;
        }
        var doors = new GroupDoors(group, target.snapshot(), known, notes, knownDoors);
        var other = policyOf(group);
        var written = new ArrayList<ObjectKey>();
        doors.ports().forEach((port, speech) -> {
            var door = doors.at(port, speech);
            boolean isByDefault = door instanceof Door.Whole(var grants)
                    && InboundPolicy.of(grants, known) == other
                    && (other != InboundPolicy.DENY || grants.isEmpty());
            if (!isByDefault) {
                written.addAll(servers.write(group, port, door, authors(group)));
            }
        });
        if (other != ofNamespace) {
            written.addAll(defaults.ofPods(group, other));
        }
        servers.takeDifferences()
                .forEach(difference -> group.policies().stream()
                        .filter(AccessPolicy::decides)
                        .forEach(policy -> notes.differs(callers(policy), difference)));
        if (!written.isEmpty() || !group.workloads().isEmpty()) {
            fates.used(group, written);
        }
        remarks(group, other);
    }

    private static Origin callers(AccessPolicy policy) {
        var ofCallers = Origin.all(policy.rules().stream()
                .flatMap(rule -> rule.conditions().filter(each -> each.subject().isOfCaller()))
                .map(each -> each.origin()));
        return ofCallers.isEmpty() ? policy.allOrigins() : ofCallers;
    }

    private boolean onlyReports(PodGroup group) {
        return !group.policies().isEmpty()
                && group.policies().stream().noneMatch(AccessPolicy::decides)
                && !group.workloads().isEmpty()
                && policyOf(group) == InboundPolicy.ALL_UNAUTHENTICATED;
    }

    private static List<Author> authors(PodGroup group) {
        return Stream.concat(
                        group.policies().stream().filter(AccessPolicy::decides).map(AccessPolicy::author),
                        group.transport().stream().map(TransportSecurity::author))
                .toList();
    }

    private void remarks(PodGroup group, InboundPolicy other) {
        boolean decides = group.policies().stream().anyMatch(AccessPolicy::decides);
        if (!decides) {
            return;
        }
        var author = authors(group).getFirst();
        var pods = SelectedPods.in(group.namespace(), new LabelSelector(group.labels(), List.of()))
                .words();
        if (group.workloads().isEmpty()) {
            target.remark(
                    SecurityAspect.SELECTION,
                    author,
                    "The source holds no pods for it (" + pods + "): only ports that its rules name have a Server, and"
                            + " others stay as the mesh takes them.");
        } else if (other == InboundPolicy.DENY) {
            target.remark(
                    SecurityAspect.PORT,
                    author,
                    "Ports that nobody declares are closed on " + pods
                            + ", the proxy's own on 4191 among them: let Prometheus in there with"
                            + " \"linkerd viz allow-scrapes\" if it scrapes the proxy.");
        }
    }
}
