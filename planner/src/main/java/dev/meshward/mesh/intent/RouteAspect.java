package dev.meshward.mesh.intent;

/** Aspects of routes: which requests or connections, where they go, what is done to them on the way. */
public enum RouteAspect implements Aspect {
    HOST("MT-101", "routes", "the destination that is routed"),
    WILDCARD_HOST("MT-102", "routes", "a destination named by a pattern"),
    AUDIENCE("MT-103", "routes", "whose calls are routed"),
    GATEWAY("MT-104", "ingress", "routes of traffic from outside"),
    RULE_NAME("MT-105", "routes", "the name of a rule"),
    PATH("MT-106", "matches", "the path of a request"),
    PATH_CASE("MT-107", "matches", "paths without regard to case"),
    SCHEME("MT-108", "matches", "the scheme of a request"),
    METHOD("MT-109", "matches", "the method of a request"),
    AUTHORITY("MT-110", "matches", "the host a request names"),
    HEADER("MT-111", "matches", "a header of a request"),
    WITHOUT_HEADER("MT-112", "matches", "requests without a header"),
    QUERY("MT-113", "matches", "a parameter of the query"),
    PORT("MT-114", "matches", "the port that is called"),
    SOURCE_LABELS("MT-115", "matches", "callers by their labels"),
    SOURCE_NAMESPACE("MT-116", "matches", "callers by their namespace"),
    STATISTICS("MT-118", "routes", "names for statistics"),
    BACKEND("MT-119", "splits", "where requests go"),
    SUBSET("MT-120", "splits", "a part of the pods of a Service"),
    WEIGHT("MT-121", "splits", "the share of a destination"),
    HEADER_CHANGE("MT-122", "filters", "headers that are set, added or removed"),
    REDIRECT("MT-123", "filters", "a redirect"),
    REDIRECT_CODE("MT-124", "filters", "the status of a redirect"),
    REDIRECT_PORT("MT-125", "filters", "the port a redirect derives"),
    DIRECT_RESPONSE("MT-126", "filters", "an answer without a backend"),
    REWRITE("MT-127", "filters", "a rewritten path or host"),
    DELEGATE("MT-128", "routes", "rules that stand in another object"),
    TIMEOUT("MT-129", "timeouts", "the time a request may take"),
    RESPONSE_TIMEOUT("MT-130", "timeouts", "the time until a response ends"),
    IDLE_TIMEOUT("MT-131", "timeouts", "the time a stream may be silent"),
    BACKEND_TIMEOUT("MT-132", "timeouts", "the time one backend may take"),
    RETRY_ATTEMPTS("MT-133", "retries", "how often is tried again"),
    RETRY_PER_TRY("MT-134", "retries", "the time one try may take"),
    RETRY_CONDITION("MT-135", "retries", "on what is tried again"),
    RETRY_DETAIL("MT-136", "retries", "how a retry chooses its moment and its endpoint"),
    RETRY_BUDGET("MT-137", "retries", "the share of retries"),
    FAULT_ABORT("MT-138", "faults", "requests that fail on purpose"),
    FAULT_DELAY("MT-139", "faults", "requests that wait on purpose"),
    MIRROR("MT-140", "filters", "copies of requests"),
    CORS("MT-141", "filters", "cross-origin rules"),
    SNI("MT-142", "connections", "the server name of a TLS connection"),
    ADDRESS("MT-143", "connections", "the address of a connection"),
    RESPONSE_CLASS("MT-144", "profiles", "which responses count as failures"),
    NEGATION("MT-145", "profiles", "a condition that is negated"),
    UNREADABLE_FILTER("MT-146", "filters", "a filter that makes the mesh ignore the route"),
    SPLIT_SERVICE("MT-147", "splits", "a Service that is split"),
    FAULT_OF_GRPC("MT-148", "faults", "requests that fail on purpose by gRPC or HTTP/2");

    private final Entry entry;

    RouteAspect(String code, String intent, String title) {
        this.entry = new Entry(code, intent, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
