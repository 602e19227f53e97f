package ru.opora.organizations;

/** How the numbers of state registers are written. */
public final class OrganizationCodes {

    public static final String INN = "\\d{10}(?:\\d{2})?";
    public static final String OGRN = "\\d{13}(?:\\d{2})?";
    public static final int LONGEST_REGISTRY_CODE = 50;

    private static final int[] INN_WEIGHTS = {2, 4, 10, 3, 5, 9, 4, 6, 8};

    private OrganizationCodes() {}

    /** Whether the last digit of a legal entity's INN follows from the others; those of twelve digits are a person's. */
    public static boolean isInn(String text) {
        if (!text.matches(INN)) {
            return false;
        }
        if (text.length() != 10) {
            return true;
        }
        int sum = 0;
        for (int at = 0; at < INN_WEIGHTS.length; at++) {
            sum += INN_WEIGHTS[at] * Character.digit(text.charAt(at), 10);
        }
        return sum % 11 % 10 == Character.digit(text.charAt(9), 10);
    }

    /** Whether the last digit of an OGRN is the remainder of the others by 11 (13 digits) or 13 (15 digits). */
    public static boolean isOgrn(String text) {
        if (!text.matches(OGRN)) {
            return false;
        }
        int last = text.length() - 1;
        long number = Long.parseLong(text.substring(0, last));
        return number % (last - 1) % 10 == Character.digit(text.charAt(last), 10);
    }
}
