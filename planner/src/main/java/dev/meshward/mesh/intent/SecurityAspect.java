package dev.meshward.mesh.intent;

/** Aspects of who may call whom, as whom, and which pods take part. */
public enum SecurityAspect implements Aspect {
    TRANSPORT("MT-501", "transport-security", "whether plaintext is accepted"),
    ACCESS("MT-502", "access", "who may call"),
    INJECTION("MT-503", "injection", "which pods get a proxy"),
    RATE_LIMIT("MT-504", "rate-limits", "how many requests a second"),
    TOKEN("MT-505", "tokens", "tokens that requests carry"),
    PROXY_SETTING("MT-506", "proxies", "a setting of a pod's proxy"),
    CAPTURE("MT-507", "ports", "ports and addresses that pass the proxy by"),
    SELECTION("MT-508", "access", "whose pods a rule about access is for"),
    CALLER("MT-509", "access", "callers by identity"),
    ADDRESS("MT-510", "access", "callers by address"),
    FORWARDED_ADDRESS("MT-511", "access", "callers by the address a request names"),
    REQUEST("MT-512", "access", "what is asked for: paths, methods, hosts, headers"),
    PORT("MT-513", "access", "the port a rule about access is for"),
    EFFECT("MT-514", "access", "whether a rule allows, denies or only reports"),
    AUTHORIZER("MT-515", "access", "an authorizer outside the mesh"),
    TARGET("MT-516", "access", "rules for a gateway or waypoint"),
    CONNECTION("MT-517", "access", "what is known of a connection besides addresses"),
    RATE_BY_CALLER("MT-518", "rate-limits", "how many requests a second of callers by name"),
    SERVER("MT-519", "access", "a port whose policies are collected"),
    INBOUND_FILTER("MT-520", "access", "what is changed of requests on their way in"),
    RESOURCES("MT-521", "proxies", "processor time and memory of a proxy"),
    LOG_LEVEL("MT-522", "proxies", "how much a proxy logs"),
    NATIVE_SIDECAR("MT-523", "proxies", "whether a proxy is a native sidecar"),
    WAITING("MT-524", "proxies", "whether containers wait for their proxy"),
    SHUTDOWN("MT-525", "proxies", "how long a proxy drains"),
    THREADS("MT-526", "proxies", "how many threads a proxy uses"),
    PROBES("MT-527", "access", "how the kubelet's probes get in"),
    ADDRESS_CAPTURE("MT-528", "ports", "addresses that pass the proxy by"),
    AMBIENT("MT-529", "injection", "pods that take part without a proxy of their own"),
    INGRESS_MODE("MT-530", "injection", "proxies of ingress controllers"),
    QUERY("MT-531", "access", "parameters of what is asked for"),
    CAPTURE_BY_CHOICE("MT-532", "ports", "what alone passes through the proxy: interfaces, addresses and ports"),
    WAYPOINT("MT-533", "injection", "the waypoint that calls go by");

    private final Entry entry;

    SecurityAspect(String code, String intent, String title) {
        this.entry = new Entry(code, intent, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
