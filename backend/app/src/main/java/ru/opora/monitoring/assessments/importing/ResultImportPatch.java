package ru.opora.monitoring.assessments.importing;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.platform.web.Patch;

/** What a person says of a file; it is checked anew then. */
@Schema(name = "AssessmentImportPatch")
record ResultImportPatch(
        @NotNull
        @Min(0)
        @Schema(
                description =
                        "Which sheet of the workbook is read; what was said of columns does not count for another one")
        Patch<Integer> sheet,

        @NotNull @Size(max = 500) Patch<List<@NotNull @Valid Column>> columns,
        @NotNull @Valid Patch<ResultImportView.Defaults> defaults,
        @NotNull @Size(max = 5000) Patch<List<@NotNull @Valid School>> schools,
        @Size(min = 1, max = 2000) Patch<String> reason) {

    /** What a column holds. */
    @Schema(name = "AssessmentImportColumnCorrection")
    record Column(@NotNull @Min(0) Integer index, @NotNull ResultColumn role) {}

    /** Which school a name means. */
    @Schema(name = "AssessmentImportSchoolChoice")
    record School(
            @NotBlank @Size(max = 500) @Schema(description = "As printed in the file")
            String name,

            @Nullable
            @Size(max = 500)
            @Schema(
                    description =
                            "As printed beside the name, empty where nothing is; left out: wherever the name means no single school")
            String municipality,

            @Nullable @Schema(description = "Null: as understood")
            UUID organizationId) {

        String key() {
            return municipality == null ? name : key(municipality, name);
        }

        /** Names repeat from one municipality to another. */
        static String key(String municipality, String name) {
            return municipality + '\n' + name;
        }
    }
}
