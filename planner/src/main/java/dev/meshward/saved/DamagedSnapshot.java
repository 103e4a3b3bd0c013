package dev.meshward.saved;

/** A snapshot that does not hold together. Never leaves this package. */
final class DamagedSnapshot extends Exception {

    private static final long serialVersionUID = 1L;

    DamagedSnapshot(String because) {
        super(because, null, false, false);
    }
}
