package dev.meshward.adoption.schedule;

import java.util.Arrays;

/** How often each number was added and not taken away again. Open addressing: a search asks it millions of times. */
final class IntCounts {

    private static final int FREE = -1;

    private int[] keys = new int[8];
    private int[] counts = new int[8];
    private int used;

    IntCounts() {
        Arrays.fill(keys, FREE);
    }

    /** Whether the number was not there before. */
    boolean add(int number) {
        int slot = slotOf(number);
        if (keys[slot] == FREE) {
            keys[slot] = number;
            counts[slot] = 1;
            used++;
            growWhenFull();
            return true;
        }
        return counts[slot]++ == 0;
    }

    /** Whether the number is gone now. */
    boolean remove(int number) {
        return --counts[slotOf(number)] == 0;
    }

    boolean contains(int number) {
        int slot = slotOf(number);
        return keys[slot] == number && counts[slot] > 0;
    }

    private int slotOf(int number) {
        int mask = keys.length - 1;
        int slot = (number * 0x9E3779B1 >>> 8) & mask;
        while (keys[slot] != FREE && keys[slot] != number) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** Numbers that were taken away keep their slot until here. */
    private void growWhenFull() {
        if (used * 2 <= keys.length) {
            return;
        }
        var oldKeys = keys;
        var oldCounts = counts;
        int alive = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            alive += oldKeys[i] != FREE && oldCounts[i] > 0 ? 1 : 0;
        }
        int size = Math.max(8, Integer.highestOneBit(Math.max(1, alive)) * 8);
        keys = new int[size];
        counts = new int[size];
        Arrays.fill(keys, FREE);
        used = alive;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != FREE && oldCounts[i] > 0) {
                int slot = slotOf(oldKeys[i]);
                keys[slot] = oldKeys[i];
                counts[slot] = oldCounts[i];
            }
        }
    }
}
