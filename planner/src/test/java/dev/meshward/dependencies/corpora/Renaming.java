package dev.meshward.dependencies.corpora;

import dev.meshward.cluster.ClusterSnapshot;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives every workload and every Service a random name, wherever the manifests mean it: as a name, as a label, as a
 * host, in the variables that Kubernetes derives. Images, paths, schemes and class names stay.
 */
final class Renaming {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern ENCODED = Pattern.compile("(\\s+\\w+: )\"?([A-Za-z0-9+/=]{16,})\"?");
    private static final Pattern POD = Pattern.compile("(.+)-(\\d+|\\$\\(?.*)");

    private final Map<String, String> newNameByOld = new TreeMap<>();
    private final Set<String> namespaces = new HashSet<>();

    Renaming(ClusterSnapshot snapshot, Truth truth, long seed) {
        var names = new TreeSet<String>();
        snapshot.workloads().forEach(workload -> names.add(workload.name()));
        snapshot.services().forEach(service -> names.add(service.id().name()));
        truth.calleeByService().keySet().stream()
                .filter(service ->
                        !service.contains(".") && TOKEN.matcher(service).matches())
                .forEach(names::add);
        snapshot.namespaces().forEach(namespace -> namespaces.add(namespace.name()));
        truth.calleeByService().values().forEach(known -> namespaces.addAll(known.namespaces()));
        var random = new Random(seed);
        names.forEach(name -> newNameByOld.put(name, word(random)));
    }

    private static String word(Random random) {
        var word = new StringBuilder("x");
        for (int i = 0; i < 9; i++) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }

    /** The new name of an object; other words stay. */
    String name(String old) {
        return newNameByOld.getOrDefault(old, old);
    }

    String text(String manifests) {
        var renamed = new StringBuilder();
        manifests.lines().forEach(line -> renamed.append(line(line)).append('\n'));
        return renamed.toString();
    }

    private String line(String line) {
        var start = line.strip();
        if (start.startsWith("image:") || start.startsWith("- image:") || start.startsWith("#")) {
            return line;
        }
        var encoded = ENCODED.matcher(line);
        if (encoded.matches() && decoded(encoded.group(2)).contains("://")) {
            var renamed = line(decoded(encoded.group(2)));
            return encoded.group(1) + Base64.getEncoder().encodeToString(renamed.getBytes(StandardCharsets.UTF_8));
        }
        return TOKEN.matcher(line).replaceAll(token -> Matcher.quoteReplacement(replaced(token, line)));
    }

    /** Secrets hide their addresses in base64. */
    private static String decoded(String text) {
        try {
            return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    private String replaced(MatchResult token, String line) {
        var word = token.group();
        if (!mayBeName(token, line)) {
            return word;
        }
        var pod = POD.matcher(word);
        if (!newNameByOld.containsKey(word) && pod.matches() && newNameByOld.containsKey(pod.group(1))) {
            return name(pod.group(1)) + "-" + pod.group(2);
        }
        return newNameByOld.containsKey(word) ? name(word) : variable(word);
    }

    private boolean mayBeName(MatchResult token, String line) {
        var before = line.substring(0, token.start());
        var after = line.substring(token.end());
        boolean key = after.matches(":(\\s.*)?") && before.matches("[\\s-]*");
        boolean scheme = after.startsWith("://");
        boolean path = before.endsWith("/") && !before.endsWith("//");
        boolean inner = before.endsWith(".") && !before.matches(".*-\\d+\\.");
        return !key && !scheme && !path && !inner && !isForeign(after);
    }

    /** {@code kafka.Main} and {@code prometheus.io} begin with a name and are none; {@code kafka.data} is one. */
    private boolean isForeign(String after) {
        if (!after.startsWith(".") || after.length() == 1) {
            return false;
        }
        var next = TOKEN.matcher(after);
        return next.lookingAt() ? false : next.find() && next.start() == 1 && !isNameAfter(next.group());
    }

    private boolean isNameAfter(String label) {
        return label.equals("svc") || namespaces.contains(label) || newNameByOld.containsKey(label);
    }

    private String variable(String word) {
        for (var ending : new String[] {"_SERVICE_HOST", "_SERVICE_PORT"}) {
            if (word.endsWith(ending)) {
                var stem = word.substring(0, word.length() - ending.length())
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-');
                return name(stem).toUpperCase(Locale.ROOT).replace('-', '_') + ending;
            }
        }
        return word;
    }
}
