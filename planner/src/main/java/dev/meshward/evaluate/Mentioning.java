package dev.meshward.evaluate;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Collects what rules mention. */
public final class Mentioning {

    private final Set<TextShape> methods = new LinkedHashSet<>();
    private final Set<TextShape> hosts = new LinkedHashSet<>();
    private final Set<TextShape> paths = new LinkedHashSet<>();
    private final Map<String, Set<TextShape>> queries = new LinkedHashMap<>();
    private final Map<String, Set<TextShape>> headers = new LinkedHashMap<>();
    private final Set<Mentions.Accounts> accounts = new LinkedHashSet<>();
    private final Set<String> blocks = new LinkedHashSet<>();
    private final Set<String> callerLabels = new LinkedHashSet<>();

    public void method(TextShape shape) {
        methods.add(shape);
    }

    public void host(TextShape shape) {
        hosts.add(shape);
    }

    public void path(TextShape shape) {
        paths.add(shape);
    }

    public void query(String name, TextShape shape) {
        queries.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(shape);
    }

    public void header(String name, TextShape shape) {
        headers.computeIfAbsent(name.toLowerCase(Locale.ROOT), _ -> new LinkedHashSet<>())
                .add(shape);
    }

    public void accounts(Mentions.Accounts some) {
        accounts.add(some);
    }

    public void block(AddressBlock block) {
        blocks.add(block.block());
        blocks.addAll(block.exceptions());
    }

    public void callerLabel(String key) {
        callerLabels.add(key);
    }

    public Mentions done() {
        return new Mentions(methods, hosts, paths, queries, headers, accounts, blocks, callerLabels);
    }
}
