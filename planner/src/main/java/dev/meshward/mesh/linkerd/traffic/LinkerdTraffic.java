package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.manifest.Manifest;
import dev.meshward.mesh.MeshName;
import dev.meshward.mesh.intent.SourceReading;
import dev.meshward.mesh.intent.SupportTable;
import dev.meshward.mesh.intent.TargetWriting;
import dev.meshward.mesh.intent.TrafficDialect;
import dev.meshward.mesh.intent.TrafficIntent;
import dev.meshward.mesh.linkerd.LinkerdDialect;
import dev.meshward.mesh.linkerd.security.LinkerdSecurity;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Linkerd. */
public final class LinkerdTraffic implements TrafficDialect {

    static final String POLICY = "policy.linkerd.io";
    static final String GATEWAY_API = "gateway.networking.k8s.io";

    /** From this minor version on routes of the stable version are read (linkerd 0). */
    static final int FIRST_WITH_V1 = 18;

    /** From this minor version on rules of an HTTPRoute may say a timeout (linkerd 0). */
    static final int FIRST_WITH_RULE_TIMEOUTS = 20;

    private static final Set<String> ROUTES = Set.of("HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute");

    @Override
    public MeshName mesh() {
        return MeshName.LINKERD;
    }

    @Override
    public String defaultVersion() {
        return new LinkerdDialect().defaultVersion();
    }

    @Override
    public boolean owns(Manifest object) {
        var group = object.key().group();
        return group.equals("linkerd.io")
                || group.endsWith(".linkerd.io")
                || group.endsWith("smi-spec.io")
                || group.equals(GATEWAY_API) && ROUTES.contains(object.key().kind());
    }

    /** Routes of the Gateway API are read by several meshes. */
    @Override
    public boolean isSureSignOf(Manifest object) {
        return owns(object) && !object.key().group().equals(GATEWAY_API);
    }

    @Override
    public boolean ownsNote(String name) {
        return name.substring(0, Math.max(0, name.indexOf('/'))).endsWith("linkerd.io");
    }

    @Override
    public void read(SourceReading source) {
        var profiles = new DecidingProfiles(source);
        var settings = new ServiceSettings(source, profiles);
        new RequestRoutesForm(source, settings, profiles).read();
        ServiceRoutes.read(source, settings, profiles);
        settings.settleOverridden();
        ConnectionRoutesForm.read(source);
        ServiceProfileForm.read(source, profiles);
        TrafficSplitForm.read(source, profiles);
        EgressModeForm.read(source);
        OutlierEjectionForm.read(source);
        OpaquePortsForm.read(source);
        AccessLogForm.read(source);
        ExternalMachineForm.read(source);
        LinkerdSecurity.read(source);
        NamedOnly.read(source);
    }

    @Override
    public void express(List<TrafficIntent> intents, TargetWriting target) {
        var outside = new OutsidePorts(new EgressExpression(intents, target).write(), intents);
        ConnectTimeoutForm.write(intents, target);
        AccessLogForm.write(intents, target);
        var writing = new IntentWriting(target, outside, ServicesByPattern.of(intents, target.snapshot()));
        intents.stream().sorted(Comparator.comparing(IntentWriting::order)).forEach(writing::write);
        LinkerdSecurity.express(intents, target);
        AppProtocols.write(target);
    }

    @Override
    public SupportTable support() {
        return LinkerdSupport.table();
    }
}
