package ru.opora.roadmaps;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One actor's part of a row, as written. */
@Schema(name = "TaskInput")
record TaskInput(
        @Nullable @Size(max = 500) @Schema(description = "The column's actor in a matrix; null in an ordinary row")
        String actor,

        @NotNull @Size(max = 10_000) @Schema(description = "May be empty in an ordinary row: the row's title says it")
        String text,

        @NotNull @Size(max = 100) @Schema(description = "Role tokens as printed", example = "[\"ИМЦ\",\"ОО\"]")
        List<@NotBlank @Size(max = 500) String> executors) {

    static TaskInput of(ActivityView.Task task) {
        return new TaskInput(task.actor(), task.text(), task.executors());
    }
}
