package ru.opora.questionnaires.xlsforms;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.AnswerType;
import ru.opora.questionnaires.Item;
import ru.opora.questionnaires.Item.Question;
import ru.opora.questionnaires.MatrixRow;
import ru.opora.questionnaires.Text;

/** Recognises the two ways in which a form shows questions as a table: the group's «table-list», the rows' «list-nolabel». */
final class MatrixGroup {

    static final String TABLE = "table-list";

    private static final String HEADING = "label";
    private static final String ROW = "list-nolabel";

    /** The words of rows that are a table only together. */
    static final Set<String> ROW_WORDS = Set.of(HEADING, ROW);

    private MatrixGroup() {}

    /** The matrix; null when the group isn't shown as a table, or its questions differ in more than their texts. */
    static @Nullable Item of(Item.Group head, String appearance, List<OpenGroup.TableRow> all) {
        boolean tableList = Appearance.words(appearance).contains(TABLE);
        List<OpenGroup.TableRow> rows = new ArrayList<>(all);
        boolean heading = !rows.isEmpty() && rows.get(0).appearance().equals(HEADING);
        Question heads = heading ? rows.remove(0).question() : null; // it only shows the labels of the choices
        boolean noLabels =
                heading && rows.stream().allMatch(row -> row.appearance().equals(ROW));
        if (rows.isEmpty() || !(tableList && !heading || noLabels)) {
            return null;
        }
        Question first = rows.get(0).question();
        boolean alike = rows.stream().allMatch(row -> isLike(row.question(), first));
        Item.Group whole = heads == null ? head : headed(head, heads);
        return alike && whole != null ? matrix(whole, first, rows) : null;
    }

    /** With the texts of the heading where the group has none; null when there is no room for all of them. */
    private static Item.@Nullable Group headed(Item.Group head, Question heading) {
        Text label = head.label().isEmpty() ? heading.label() : head.label();
        List<Text> others = Stream.of(head.hint(), heading.label(), heading.hint())
                .filter(text -> !text.isEmpty() && !text.equals(label))
                .distinct()
                .toList();
        if (others.size() > 1) {
            return null;
        }
        Text hint = others.isEmpty() ? Text.NONE : others.get(0);
        return new Item.Group(head.name(), label, hint, head.relevant(), head.randomOrder(), List.of());
    }

    private static boolean isLike(Question row, Question first) {
        return row.answer() instanceof AnswerType.Single single
                && first.answer() instanceof AnswerType.Single other
                && single.choices().equals(other.choices())
                && !single.other()
                && single.filter() == null
                && !single.randomOrder()
                && row.relevant() == null
                && row.initial() == null
                && row.hint().isEmpty()
                && row.guidance().isEmpty()
                && row.required() == first.required()
                && Objects.equals(row.requiredIf(), first.requiredIf())
                && row.requiredMessage().equals(first.requiredMessage())
                && Objects.equals(row.constraint(), first.constraint())
                && row.constraintMessage().equals(first.constraintMessage())
                && row.cannotSay() == first.cannotSay();
    }

    private static Item matrix(Item.Group head, Question first, List<OpenGroup.TableRow> rows) {
        List<MatrixRow> matrixRows = rows.stream()
                .map(OpenGroup.TableRow::question)
                .map(row -> new MatrixRow(row.name(), row.label(), row.scoring()))
                .toList();
        String choices = ((AnswerType.Single) first.answer()).choices();
        return new Question(
                head.name(),
                head.label(),
                head.hint(),
                Text.NONE,
                head.relevant(),
                null,
                first.required(),
                first.requiredIf(),
                first.requiredMessage(),
                first.constraint(),
                first.constraintMessage(),
                first.cannotSay(),
                null,
                new AnswerType.Matrix(choices, matrixRows, head.randomOrder()));
    }
}
