package ru.opora.identity.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.text.ParseException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;

/** The keys that sign tokens, kept in the database so that a restart does not sign everybody out. */
public class SigningKeys {

    public static final SignatureAlgorithm ALGORITHM = SignatureAlgorithm.ES256;

    private final JdbcClient jdbc;

    public SigningKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All keys, newest first; the first start makes one. */
    public JWKSet load() {
        if (stored().isEmpty()) {
            insert(generate());
        }
        return new JWKSet(stored());
    }

    /** The private part of the first key ever made: it stays the first when keys are renewed. */
    public byte[] firstSecret() {
        var first = load().getKeys().get(stored().size() - 1);
        return ((ECKey) first).getD().decode();
    }

    private List<JWK> stored() {
        return jdbc
                .sql("select jwk from identity_signing_keys order by created_at desc, id")
                .query(String.class)
                .list()
                .stream()
                .map(SigningKeys::parse)
                .toList();
    }

    /** Two nodes that start together on an empty table end with one key: the second insert does nothing. */
    private void insert(ECKey key) {
        jdbc.sql("""
                        insert into identity_signing_keys (id, jwk)
                        select :id, :jwk where not exists (select from identity_signing_keys)
                        """)
                .param("id", key.getKeyID())
                .param("jwk", key.toJSONString())
                .update();
    }

    private static ECKey generate() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("This Java cannot make an ES256 key", e);
        }
    }

    private static JWK parse(String json) {
        try {
            return JWK.parse(json);
        } catch (ParseException e) {
            throw new IllegalStateException("A row of identity_signing_keys is not a JSON web key", e);
        }
    }
}
