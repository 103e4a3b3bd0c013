package dev.meshward.manifest;

import java.util.List;

/**
 * One value of a manifest: plain ordered data with the line it was written on. Two values are equal when their data
 * are; where they were written does not count, so a snapshot compares equal to the file it came from.
 */
public sealed interface Value permits Mapping, Value.Sequence, Value.Scalar {

    /** The line this value begins on, counted from 1; 0 when it was not read from a file. */
    int line();

    /** A leaf: text, number, truth value or null. */
    sealed interface Scalar extends Value permits Text, Numeric, Truth, Nothing {
        /** The scalar as a person would write it without quotes; empty for null. */
        String asText();
    }

    /** A list, in the order it was written. */
    record Sequence(List<Value> items, int line) implements Value {
        public Sequence {
            items = List.copyOf(items);
        }

        public static Sequence of(List<? extends Value> items) {
            return new Sequence(List.copyOf(items), 0);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Sequence that && items.equals(that.items);
        }

        @Override
        public int hashCode() {
            return items.hashCode();
        }
    }

    /** A string. */
    record Text(String asText, int line) implements Scalar {
        public static Text of(String text) {
            return new Text(text, 0);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Text that && asText.equals(that.asText);
        }

        @Override
        public int hashCode() {
            return asText.hashCode();
        }
    }

    /** A number, kept as it was written so that nothing is rounded. */
    record Numeric(String asText, int line) implements Scalar {
        public static Numeric of(long number) {
            return new Numeric(Long.toString(number), 0);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Numeric that && asText.equals(that.asText);
        }

        @Override
        public int hashCode() {
            return asText.hashCode();
        }
    }

    /** {@code true} or {@code false}. */
    record Truth(boolean isTrue, int line) implements Scalar {
        public static Truth of(boolean isTrue) {
            return new Truth(isTrue, 0);
        }

        @Override
        public String asText() {
            return Boolean.toString(isTrue);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Truth that && isTrue == that.isTrue;
        }

        @Override
        public int hashCode() {
            return Boolean.hashCode(isTrue);
        }
    }

    /** An explicit null; in a patch it removes the field. */
    record Nothing(int line) implements Scalar {
        public static Nothing here() {
            return new Nothing(0);
        }

        @Override
        public String asText() {
            return "";
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Nothing;
        }

        @Override
        public int hashCode() {
            return 0;
        }
    }
}
