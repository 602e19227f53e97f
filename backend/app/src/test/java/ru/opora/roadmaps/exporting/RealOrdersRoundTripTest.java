package ru.opora.roadmaps.exporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ru.opora.platform.documents.writing.PrintFormat;
import ru.opora.roadmaps.importing.recognition.RecognisedPlan;
import ru.opora.terms.Period;

/** The real orders beside the repository: in, out, and in again. */
class RealOrdersRoundTripTest {

    private static final Period YEAR = new Period(LocalDate.of(2020, 9, 1), LocalDate.of(2021, 8, 31));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vasileostrovsky-2021.docx",
                "primorye-2021.docx",
                "primorye-2021.xlsx",
                "leningrad-2022.docx",
                "kirovsky-2019.docx",
                "smolensk-2020-plan.docx",
                "smolensk-2020-interviews.docx",
                "smolensk-2020-interviews.xlsx",
                "smolensk-2020-school-plan.docx"
            })
    void anOrderComesBackEqual(String name) throws IOException {
        byte[] content = Files.readAllBytes(shared("orders").resolve(name));
        RecognisedPlan plan = Exported.read(name, content);
        returns(plan.periodStart() == null ? Exported.within(name, content, YEAR) : plan);
    }

    @ParameterizedTest
    @ValueSource(strings = {"000", "001", "002", "003", "004"})
    void aPastedPageComesBackEqual(String prefix) throws IOException {
        try (Stream<Path> files = Files.list(shared("seeds"))) {
            Path file = files.filter(path -> path.getFileName().toString().startsWith(prefix))
                    .findFirst()
                    .orElseThrow();
            returns(Exported.paste(Files.readString(file)));
        }
    }

    private static void returns(RecognisedPlan plan) {
        Exported exported = new Exported(plan);
        assertThat(Exported.content(exported.again(PrintFormat.DOCX))).isEqualTo(Exported.content(plan));
        assertThat(Exported.content(exported.again(PrintFormat.XLSX))).isEqualTo(Exported.content(plan));
    }

    private static Path shared(String folder) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path found = at.resolve("shared").resolve(folder);
            if (Files.isDirectory(found)) {
                return found;
            }
        }
        return Assumptions.abort("The real orders (shared/" + folder + ") are not beside this repository: skipped");
    }
}
