package ru.opora.roadmaps.exporting;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ru.opora.platform.documents.writing.PrintedBlock;
import ru.opora.platform.documents.writing.PrintedDocument;
import ru.opora.platform.documents.writing.PrintedParagraph;
import ru.opora.platform.documents.writing.PrintedTable;
import ru.opora.roadmaps.editions.EditionOrder;
import ru.opora.roadmaps.importing.recognition.SaidPeriod;

/**
 * A roadmap as the annex of an order: the order's details in the corner, with those of the orders that amended it, the
 * title, the goal, the table, who signed. A plan without an order has the block in which it will be approved by hand.
 */
final class Annex {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");
    private static final Pattern NAME = Pattern.compile(
            "\\s((?:[А-ЯЁ]\\. ?){1,2}[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?|[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)? (?:[А-ЯЁ]\\. ?){1,2})$");

    /** Departments number their directives «17-р» and their resolutions «17-п»; without such a letter it is an order. */
    private static final Pattern DIRECTIVE = Pattern.compile(".*\\d-?рп?$");

    private static final Pattern RESOLUTION = Pattern.compile(".*\\d-?(?:па|пг|пп)$");

    private final AnnexContent plan;
    private final FormWords words;
    private final String post;
    private final String name;

    Annex(AnnexContent plan, FormWords words) {
        this.plan = plan;
        this.words = words;
        String signatory = plan.signatory() == null ? "" : plan.signatory();
        Matcher signed = NAME.matcher(signatory);
        this.name = signed.find() ? signed.group(1).strip() : "";
        this.post = name.isEmpty()
                ? signatory
                : signatory.substring(0, signed.start()).strip();
    }

    PrintedDocument document() {
        List<PrintedBlock> blocks = new ArrayList<>();
        blocks.add(PrintedParagraph.corner(ordered() ? annex() : approval()));
        blocks.add(PrintedParagraph.title(plan.title()));
        if (plan.goal() != null) {
            blocks.add(PrintedParagraph.text(words.say("goal", plan.goal())));
        }
        if (!SaidPeriod.is(plan.title(), plan.periodStart(), plan.periodEnd())) {
            blocks.add(PrintedParagraph.text(
                    words.say("period", DAY.format(plan.periodStart()), DAY.format(plan.periodEnd()))));
        }
        PlanColumns columns = new PlanColumns(plan.rows(), words);
        blocks.add(new PrintedTable(columns.printed(), new PlanRows(plan.sections(), plan.rows(), columns).rows()));
        if (ordered() && !(post + name).isEmpty()) {
            blocks.add(PrintedParagraph.signature(post, name));
        }
        return new PrintedDocument(plan.title(), words.language(), true, blocks);
    }

    private boolean ordered() {
        return plan.orderNumber() != null || plan.orderDate() != null;
    }

    private String annex() {
        String number = plan.orderNumber();
        String head = words.say(
                "annex",
                words.say(kind(number)),
                plan.orderDate() == null ? words.say("blank.date") : DAY.format(plan.orderDate()),
                number == null ? words.say("blank.number") : number);
        if (plan.amendedBy().isEmpty()) {
            return head;
        }
        return head + "\n" + amended(plan.amendedBy(), words);
    }

    /** By which orders a plan was amended. */
    static String amended(List<EditionOrder> orders, FormWords words) {
        return words.say(
                "amended",
                orders.stream()
                        .map(order -> words.say(
                                "amended.one",
                                words.say("amended." + kind(order.number())),
                                DAY.format(order.date()),
                                order.number()))
                        .collect(Collectors.joining(",\n")));
    }

    static String kind(@Nullable String printed) {
        String number = printed == null ? "" : printed.toLowerCase(Locale.ROOT);
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
