package dev.meshward.mesh.istio.security;

import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.intent.NotePlace;
import dev.meshward.mesh.intent.Patch;
import dev.meshward.mesh.intent.PortRanges;
import dev.meshward.mesh.intent.ProxySetting;
import dev.meshward.mesh.intent.ProxySetting.Kind;
import dev.meshward.mesh.intent.SettingsOfPods;
import dev.meshward.mesh.intent.TargetWriting;
import dev.meshward.mesh.istio.ControlPlane;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Settings of proxies as labels and annotations of pod templates (linkerd G.6). */
final class ProxySettingExpression {

    private static final String CAPTURE = "traffic.sidecar.istio.io/";
    private static final String ANNOTATIONS = "annotations";

    /** An annotation lists every port; a longer list than this is no longer read by people. */
    private static final int MOST_PORTS = 1000;

    private final TargetWriting target;
    private final ControlPlane controlPlane;
    private final Map<ObjectKey, TreeSet<String>> configByObject = new LinkedHashMap<>();

    ProxySettingExpression(TargetWriting target, ControlPlane controlPlane) {
        this.target = target;
        this.controlPlane = controlPlane;
    }

    void write(List<ProxySetting> all) {
        all.forEach(setting -> write(setting, all));
    }

    private void write(ProxySetting setting, List<ProxySetting> all) {
        if (setting.place().isWritten()) {
            patchOf(setting.place()).remove(setting.place().path());
        }
        if (setting.kind() == Kind.INJECTED) {
            inject(setting);
            return;
        }
        var spread = SettingsOfPods.of(setting, all, target);
        spread.forEach(this::ofPods);
        if (spread.isEmpty()) {
            target.lost(
                    setting.value().origin(),
                    "Istio reads it from pods, and none of this namespace is in the source.",
                    "Translate it together with the workloads of the namespace.");
        }
    }

    private Patch patchOf(NotePlace place) {
        var object = place.object();
        return target.patch(place.apiVersion(), object.kind(), object.namespace(), object.name());
    }

    /** A namespace that hands out no sidecars says nothing, so that its pods may still ask for one. */
    private void inject(ProxySetting setting) {
        var place = setting.place();
        boolean isWanted = setting.value().value().equals("true");
        var patch = patchOf(place);
        if (!place.isOnNamespace()) {
            patch.set(Value.Text.of(Boolean.toString(isWanted)), place.beside("labels", "sidecar.istio.io/inject"));
        } else if (isWanted && handsOutByRevision()) {
            patch.label("istio.io/rev", controlPlane.revisions().last());
        } else if (isWanted) {
            patch.label("istio-injection", "enabled");
        }
        target.settle(setting.value().origin(), place.object());
    }

    private boolean handsOutByRevision() {
        return !controlPlane.revisions().isEmpty() && !controlPlane.revisions().contains("default");
    }

    private void ofPods(ProxySetting setting) {
        var value = setting.value().value();
        switch (setting.kind()) {
            case INBOUND_PORTS_PASSED_BY -> ports(setting, "excludeInboundPorts");
            case OUTBOUND_PORTS_PASSED_BY -> ports(setting, "excludeOutboundPorts");
            case ADDRESSES_PASSED_BY -> annotate(setting, CAPTURE + "excludeOutboundIPRanges", value);
            case CPU_REQUEST -> annotate(setting, "sidecar.istio.io/proxyCPU", value);
            case CPU_LIMIT -> annotate(setting, "sidecar.istio.io/proxyCPULimit", value);
            case MEMORY_REQUEST -> annotate(setting, "sidecar.istio.io/proxyMemory", value);
            case MEMORY_LIMIT -> annotate(setting, "sidecar.istio.io/proxyMemoryLimit", value);
            case LOG_LEVEL -> annotate(setting, "sidecar.istio.io/logLevel", value.equals("warn") ? "warning" : value);
            case NATIVE_SIDECAR -> annotate(setting, "sidecar.istio.io/nativeSidecar", value);
            case APPLICATION_WAITS -> configure(setting, "holdApplicationUntilProxyStarts: " + value);
            case SHUTDOWN_TIME -> configure(setting, "terminationDrainDuration: " + value);
            case THREADS -> configure(setting, "concurrency: " + value);
            case INJECTED ->
                throw new IllegalArgumentException(setting.kind() + " is no annotation. Maybe it was not sorted out?");
        }
    }

    private void ports(ProxySetting setting, String annotation) {
        var ports = PortRanges.parse(setting.value().value()).orElse(new PortRanges(List.of()));
        if (ports.size() > MOST_PORTS) {
            target.lost(
                    setting.value().origin(),
                    "Istio lists ports one by one, and these are " + ports.size() + ".",
                    "Name the ports that calls really use.");
            return;
        }
        put(
                setting,
                CAPTURE + annotation,
                ports.numbers().mapToObj(Integer::toString).collect(Collectors.joining(",")));
        if (setting.kind() == Kind.INBOUND_PORTS_PASSED_BY) {
            target.settle(setting.value().origin(), setting.place().object());
        } else {
            target.carried(setting.value().origin(), setting.place().object());
        }
    }

    private void annotate(ProxySetting setting, String name, String value) {
        put(setting, name, value);
        target.settle(setting.value().origin(), setting.place().object());
    }

    private void put(ProxySetting setting, String name, String value) {
        var place = setting.place();
        patchOf(place).set(Value.Text.of(value), place.beside(ANNOTATIONS, name));
    }

    /** Several settings share one annotation, which holds YAML. */
    private void configure(ProxySetting setting, String line) {
        var lines = configByObject.computeIfAbsent(setting.place().object(), _ -> new TreeSet<>());
        lines.add(line);
        annotate(setting, "proxy.istio.io/config", String.join("\n", lines) + "\n");
    }
}
