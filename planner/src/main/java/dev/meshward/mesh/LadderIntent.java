package dev.meshward.mesh;

import dev.meshward.cluster.ServiceId;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import java.util.List;
import java.util.Map;

/** One thing a stage wants, in no mesh's words. A dialect says it in its own objects. */
public sealed interface LadderIntent {

    /** Metrics and access logs of a namespace, before anything else. */
    record Observe(String namespace) implements LadderIntent {}

    /**
     * Whatever the mesh-wide default is or becomes, this namespace accepts plaintext beside mutual TLS.
     *
     * @param onlyThese when not empty, only these workloads do, because others of the namespace refuse plaintext already
     *     and must go on refusing it
     */
    record AcceptPlaintext(String namespace, List<SelectedWorkload> onlyThese) implements LadderIntent {

        public AcceptPlaintext {
            onlyThese = List.copyOf(onlyThese);
        }
    }

    /**
     * A namespace that asks for proxies while there is no mesh to hand them out stops asking until its stage: otherwise
     * its new pods would get one from the moment the mesh is installed.
     */
    record HoldBack(String namespace) implements LadderIntent {}

    /** From now on every new pod of this namespace gets a proxy, but for those kept out. */
    record JoinNamespace(String namespace) implements LadderIntent {}

    /**
     * The pods of this workload get a proxy; the namespace stays as it is.
     *
     * @param ownLabel whether the workload itself has to ask for the proxy, because its namespace does not (yet)
     * @param annotations for the pod template, by full name: excluded ports, resources, start-up order
     */
    record JoinWorkload(Workload workload, boolean ownLabel, Map<String, String> annotations) implements LadderIntent {
        public JoinWorkload {
            annotations = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(annotations));
        }
    }

    /** This workload never gets a proxy, even where its namespace hands them out. */
    record KeepOut(Workload workload) implements LadderIntent {}

    /**
     * The proxies of this workload say which of its callers have no mutual TLS, and refuse none of them. Meshes that need
     * no object for that change nothing.
     *
     * @param plaintextPorts container ports on which plaintext stays accepted afterwards
     * @param because who needs these, and why; empty where there are none
     */
    record RehearseMutualTls(SelectedWorkload workload, List<Integer> plaintextPorts, String because)
            implements LadderIntent {

        public RehearseMutualTls {
            plaintextPorts = plaintextPorts.stream().sorted().distinct().toList();
        }
    }

    /**
     * Every workload of this namespace accepts mutual TLS only, but for the exceptions in force.
     *
     * @param climbing workloads that may have been let off one by one before, and are not any more
     * @param letOff workloads of the namespace that go on accepting plaintext on all of their ports
     */
    record RequireMutualTls(String namespace, List<SelectedWorkload> climbing, List<WorkloadId> letOff)
            implements LadderIntent {

        public RequireMutualTls {
            climbing = List.copyOf(climbing);
            letOff = letOff.stream().sorted().toList();
        }
    }

    /** This workload accepts mutual TLS only on all ports but these; its namespace as a whole is not strict. */
    record RequireMutualTlsOf(SelectedWorkload workload, List<Integer> plaintextPorts) implements LadderIntent {}

    /**
     * This workload goes on accepting plaintext on these container ports; on all of them when none is named.
     *
     * @param because who needs it, and why
     */
    record ExceptFromMutualTls(SelectedWorkload workload, List<Integer> plaintextPorts, String because)
            implements LadderIntent {}

    /**
     * What says nothing of plaintext refuses it from now on, whoever comes later included.
     *
     * @param letOff namespaces that may say nothing so far and go on accepting plaintext
     */
    record RequireMutualTlsByDefault(List<String> letOff) implements LadderIntent {

        public RequireMutualTlsByDefault {
            letOff = letOff.stream().sorted().distinct().toList();
        }
    }

    /** Proxies do this for calls of a Service, as the user wants it. */
    record Tune(ServiceId service, List<Tuning> tunings) implements LadderIntent {

        public Tune {
            tunings = List.copyOf(tunings);
        }
    }

    /** Only these callers may call this workload. */
    record Admit(SelectedWorkload workload, List<Admission> admissions, Enforcement enforcement)
            implements LadderIntent {
        public Admit {
            admissions = List.copyOf(admissions);
        }
    }

    /**
     * In this namespace, what no policy admits is refused.
     *
     * @param leftOpen workloads nobody knows the callers of: they go on admitting everyone
     */
    record DenyTheRest(String namespace, List<SelectedWorkload> leftOpen) implements LadderIntent {

        public DenyTheRest {
            leftOpen = List.copyOf(leftOpen);
        }
    }

    /**
     * Calls to a Service pass a proxy that reads requests, phase by phase. Meshes whose every proxy reads them change nothing.
     *
     * @param receivers the workloads behind the Service
     * @param callers who may pass the proxy; empty where the workloads admit everyone
     */
    record RouteRequests(
            ServiceId service, Phase phase, List<SelectedWorkload> receivers, List<ServiceAccountId> callers)
            implements LadderIntent {

        public RouteRequests {
            receivers = List.copyOf(receivers);
            callers = List.copyOf(callers);
        }

        /** In this order nobody is refused on the way, and nobody let in. */
        public enum Phase {
            /** The proxy is there. */
            PLACE,
            /** It admits the callers of the Service, and nobody else. */
            ADMIT_CALLERS,
            /** The workloads behind it admit it. */
            ADMIT_WAYPOINT,
            /** Calls are sent there. */
            USE
        }
    }

    /** Whether a policy only says what it would refuse, or refuses it. */
    enum Enforcement {
        DRY_RUN,
        ENFORCED
    }

    /**
     * Who may reach which ports of a workload.
     *
     * @param callers the ServiceAccounts admitted; empty admits anyone, plaintext callers included
     * @param ports container ports; empty means all
     * @param because the calls that need this
     */
    record Admission(List<ServiceAccountId> callers, List<Integer> ports, String because) {
        public Admission {
            callers = callers.stream().sorted().distinct().toList();
            ports = ports.stream().sorted().distinct().toList();
        }
    }

    /** A ServiceAccount: the identity mutual TLS proves. */
    record ServiceAccountId(String namespace, String name) implements Comparable<ServiceAccountId> {
        @Override
        public int compareTo(ServiceAccountId other) {
            return java.util.Comparator.comparing(ServiceAccountId::namespace)
                    .thenComparing(ServiceAccountId::name)
                    .compare(this, other);
        }

        @Override
        public String toString() {
            return namespace + "/" + name;
        }
    }
}
