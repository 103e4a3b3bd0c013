package dev.meshward.dependencies.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** XML: texts of elements and values of attributes. A {@code <name>} names the {@code <value>} that follows it. */
final class XmlLeaves {

    private static final Pattern COMMENT = Pattern.compile("<!--.*?(?:-->|\\z)", Pattern.DOTALL);
    private static final Pattern PIECE =
            Pattern.compile("<([\\w:.-]+)[^<>]*>([^<>]+)</|\\s([\\w:.-]+)\\s*=\\s*\"([^\"<>]*)\"");

    private XmlLeaves() {}

    static List<Leaf> read(String content) {
        var text = COMMENT.matcher(content).replaceAll(found -> "\n".repeat(lines(found.group())));
        var leaves = new ArrayList<Leaf>();
        var piece = PIECE.matcher(text);
        var name = "";
        int line = 0;
        int counted = 0;
        while (piece.find()) {
            line += lines(text.substring(counted, piece.start()));
            counted = piece.start();
            boolean element = piece.group(1) != null;
            var key = element ? piece.group(1) : piece.group(3);
            var value = (element ? piece.group(2) : piece.group(4)).strip();
            boolean named = key.equals("value") && !name.isEmpty();
            name = key.equals("name") ? value : name;
            if (!value.isEmpty() && !key.startsWith("xmlns") && !key.startsWith("xsi")) {
                leaves.add(new Leaf("", named ? name : key, line, value));
            }
        }
        return leaves;
    }

    private static int lines(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }
}
