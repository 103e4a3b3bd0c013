package dev.meshward.manifest;

import java.nio.charset.StandardCharsets;

/** Recognises documents that do not parse because they are templates: {@code {{ … }}} stands at the place that breaks. */
final class TemplateText {

    /** The parser often notices a template line only a little later. */
    private static final int LINES_AROUND = 3;

    private TemplateText() {}

    static boolean isTemplate(byte[] bytes, DocumentSplit.Part part, int brokenLine) {
        int end = part.offset() + part.length();
        int line = part.linesBefore() + 1;
        for (int start = part.offset(); start < end; line++) {
            int stop = start;
            while (stop < end && bytes[stop] != '\n') {
                stop++;
            }
            if (isTemplateLine(bytes, start, stop, Math.abs(line - brokenLine) <= LINES_AROUND)) {
                return true;
            }
            start = stop + 1;
        }
        return false;
    }

    private static boolean isTemplateLine(byte[] bytes, int start, int stop, boolean isNear) {
        int at = start;
        while (at < stop && bytes[at] == ' ') {
            at++;
        }
        boolean isWholeLine = at + 1 < stop && bytes[at] == '{' && bytes[at + 1] == '{' && at == start;
        return isWholeLine || (isNear && new String(bytes, start, stop - start, StandardCharsets.UTF_8).contains("{{"));
    }
}
