package dev.meshward.desktop.controls;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import javafx.scene.control.DatePicker;
import javafx.util.StringConverter;

/** Picks a day, written as it is in every file: 2027-01-04. */
public final class DayPicker extends DatePicker {

    private static final double WIDTH = 170;

    /** @param says what the day is for */
    public DayPicker(String id, String says) {
        setId(id);
        setAccessibleText(says);
        setPromptText(says);
        setPrefWidth(WIDTH);
        setConverter(new Iso());
    }

    private static final class Iso extends StringConverter<LocalDate> {
        @Override
        public String toString(LocalDate day) {
            return day == null ? "" : DateTimeFormatter.ISO_LOCAL_DATE.format(day);
        }

        @Override
        public LocalDate fromString(String text) {
            return LocalDate.parse(text.strip());
        }
    }
}
