package dev.meshward.readiness;

/**
 * What one line of a ResourceQuota allows, and what the workloads of its namespace take of it by their templates. Amounts are
 * written as Kubernetes writes quantities.
 *
 * @param quota the name of the ResourceQuota
 * @param key as the quota writes it, such as {@code requests.cpu}
 * @param withProxies what all pods need once they have proxies, while one workload restarts
 */
public record QuotaRoom(String namespace, String quota, String key, String hard, String today, String withProxies) {

    /** {@code compute: requests.cpu has 4000m; today 3300m, with proxies and one rolling restart 4100m}. */
    public String inWords() {
        return "%s: %s has %s; today %s, with proxies and one rolling restart %s"
                .formatted(quota, key, hard, today, withProxies);
    }
}
