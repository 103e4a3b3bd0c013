package dev.meshward.export.excel;

import dev.meshward.export.figures.Way;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** What a cell holds. Only {@link Formula} is ever computed; whatever comes from a cluster is {@link Text}. */
sealed interface CellValue {

    record Nothing() implements CellValue {}

    record Text(String text) implements CellValue {}

    record Figure(double number) implements CellValue {}

    record Day(LocalDate day) implements CellValue {}

    /** @param cached what it gives now, for programs that do not compute */
    record Formula(String formula, CellValue cached) implements CellValue {}

    /** @param address relative to the folder of the plan */
    record Link(String text, String address) implements CellValue {}

    static CellValue nothing() {
        return new Nothing();
    }

    static CellValue text(String text) {
        return text.isBlank() ? new Nothing() : new Text(text);
    }

    static CellValue number(double number) {
        return new Figure(number);
    }

    /** A day such as {@code 2026-12-01}; anything else stays the text it is. */
    static CellValue day(Optional<String> day) {
        return day.map(CellValue::parsedDay).orElseGet(Nothing::new);
    }

    private static CellValue parsedDay(String day) {
        try {
            return new Day(LocalDate.parse(day));
        } catch (DateTimeParseException _) {
            return text(day);
        }
    }

    /** Of a stage that something reaches: its number, {@code before}, or a dash. */
    static CellValue stage(int number) {
        return switch (number) {
            case Way.BEFORE -> text("before");
            case Way.NEVER -> text("–");
            default -> number(number);
        };
    }
}
