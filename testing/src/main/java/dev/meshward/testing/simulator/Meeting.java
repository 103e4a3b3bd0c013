package dev.meshward.testing.simulator;

/** What is sent meets the pod. */
final class Meeting {

    private Meeting() {}

    /** A hop between two meshes is plaintext or TLS that nobody there knows. */
    static Fate fate(Town town, Pod callee, int port, Call.Via via, Sending sending, Cluster view) {
        boolean isOwn = sending.mesh().isEmpty() || sending.mesh().equals(callee.proxy());
        var arriving = isOwn ? sending : Sending.of(Sending.Kind.FOREIGN);
        var mesh = town.mesh(callee.proxy());
        if (mesh.isPresent()) {
            return mesh.get().takes(callee, port, via, arriving, view);
        }
        return switch (arriving.kind()) {
            case PLAIN -> Fate.PLAIN;
            case MUTUAL, FOREIGN, NOTHING -> Fate.REFUSED;
            case UNSURE -> Fate.UNKNOWN;
        };
    }
}
