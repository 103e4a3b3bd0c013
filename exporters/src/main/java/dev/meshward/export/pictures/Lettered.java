package dev.meshward.export.pictures;

/** Kinds of text in a picture, in the one family that is brought along. */
enum Lettered {
    PLAIN(13, false),
    STRONG(13, true),
    SMALL(11, false),
    TITLE(18, true);

    private final int size;
    private final boolean bold;

    Lettered(int size, boolean bold) {
        this.size = size;
        this.bold = bold;
    }

    int size() {
        return size;
    }

    boolean isBold() {
        return bold;
    }
}
