package dev.meshward.dependencies.address;

/** What may be a host name at all, told from its letters alone. */
public final class HostNames {

    private static final int LONGEST = 253;

    private HostNames() {}

    /**
     * True for a DNS name (underscores are tolerated, as resolvers do) and for an IPv4 address.
     */
    public static boolean isHost(String text) {
        int length = text.endsWith(".") ? text.length() - 1 : text.length();
        if (length < 1 || length > LONGEST) {
            return false;
        }
        boolean atLabelStart = true;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == '.') {
                if (atLabelStart || text.charAt(i - 1) == '-') {
                    return false;
                }
                atLabelStart = true;
            } else if (isLabelLetter(c) && !(atLabelStart && c == '-')) {
                atLabelStart = false;
            } else {
                return false;
            }
        }
        return !atLabelStart && text.charAt(length - 1) != '-' && !isNumber(text, length);
    }

    private static boolean isLabelLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isNumber(String text, int length) {
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && c != '_') {
                return false;
            }
        }
        return true;
    }

    /** True for four numbers with dots. */
    public static boolean isIpAddress(String host) {
        int dots = 0;
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c == '.') {
                dots++;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        return dots == 3;
    }
}
