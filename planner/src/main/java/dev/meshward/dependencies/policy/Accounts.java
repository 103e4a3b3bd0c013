package dev.meshward.dependencies.policy;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The workloads behind each ServiceAccount; an identity in a policy of a mesh is one. */
public final class Accounts {

    /** An account that more workloads share tells too little about any of them. */
    private static final int MOST_SHARING = 3;

    private final Map<String, List<Workload>> workloadsByAccount = new HashMap<>();

    public Accounts(ClusterSnapshot snapshot) {
        for (var workload : snapshot.workloads()) {
            workloadsByAccount
                    .computeIfAbsent(
                            workload.namespace() + "/" + workload.template().serviceAccount(), _ -> new ArrayList<>())
                    .add(workload);
        }
    }

    public List<Workload> of(String namespace, String account) {
        return workloadsByAccount.getOrDefault(namespace + "/" + account, List.of());
    }

    /** The workloads that an identity stands for; none where too many share it. */
    List<Workload> identified(String namespace, String account) {
        var workloads = of(namespace, account);
        return workloads.size() > MOST_SHARING ? List.of() : workloads;
    }

    /** {@code cluster.local/ns/shop/sa/web} and {@code spiffe://…/ns/shop/sa/web}; none for patterns. */
    List<Workload> ofPrincipal(String principal) {
        var parts = principal.split("/", -1);
        int ns = List.of(parts).lastIndexOf("ns");
        boolean complete = ns >= 0 && parts.length == ns + 4 && parts[ns + 2].equals("sa");
        return complete && !principal.contains("*") ? identified(parts[ns + 1], parts[ns + 3]) : List.of();
    }

    /** {@code web.shop.serviceaccount.identity.linkerd.cluster.local}; none for patterns. */
    List<Workload> ofMeshIdentity(String identity) {
        var labels = identity.split("\\.", -1);
        boolean account = labels.length > 2 && labels[2].equals("serviceaccount") && !labels[0].equals("*");
        return account ? identified(labels[1], labels[0]) : List.of();
    }
}
