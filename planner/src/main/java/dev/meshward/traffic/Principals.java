package dev.meshward.traffic;

import java.util.regex.Pattern;

/** Service accounts as certificates name them. */
final class Principals {

    /** Istio: {@code spiffe://cluster.local/ns/shop/sa/cart}, with or without the scheme (istio.md A.4). */
    private static final Pattern SPIFFE = Pattern.compile("(?:spiffe://)?[^/]+/ns/([^/]+)/sa/([^/]+)");

    /** Linkerd: {@code cart.shop.serviceaccount.identity.linkerd.cluster.local}. */
    private static final Pattern LINKERD = Pattern.compile("([^.]+)\\.([^.]+)\\.serviceaccount\\.identity\\..+");

    private Principals() {}

    /** The account; unknown for everything else, {@code unknown} and the empty text included. */
    static Peer peer(String principal) {
        var spiffe = SPIFFE.matcher(principal);
        if (spiffe.matches()) {
            return new Peer.OfAccount(spiffe.group(1), spiffe.group(2));
        }
        var linkerd = LINKERD.matcher(principal);
        return linkerd.matches() ? new Peer.OfAccount(linkerd.group(2), linkerd.group(1)) : new Peer.Unknown();
    }
}
