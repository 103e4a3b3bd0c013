package dev.meshward.dependencies.configuration;

/**
 * How far the same text reaches.
 *
 * @param unit what is handed out as one: a map, or a file; empty for what is written for one container
 * @param readers workloads that have it, whether or not they use it
 * @param hosts different hosts it names
 */
public record Spread(String unit, int readers, int hosts) {

    private static final int A_PAIR = 2;
    private static final int MANY_READERS = 4;
    private static final int SEVERAL_HOSTS = 3;
    private static final int MANY_HOSTS = 8;
    /** Beyond this, every reader times every host is a list of everything to everybody, which says nothing. */
    private static final int MEANINGLESS = 20_000;

    /** Text that only its owner has. */
    public static Spread own() {
        return new Spread("", 1, 1);
    }

    /** The same list for everybody: being listed does not mean being called. */
    public boolean isBroadcast() {
        return (readers >= MANY_READERS && hosts >= SEVERAL_HOSTS) || (readers >= 2 && hosts >= MANY_HOSTS);
    }

    /** More than a pair of workloads has it, and it names several hosts: perhaps each uses one of them. */
    public boolean isDirectory() {
        return readers > A_PAIR && hosts >= SEVERAL_HOSTS;
    }

    /** It names one host, so whoever has it has it for that host. */
    public boolean isSinglePurpose() {
        return hosts == 1;
    }

    /** So few workloads have it that it was probably written for them. */
    public boolean isForFew() {
        return readers < MANY_READERS && !isBroadcast();
    }

    public boolean isShared() {
        return readers > 1;
    }

    public boolean isMeaningless() {
        return isBroadcast() && (long) readers * hosts > MEANINGLESS;
    }
}
