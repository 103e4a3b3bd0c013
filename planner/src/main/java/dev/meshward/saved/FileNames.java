package dev.meshward.saved;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * File names that every system takes. Kubernetes allows names that Windows does not ({@code system:node}, {@code con}), and
 * names that differ in nothing but case, which are one file to Windows and macOS.
 */
public final class FileNames {

    /** File systems take 255 bytes. */
    private static final int LONGEST = 240;

    private static final Pattern RESERVED = Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

    private FileNames() {}

    /** This path, each segment made safe; {@code ..} and absolute paths lose what leads out of the folder. */
    public static String safe(String path) {
        var safe = new StringBuilder();
        for (var segment : path.replace('\\', '/').split("/", -1)) {
            if (!segment.isEmpty() && !segment.equals(".") && !segment.equals("..")) {
                safe.append(safe.isEmpty() ? "" : "/").append(safeSegment(segment));
            }
        }
        return safe.isEmpty() ? "_" : safe.toString();
    }

    /** True for a path that is safe as it stands. */
    public static boolean isSafe(String path) {
        return safe(path).equals(path);
    }

    /** A safe path for each of these, all different on every system. */
    public static Map<String, String> safeByPath(Collection<String> paths) {
        var safeByPath = new HashMap<String, String>();
        Set<String> taken = new HashSet<>();
        for (var path : paths.stream().sorted().distinct().toList()) {
            var safe = safe(path);
            if (!taken.add(safe.toLowerCase(Locale.ROOT))) {
                safe = withMark(safe, path);
                taken.add(safe.toLowerCase(Locale.ROOT));
            }
            safeByPath.put(path, safe);
        }
        return safeByPath;
    }

    private static String safeSegment(String segment) {
        var safe = segment.replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("[.]+$", "_");
        if (RESERVED.matcher(safe).matches()) {
            safe = "_" + safe;
        }
        return safe.length() <= LONGEST ? safe : withMark(safe, segment);
    }

    /** Puts a mark that belongs to {@code original} before the ending, and cuts what is too long before it. */
    private static String withMark(String safe, String original) {
        int slash = safe.lastIndexOf('/');
        int dot = safe.lastIndexOf('.');
        var ending = dot > slash + 1 && safe.length() - dot <= 12 ? safe.substring(dot) : "";
        var folder = safe.substring(0, slash + 1);
        var name = safe.substring(slash + 1, safe.length() - ending.length());
        var mark = "-" + Checksums.sha256(original).substring(0, 8);
        int room = LONGEST - mark.length() - ending.length();
        return folder + (name.length() <= room ? name : name.substring(0, room)) + mark + ending;
    }
}
