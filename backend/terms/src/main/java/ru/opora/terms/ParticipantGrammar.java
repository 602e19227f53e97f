package ru.opora.terms;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A date for each named organisation: «Ноябрь 15.11.2022 (школа А), 17.11.2022 (школа Б; школа В)». */
final class ParticipantGrammar {

    private static final Pattern ORGANISATION = Pattern.compile(
            "(?iu)\\b(?:М?[БАК]?[ОД]+У|М[БАК]ОУ|М[БАК]ДОУ|Г[БАК]ОУ|ОГБОУ|НОУ|ЧОУ|СОШ|ООШ|НОШ|ОСШ|ОШ|ДОУ|ИМЦ|МОУО|школ[аыеу]?|гимнази[яи]"
                    + "|лице[йя]|интернат\\p{L}*|центр\\p{L}*|округ\\p{L}*|район\\p{L}*|училищ\\p{L}*)(?![\\p{L}])|№");

    private ParticipantGrammar() {}

    static @Nullable Meaning read(String text, List<Token> raw, Set<TermReason> doubts) {
        int open = indexOfBracketAfterDate(raw, 0);
        if (open < 0) {
            return null;
        }
        return null;
    }

    private static int indexOfBracketAfterDate(List<Token> raw, int from) {
        for (int i = Math.max(1, from); i < raw.size(); i++) {
            if (raw.get(i).lex() == Lex.OPEN && raw.get(i - 1).lex() == Lex.NUM) {
                return i;
            }
        }
        return -1;
    }

    static List<String> none() {
        return new ArrayList<>();
    }

    static boolean isOrganisation(String text) {
        return ORGANISATION.matcher(text).find();
    }
}
