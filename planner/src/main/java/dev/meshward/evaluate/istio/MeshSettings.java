package dev.meshward.evaluate.istio;

import dev.meshward.manifest.Field;
import dev.meshward.manifest.Mapping;
import java.util.List;

/**
 * What the settings of the mesh decide about calls.
 *
 * @param rootNamespace where policies for all namespaces live
 * @param trustDomains the mesh's own first, then its aliases; {@code cluster.local} stands for the own one in policies
 * @param autoMtls false when proxies use mutual TLS only where a DestinationRule says so (istio.md A.9)
 * @param tunnels as the profile for ambient switches them on
 * @param unknownDestinations what becomes of calls to what is not in scope (istio.md A.5)
 * @param retryPolicy how often requests are tried where no route says it (istio.md A.1); absent for Istio's own way
 */
record MeshSettings(
        String rootNamespace,
        List<String> trustDomains,
        boolean autoMtls,
        UnknownDestinations unknownDestinations,
        Tunnels tunnels,
        Field retryPolicy) {

    /** Whether sidecars are made so that they take tunnels (istio.md A.9, B.5). */
    enum Tunnels {
        OF_SIDECARS,
        NONE;

        static Tunnels of(Field proxyMetadata) {
            return proxyMetadata.at("ISTIO_META_ENABLE_HBONE").is("true") ? OF_SIDECARS : NONE;
        }
    }

    enum UnknownDestinations {
        PASS,
        STOP;

        static UnknownDestinations of(String mode) {
            return mode.equals("REGISTRY_ONLY") ? STOP : PASS;
        }
    }

    private static final String USUAL_DOMAIN = "cluster.local";

    static MeshSettings byDefault(String home) {
        return new MeshSettings(
                home,
                List.of(USUAL_DOMAIN),
                true,
                UnknownDestinations.PASS,
                Tunnels.NONE,
                Field.of("", Mapping.empty()).at("none"));
    }

    static MeshSettings of(Field mesh, String home) {
        return new MeshSettings(
                mesh.at("rootNamespace").textOr(home),
                trustDomains(mesh),
                !mesh.at("enableAutoMtls").is("false"),
                UnknownDestinations.of(mesh.at("outboundTrafficPolicy", "mode").textOr("ALLOW_ANY")),
                Tunnels.of(mesh.at("defaultConfig", "proxyMetadata")),
                mesh.at("defaultHttpRetryPolicy"));
    }

    private static List<String> trustDomains(Field mesh) {
        var domains = new java.util.LinkedHashSet<String>();
        domains.add(mesh.at("trustDomain").textOr(USUAL_DOMAIN));
        domains.addAll(mesh.at("trustDomainAliases").texts());
        domains.add(USUAL_DOMAIN);
        return List.copyOf(domains);
    }
}
