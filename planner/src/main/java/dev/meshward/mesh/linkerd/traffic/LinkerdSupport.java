package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.mesh.intent.GeneralAspect;
import dev.meshward.mesh.intent.SupportTable;
import dev.meshward.mesh.linkerd.security.LinkerdSecuritySupport;

/** What Linkerd can say of each aspect; the facts are those of linkerd.md G.1 to G.3 and istio.md A. */
final class LinkerdSupport {

    private LinkerdSupport() {}

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
        LinkerdSecuritySupport.fill(table);
        return table.build();
    }
}
