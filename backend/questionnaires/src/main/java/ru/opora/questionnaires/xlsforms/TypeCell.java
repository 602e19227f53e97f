package ru.opora.questionnaires.xlsforms;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a cell of the column «type» says.
 *
 * @param word the type in its modern spelling
 * @param list the list of choices or the file it names; empty when there is none
 * @param other whether «or_other» stands there
 */
record TypeCell(String word, String list, boolean other) {

    private static final Pattern SELECT =
            Pattern.compile("(?:add )?(select[ _]?(?:one|1)|select[ _](?:multiple|all that apply)|rank)"
                    + "( ?_?from[ _]file| ?_?external)?(?: prompt)?(?: from| using)? (\\S.*)");

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("string", "text"),
            Map.entry("int", "integer"),
            Map.entry("photo", "image"),
            Map.entry("picture", "image"),
            Map.entry("date time", "datetime"),
            Map.entry("trigger", "acknowledge"),
            Map.entry("gps", "geopoint"),
            Map.entry("location", "geopoint"),
            Map.entry("begin group", "begin_group"),
            Map.entry("end group", "end_group"),
            Map.entry("begin repeat", "begin_repeat"),
            Map.entry("end repeat", "end_repeat"),
            Map.entry("begin lgroup", "begin_repeat"),
            Map.entry("end lgroup", "end_repeat"),
            Map.entry("begin looped group", "begin_repeat"),
            Map.entry("end looped group", "end_repeat"),
            Map.entry("end loop", "end_repeat"),
            Map.entry("end_loop", "end_repeat"),
            Map.entry("number", "decimal"),
            Map.entry("select one", "select_one"),
            Map.entry("select1", "select_one"),
            Map.entry("select multiple", "select_multiple"));

    /** What a device records by itself. */
    static final Set<String> METADATA = Set.of(
            "start",
            "end",
            "start time",
            "end time",
            "today",
            "deviceid",
            "device id",
            "imei",
            "subscriberid",
            "simserial",
            "sim id",
            "phonenumber",
            "username",
            "email",
            "audit",
            "start-geopoint",
            "background-audio",
            "background-geopoint",
            "get today",
            "get start time",
            "get end time",
            "get device id",
            "get sim id",
            "get subscriber id",
            "get phone number",
            "uri:deviceid",
            "uri:subscriberid",
            "uri:simserial",
            "uri:phonenumber",
            "uri:username",
            "uri:email",
            "last-saved");

    /** What is known, but no question here. */
    static final Set<String> UNSUPPORTED = Set.of(
            "geopoint",
            "geotrace",
            "geoshape",
            "osm",
            "hidden",
            "csv-external",
            "xml-external",
            "select_one_from_file",
            "select_multiple_from_file",
            "rank_from_file",
            "select_one_external",
            "cascading_select",
            "table",
            "include");

    static TypeCell of(String cell) {
        String text = cell.strip().replaceAll("[\\s\u00a0]+", " ");
        String lower = text.toLowerCase(Locale.ROOT);
        Matcher select = SELECT.matcher(lower);
        if (select.matches()) {
            // the name of the list keeps its letters as they are
            return select(select, text.substring(select.start(3)));
        }
        String word = lower.startsWith("q ") ? lower.substring(2) : prompt(lower);
        int colon = word.startsWith("osm ") || word.startsWith("cascading") ? word.indexOf(' ') : -1;
        word = colon > 0 ? word.substring(0, colon) : word;
        if (word.startsWith("begin loop") || word.startsWith("begin_loop")) {
            word = "begin_repeat";
        }
        return new TypeCell(WORDS.getOrDefault(word, word), "", false);
    }

    private static String prompt(String lower) {
        boolean old = lower.startsWith("add ") && lower.endsWith(" prompt");
        return old ? lower.substring(4, lower.length() - 7) : lower;
    }

    private static TypeCell select(Matcher select, String rest) {
        String kind = select.group(1);
        String word = kind.equals("rank")
                ? "rank"
                : kind.endsWith("one") || kind.endsWith("1") ? "select_one" : "select_multiple";
        String list = rest;
        boolean other = false;
        for (String end : new String[] {" or_other", " or other", " or specify other"}) {
            if (list.toLowerCase(Locale.ROOT).endsWith(end)) {
                list = list.substring(0, list.length() - end.length()).strip();
                other = true;
            }
        }
        String from = select.group(2);
        boolean file = list.toLowerCase(Locale.ROOT).matches(".*\\.(csv|xml|geojson)");
        boolean answers = list.startsWith("${"); // those of a repeated question: as little a list as a file is
        if (from != null && from.contains("external")) {
            word = "select_one_external";
        } else if (from != null || file || answers) {
            word += "_from_file";
        }
        return new TypeCell(word, list, other);
    }
}
