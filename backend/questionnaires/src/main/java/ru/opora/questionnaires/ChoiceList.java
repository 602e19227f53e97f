package ru.opora.questionnaires;

import java.util.List;

/** Choices that several questions may share. */
public record ChoiceList(String name, List<Choice> choices) {

    public ChoiceList {
        choices = List.copyOf(choices);
    }
}
