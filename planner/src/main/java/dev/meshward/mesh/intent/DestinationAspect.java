package dev.meshward.mesh.intent;

/** Aspects of how a caller's proxy treats a destination: balancing, pools, ejection, TLS. */
public enum DestinationAspect implements Aspect {
    HOST("MT-201", "destinations", "the destination that is configured"),
    SCOPE("MT-202", "destinations", "for whom the settings hold"),
    SUBSET("MT-203", "splits", "a named part of the pods"),
    SUBSET_POLICY("MT-204", "destinations", "settings of a part of the pods"),
    PORT_POLICY("MT-205", "destinations", "settings of one port"),
    BALANCING("MT-206", "balancing", "how an endpoint is chosen"),
    PASSTHROUGH("MT-207", "balancing", "calls that go to the address the caller chose"),
    AFFINITY("MT-208", "balancing", "the same endpoint for the same caller"),
    LOCALITY("MT-209", "balancing", "endpoints that are near"),
    WARM_UP("MT-210", "balancing", "endpoints that have just started"),
    CONNECT_TIMEOUT("MT-211", "pools", "the time a connection may take to open"),
    CONNECTIONS("MT-212", "pools", "how many connections, and how long they live"),
    REQUESTS("MT-213", "pools", "how many requests at a time"),
    UPGRADE("MT-214", "pools", "HTTP/2 where HTTP/1 was spoken"),
    EJECT_ERRORS("MT-215", "outliers", "errors in a row before an endpoint is left out"),
    EJECT_GATEWAY_ERRORS("MT-216", "outliers", "gateway errors in a row before an endpoint is left out"),
    EJECT_LOCAL("MT-217", "outliers", "failed connections before an endpoint is left out"),
    EJECT_INTERVAL("MT-218", "outliers", "how often errors are counted"),
    EJECT_TIME("MT-219", "outliers", "how long an endpoint stays out"),
    EJECT_SHARE("MT-220", "outliers", "how many endpoints may be out"),
    EJECT_CODES("MT-221", "outliers", "which statuses are errors"),
    EJECT_SUCCESS_RATE("MT-222", "outliers", "the share of successes below which an endpoint is left out"),
    EJECT_JITTER("MT-223", "outliers", "how endpoints come back one by one"),
    CLIENT_TLS("MT-224", "client-tls", "TLS that the caller's proxy speaks"),
    MESH_TLS("MT-225", "client-tls", "mutual TLS of the mesh towards a destination"),
    PLAINTEXT("MT-226", "client-tls", "no TLS towards a destination"),
    TUNNEL("MT-227", "client-tls", "a tunnel or proxy protocol towards a destination");

    private final Entry entry;

    DestinationAspect(String code, String intent, String title) {
        this.entry = new Entry(code, intent, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
