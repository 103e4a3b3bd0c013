package dev.meshward.advice;

/**
 * The code of a diagnosis, such as {@code MW-131}. A code is never reused; its page is {@code docs/findings/MW-131.md}.
 */
public record Code(String id) implements Comparable<Code> {

    /** The page that explains this code, relative to the root of the project. */
    public String page() {
        return "docs/findings/" + id + ".md";
    }

    @Override
    public int compareTo(Code other) {
        return id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return id;
    }
}
