package dev.meshward.mesh.linkerd.security;

import dev.meshward.mesh.intent.AccessPolicy;
import dev.meshward.mesh.intent.ProxySetting;
import dev.meshward.mesh.intent.SourceReading;
import dev.meshward.mesh.intent.TargetWriting;
import dev.meshward.mesh.intent.TrafficIntent;
import dev.meshward.mesh.intent.TransportSecurity;
import java.util.List;

/** Access, identity and proxies in Linkerd's words. */
public final class LinkerdSecurity {

    static final String POLICY = "policy.linkerd.io";
    static final String POLICY_V1ALPHA1 = "policy.linkerd.io/v1alpha1";

    private LinkerdSecurity() {}

    public static void read(SourceReading source) {
        new AccessForm(source).read();
        new RateLimitForm(source).read();
        new ProxyNotes(source).read();
    }

    /** Says those intents that are about access or proxies; others are left alone. */
    public static void express(List<TrafficIntent> intents, TargetWriting target) {
        new AccessExpression(target, of(AccessPolicy.class, intents), of(TransportSecurity.class, intents)).write();
        new ProxySettingExpression(target).write(of(ProxySetting.class, intents));
    }

    private static <T extends TrafficIntent> List<T> of(Class<T> kind, List<TrafficIntent> intents) {
        return intents.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
