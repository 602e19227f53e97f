package ru.opora.monitoring.assessments.importing;

import java.util.UUID;

/**
 * Which school has had a row of which assessment and class in this file: 64 bits of each, so that a million take 16 MB. That two rows
 * are taken for one by chance happens in one of ten million files of that size.
 */
final class ResultKeys {

    private static final int FIRST = 1 << 14;
    private static final long ODD = 0x9E3779B97F4A7C15L;

    private long[] keys = new long[FIRST];
    private int count;

    /** Gives whether it is the first of its kind. */
    boolean add(UUID assessment, UUID school, String letter) {
        long key = mix(assessment.getMostSignificantBits());
        key = mix(key ^ assessment.getLeastSignificantBits());
        key = mix(key ^ school.getMostSignificantBits());
        key = mix(key ^ school.getLeastSignificantBits());
        key = mix(key ^ letter.hashCode());
        if (count * 2 > keys.length) {
            grow();
        }
        boolean added = put(keys, key == 0 ? 1 : key);
        count += added ? 1 : 0;
        return added;
    }

    private void grow() {
        long[] larger = new long[keys.length * 2];
        for (long key : keys) {
            if (key != 0) {
                put(larger, key);
            }
        }
        keys = larger;
    }

    private static boolean put(long[] table, long key) {
        int at = (int) (key >>> 33) & (table.length - 1);
        while (table[at] != 0 && table[at] != key) {
            at = (at + 1) & (table.length - 1);
        }
        boolean free = table[at] == 0;
        table[at] = key;
        return free;
    }

    /** Stafford's variant 13 of the mixing of SplitMix64. */
    private static long mix(long value) {
        long mixed = value + ODD;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
