package dev.meshward.mesh.intent;

import java.util.List;

/**
 * What becomes of calls to hosts that nobody listed.
 *
 * @param callers the namespace whose calls are meant, or everybody
 * @param allowed whether they go out
 * @param networks the addresses that are spoken of; none for all outside
 * @param known the hosts that callers know among those that are shown to them, as {@code namespace/host}; none for all
 */
public record EgressMode(
        Author author,
        Audience callers,
        Said<Boolean> allowed,
        List<Said<String>> networks,
        List<String> known,
        List<Extra> extras)
        implements TrafficIntent {

    public EgressMode {
        networks = List.copyOf(networks);
        known = List.copyOf(known);
        extras = List.copyOf(extras);
    }

    /** Whether callers of this namespace know one of these hosts of an object in {@code home}. */
    public boolean knows(String namespace, String home, List<String> hosts) {
        var hidden = known.stream()
                .filter(EgressMode::hides)
                .map(each -> each.substring(1))
                .toList();
        return hidden.stream().noneMatch(each -> knows(each, namespace, home, hosts))
                && (known.isEmpty() || known.stream().anyMatch(each -> knows(each, namespace, home, hosts)));
    }

    /** {@code ~shop/*} takes away what others show; {@code ~/*} shows nothing at all. */
    private static boolean hides(String pattern) {
        return pattern.startsWith("~") && !pattern.startsWith("~/");
    }

    private static boolean knows(String pattern, String namespace, String home, List<String> hosts) {
        int slash = pattern.indexOf('/');
        var where = slash < 0 ? "*" : pattern.substring(0, slash);
        var wanted = pattern.substring(slash + 1);
        boolean isThere = where.equals("*") || where.equals(home) || where.equals(".") && home.equals(namespace);
        return isThere && hosts.stream().anyMatch(host -> covers(wanted, host));
    }

    private static boolean covers(String wanted, String host) {
        return wanted.equals(host) || wanted.startsWith("*") && host.endsWith(wanted.substring(1));
    }
}
