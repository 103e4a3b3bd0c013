package dev.meshward.mesh.istio.traffic;

import dev.meshward.mesh.intent.GeneralAspect;
import dev.meshward.mesh.intent.SupportTable;
import dev.meshward.mesh.istio.security.IstioSecuritySupport;

/** What Istio can say of each aspect; the facts are those of linkerd.md G.6 and istio.md A and I. */
final class IstioSupport {

    private IstioSupport() {}

    static SupportTable table() {
        var table = SupportTable.filling()
                .exact(GeneralAspect.UNDERSTOOD_ALREADY, "stays as it is")
                .none(
                        GeneralAspect.DERIVED,
                        "The mesh itself wrote this; the other one writes its own.",
                        "Nothing is to be done.");
        RouteSupport.fill(table);
        DestinationSupport.fill(table);
        EdgeSupport.fill(table);
        ProxySupport.fill(table);
        IstioSecuritySupport.fill(table);
        return table.build();
    }
}
