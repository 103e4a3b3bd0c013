package dev.meshward.mesh.istio.security;

import dev.meshward.mesh.intent.AccessPolicy;
import dev.meshward.mesh.intent.ProxySetting;
import dev.meshward.mesh.intent.RateLimit;
import dev.meshward.mesh.intent.SourceReading;
import dev.meshward.mesh.intent.TargetWriting;
import dev.meshward.mesh.intent.TrafficIntent;
import dev.meshward.mesh.intent.TransportSecurity;
import dev.meshward.mesh.istio.ControlPlane;
import java.util.List;

/** Access, identity and proxies in Istio's words. */
public final class IstioSecurity {

    static final String SECURITY = "security.istio.io";
    static final String SECURITY_V1 = "security.istio.io/v1";

    private IstioSecurity() {}

    public static void read(SourceReading source) {
        var controlPlane = ControlPlane.in(source.snapshot());
        new PeerAuthenticationForm(source, controlPlane.rootNamespace()).read();
        new AuthorizationPolicyForm(source, controlPlane).read();
        new RequestAuthenticationForm(source).read();
        new ProxyNotes(source).read();
        new ProxyConfigObjectForm(source, controlPlane.rootNamespace()).read();
    }

    /** Says those intents that are about access or proxies; others are left alone. */
    public static void express(List<TrafficIntent> intents, TargetWriting target) {
        var controlPlane = ControlPlane.in(target.snapshot());
        new TransportExpression(target, controlPlane, of(TransportSecurity.class, intents)).write();
        var access = new AccessExpression(target, controlPlane);
        of(AccessPolicy.class, intents).forEach(access::write);
        var limits = new RateLimitExpression(target);
        of(RateLimit.class, intents).forEach(limits::write);
        new ProxySettingExpression(target, controlPlane).write(of(ProxySetting.class, intents));
    }

    private static <T extends TrafficIntent> List<T> of(Class<T> kind, List<TrafficIntent> intents) {
        return intents.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
