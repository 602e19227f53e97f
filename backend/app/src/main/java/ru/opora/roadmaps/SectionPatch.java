package ru.opora.roadmaps;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import ru.opora.platform.web.Patch;

/** What may be changed of a draft's section; a field left out stays as it is, null removes it. */
@Schema(name = "SectionPatch")
record SectionPatch(
        @Size(max = 100) Patch<String> number,
        @Size(max = 4000) Patch<String> title) {}
