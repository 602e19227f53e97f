package ru.opora.roadmaps.importing.recognition;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells the block of who approved a plan from those of who agreed to it. They stand side by side at the top of a page, and
 * both have a post, a name and a date; only the first says what the plan is approved by.
 */
final class Approvals {
    private static final Pattern APPROVED =
            Pattern.compile("^[«\"]?утвержд(?:аю|ен[оаы]?)(?!\\p{L})|(?<!\\p{L})утверждаю[»\":]*$|^approved by$");
    private static final Pattern AGREED = Pattern.compile(
            "^[«\"]?(?:согласован[оаы]?|принят[оаы]?|рассмотрен[оаы]?|одобрен[оаы]?|обсужден[оаы]?|учтено мнение|с учетом мнения)(?!\\p{L})");
    private static final int LONGEST_WORD_LINE = 120;
    private static final int LINES_OF_BLOCK = 7;

    private Approvals() {}

    /** Whether a text begins a block of approval or agreement. */
    static boolean begins(String text) {
        String first = text.lines().findFirst().orElse("");
        String words = Texts.words(first);
        return first.length() <= LONGEST_WORD_LINE
                && (AGREED.matcher(words).find() || APPROVED.matcher(words).find());
    }

    /** Whether a line says that the plan is approved. */
    static boolean approved(String line) {
        return line.length() <= LONGEST_WORD_LINE
                && APPROVED.matcher(Texts.words(line)).find();
    }

    private static boolean agreed(String line) {
        return line.length() <= LONGEST_WORD_LINE
                && AGREED.matcher(Texts.words(line)).find();
    }

    /**
     * The paragraphs without the blocks of those who agreed.
     *
     * @param paragraphs the texts above the plan; a cell of several lines is one
     */
    static List<String> withoutAgreed(List<String> paragraphs) {
        List<String> kept = new ArrayList<>();
        int dropping = 0;
        for (String paragraph : paragraphs) {
            List<String> lines = paragraph.lines().toList();
            boolean block = lines.size() > 1;
            if (agreed(lines.get(0)) && !approved(lines.get(0))) {
                dropping = block ? 0 : LINES_OF_BLOCK;
                if (block) {
                    kept.addAll(fromApproval(lines));
                }
                continue;
            }
            if (dropping > 0 && !block && !endsBlock(paragraph)) {
                dropping--;
                continue;
            }
            dropping = 0;
            kept.add(paragraph);
        }
        return kept;
    }

    /** Both blocks may share a cell, one under the other. */
    private static List<String> fromApproval(List<String> lines) {
        for (int i = 1; i < lines.size(); i++) {
            if (approved(lines.get(i))) {
                return List.of(String.join("\n", lines.subList(i, lines.size())));
            }
        }
        return List.of();
    }

    private static boolean endsBlock(String line) {
        return approved(line) || OrderText.isTitle(line) || OrderText.isGoal(line) || OrderHead.begins(line);
    }
}
