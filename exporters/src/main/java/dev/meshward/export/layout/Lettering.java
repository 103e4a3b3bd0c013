package dev.meshward.export.layout;

/** How large text will be drawn, as whoever draws it measures it. */
public interface Lettering {

    /** Of one line, in the unit of the picture. */
    double widthOf(String text);

    /** From one line to the next. */
    double lineHeight();
}
