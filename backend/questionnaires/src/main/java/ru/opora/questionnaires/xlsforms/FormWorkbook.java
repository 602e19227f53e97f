package ru.opora.questionnaires.xlsforms;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sheets of a file, whatever its format. */
record FormWorkbook(List<FormTable> sheets, boolean macros) {

    /** Forms have some hundred kilobytes; media are no part of them. */
    static final int FILE_BYTES = 5 << 20;

    FormWorkbook {
        sheets = List.copyOf(sheets);
    }

    static FormWorkbook read(byte[] file, Issues issues) {
        if (file.length > FILE_BYTES) {
            throw new XlsFormRefused(XlsFormCode.TOO_LARGE, file.length + " > " + FILE_BYTES);
        }
        try {
            if (starts(file, 'P', 'K', 3, 4)) {
                ArchiveGuard.check(file);
                return XlsxFile.read(file, issues);
            }
            if (starts(file, 0xd0, 0xcf, 0x11, 0xe0)) {
                // The container of Excel 97 is the one of encrypted workbooks, too.
                if (contains(file, "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0")) {
                    throw new XlsFormRefused(XlsFormCode.ENCRYPTED, "xlsx");
                }
                return XlsFile.read(file, issues);
            }
        } catch (IOException e) {
            throw new XlsFormRefused(XlsFormCode.DAMAGED, "xls or xlsx");
        }
        return CsvFile.read(file);
    }

    private static boolean starts(byte[] file, int... signature) {
        if (file.length < signature.length) {
            return false;
        }
        for (int i = 0; i < signature.length; i++) {
            if ((file[i] & 0xff) != signature[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean contains(byte[] file, String text) {
        return new String(file, java.nio.charset.StandardCharsets.ISO_8859_1).contains(text);
    }

    @Nullable
    FormTable sheet(String name) {
        for (FormTable sheet : sheets) {
            if (sheet.name().strip().equalsIgnoreCase(name)) {
                return sheet;
            }
        }
        return null;
    }

    /** The survey: the sheet that is called so, or the only one, when it looks like a survey. */
    @Nullable
    FormTable survey() {
        FormTable named = sheet("survey");
        if (named != null || sheets.size() != 1 || sheets.get(0).rows().isEmpty()) {
            return named;
        }
        boolean typed = sheets.get(0).rows().get(0).cells().values().stream().anyMatch("type"::equalsIgnoreCase);
        return typed ? sheets.get(0) : null;
    }
}
