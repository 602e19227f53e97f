package ru.opora.questionnaires.xlsforms;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
     */
    record TableRow(Item.Question question, String appearance) {}

    /** @param row where it begins; null for the section of what stands in no group */
    OpenGroup(FormTable.@Nullable Row row, Item.Group head, String appearance) {
        this.row = row;
        this.head = head;
        this.appearance = appearance;
    }

    FormTable.@Nullable Row row() {
        return row;
    }

    void add(Item item, String itsAppearance) {
        items.add(item);
        if (item instanceof Item.Question question) {
            tableRows.add(new TableRow(question, itsAppearance));
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

    Item.Group asGroup() {
        return new Item.Group(head.name(), head.label(), head.hint(), head.relevant(), head.randomOrder(), items);
    }
}
