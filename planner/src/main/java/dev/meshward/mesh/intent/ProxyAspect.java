package dev.meshward.mesh.intent;

/** Aspects of proxies themselves: which pods have one, how it is built, what it reports, what passes it by. */
public enum ProxyAspect implements Aspect {
    OPAQUE_PORT("MT-401", "ports", "a port whose protocol is not looked at"),
    PROTOCOL("MT-402", "ports", "the protocol of a port"),
    ACCESS_LOG("MT-411", "telemetry", "a log of requests"),
    ACCESS_LOG_DETAIL("MT-412", "telemetry", "which requests are logged, and where to"),
    TRACING("MT-413", "telemetry", "traces"),
    TRACE_TAG("MT-414", "telemetry", "what a trace carries"),
    METRICS("MT-415", "telemetry", "metrics and their labels"),
    TELEMETRY_SCOPE("MT-416", "telemetry", "whose telemetry is meant"),
    CONCURRENCY("MT-417", "proxies", "the threads of a proxy"),
    ENVIRONMENT("MT-418", "proxies", "variables of a proxy"),
    IMAGE("MT-419", "proxies", "the image of a proxy"),
    PROXY_SCOPE("MT-420", "proxies", "whose proxies are meant"),
    EXTENSION("MT-421", "extensions", "a patch or plug-in of the proxy itself");

    private final Entry entry;

    ProxyAspect(String code, String intent, String title) {
        this.entry = new Entry(code, intent, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
