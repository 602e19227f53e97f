package ru.opora.identity.factor;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The second factor of those who switched it on, and the codes for the day their telephone is lost. */
public class Factors {

    private static final int RECOVERY_CODES = 10;
    private static final int CODE_BYTES = 10;
    private static final int CODE_GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final SecretBox box;
    private final Clock clock;

    public Factors(JdbcClient jdbc, SecretBox box, Clock clock) {
        this.jdbc = jdbc;
        this.box = box;
        this.clock = clock;
    }

    public boolean isOn(UUID account) {
        return jdbc.sql("select exists(select from identity_factors where account_id = :account)")
                .param("account", account)
                .query(Boolean.class)
                .single();
    }

    public int recoveryCodesLeft(UUID account) {
        return jdbc.sql("select count(*) from identity_recovery_codes where account_id = :account")
                .param("account", account)
                .query(Integer.class)
                .single();
    }

    /** Whether the code shows that the secret has arrived in an application. */
    public boolean fits(byte[] secret, String code) {
        return Totp.step(secret, digits(code), clock.instant().getEpochSecond()).isPresent();
    }

    /**
     * Switches the factor on. To be called in a transaction, with a code that fits.
     *
     * @return the recovery codes, told once; none when it was on already
     */
    public List<String> switchOn(UUID account, byte[] secret, String code) {
        long step = Totp.step(secret, digits(code), clock.instant().getEpochSecond())
                .orElseThrow(() -> new IllegalArgumentException("A code that does not fit"));
        int inserted = jdbc.sql("""
                        insert into identity_factors (account_id, secret, last_step) values (:account, :secret, :step)
                        on conflict do nothing
                        """)
                .param("account", account)
                .param("secret", box.seal(secret, account.toString()))
                .param("step", step)
                .update();
        return inserted == 1 ? newRecoveryCodes(account) : List.of();
    }

    public boolean switchOff(UUID account) {
        return jdbc.sql("delete from identity_factors where account_id = :account")
                        .param("account", account)
                        .update()
                == 1;
    }

    /** The former codes are void. To be called in a transaction. */
    public List<String> newRecoveryCodes(UUID account) {
        jdbc.sql("delete from identity_recovery_codes where account_id = :account")
                .param("account", account)
                .update();
        var codes = Stream.generate(Factors::recoveryCode).limit(RECOVERY_CODES).toList();
        codes.forEach(code -> jdbc.sql("insert into identity_recovery_codes (account_id, code_hash) values (:account, :hash)")
                .param("account", account)
                .param("hash", box.hash(plain(code), account.toString()))
                .update());
        return codes;
    }

    /** Takes a code of the application or a recovery code, each of them once. */
    public boolean take(UUID account, String typed) {
        var code = digits(typed);
        return code.matches("\\d{6}") ? takeTimed(account, code) : takeRecovery(account, typed);
    }

    private boolean takeTimed(UUID account, String code) {
        var step = secret(account)
                .map(secret -> Totp.step(secret, code, clock.instant().getEpochSecond()));
        return step.isPresent()
                && step.get().isPresent()
                && jdbc.sql("update identity_factors set last_step = :step where account_id = :account and last_step < :step")
                                .param("account", account)
                                .param("step", step.get().getAsLong())
                                .update()
                        == 1;
    }

    private boolean takeRecovery(UUID account, String typed) {
        return jdbc.sql("delete from identity_recovery_codes where account_id = :account and code_hash = :hash")
                        .param("account", account)
                        .param("hash", box.hash(plain(typed), account.toString()))
                        .update()
                == 1;
    }

    private Optional<byte[]> secret(UUID account) {
        return jdbc.sql("select secret from identity_factors where account_id = :account")
                .param("account", account)
                .query(String.class)
                .optional()
                .flatMap(secret -> box.open(secret, account.toString()));
    }

    private static String recoveryCode() {
        var bytes = new byte[CODE_BYTES];
        RANDOM.nextBytes(bytes);
        var letters = Base32.encode(bytes);
        return String.join("-", letters.split("(?<=\\G.{" + CODE_GROUP + "})"));
    }

    private static String digits(String typed) {
        return typed.replaceAll("\\s", "");
    }

    private static String plain(String typed) {
        return typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }
}
