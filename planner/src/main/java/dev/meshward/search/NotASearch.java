package dev.meshward.search;

/** What cannot be understood, on its way to a {@link SearchReading.Refused}; it never leaves the room. */
final class NotASearch extends Exception {

    private static final long serialVersionUID = 1;

    private final int position;

    NotASearch(int position, String because) {
        super(because, null, false, false);
        this.position = position;
    }

    int position() {
        return position;
    }

    String because() {
        return String.valueOf(getMessage());
    }
}
