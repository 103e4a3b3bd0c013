package dev.meshward.adoption;

/**
 * How much one stage may touch.
 *
 * @param workloads 25 by default
 * @param namespaces 3 by default
 * @param restarts pods that restart; 200 by default
 */
public record Limits(int workloads, int namespaces, int restarts) {

    public static Limits byDefault() {
        return new Limits(25, 3, 200);
    }
}
