package dev.meshward.dependencies.configuration;

import dev.meshward.dependencies.address.HostNames;
import dev.meshward.dependencies.syntax.PlainLines;
import dev.meshward.manifest.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Text for a shell. Addresses with a port or a scheme are read wherever they stand; bare names only after commands that
 * take a host. What is given to kubectl goes to the API server: labels and names in it are no hosts.
 */
final class Script {

    /** Take a host, or a host and a port, as plain words. */
    private static final Set<String> HOST_COMMANDS =
            Set.of("nc", "ncat", "telnet", "ping", "nslookup", "dig", "host", "curl", "wget", "http");
    /** Take a host after {@code -h} or {@code --host}. */
    private static final Set<String> CLIENTS = Set.of(
            "redis-cli",
            "valkey-cli",
            "psql",
            "pg_isready",
            "pg_dump",
            "mysql",
            "mysqladmin",
            "mysqldump",
            "mongo",
            "mongosh",
            "mongodump",
            "mongoimport",
            "rabbitmqadmin",
            "ldapsearch",
            "cqlsh",
            "influx");

    private static final Set<String> BEFORE_A_PROGRAM = Set.of(
            "until", "while", "if", "!", "do", "then", "exec", "sudo", "time", "timeout", "[", "[[", "env", "export",
            "");
    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)=(\\S+)");
    private static final Set<String> NO_CALLS = Set.of("kubectl", "oc", "helm", "docker");

    private final List<Setting> settings = new ArrayList<>();
    private final Field field;
    private final Origin origin;
    private final Spread spread;

    private Script(Field field, Origin origin, Spread spread) {
        this.field = field;
        this.origin = origin;
        this.spread = spread;
    }

    static List<Setting> read(String text, Field field, Variables variables, Origin origin) {
        return read(text, field, variables, origin, Spread.own());
    }

    static List<Setting> read(String text, Field field, Variables variables, Origin origin, Spread spread) {
        var script = new Script(field, origin, spread);
        for (var line : PlainLines.read(text)) {
            script.readLine(line.key(), variables.expandInScript(line.text()), line.line());
        }
        return script.settings;
    }

    private void readLine(String key, String line, int number) {
        readAssignments((key.isEmpty() ? line : key + "=" + line).split("\\s+", -1), number);
        for (var command : line.split("&&|\\|\\||[;|()`]|\\$\\(", -1)) {
            readCommand(key, command.strip(), number);
        }
    }

    private void readCommand(String key, String command, int number) {
        var words = command.split("\\s+", -1);
        int name = nameAt(words);
        var program = program(words, name);
        if (command.isEmpty() || NO_CALLS.contains(program)) {
            return;
        }
        if (HOST_COMMANDS.contains(program)) {
            readHost(words, name, number);
        } else if (CLIENTS.contains(program)) {
            readHostFlag(words, name, number);
        }
        add(key, command, number);
    }

    /** {@code HOST=ledger PORT=8080 ./run} and {@code export HOST=ledger PORT=8080}. */
    private void readAssignments(String[] words, int number) {
        for (int i = words[0].equals("export") || words[0].equals("env") ? 1 : 0; i < words.length; i++) {
            var assignment = ASSIGNMENT.matcher(words[i]);
            if (!assignment.matches()) {
                return;
            }
            add(assignment.group(1), assignment.group(2).replaceAll("[\"']", ""), number);
        }
    }

    /** Words such as {@code until}, {@code !} and {@code sudo} stand before the program. */
    private static int nameAt(String[] words) {
        int i = 0;
        while (i < words.length - 1
                && (ASSIGNMENT.matcher(words[i]).matches() || BEFORE_A_PROGRAM.contains(words[i]))) {
            i += words[i].equals("timeout") && i < words.length - 2 ? 2 : 1;
        }
        return i;
    }

    private static String program(String[] words, int name) {
        var word = words[name].replaceAll("[\"']", "");
        return word.substring(word.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }

    private void readHost(String[] words, int name, int number) {
        for (int i = name + 1; i < words.length; i++) {
            var word = words[i].replaceAll("[\"']", "");
            int slash = word.indexOf('/');
            var host = slash > 0 ? word.substring(0, slash) : word;
            boolean value = words[i - 1].length() == 2 && words[i - 1].startsWith("-") && takesValue(words[i - 1]);
            if (!word.startsWith("-") && !value && HostNames.isHost(host)) {
                boolean port = i + 1 < words.length && words[i + 1].matches("\\d{1,5}");
                add("host", port ? host + ":" + words[i + 1] : host, number);
                return;
            }
        }
    }

    /** Flags of curl, wget and nc whose value is a word that could be taken for a host. */
    private static boolean takesValue(String flag) {
        return "XHdoOwmuAT".indexOf(flag.charAt(1)) >= 0;
    }

    private void readHostFlag(String[] words, int name, int number) {
        for (int i = name + 1; i < words.length; i++) {
            boolean apart = words[i].equals("-h") || words[i].equals("--host");
            var value = apart && i + 1 < words.length
                    ? words[i + 1]
                    : words[i].startsWith("--host=") ? words[i].substring("--host=".length()) : "";
            var host = value.replaceAll("[\"']", "");
            if (HostNames.isHost(host)) {
                add("host", host, number);
            }
        }
    }

    private void add(String key, String text, int line) {
        settings.add(new Setting("", key, text, new Spot(field, line), origin, spread));
    }
}
