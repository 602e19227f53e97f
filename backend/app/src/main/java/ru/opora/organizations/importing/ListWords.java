package ru.opora.organizations.importing;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What is wrong in rows, in the reader's words. */
@Component
class ListWords {

    private final MessageSource messages;

    ListWords(MessageSource messages) {
        this.messages = messages;
    }

    ListRowView view(ListRowQueries.Stored stored, Locale locale) {
        JudgedRow judged = stored.judged();
        return new ListRowView(
                judged.row().position(),
                judged.row().sheet(),
                judged.row().number(),
                judged.outcome(),
                judged.fields().getOrDefault("name", stored.called()),
                judged.municipality(),
                judged.organizationId(),
                judged.changes(),
                judged.faults().stream().map(fault -> error(fault, locale)).toList(),
                judged.candidates(),
                stored.done());
    }

    /** Everything that keeps a row from being carried out, in one text. */
    String reasons(JudgedRow judged, Locale locale) {
        if (judged.outcome() == RowOutcome.AMBIGUOUS) {
            String names = judged.candidates().stream()
                    .map(ListRowView.Candidate::name)
                    .collect(Collectors.joining("; "));
            return say("AMBIGUOUS", locale, names);
        }
        List<String> reasons =
                judged.faults().stream().map(fault -> say(fault.code(), locale)).toList();
        return String.join("; ", reasons);
    }

    String say(String code, Locale locale, Object... arguments) {
        return messages.getMessage("row." + code, arguments, locale);
    }

    private ListRowView.RowError error(RowFields.Fault fault, Locale locale) {
        return new ListRowView.RowError(fault.role(), fault.code(), say(fault.code(), locale));
    }
}
