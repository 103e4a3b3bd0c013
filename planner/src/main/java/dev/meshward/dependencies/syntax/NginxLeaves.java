package dev.meshward.dependencies.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * nginx: directives that end in a semicolon, inside blocks. Only directives that name another server are values; the
 * name of an upstream block stands for its servers and is no host.
 */
final class NginxLeaves {

    private static final Set<String> CALLING = Set.of(
            "proxy_pass",
            "grpc_pass",
            "fastcgi_pass",
            "uwsgi_pass",
            "scgi_pass",
            "memcached_pass",
            "redis_pass",
            "auth_request_url",
            "resolver",
            "server",
            "set",
            "mirror_url",
            "js_fetch",
            "ssl_stapling_responder");

    private final List<Leaf> leaves = new ArrayList<>();
    private final Set<String> upstreams = new HashSet<>();
    private final Deque<String> blocks = new ArrayDeque<>();
    private final StringBuilder statement = new StringBuilder();
    private int statementLine;

    private NginxLeaves() {}

    static List<Leaf> read(String content) {
        var reading = new NginxLeaves();
        var lines = content.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            reading.take(Comments.without(lines[i].strip(), "#"), i);
        }
        return reading.leaves.stream().filter(reading::isNoUpstream).toList();
    }

    private void take(String line, int number) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == ';') {
                endStatement();
            } else if (c == '{' && !isVariable(line, i)) {
                openBlock();
            } else if (c == '}' && !statement.toString().contains("${")) {
                closeBlock();
            } else {
                statementLine = statement.isEmpty() ? number : statementLine;
                statement.append(c);
            }
        }
        statement.append(statement.isEmpty() ? "" : " ");
    }

    private static boolean isVariable(String line, int brace) {
        return brace > 0 && line.charAt(brace - 1) == '$';
    }

    private void openBlock() {
        var words = statement.toString().strip().split("\\s+", -1);
        if (words[0].equals("upstream") && words.length > 1) {
            upstreams.add(words[1]);
        }
        blocks.push(words[0]);
        statement.setLength(0);
    }

    private void closeBlock() {
        statement.setLength(0);
        if (!blocks.isEmpty()) {
            blocks.pop();
        }
    }

    private void endStatement() {
        var text = statement.toString().strip();
        statement.setLength(0);
        int blank = text.indexOf(' ');
        if (blank > 0 && CALLING.contains(text.substring(0, blank))) {
            addCall(text.substring(0, blank), text.substring(blank + 1).strip());
        }
    }

    private void addCall(String directive, String arguments) {
        var words = arguments.split("\\s+", -1);
        var value = directive.equals("set") && words.length > 1 ? words[1] : words[0];
        var block = blocks.isEmpty() ? "" : blocks.getFirst();
        if (!directive.equals("set") || value.contains("://")) {
            leaves.add(new Leaf(block, directive, statementLine, Comments.unquoted(value)));
        }
    }

    private boolean isNoUpstream(Leaf leaf) {
        int scheme = leaf.text().indexOf("://");
        var authority = leaf.text().substring(scheme < 0 ? 0 : scheme + 3);
        int end = authority.indexOf('/');
        return !upstreams.contains(end < 0 ? authority : authority.substring(0, end));
    }
}
