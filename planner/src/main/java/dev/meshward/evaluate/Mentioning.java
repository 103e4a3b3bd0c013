package dev.meshward.evaluate;

import dev.meshward.evaluate.Mentions.Together;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Collects what rules mention. */
public final class Mentioning {

    private final Set<TextShape> hosts = new LinkedHashSet<>();
    private final Set<TextShape> paths = new LinkedHashSet<>();
    private final Set<Together> matches = new LinkedHashSet<>();
    private final Set<Mentions.Accounts> accounts = new LinkedHashSet<>();
    private final Set<String> blocks = new LinkedHashSet<>();
    private final Set<String> callerLabels = new LinkedHashSet<>();
    private final Draft alone = new Draft();
    private Draft current = alone;

    /** What is mentioned in one match. */
    private static final class Draft {
        private final Set<TextShape> paths = new LinkedHashSet<>();
        private final Set<TextShape> methods = new LinkedHashSet<>();
        private final Map<String, Set<TextShape>> queries = new LinkedHashMap<>();
        private final Map<String, Set<TextShape>> headers = new LinkedHashMap<>();

        Together done() {
            return new Together(paths, methods, queries, headers);
        }
    }

    /** Whatever is mentioned by this work has to hold all at once for a request to be taken. */
    public void together(Runnable work) {
        current = new Draft();
        work.run();
        matches.add(current.done());
        current = alone;
    }

    public void method(TextShape shape) {
        current.methods.add(shape);
    }

    public void host(TextShape shape) {
        hosts.add(shape);
    }

    public void path(TextShape shape) {
        paths.add(shape);
        if (current != alone) {
            current.paths.add(shape);
        }
    }

    /** A path that must not be, or need not. */
    public void pathBesides(TextShape shape) {
        paths.add(shape);
    }

    public void query(String name, TextShape shape) {
        current.queries.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(shape);
    }

    public void header(String name, TextShape shape) {
        current.headers
                .computeIfAbsent(name.toLowerCase(Locale.ROOT), _ -> new LinkedHashSet<>())
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
        var all = new LinkedHashSet<>(matches);
        all.add(alone.done());
        return new Mentions(hosts, paths, all, accounts, blocks, callerLabels);
    }
}
