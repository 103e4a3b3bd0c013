package dev.meshward.export.pictures;

/** Lines of calls: told by colour, by line and by a letter. */
enum CallLook {
    KNOWN("#59636E", "call of medium or high confidence"),
    /** The colour and the line of what is unknown. */
    GUESSED("#B57F00", "call of low confidence");

    private final String colour;
    private final String words;

    CallLook(String colour, String words) {
        this.colour = colour;
        this.words = words;
    }

    String colour() {
        return colour;
    }

    String words() {
        return words;
    }

    Ink ink(double width) {
        return switch (this) {
            case KNOWN -> Ink.line(colour, width);
            case GUESSED -> Ink.line(colour, width, 8.0, 3.0, 2.0, 3.0);
        };
    }
}
