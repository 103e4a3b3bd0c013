package dev.meshward.mesh.istio.traffic;

import dev.meshward.mesh.intent.ProxyAspect;
import dev.meshward.mesh.intent.SupportTable.Filling;

/** Ports, telemetry and proxies in Istio (linkerd G.6, istio A.6). */
final class ProxySupport {

    private ProxySupport() {}

    static void fill(Filling table) {
        table.near(
                        ProxyAspect.OPAQUE_PORT,
                        "appProtocol tcp of a port of each Service that selects the pods; it holds for callers too.")
                .near(ProxyAspect.PROTOCOL, "appProtocol of a Service port.")
                .near(ProxyAspect.ACCESS_LOG, "accessLogging of a Telemetry; the format is that of the mesh.")
                .exact(ProxyAspect.ACCESS_LOG_DETAIL, "providers, filter and match")
                .exact(ProxyAspect.TRACING, "tracing of a Telemetry")
                .exact(ProxyAspect.TRACE_TAG, "customTags")
                .exact(ProxyAspect.METRICS, "metrics of a Telemetry")
                .exact(ProxyAspect.TELEMETRY_SCOPE, "selector of a Telemetry")
                .exact(ProxyAspect.CONCURRENCY, "concurrency of a ProxyConfig")
                .exact(ProxyAspect.ENVIRONMENT, "environmentVariables of a ProxyConfig")
                .exact(ProxyAspect.IMAGE, "image of a ProxyConfig")
                .exact(ProxyAspect.PROXY_SCOPE, "selector of a ProxyConfig")
                .exact(ProxyAspect.EXTENSION, "EnvoyFilter and WasmPlugin");
    }
}
