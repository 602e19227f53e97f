package ru.opora.surveys.campaigns;

import java.text.MessageFormat;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import ru.opora.platform.documents.writing.Leaflet;

/** What a sheet says beside the code. Russian unless English is asked for. */
record SheetWords(Locale language, ResourceBundle words) {

    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    static SheetWords of(Locale locale) {
        Locale language = Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? Locale.ENGLISH : RUSSIAN;
        return new SheetWords(language, ResourceBundle.getBundle("surveys.sheets", language, NO_FALLBACK));
    }

    Leaflet leaflet(CampaignView campaign, ParticipantView.MadeLink link, boolean supervised) {
        List<String> lines = List.of(
                say("audience." + link.audience().name()),
                say("organization", link.organization().name()),
                say("open", DAY.format(campaign.opensOn()), DAY.format(campaign.closesOn())),
                say("how"));
        List<String> notes = new ArrayList<>();
        notes.add(say(campaign.anonymous() ? "anonymous" : "named"));
        if (supervised) {
            notes.add(say("supervised"));
        }
        notes.add(say("asked", campaign.organization().name()));
        if (campaign.contact() != null) {
            notes.add(say("contact", campaign.contact()));
        }
        return new Leaflet(campaign.title(), lines, link.url(), notes);
    }

    private String say(String key, Object... values) {
        return new MessageFormat(words.getString(key), language).format(values);
    }
}
