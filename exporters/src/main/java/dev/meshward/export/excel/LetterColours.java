package dev.meshward.export.excel;

import dev.meshward.export.figures.State;
import org.apache.poi.ss.usermodel.ComparisonOperator;
import org.apache.poi.ss.usermodel.ConditionalFormattingRule;
import org.apache.poi.ss.usermodel.PatternFormatting;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;

/** Colours that follow the letter in a cell, so that they stay right when somebody changes it. */
final class LetterColours {

    private LetterColours() {}

    static void follow(Sheet sheet, CellRangeAddress area) {
        var formatting = sheet.getSheetConditionalFormatting();
        for (var state : State.values()) {
            if (state != State.NOT_CARRIED) {
                var rule = formatting.createConditionalFormattingRule(
                        ComparisonOperator.EQUAL, "\"" + state.letter() + "\"");
                paint(rule, state);
                formatting.addConditionalFormatting(new CellRangeAddress[] {area}, rule);
            }
        }
    }

    /** What the rule finds gets the colour of the state. */
    static void paint(ConditionalFormattingRule rule, State state) {
        var pattern = rule.createPatternFormatting();
        pattern.setFillBackgroundColor(Looks.colour(state.colour()));
        pattern.setFillPattern(PatternFormatting.SOLID_FOREGROUND);
        rule.createFontFormatting().setFontColor(Looks.colour(state.isDark() ? "FFFFFF" : "000000"));
    }
}
