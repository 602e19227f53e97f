-- People who are asked by a letter with a link of their own (docs/adr/0052-letters-to-respondents.md).

-- due: which letter waits to be sent.
CREATE TABLE surveys_invitations (
    id             uuid PRIMARY KEY,
    participant_id uuid        NOT NULL REFERENCES surveys_participants (id) ON DELETE CASCADE,
    email          text        NOT NULL CHECK (length(email) BETWEEN 3 AND 254),
    language       text        NOT NULL CHECK (language IN ('ru', 'en')),
    due            text CHECK (due IN ('INVITATION', 'REMINDER')),
    due_at         timestamptz,
    claimed_until  timestamptz,
    attempts       integer     NOT NULL DEFAULT 0,
    failure        text CHECK (failure IN ('ADDRESS_REFUSED', 'NOT_TAKEN')),
    invited_on     date,
    reminded_on    date,
    revoked_on     date,
    created_by     text        NOT NULL,
    created_at     timestamptz NOT NULL DEFAULT now(),
    UNIQUE (participant_id, email)
);
CREATE INDEX surveys_invitations_due_at_idx ON surveys_invitations (due_at) WHERE due IS NOT NULL;
CALL opora_protect_child('surveys_invitations', 'participant_id', 'surveys_participants');
CALL opora_audit('surveys_invitations', 'surveyInvitation',
    '{email,due,due_at,claimed_until,attempts,failure,invited_on,reminded_on}');

-- The link of a letter; an earlier letter's stays good. They stand apart from links that are told: a reminder goes to those who have
-- not answered, so neither a list nor the record of changes may say who got one.
CREATE TABLE surveys_letters (
    secret_hash   text PRIMARY KEY,
    invitation_id uuid NOT NULL REFERENCES surveys_invitations (id) ON DELETE CASCADE
);
CREATE INDEX surveys_letters_invitation_id_idx ON surveys_letters (invitation_id);
CALL opora_policies('surveys_letters', '''{""}'' = (SELECT opora_scope())::text', '''{""}'' = (SELECT opora_scope())::text');
REVOKE UPDATE ON surveys_letters FROM opora_app;

-- That somebody invited has answered. claim is a hash of the link's secret, which the database does not know, and the answer's id:
-- so the same answer may be sent again and another may not, and which answer it was is written nowhere. It has no foreign key,
-- no moment, and no entry in the record of changes.
CREATE TABLE surveys_claims (
    invitation_id uuid PRIMARY KEY,
    claim         text NOT NULL CHECK (claim ~ '^[0-9a-f]{64}$')
);
CALL opora_policies('surveys_claims', '''{""}'' = (SELECT opora_scope())::text', '''{""}'' = (SELECT opora_scope())::text');
REVOKE UPDATE, DELETE ON surveys_claims FROM opora_app;

-- Writes all claims anew in an order by chance, in one transaction: neither their place on the disk nor the number of their
-- transaction says any more beside which answer they came. Claims of invitations that are gone go with it.
CREATE FUNCTION surveys_shuffle_claims() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    written bigint;
BEGIN
    WITH gone AS (DELETE FROM surveys_claims RETURNING invitation_id, claim)
    INSERT INTO surveys_claims (invitation_id, claim)
    SELECT g.invitation_id, g.claim FROM gone g
    WHERE EXISTS (SELECT 1 FROM surveys_invitations i WHERE i.id = g.invitation_id) ORDER BY random();
    GET DIAGNOSTICS written = ROW_COUNT;
    RETURN written;
END $$;

-- The next letter that is due, for a few minutes nobody else's. Of a campaign that is not open, and to who has answered, none is sent.
CREATE FUNCTION surveys_next_letter(moment timestamptz) RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    found uuid;
BEGIN
    SELECT i.id INTO found FROM surveys_invitations i
    WHERE i.due IS NOT NULL AND i.due_at <= moment AND (i.claimed_until IS NULL OR i.claimed_until < moment)
    ORDER BY i.due_at LIMIT 1 FOR UPDATE SKIP LOCKED;
    UPDATE surveys_invitations SET claimed_until = moment + interval '5 minutes', attempts = attempts + 1 WHERE id = found;
    RETURN found;
END $$;

-- Answers whose scores are not in the sums yet (docs/adr/0053-risk-profiles.md). Who counts an answer puts it here, in the same transaction;
-- who adds its scores takes it away: each is added once.
CREATE TABLE surveys_unscored (
    response_id uuid PRIMARY KEY
) WITH (autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_scale_factor = 0.0);
CALL opora_policies('surveys_unscored', '''{""}'' = (SELECT opora_scope())::text', '''{""}'' = (SELECT opora_scope())::text');
REVOKE UPDATE ON surveys_unscored FROM opora_app;
CREATE FUNCTION surveys_counted() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    INSERT INTO surveys_unscored SELECT r.response_id FROM removed r ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER counted AFTER DELETE ON surveys_uncounted REFERENCING OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION surveys_counted();
INSERT INTO surveys_unscored
SELECT r.id FROM surveys_responses r WHERE NOT EXISTS (SELECT 1 FROM surveys_uncounted u WHERE u.response_id = r.id);

-- What a group says of a factor: how many answered so large a share (in percent, by steps of five) of what was shown to them, and
-- the sum of their scores. So a formula may ask for another share without reading an answer again. The factor '' counts
-- everybody. Small groups are in it: the API alone reads it, as the system.
CREATE TABLE surveys_scores (
    participant_id uuid     NOT NULL REFERENCES surveys_participants (id) ON DELETE CASCADE,
    factor         text     NOT NULL,
    share          smallint NOT NULL CHECK (share BETWEEN 0 AND 100),
    respondents    bigint   NOT NULL,
    total          float8   NOT NULL,
    PRIMARY KEY (participant_id, factor, share)
);
CALL opora_policies('surveys_scores', '''{""}'' = (SELECT opora_scope())::text', '''{""}'' = (SELECT opora_scope())::text');
REVOKE DELETE ON surveys_scores FROM opora_app;

-- That the profile of a school has moved: what screens are told. Told after at least five answers, and a tenth of all: a moment
-- must not say whose answer came.
CREATE TABLE surveys_profiles (
    id      uuid PRIMARY KEY REFERENCES organizations (id) ON DELETE CASCADE,
    moved   bigint NOT NULL DEFAULT 0,
    pending bigint NOT NULL DEFAULT 0
);
CALL opora_protect('surveys_profiles', 'id');
CALL opora_audit('surveys_profiles', 'riskProfile', '{pending}');
REVOKE DELETE ON surveys_profiles FROM opora_app;
-- The row is there before the first answer: its own moment is that of asking.
CREATE FUNCTION surveys_asked() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    INSERT INTO surveys_profiles (id) SELECT DISTINCT a.organization_id FROM added a ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER asked AFTER INSERT ON surveys_participants REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION surveys_asked();
INSERT INTO surveys_profiles (id) SELECT DISTINCT p.organization_id FROM surveys_participants p;

-- Who opened which file of an answer.
CREATE TABLE surveys_openings (
    id             uuid PRIMARY KEY,
    participant_id uuid NOT NULL REFERENCES surveys_participants (id) ON DELETE CASCADE,
    upload_id      uuid NOT NULL,
    opened_by      text NOT NULL,
    opened_on      date NOT NULL
);
CREATE INDEX surveys_openings_participant_id_idx ON surveys_openings (participant_id);
CALL opora_protect_child('surveys_openings', 'participant_id', 'surveys_participants');
CALL opora_audit('surveys_openings', 'surveyFileOpening');
REVOKE UPDATE, DELETE ON surveys_openings FROM opora_app;
CREATE INDEX surveys_uploads_participant_id_idx ON surveys_uploads (participant_id, question, id) WHERE response_id IS NOT NULL;

-- How sums of scores become the significance of a factor: data, shown beside each result. One of no organisation comes with the product;
-- for a school the nearest published one above it is in force, of several there the newest. A published one never changes.
CREATE TABLE monitoring_formulas (
    id              uuid PRIMARY KEY,
    organization_id uuid REFERENCES organizations (id),
    number          integer,
    name            text        NOT NULL CHECK (length(name) BETWEEN 1 AND 300),
    source          text        NOT NULL CHECK (length(source) BETWEEN 1 AND 2000),
    note            text CHECK (length(note) BETWEEN 1 AND 2000),
    definition      jsonb       NOT NULL,
    published_on    date,
    version         bigint      NOT NULL DEFAULT 0,
    created_by      text        NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    CHECK ((number IS NULL) = (published_on IS NULL))
);
CREATE UNIQUE INDEX monitoring_formulas_number_idx ON monitoring_formulas (organization_id, number) WHERE number IS NOT NULL;
CREATE INDEX monitoring_formulas_organization_id_idx ON monitoring_formulas (organization_id);
INSERT INTO platform_protected_tables VALUES ('monitoring_formulas', 'organization_id');
CALL opora_policies('monitoring_formulas',
    'organization_id IS NULL AND cardinality((SELECT opora_scope())) > 0 OR ''{""}'' = (SELECT opora_scope())::text OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id)',
    '''{""}'' = (SELECT opora_scope())::text OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.path <@ (SELECT opora_scope()))');
INSERT INTO monitoring_formulas (id, number, name, source, definition, published_on, created_by) VALUES (
    '00000000-0000-4000-8000-000000000001', 1, 'Рисковый профиль школы, базовая',
    'Методика рисковых профилей проекта «500+»: пункт r в [0, 1]; респондент учитывается от 70 % ответов; оценка группы — среднее; фактор — взвешенное среднее групп от 5 человек.',
    '{"answeredShare": 0.7, "smallestGroup": 5, "low": 0.2, "medium": 0.4, "high": 0.6, "weights": {}, "factorWeights": {}}', '2026-01-01', 'opora');
CALL opora_audit('monitoring_formulas', 'riskFormula');
CREATE FUNCTION monitoring_formula_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'A published formula is frozen' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER frozen BEFORE UPDATE ON monitoring_formulas FOR EACH ROW WHEN (OLD.published_on IS NOT NULL)
    EXECUTE FUNCTION monitoring_formula_frozen();
REVOKE DELETE ON monitoring_formulas FROM opora_app;

-- What somebody who knows the school says of a computed factor. Later ones stand for earlier ones, which stay.
CREATE TABLE monitoring_reviews (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organizations (id),
    factor          text        NOT NULL CHECK (length(factor) BETWEEN 1 AND 64),
    computed        text        NOT NULL,
    decision        text        NOT NULL CHECK (decision IN ('CONFIRMED', 'OVERRIDDEN')),
    significance    text        NOT NULL CHECK (significance IN ('HIGH', 'MEDIUM', 'LOW', 'NONE', 'INSUFFICIENT_DATA')),
    reason          text        NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
    decided_by      text        NOT NULL,
    decided_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    CHECK (decision = 'OVERRIDDEN' OR significance = computed)
);
CREATE INDEX monitoring_reviews_organization_id_idx ON monitoring_reviews (organization_id, factor, decided_at);
CALL opora_protect('monitoring_reviews', 'organization_id');
CALL opora_audit('monitoring_reviews', 'riskFactorReview');
REVOKE UPDATE, DELETE ON monitoring_reviews FROM opora_app;

-- What a school may do about a factor: proposals that are changed before they become rows of a plan.
CREATE TABLE monitoring_measures (
    id              uuid PRIMARY KEY,
    factor          text    NOT NULL,
    position        integer NOT NULL UNIQUE,
    title           text    NOT NULL,
    expected_result text    NOT NULL,
    term_text       text    NOT NULL,
    tokens          text[]  NOT NULL
);
CALL opora_policies('monitoring_measures', 'cardinality((SELECT opora_scope())) > 0', 'false');
REVOKE INSERT, UPDATE, DELETE ON monitoring_measures FROM opora_app;
INSERT INTO monitoring_measures (id, factor, position, title, expected_result, term_text, tokens) VALUES
    ('596f1b84-e55e-5da9-b6c9-ca07911041e7', 'SCHOOL_EQUIPMENT', 1, 'Составить перечень недостающего оборудования и заявку учредителю', 'Заявка с расчетом направлена учредителю', 'в течение месяца', '{ОО}'),
    ('a447e8b6-2fde-5f0d-a47b-ec55cd5d7db3', 'SCHOOL_EQUIPMENT', 2, 'Договориться со школой-партнером о совместных занятиях на ее оборудовании', 'График совместных занятий', 'ежемесячно', '{ОО}'),
    ('16d2b8b1-9fdf-57d2-aa1f-c37b00e26a99', 'TEACHER_SHORTAGE', 3, 'Закрыть вакансии: объявления, целевые договоры, сетевые уроки', 'Вакансии по основным предметам закрыты', 'в течение года', '{ОО}'),
    ('44633fce-055f-539d-9bb6-0481f5553227', 'TEACHER_SHORTAGE', 4, 'Пригласить студентов педагогического колледжа на практику в школу', 'Не менее 2 практикантов', 'сентябрь, октябрь', '{ОО}'),
    ('4f5db5c7-5ee0-5046-b242-23f9bf92b078', 'PUPIL_FAILURE', 5, 'Провести входные работы и составить карты пробелов по классам', 'Карты пробелов в каждом классе', 'в течение месяца', '{ОО}'),
    ('5a5fda20-ab53-5ed7-9e36-07b60b575155', 'PUPIL_FAILURE', 6, 'Открыть группы поддержки для учеников с пробелами', 'Не менее 60 % учеников групп повысили результат', 'еженедельно', '{ОО}'),
    ('88bdc300-bbb0-56f6-9d8e-8f01900f872e', 'TEACHER_COMPETENCE', 7, 'Взаимное посещение уроков с разбором', 'Не менее 2 посещений на учителя в четверть', 'не менее чем 1 раз в квартал', '{ОО}'),
    ('63e3e90e-a80b-5bb5-a43b-0815eef43463', 'TEACHER_COMPETENCE', 8, 'Составить планы роста учителей по итогам диагностики', 'План роста у каждого учителя', 'в течение месяца', '{ОО,ИМЦ}'),
    ('f011ff83-1329-571c-9660-60765c8a513d', 'SPECIAL_NEEDS', 9, 'Наладить работу психолого-педагогического консилиума', 'Протоколы заседаний', 'не менее чем 1 раз в квартал', '{ОО}'),
    ('4db371c7-e136-5ec8-8a2a-4ab590a2e65e', 'SPECIAL_NEEDS', 10, 'Обучить учителей работе с детьми с ОВЗ', 'Не менее 50 % учителей обучены', 'в течение года', '{ОО}'),
    ('099a0269-f199-5f63-8120-4b9da4381ce8', 'LANGUAGE_CULTURE', 11, 'Открыть занятия русским языком для детей, которым он не родной', 'Занятия идут, посещаемость от 80 %', 'еженедельно', '{ОО}'),
    ('4385ad48-ab7f-572d-987e-57c153ee1be3', 'LANGUAGE_CULTURE', 12, 'Встречи семей разных культур в школе', 'Не менее 4 встреч за год', 'не менее чем 1 раз в квартал', '{ОО}'),
    ('845570d1-d9cc-5809-b320-c8d5f8e6355f', 'MOTIVATION', 13, 'Ввести проектные дни с выбором темы учеником', 'Проект у каждого ученика 5–9 классов', 'ежемесячно', '{ОО}'),
    ('15b585e8-2288-5e4b-ab7a-c9f7cf367bd6', 'MOTIVATION', 14, 'Профориентационные встречи с выпускниками', 'Не менее 6 встреч за год', 'в течение года', '{ОО}'),
    ('b05b902c-112e-5af8-b3d4-164545f560b6', 'WELL_BEING', 15, 'Провести опрос о безопасности и разобрать итоги с классами', 'Итоги разобраны в каждом классе', 'в течение месяца', '{ОО}'),
    ('3d26032d-e0a4-5d6a-b6e9-c8ff24df2663', 'WELL_BEING', 16, 'Открыть часы приема школьного психолога', 'Прием не реже 2 раз в неделю', 'еженедельно', '{ОО}'),
    ('5bf71c2a-bc2f-5caa-9f8d-5c06928af371', 'DISCIPLINE', 17, 'Принять вместе с учениками правила урока и перемены', 'Правила приняты советом школы', 'в течение месяца', '{ОО}'),
    ('007a8176-ef01-5dbf-9620-cb9a7bfb4075', 'DISCIPLINE', 18, 'Разбирать пропуски уроков с классными руководителями', 'Пропусков без причины вдвое меньше', 'еженедельно', '{ОО}'),
    ('017ae39b-0eba-5f16-aa46-e1bf85c6124d', 'PARENT_INVOLVEMENT', 19, 'Родительские собрания по запросам семей', 'В собраниях участвуют не менее 60 % родителей', 'не менее чем 1 раз в квартал', '{ОО}'),
    ('253f4c63-0121-5e5f-ba60-f155cc6449ac', 'PARENT_INVOLVEMENT', 20, 'День открытых уроков для родителей', 'Не менее 2 дней за год', 'ноябрь, март', '{ОО}');

-- That measures against a factor became rows of a school's roadmap. There is no foreign key: rooms do not know each other's tables,
-- and a draft may be deleted.
CREATE TABLE monitoring_programmes (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organizations (id),
    factor          text        NOT NULL CHECK (length(factor) BETWEEN 1 AND 64),
    roadmap_id      uuid        NOT NULL,
    roadmap_title   text        NOT NULL,
    row_count       integer     NOT NULL CHECK (row_count > 0),
    created_by      text        NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX monitoring_programmes_organization_id_idx ON monitoring_programmes (organization_id, created_at);
CALL opora_protect('monitoring_programmes', 'organization_id');
CALL opora_audit('monitoring_programmes', 'antiRiskProgramme');
REVOKE UPDATE, DELETE ON monitoring_programmes FROM opora_app;
