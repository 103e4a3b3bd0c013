package dev.meshward.mesh.istio.traffic;

import dev.meshward.mesh.intent.Extra;
import dev.meshward.mesh.intent.GeneralAspect;
import dev.meshward.mesh.intent.RouteAspect;
import dev.meshward.mesh.intent.SourceField;
import java.util.List;

/** {@code gateways}: absent or {@code mesh} means the sidecars; every other name is a gateway (istio A.1). */
final class Gateways {

    private Gateways() {}

    static boolean reachTheMesh(SourceField gateways) {
        var named = gateways.look().texts();
        return named.isEmpty() || named.contains(RequestRoutesForm.MESH);
    }

    /** The word for the sidecars says nothing that has to be carried; a gateway's name is its own matter. */
    static void take(SourceField gateways, List<Extra> extras) {
        for (var gateway : gateways.items()) {
            if (gateway.look().is(RequestRoutesForm.MESH)) {
                gateway.staysAsItIs();
            } else {
                gateway.extra(RouteAspect.GATEWAY).ifPresent(extras::add);
            }
        }
        if (gateways.items().isEmpty()) {
            gateways.take(GeneralAspect.UNDERSTOOD_ALREADY);
        }
    }
}
