package dev.meshward.desktop.readiness;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** Shows a page of the documentation: headings, paragraphs, lists and blocks of code. What else there is, is shown as written. */
final class MarkdownPage extends VBox {

    private static final String FENCE = "```";
    private static final Pattern SPAN = Pattern.compile("`([^`]+)`|\\*\\*([^*]+)\\*\\*|\\[([^\\]]+)]\\([^)]*\\)");
    private static final Pattern ITEM = Pattern.compile("\\s*(?:[-*]|\\d+\\.) .*");

    private final List<String> paragraph = new ArrayList<>();
    private final List<String> code = new ArrayList<>();
    private boolean isInCode;

    MarkdownPage(String markdown) {
        super(6);
        getStyleClass().add("markdown");
        markdown.lines().forEach(this::line);
        endParagraph();
        endCode();
    }

    private void line(String line) {
        if (line.startsWith(FENCE)) {
            endParagraph();
            endCode();
            isInCode = !isInCode;
        } else if (isInCode) {
            code.add(line);
        } else if (line.startsWith("#")) {
            endParagraph();
            add(heading(line));
        } else if (line.isBlank()) {
            endParagraph();
        } else {
            if (ITEM.matcher(line).matches() || line.startsWith("|")) {
                endParagraph();
            }
            paragraph.add(line);
        }
    }

    private void endParagraph() {
        if (!paragraph.isEmpty()) {
            add(flow(String.join(" ", paragraph)));
            paragraph.clear();
        }
    }

    private void endCode() {
        if (!code.isEmpty()) {
            var block = new Label(String.join("\n", code));
            block.getStyleClass().addAll("code", "code-block");
            block.setMaxWidth(Double.MAX_VALUE);
            add(block);
            code.clear();
        }
    }

    private void add(Node node) {
        getChildren().add(node);
    }

    private static Label heading(String line) {
        var label = new Label(line.replaceFirst("^#+\\s*", ""));
        label.setWrapText(true);
        label.getStyleClass().add(line.startsWith("##") ? "heading" : Styles.TITLE_4);
        return label;
    }

    private static TextFlow flow(String words) {
        var flow = new TextFlow();
        var matcher = SPAN.matcher(words);
        int from = 0;
        while (matcher.find()) {
            flow.getChildren().add(text(words.substring(from, matcher.start()), "plain"));
            if (matcher.group(1) != null) {
                flow.getChildren().add(text(matcher.group(1), "code"));
            } else if (matcher.group(2) != null) {
                flow.getChildren().add(text(matcher.group(2), Styles.TEXT_BOLD));
            } else {
                flow.getChildren().add(text(matcher.group(3), "plain"));
            }
            from = matcher.end();
        }
        flow.getChildren().add(text(words.substring(from), "plain"));
        return flow;
    }

    private static Text text(String words, String style) {
        var text = new Text(words);
        text.getStyleClass().addAll("text", style);
        return text;
    }
}
