package dev.meshward.scan;

/** Tells binary files from texts by their first bytes. */
final class BinaryCheck {

    private static final int LOOKED_AT = 8192;

    private BinaryCheck() {}

    /** A text holds no zero byte, unless it is UTF-16, which then begins with its mark. */
    static boolean isBinary(byte[] bytes) {
        if (isUtf16(bytes)) {
            return false;
        }
        for (int i = 0; i < Math.min(bytes.length, LOOKED_AT); i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUtf16(byte[] bytes) {
        if (bytes.length < 2) {
            return false;
        }
        int mark = ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
        return mark == 0xFFFE || mark == 0xFEFF;
    }
}
