package dev.meshward.mesh.linkerd.security;

import dev.meshward.manifest.Value;
import dev.meshward.mesh.intent.NotePlace;
import dev.meshward.mesh.intent.Patch;
import dev.meshward.mesh.intent.PortRanges;
import dev.meshward.mesh.intent.ProxySetting;
import dev.meshward.mesh.intent.ProxySetting.Kind;
import dev.meshward.mesh.intent.TargetWriting;
import java.util.List;

/** Settings of proxies as annotations of namespaces and pod templates (linkerd B, G.7). */
final class ProxySettingExpression {

    private static final String CONFIG = "config.linkerd.io/";

    /** A list replaces the usual one, which is kept (linkerd B). */
    private static final PortRanges USUALLY_SKIPPED = new PortRanges(List.of(new PortRanges.Range(4567, 4568)));

    private final TargetWriting target;

    ProxySettingExpression(TargetWriting target) {
        this.target = target;
    }

    void write(List<ProxySetting> all) {
        all.forEach(setting -> write(setting, all));
    }

    private void write(ProxySetting setting, List<ProxySetting> all) {
        if (setting.place().isWritten()) {
            patchOf(setting.place()).remove(setting.place().path());
        }
        var value = setting.value().value();
        switch (setting.kind()) {
            case INJECTED -> inject(setting);
            case INBOUND_PORTS_PASSED_BY -> annotate(setting, CONFIG + "skip-inbound-ports", withUsual(value));
            case OUTBOUND_PORTS_PASSED_BY -> annotate(setting, CONFIG + "skip-outbound-ports", withUsual(value));
            case ADDRESSES_PASSED_BY -> annotate(setting, CONFIG + "skip-subnets", value);
            case CPU_REQUEST -> annotate(setting, CONFIG + "proxy-cpu-request", value);
            case CPU_LIMIT -> annotate(setting, CONFIG + "proxy-cpu-limit", value);
            case MEMORY_REQUEST -> annotate(setting, CONFIG + "proxy-memory-request", value);
            case MEMORY_LIMIT -> annotate(setting, CONFIG + "proxy-memory-limit", value);
            case LOG_LEVEL -> annotate(setting, CONFIG + "proxy-log-level", "warn,linkerd=" + value);
            case NATIVE_SIDECAR -> annotate(setting, CONFIG + "proxy-enable-native-sidecar", value);
            case APPLICATION_WAITS ->
                annotate(setting, CONFIG + "proxy-await", value.equals("true") ? "enabled" : "disabled");
            case SHUTDOWN_TIME -> annotate(setting, CONFIG + "shutdown-grace-period", value);
            case THREADS -> threads(setting, all);
        }
    }

    private static String withUsual(String ports) {
        return PortRanges.parse(ports)
                .map(USUALLY_SKIPPED::and)
                .orElse(USUALLY_SKIPPED)
                .toString();
    }

    private Patch patchOf(NotePlace place) {
        var object = place.object();
        return target.patch(place.apiVersion(), object.kind(), object.namespace(), object.name());
    }

    /** Without a word a namespace hands out no proxies, and its pods may still ask for one. */
    private void inject(ProxySetting setting) {
        boolean isWanted = setting.value().value().equals("true");
        if (isWanted || !setting.place().isOnNamespace()) {
            annotate(setting, "linkerd.io/inject", isWanted ? "enabled" : "disabled");
        } else {
            target.carried(setting.value().origin());
        }
    }

    /** Whole processors are threads; a limit that is written decides (linkerd B). */
    private void threads(ProxySetting setting, List<ProxySetting> all) {
        boolean isDecided = setting.value().value().equals("0")
                || all.stream()
                        .filter(other -> other.place().isSamePlaceAs(setting.place()))
                        .anyMatch(other -> other.kind() == Kind.CPU_LIMIT || isBefore(other, setting));
        if (isDecided) {
            target.settle(setting.value().origin());
        } else {
            annotate(setting, CONFIG + "proxy-cpu-limit", setting.value().value());
        }
    }

    /** What an annotation says of the pods decides before what an object says. */
    private static boolean isBefore(ProxySetting other, ProxySetting setting) {
        return other.kind() == setting.kind()
                && other.place().isWritten()
                && !setting.place().isWritten();
    }

    private void annotate(ProxySetting setting, String name, String value) {
        var place = setting.place();
        patchOf(place).set(Value.Text.of(value), place.beside("annotations", name));
        target.settle(setting.value().origin(), place.object());
    }
}
