package ru.opora.questionnaires.xlsforms;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.AnswerType;
import ru.opora.questionnaires.Item;

/** A group whose end has not been met. */
final class OpenGroup {

    private final FormTable.@Nullable Row row;
    private final Item.Group head;
    private final String appearance;
    private final List<Item> items = new ArrayList<>();
    /** The rows of the questions within that are shown as a table. */
    private final List<TableRow> tableRows = new ArrayList<>();

    /**
     * A question of a group that is shown as a table.
     *
     * @param appearance what stands in its column «appearance»
     * @param row where it stands; null of what was a group itself
     */
    record TableRow(Item.Question question, String appearance, FormTable.@Nullable Row row) {}

    /** @param row where it begins; null for the section of what stands in no group */
    OpenGroup(FormTable.@Nullable Row row, Item.Group head, String appearance) {
        this.row = row;
        this.head = head;
        this.appearance = appearance;
    }

    FormTable.@Nullable Row row() {
        return row;
    }

    void add(Item item, String itsAppearance, FormTable.@Nullable Row itsRow) {
        items.add(item);
        if (item instanceof Item.Question question) {
            tableRows.add(new TableRow(question, itsAppearance, itsRow));
        }
    }

    boolean isEmpty() {
        return items.isEmpty();
    }

    /** The group, or the one matrix it shows. */
    Item build() {
        Item matrix = tableRows.size() == items.size() ? MatrixGroup.of(head, appearance, tableRows) : null;
        return matrix != null ? matrix : asGroup();
    }

    /** Names the words that ask for a table where none was made. */
    void nameTableWords(Columns columns) {
        if (row != null && Appearance.words(appearance).contains(MatrixGroup.TABLE)) {
            columns.issue(XlsFormCode.APPEARANCE_IGNORED, row, "appearance", MatrixGroup.TABLE);
        }
        for (TableRow each : tableRows) {
            FormTable.Row itsRow = each.row();
            for (String word : Appearance.words(each.appearance())) {
                if (itsRow != null
                        && each.question().answer() instanceof AnswerType.Single
                        && MatrixGroup.ROW_WORDS.contains(word)) {
                    columns.issue(XlsFormCode.APPEARANCE_IGNORED, itsRow, "appearance", word);
                }
            }
        }
    }

    /** What stands in the group, each under the group's condition as well as its own. */
    List<Item> spread() {
        return items.stream().map(this::alone).toList();
    }

    private Item alone(Item item) {
        String both = head.relevant() == null
                ? item.relevant()
                : item.relevant() == null ? head.relevant() : "(" + head.relevant() + ") and (" + item.relevant() + ")";
        if (item instanceof Item.Group g) {
            return new Item.Group(g.name(), g.label(), g.hint(), both, g.randomOrder(), g.items());
        }
        if (item instanceof Item.Note n) {
            return new Item.Note(n.name(), n.label(), n.hint(), both);
        }
        return item instanceof Item.Computed c
                ? new Item.Computed(c.name(), c.label(), both, c.expression(), c.shown())
                : ((Item.Question) item).shownIf(both);
    }

    Item.Group asGroup() {
        return new Item.Group(head.name(), head.label(), head.hint(), head.relevant(), head.randomOrder(), items);
    }
}
