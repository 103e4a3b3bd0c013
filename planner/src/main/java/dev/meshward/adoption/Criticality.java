package dev.meshward.adoption;

/** How much a failure would hurt. The order is from the least to the most. */
public enum Criticality {
    LOW,
    NORMAL,
    HIGH,
    CRITICAL;

    /** 0 for the least, one more for each above. */
    int rank() {
        return compareTo(LOW);
    }

    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
