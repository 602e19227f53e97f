package ru.opora.terms;

/** How far apart two spellings are. */
final class Spelling {

    private Spelling() {}

    /** Insertions, deletions, replacements and swaps of neighbours; {@code limit + 1} when there are more than the limit. */
    static int distance(String a, String b, int limit) {
        int n = b.length();
        if (Math.abs(a.length() - n) > limit) {
            return limit + 1;
        }
        int[] before = new int[n + 1];
        int[] previous = new int[n + 1];
        int[] current = new int[n + 1];
        for (int j = 0; j <= n; j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            int least = i;
            for (int j = 1; j <= n; j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int value = Math.min(Math.min(current[j - 1], previous[j]) + 1, previous[j - 1] + cost);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    value = Math.min(value, before[j - 2] + 1);
                }
                current[j] = value;
                least = Math.min(least, value);
            }
            if (least > limit) {
                return limit + 1;
            }
            int[] spare = before;
            before = previous;
            previous = current;
            current = spare;
        }
        return previous[n];
    }

    /** Whether the words differ only in letters typed twice: «мартт». */
    static boolean sameButDoubled(String a, String b) {
        return squeeze(a).equals(squeeze(b));
    }

    private static String squeeze(String word) {
        StringBuilder squeezed = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            if (i == 0 || word.charAt(i) != word.charAt(i - 1)) {
                squeezed.append(word.charAt(i));
            }
        }
        return squeezed.toString();
    }
}
