package ru.opora.questionnaires;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The definition of a questionnaire. docs/questionnaires.md says its JSON.
 *
 * @param code its name for programs; versions of one questionnaire share it
 * @param languages the languages it speaks; the first is the one that is never missing
 * @param factors what its items are scored for
 */
public record Questionnaire(
        String code,
        List<String> languages,
        Text title,
        Text description,
        List<Factor> factors,
        List<ChoiceList> choiceLists,
        List<Item.Group> sections) {

    public Questionnaire {
        languages = List.copyOf(languages);
        factors = List.copyOf(factors);
        choiceLists = List.copyOf(choiceLists);
        sections = List.copyOf(sections);
    }

    /**
     * An item and where it stands.
     *
     * @param pointer its JSON pointer in the definition
     * @param groups the groups it stands in, from the section down
     */
    public record Placed(Item item, String pointer, List<Item.Group> groups) {}

    /** All items in the order of the definition, groups before what they hold. */
    public List<Placed> items() {
        List<Placed> all = new ArrayList<>();
        place(sections, "/sections", List.of(), all);
        return all;
    }

    private static void place(List<? extends Item> items, String pointer, List<Item.Group> groups, List<Placed> all) {
        for (int i = 0; i < items.size(); i++) {
            String here = pointer + "/" + i;
            all.add(new Placed(items.get(i), here, groups));
            if (items.get(i) instanceof Item.Group group) {
                List<Item.Group> within = new ArrayList<>(groups);
                within.add(group);
                place(group.items(), here + "/items", List.copyOf(within), all);
            }
        }
    }

    /** The choices of a list; null when there is no such list. */
    public @Nullable ChoiceList choiceList(@Nullable String name) {
        for (ChoiceList list : choiceLists) {
            if (list.name().equals(name)) {
                return list;
            }
        }
        return null;
    }
}
