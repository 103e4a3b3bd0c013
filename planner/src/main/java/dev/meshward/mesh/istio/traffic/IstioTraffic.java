package dev.meshward.mesh.istio.traffic;

import dev.meshward.manifest.Manifest;
import dev.meshward.mesh.MeshName;
import dev.meshward.mesh.intent.SourceReading;
import dev.meshward.mesh.intent.SupportTable;
import dev.meshward.mesh.intent.TargetWriting;
import dev.meshward.mesh.intent.TrafficDialect;
import dev.meshward.mesh.intent.TrafficIntent;
import dev.meshward.mesh.istio.IstioVersions;
import dev.meshward.mesh.istio.security.IstioSecurity;
import java.util.List;

/** Istio with sidecars. */
public final class IstioTraffic implements TrafficDialect {

    static final String NETWORKING = "networking.istio.io";
    static final String NETWORKING_V1 = "networking.istio.io/v1";

    @Override
    public MeshName mesh() {
        return MeshName.ISTIO;
    }

    @Override
    public String defaultVersion() {
        return IstioVersions.newest();
    }

    @Override
    public boolean owns(Manifest object) {
        return object.key().group().endsWith(".istio.io");
    }

    @Override
    public boolean isSureSignOf(Manifest object) {
        return owns(object);
    }

    @Override
    public boolean ownsNote(String name) {
        return name.equals("istio-injection")
                || name.substring(0, Math.max(0, name.indexOf('/'))).endsWith("istio.io");
    }

    @Override
    public void read(SourceReading source) {
        new RequestRoutesForm(source).read();
        ConnectionRoutesForm.read(source);
        DestinationRuleForm.read(source);
        ExternalHostsForm.read(source);
        EgressModeForm.read(source);
        ExternalMachineForm.read(source);
        AccessLogForm.read(source);
        IstioSecurity.read(source);
        NamedOnly.read(source);
    }

    @Override
    public void express(List<TrafficIntent> intents, TargetWriting target) {
        new IntentWriting(target).write(intents);
        IstioSecurity.express(intents, target);
    }

    @Override
    public SupportTable support() {
        return IstioSupport.table();
    }
}
