package dev.meshward.export.excel;

import java.math.BigDecimal;

/**
 * A cell as the file has it.
 *
 * @param row counted from 0
 * @param column counted from 0
 * @param isNumber days are numbers too
 * @param isFormula then {@code text} is what somebody's program computed, and not to be trusted
 */
record CellReading(int row, int column, String text, boolean isNumber, boolean isFormula) {

    /** {@code 7} for 7.0. */
    static String written(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? String.valueOf((long) number)
                : BigDecimal.valueOf(number).toPlainString();
    }
}
