package dev.meshward.mesh.linkerd;

import dev.meshward.cluster.KnownObjects;
import dev.meshward.mesh.Change;
import dev.meshward.mesh.LadderIntent;
import dev.meshward.mesh.LadderIntent.Admission;
import dev.meshward.mesh.LadderIntent.Enforcement;
import dev.meshward.mesh.LadderIntent.ServiceAccountId;
import dev.meshward.mesh.SelectedWorkload;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who may call whom: policies beside the Server of each port, which add nothing while it still accepts every identity, and
 * decide alone once it denies (linkerd.md C.3).
 *
 * <p>A Server that was found and denies already is left alone: policies add up, so another one could only open a door.
 */
record AuthorizationExpression(KnownObjects present, ControlPlane controlPlane) {

    List<Change> admit(LadderIntent.Admit intent) {
        if (!intent.workload().canBePicked()) {
            return List.of();
        }
        return intent.enforcement() == Enforcement.DRY_RUN ? tried(intent) : enforced(intent);
    }

    private List<Change> tried(LadderIntent.Admit intent) {
        var workload = intent.workload();
        var changes = new ArrayList<Change>();
        ports(intent).forEach((port, protocol) -> {
            var admitted = Admitted.on(port, intent.admissions());
            var deciding = servers().deciding(workload, port);
            if (deciding.isEmpty()) {
                var server = server(workload, port, protocol, admitted);
                changes.addAll(admitted.said(
                        present, workload.namespace(), server.object().name()));
                changes.add(server);
            }
            deciding.stream()
                    .filter(each -> each.accessPolicy() != InboundPolicy.DENY)
                    .forEach(each -> changes.addAll(admitted.said(present, workload.namespace(), each.name())));
        });
        return changes;
    }

    /** On a port that nobody claimed so far: as open as it has to be for the callers it is going to admit. */
    private Change server(SelectedWorkload workload, int port, PodPorts.Protocol protocol, Admitted admitted) {
        var policy = admitted.isAnyone() ? InboundPolicy.AUDIT : InboundPolicy.ALL_AUTHENTICATED;
        return new PolicyObjects(present).server(workload, port, protocol, policy);
    }

    private List<Change> enforced(LadderIntent.Admit intent) {
        var workload = intent.workload();
        return ports(intent).keySet().stream()
                .flatMap(port -> servers().deciding(workload, port).stream())
                .distinct()
                .filter(server -> server.accessPolicy() != InboundPolicy.DENY)
                .filter(server -> server.picksOnly(workload.labels()))
                .map(server -> PolicyObjects.accessPolicy(
                        server,
                        InboundPolicy.DENY,
                        "from now on only the callers its policies name reach "
                                + workload.workload().id()))
                .toList();
    }

    private SortedMap<Integer, PodPorts.Protocol> ports(LadderIntent.Admit intent) {
        var named = new TreeSet<Integer>();
        intent.admissions().forEach(admission -> named.addAll(admission.ports()));
        return new PodPorts(present, controlPlane).of(intent.workload().workload(), named);
    }

    /**
     * Only ports without a Server are left to this, and new pods alone obey it. It would reach those that stay open too,
     * which no object can let off, so that with any of them the namespace keeps its default.
     */
    List<Change> denyTheRest(LadderIntent.DenyTheRest intent) {
        var namespace = new NamespaceAnnotations(present, intent.namespace());
        return !intent.leftOpen().isEmpty() || namespace.defaultPolicy(controlPlane) == InboundPolicy.DENY
                ? List.of()
                : List.of(namespace.annotated(
                        Annotation.DEFAULT_INBOUND_POLICY,
                        InboundPolicy.DENY.word(),
                        "new pods of " + intent.namespace() + " refuse whatever no policy admits"));
    }

    private ServersInForce servers() {
        return new ServersInForce(present);
    }

    /** Who is admitted on one port. */
    private record Admitted(boolean isAnyone, List<ServiceAccountId> accounts, String because) {

        static Admitted on(int port, List<Admission> admissions) {
            var here = admissions.stream()
                    .filter(admission ->
                            admission.ports().isEmpty() || admission.ports().contains(port))
                    .toList();
            return new Admitted(
                    here.stream().anyMatch(admission -> admission.callers().isEmpty()),
                    here.stream()
                            .flatMap(admission -> admission.callers().stream())
                            .distinct()
                            .sorted()
                            .toList(),
                    here.stream().map(Admission::because).distinct().collect(Collectors.joining(" ")));
        }

        /** Nobody at all where nobody is known to call. */
        List<Change> said(KnownObjects present, String namespace, String server) {
            var policies = new PolicyObjects(present);
            var changes = new ArrayList<Change>();
            if (isAnyone) {
                changes.addAll(policies.admitAnyone(namespace, server, because));
            }
            if (!accounts.isEmpty()) {
                changes.addAll(policies.admit(namespace, server, accounts, because));
            }
            return changes;
        }
    }
}
