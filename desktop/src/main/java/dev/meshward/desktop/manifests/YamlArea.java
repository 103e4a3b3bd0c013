package dev.meshward.desktop.manifests;

import java.util.List;
import jfx.incubator.scene.control.richtext.CodeArea;
import jfx.incubator.scene.control.richtext.SyntaxDecorator;
import jfx.incubator.scene.control.richtext.TextPos;
import jfx.incubator.scene.control.richtext.model.CodeTextModel;
import jfx.incubator.scene.control.richtext.model.RichParagraph;

/** A manifest as text with its parts in colours: to be read, selected and copied, not to be changed. */
public final class YamlArea extends CodeArea {

    /** @param says what is shown, for readers of the screen */
    public YamlArea(String text, String says) {
        setId("yaml");
        getStyleClass().addAll("yaml", "code");
        setAccessibleText(says);
        setLineNumbersEnabled(true);
        setSyntaxDecorator(new Colours(YamlSpans.of(text)));
        setText(text);
        setEditable(false);
    }

    private record Colours(List<List<YamlSpans.Span>> lines) implements SyntaxDecorator {

        @Override
        public RichParagraph createRichParagraph(CodeTextModel model, int index) {
            var paragraph = RichParagraph.builder();
            var text = model.getPlainText(index);
            var spans = index < lines.size() ? lines.get(index) : List.<YamlSpans.Span>of();
            if (spans.isEmpty()) {
                paragraph.addSegment(text);
            }
            spans.forEach(
                    span -> paragraph.addWithStyleNames(span.text(), span.kind().style()));
            return paragraph.build();
        }

        /** Nothing changes: the text is only read. */
        @Override
        public void handleChange(
                CodeTextModel model, TextPos start, TextPos end, int charsTop, int linesAdded, int charsBottom) {}
    }
}
