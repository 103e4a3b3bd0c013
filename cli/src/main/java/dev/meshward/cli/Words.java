package dev.meshward.cli;

/** Small words around numbers. */
final class Words {

    private Words() {}

    /** {@code 1 stage}, {@code 12 stages}. */
    static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
