package dev.meshward.mesh.istio.ambient;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.mesh.TargetMesh;
import dev.meshward.mesh.istio.ControlPlane;
import dev.meshward.mesh.istio.IstioVersions;
import java.util.ArrayList;
import java.util.List;

/** What has to be chosen and looked at before ambient mode is installed (istio.md B.4, B.5). */
record AmbientDecisions(TargetMesh target, ClusterSnapshot snapshot, ControlPlane controlPlane) {

    /** An istiod that was installed for sidecars knows nothing of ztunnel until its values say so. */
    List<String> beforehand() {
        return controlPlane.isInstalled()
                ? List.of("An istiod is there already, version "
                        + controlPlane.version().orElse("unknown")
                        + ", without ztunnel. Add profile: ambient to its values"
                        + (target.meshMinor() >= AmbientInstallation.TRIES_POLICIES
                                ? ", and env.AMBIENT_ENABLE_DRY_RUN_AUTHORIZATION_POLICY: \"true\","
                                : "")
                        + " and upgrade it in the way it was installed, in the same version; restart its gateways"
                        + " afterwards, or they reach enrolled pods in plaintext.")
                : List.of();
    }

    List<String> all() {
        var decisions = new ArrayList<String>();
        decisions.add(
                "Trust domain cluster.local: it is part of every identity and of every policy the plan writes. Choose"
                    + " another one now if this mesh may ever meet a second one; changing it later needs aliases and"
                    + " time.");
        decisions.add(
                "Root certificate: istiod makes its own, valid for ten years, and keeps the key in the cluster. Plug"
                        + " in your own CA before the first workload joins; replacing a root later means both roots"
                        + " everywhere for a while.");
        decisions.add(
                "Nodes: ztunnel and the CNI agent run on every node, with NET_ADMIN, NET_RAW and SYS_ADMIN, and reach"
                    + " into the network of the pods there. Nodes need the kernel modules of iptables (or"
                    + " global.nativeNftables), and no other agent that rewrites their CNI configuration; with Cilium"
                    + " set cni.exclusive=false and leave bpf.masquerade off, on EKS with security groups for pods set"
                    + " POD_SECURITY_GROUP_ENFORCING_MODE=standard.");
        decisions.add(
                "Network policies: between enrolled pods everything arrives on port 15008, and probes of the kubelet"
                    + " come from 169.254.7.127 (fd16:9254:7127:1337:ffff:ffff:ffff:ffff). Policies for all namespaces"
                    + " that this source does not show (of Calico, Cilium, the cloud) have to let both in.");
        decisions.add("Upgrades: a ztunnel that restarts ends the connections of its node. Plan them node by node, as"
                + " drains.");
        decisions.add(
                "Names: ztunnel answers the name queries of enrolled pods (cni.ambient.dnsCapture, on by default); pods"
                        + " that run already keep asking the name server until they are made anew.");
        decisions.add(
                "Unknown destinations: allowed, as before the mesh (outboundTrafficPolicy ALLOW_ANY). Closing them is a"
                        + " project of its own.");
        decisions.add(dryRuns());
        IstioVersions.kubernetesDecision(target).ifPresent(decisions::add);
        return decisions;
    }

    private String dryRuns() {
        return target.meshMinor() >= AmbientInstallation.TRIES_POLICIES
                ? "Dry runs: ztunnel tries policies without enforcing them (experimental, switched on here; every"
                        + " ztunnel has to be 1.29 or newer, older ones would enforce them). It says so in its logs"
                        + " only, so that the gates ask its metrics who calls."
                : "Dry runs: this version of ztunnel has none. The gates before enforcement ask its metrics who calls.";
    }
}
