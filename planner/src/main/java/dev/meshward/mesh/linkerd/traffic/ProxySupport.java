package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.mesh.intent.ProxyAspect;
import dev.meshward.mesh.intent.SupportTable.Filling;

/** Ports, telemetry and proxies in Linkerd (linkerd G.3, G.6). */
final class ProxySupport {

    private ProxySupport() {}

    static void fill(Filling table) {
        telemetry(table);
        proxies(table);
    }

    private static void telemetry(Filling table) {
        table.near(
                        ProxyAspect.ACCESS_LOG,
                        "config.linkerd.io/access-log on pods: incoming HTTP only, and only pods made anew.")
                .none(
                        ProxyAspect.ACCESS_LOG_DETAIL,
                        "The access log has no filter and goes to the proxy's output.",
                        "Filter where logs are collected.")
                .none(
                        ProxyAspect.TRACING,
                        "Tracing is set when Linkerd is installed, and continues traces that were begun.",
                        "Set proxy.tracing of the chart; choose what is sampled where traces begin.")
                .none(
                        ProxyAspect.TRACE_TAG,
                        "Linkerd adds no tags of a request to a trace.",
                        "Use resource.opentelemetry.io annotations for what is true of a whole pod.")
                .none(
                        ProxyAspect.METRICS,
                        "The metrics of Linkerd are fixed.",
                        "Write queries anew: istio_requests_total becomes response_total or outbound_http_route_*.")
                .exact(ProxyAspect.TELEMETRY_SCOPE, "the pods that carry the annotation");
    }

    private static void proxies(Filling table) {
        table.exact(ProxyAspect.OPAQUE_PORT, "appProtocol linkerd.io/opaque or config.linkerd.io/opaque-ports")
                .exact(ProxyAspect.PROTOCOL, "appProtocol of the Service port")
                .near(
                        ProxyAspect.CONCURRENCY,
                        "config.linkerd.io/proxy-cpu-limit, of which whole processors become threads; it limits the"
                                + " processor time as well.")
                .none(
                        ProxyAspect.ENVIRONMENT,
                        "The variables of the two proxies are not the same.",
                        "Find out what each is for, and use config.linkerd.io/proxy-additional-env.")
                .none(
                        ProxyAspect.IMAGE,
                        "Linkerd's proxy is another program.",
                        "Leave it out; config.linkerd.io/proxy-version pins a version.")
                .exact(ProxyAspect.PROXY_SCOPE, "the pods that carry the annotation")
                .none(
                        ProxyAspect.EXTENSION,
                        "Linkerd's proxy takes no patches and no plug-ins.",
                        "Find out what it does, and do that in the application, at the ingress, or by a policy.");
    }
}
