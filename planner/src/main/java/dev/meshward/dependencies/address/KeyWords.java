package dev.meshward.dependencies.address;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The words a key is made of: {@code localAgentHostPort} is {@code local agent host port}. */
public final class KeyWords {

    /** Words that are often written without a gap before them: {@code PGHOST}, {@code MYSQLPORT}, {@code redisurl}. */
    private static final Pattern GLUED = Pattern.compile("([a-z]{2,})(host|hostaddr|port|addr|url|uri|dsn)");

    /** Words of their own that only end like one of these. */
    private static final Set<String> WHOLE = Set.of(
            "localhost",
            "ghost",
            "virtualhost",
            "nohost",
            "transport",
            "report",
            "support",
            "export",
            "import",
            "airport",
            "passport",
            "viewport",
            "teleport",
            "curl",
            "hostport",
            "baseurl",
            "externalurl",
            "frontendurl",
            "publicurl",
            "jdbcurl");

    private KeyWords() {}

    public static List<String> of(String key) {
        var words = new ArrayList<String>(4);
        int start = 0;
        for (int i = 0; i <= key.length(); i++) {
            if (i == key.length() || !Character.isLetterOrDigit(key.charAt(i))) {
                add(words, key, start, i);
                start = i + 1;
            } else if (startsWord(key, i) && i > start) {
                add(words, key, start, i);
                start = i;
            }
        }
        return words;
    }

    /** A capital after a small letter, or the last capital of an abbreviation: {@code baseURLPath}. */
    private static boolean startsWord(String key, int i) {
        if (i == 0 || !Character.isUpperCase(key.charAt(i))) {
            return false;
        }
        boolean afterSmall = Character.isLowerCase(key.charAt(i - 1)) || Character.isDigit(key.charAt(i - 1));
        boolean beforeSmall = i + 1 < key.length() && Character.isLowerCase(key.charAt(i + 1));
        return afterSmall || (Character.isUpperCase(key.charAt(i - 1)) && beforeSmall);
    }

    private static void add(List<String> words, String key, int start, int end) {
        int stop = end;
        while (stop > start && Character.isDigit(key.charAt(stop - 1))) {
            stop--;
        }
        if (stop > start) {
            addUnglued(words, key.substring(start, stop).toLowerCase(Locale.ROOT));
        }
    }

    private static void addUnglued(List<String> words, String word) {
        var glued = GLUED.matcher(word);
        if (!WHOLE.contains(word) && glued.matches()) {
            words.add(glued.group(1));
            words.add(glued.group(2));
        } else {
            words.add(word);
        }
    }
}
