package ru.opora.roadmaps.exporting;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ru.opora.platform.documents.writing.PrintedBlock;
import ru.opora.platform.documents.writing.PrintedDocument;
import ru.opora.platform.documents.writing.PrintedParagraph;
import ru.opora.platform.documents.writing.PrintedTable;
import ru.opora.roadmaps.ActivityView;
import ru.opora.roadmaps.RoadmapView;
import ru.opora.roadmaps.importing.recognition.SaidPeriod;

/**
 * A roadmap as the annex of an order: the order's details in the corner, the title, the goal, the table, who signed. A plan
 * without an order has the block in which it will be approved by hand.
 */
final class Annex {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");
    private static final Pattern NAME = Pattern.compile(
            "\\s((?:[А-ЯЁ]\\. ?){1,2}[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?|[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)? (?:[А-ЯЁ]\\. ?){1,2})$");

    /** Departments number their directives «17-р» and their resolutions «17-п»; without such a letter it is an order. */
    private static final Pattern DIRECTIVE = Pattern.compile(".*\\d-?рп?$");

    private static final Pattern RESOLUTION = Pattern.compile(".*\\d-?(?:па|пг|пп)$");

    private final RoadmapView roadmap;
    private final List<ActivityView> activities;
    private final FormWords words;
    private final String post;
    private final String name;

    Annex(RoadmapView roadmap, List<ActivityView> activities, FormWords words) {
        this.roadmap = roadmap;
        this.activities = activities;
        this.words = words;
        String signatory = roadmap.signatory() == null ? "" : roadmap.signatory();
        Matcher signed = NAME.matcher(signatory);
        this.name = signed.find() ? signed.group(1).strip() : "";
        this.post = name.isEmpty()
                ? signatory
                : signatory.substring(0, signed.start()).strip();
    }

    PrintedDocument document() {
        List<PrintedBlock> blocks = new ArrayList<>();
        blocks.add(PrintedParagraph.corner(ordered() ? annex() : approval()));
        blocks.add(PrintedParagraph.title(roadmap.title()));
        if (roadmap.goal() != null) {
            blocks.add(PrintedParagraph.text(words.say("goal", roadmap.goal())));
        }
        if (!SaidPeriod.is(roadmap.title(), roadmap.periodStart(), roadmap.periodEnd())) {
            blocks.add(PrintedParagraph.text(
                    words.say("period", DAY.format(roadmap.periodStart()), DAY.format(roadmap.periodEnd()))));
        }
        PlanColumns columns = new PlanColumns(activities, words);
        blocks.add(new PrintedTable(columns.printed(), new PlanRows(roadmap.sections(), activities, columns).rows()));
        if (ordered() && !(post + name).isEmpty()) {
            blocks.add(PrintedParagraph.signature(post, name));
        }
        return new PrintedDocument(roadmap.title(), words.language(), true, blocks);
    }

    private boolean ordered() {
        return roadmap.orderNumber() != null || roadmap.orderDate() != null;
    }

    private String annex() {
        String number = roadmap.orderNumber();
        return words.say(
                "annex",
                words.say(kind(number == null ? "" : number.toLowerCase(Locale.ROOT))),
                roadmap.orderDate() == null ? words.say("blank.date") : DAY.format(roadmap.orderDate()),
                number == null ? words.say("blank.number") : number);
    }

    static String kind(String number) {
        if (RESOLUTION.matcher(number).matches()) {
            return "resolution";
        }
        return DIRECTIVE.matcher(number).matches() ? "directive" : "order";
    }

    private String approval() {
        return String.join(
                "\n",
                words.say("approve"),
                post.isEmpty() ? words.say("blank.post") : post,
                words.say("blank.name") + " " + (name.isEmpty() ? words.say("blank.name") : name),
                words.say("blank.day"));
    }
}
