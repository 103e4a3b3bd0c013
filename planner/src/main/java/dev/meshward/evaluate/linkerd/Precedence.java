package dev.meshward.evaluate.linkerd;

import java.util.Comparator;

/**
 * How well a match fits a request: the greatest wins (linkerd.md C.5). Of requests of gRPC the service counts first, then the
 * method, then headers.
 *
 * @param host 0 where no host name is asked for; an exact one counts more than any suffix
 * @param path length of what was matched, whatever matched it
 */
record Precedence(int host, int path, int grpcMethod, int headers, int queries, int method)
        implements Comparable<Precedence> {

    private static final int EXACT_HOST = 10_000;

    private static final Comparator<Precedence> ORDER = Comparator.comparingInt(Precedence::host)
            .thenComparingInt(Precedence::path)
            .thenComparingInt(Precedence::grpcMethod)
            .thenComparingInt(Precedence::headers)
            .thenComparingInt(Precedence::queries)
            .thenComparingInt(Precedence::method);

    static int ofHost(String hostName) {
        return hostName.startsWith("*.") ? hostName.length() - 1 : EXACT_HOST + hostName.length();
    }

    @Override
    public int compareTo(Precedence other) {
        return ORDER.compare(this, other);
    }
}
