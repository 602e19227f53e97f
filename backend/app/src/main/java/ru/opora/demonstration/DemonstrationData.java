package ru.opora.demonstration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files under demo/, and the ids that follow from their keys, the same in every installation. */
public final class DemonstrationData {

    /** The system that may read and write everything in the region; published, as the passwords are. */
    public static final String CLIENT_ID = "opora-demo-client";

    public static final String CLIENT_SECRET = "opora-demo-secret";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Somebody who can sign in. */
    public record Account(String username, String password, String name, String role, String organization) {

        /** The subject of the account's tokens. */
        public UUID id() {
            return DemonstrationData.id(username);
        }
    }

    /** All of it, read once: reading files blocks. */
    record Everything(
            Region region,
            List<Account> accounts,
            Documents documents,
            Life life,
            Surveys surveys,
            Visits visits,
            String indicators) {}

    /** The plans as files, each of which goes the way of every order. */
    record Documents(byte[] region, byte[] district, byte[] school, byte[] draft) {}

    /**
     * How the year went, in words.
     *
     * @param rest all of it, for the database to read: what people wrote
     */
    record Life(List<District> districts, List<Remark> agreement, String rest) {}

    /** @param row the title of the row it is about; null: the whole plan */
    record Remark(
            String author, String organization, @Nullable String row, String text) {}

    /**
     * @param schools whose answers are not left to chance
     * @param words what people write, for every survey
     */
    record Surveys(List<Form> questionnaires, List<Survey> campaigns, List<School> schools, List<String> words) {

        School of(UUID organization) {
            return schools.stream()
                    .filter(school -> id(school.key()).equals(organization))
                    .findFirst()
                    .orElse(School.USUAL);
        }
    }

    /**
     * How a school answers.
     *
     * @param least how many answer each survey at least; no more than the survey's most
     * @param most how many answer each survey at most; null: as in others
     * @param risks by factor the risk that its answers say
     */
    record School(String key, int least, @Nullable Integer most, Map<String, Double> risks) {

        static final School USUAL = new School("", 0, null, Map.of());
    }

    /** @param readyMade code of the questionnaire that it is a copy of */
    record Form(String key, String readyMade, String organization) {}

    /**
     * A survey of schools.
     *
     * @param within whose schools
     * @param everyNth how many of them are passed over
     * @param opens days from today
     * @param closes days from today
     * @param least how many answer in a school at least
     * @param worse by how much its answers are lower than usual, from -1 to 1
     * @param token of a published link; null: none
     * @param letters how many teachers of the first school are invited by letter; null: none
     */
    record Survey(
            String key,
            String questionnaire,
            String organization,
            String title,
            @Nullable String contact,
            String audience,
            String within,
            int everyNth,
            int opens,
            int closes,
            String state,
            int least,
            int most,
            int expected,
            double worse,
            @Nullable String token,
            @Nullable Integer letters) {

        boolean isDraft() {
            return state.equals("DRAFT");
        }
    }

    record Visits(Checklist checklist, List<Visit> visits) {}

    record Checklist(String name, List<String> items) {}

    /**
     * A visit to a school.
     *
     * @param visitor a username, or person: and a name
     * @param days from today
     * @param answers to the points of the checklist, in their order
     * @param acknowledged how many days later the school takes note of it
     * @param cancelled why it does not take place
     */
    record Visit(
            String key,
            String school,
            String visitor,
            String kind,
            int days,
            String time,
            String purpose,
            boolean listed,
            List<String> answers,
            @Nullable String findings,
            String state,
            @Nullable Integer acknowledged,
            @Nullable String cancelled,
            List<Recommendation> recommendations) {}

    /**
     * @param due days from today
     * @param early how many days before its day it was done
     */
    record Recommendation(
            String text,
            int due,
            String state,
            @Nullable String answer,
            @Nullable String done,
            @Nullable Integer early) {}

    /** @param of its name in the genitive, as titles have it */
    record District(String key, String order, String signatory, String of, int consultations, String state) {}

    record Region(
            List<Unit> organizations,
            List<Person> people,
            List<Programme> programmes,
            List<Participation> participations,
            List<Partnership> partnerships) {}

    record Unit(
            String key,
            @Nullable String parent,
            String kind,
            String name,
            @Nullable String shortName,
            String timeZone) {}

    record Person(String name, List<Membership> memberships) {}

    record Membership(String role, String organization) {}

    /** @param cohorts years, counted from the present one */
    record Programme(
            String key, String kind, String name, String shortName, List<Integer> cohorts, List<Ground> grounds) {}

    record Ground(String code, String name) {}

    /** @param left why the school has left; null while it takes part */
    record Participation(
            String programme,
            String school,
            int cohort,
            String ground,
            @Nullable String left) {}

    record Partnership(
            String kind,
            String school,
            String partner,
            @Nullable String agreement) {}

    private DemonstrationData() {}

    /** Those who can sign in, one for each role. */
    public static List<Account> accounts() {
        return List.of(JSON.readValue(bytes("accounts.json"), Account[].class));
    }

    static Everything everything(int year) {
        return new Everything(
                region(),
                accounts(),
                new Documents(
                        document("roadmap.html", year),
                        document("district.html", year),
                        document("school.html", year),
                        document("draft.html", year)),
                life(),
                JSON.readValue(bytes("surveys.json"), Surveys.class),
                JSON.readValue(bytes("visits.json"), Visits.class),
                new String(bytes("monitoring.json"), StandardCharsets.UTF_8));
    }

    private static Life life() {
        JsonNode words = JSON.readTree(bytes("life.json"));
        return new Life(
                List.of(JSON.treeToValue(words.get("districts"), District[].class)),
                List.of(JSON.treeToValue(words.get("agreement"), Remark[].class)),
                words.toString());
    }

    static Region region() {
        return JSON.readValue(bytes("region.json"), Region.class);
    }

    /** A document of the demonstration, written for a year. */
    private static byte[] document(String name, int year) {
        return new String(bytes(name), StandardCharsets.UTF_8)
                .replace("{year}", String.valueOf(year))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The id that follows from a key. */
    public static UUID id(String key) {
        return UUID.nameUUIDFromBytes(("opora-demo:" + key).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bytes(String name) {
        try (InputStream in = Objects.requireNonNull(DemonstrationData.class.getResourceAsStream("/demo/" + name))) {
            return in.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
